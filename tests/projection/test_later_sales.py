"""Tax of a plan in steps, against working out every future by itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from decision.projection.later_sales import day_sales
from decision.projection.sale_grid import SaleGrid
from decision.projection.tax_effect import household_of, tax_effect
from decision.strategies.plan import Plan, Sale
from decision.tax.preview import preview
from decision.tax.years import loss_use
from tests.builders import a_case, a_lot, a_standing, the_plans

RNG = np.random.default_rng(7)
FUTURES = 12
# A fall and a rise from 70 in three months, each sale at a price of its own.
PRICES = 70 * np.exp(RNG.normal(0, 0.2, size=(3, FUTURES)))


def steps(form: str, **changes: Any) -> Plan:
    return next(plan for plan in the_plans("stage", **changes) if plan.form == form)


def by_hand(plan: Plan, prices: list[float], **changes: Any) -> Any:
    """One future: each sale previewed at its own price, after those before it.

    They are listed in a case of the day before: a sale of the day of a case has left
    its lots already.
    """
    standing = a_standing(**changes)
    household = household_of(standing)
    assert household is not None
    results: dict[int, tuple[float, float]] = {}
    listed: list[dict[str, Any]] = []
    for day, price in zip(plan.days, prices, strict=True):
        case = a_case(**changes | {"as_of": "2026-11-19", "trades": listed})
        sold = plan.sold_on(day).units_by_lot
        found = preview(case, on=day, units=sold, price=price)
        short, long = results.get(day.year - 2026, (0.0, 0.0))
        counted = (short + found.short_result, long + found.long_result)
        results[day.year - 2026] = counted
        listed = listed + [
            {
                "on": day.isoformat(),
                "side": "sell",
                "units": units,
                "unit_price": price,
                "lot": f"lot {place}",
            }
            for place, units in sold.items()
        ]
    years = int(standing.final_horizon) + 1
    taxpayer = household.taxpayer
    return loss_use(taxpayer, on=standing.day, results=results, years=years).savings


def on_the_grid(plan: Plan, **changes: Any) -> Any:
    """Savings by year and future, read off between the columns."""
    standing = a_standing(**changes)
    effect = tax_effect(plan, standing, household_of(standing))
    assert isinstance(effect.grid, SaleGrid)
    return effect.grid.place(list(PRICES[: len(plan.days)])).read(effect.savings)


def lots(*changes: dict[str, Any]) -> dict[str, Any]:
    named = [a_lot(id=f"lot {n}", **change) for n, change in enumerate(changes)]
    return {"lots": named, "price": {"unit": 70, "on": "2026-11-19"}}


FULL = {"tax": {"marginal": None, "wages": 90_000, "short_gains": 2_500}}
CASES: dict[str, dict[str, Any]] = {
    "one lot": {"position": lots({})},
    "many units": {"position": lots({"units": 900})},
    "a household": {"position": lots({"units": 300}), **FULL},
    "gains next year": {
        "position": lots({"units": 300}),
        "tax": {"gains_next_year": 8_000},
    },
    "a gain in some futures": {"position": lots({"unit_cost": 75})},
    "a recent lot": {
        "position": lots({"unit_cost": 110}, {"acquired": "2026-11-05", "units": 40})
    },
}


def older_first(**changes: Any) -> Plan:
    """The old lot today, the recent one a month later: it takes loss and is sold."""
    plan = steps("regret", **changes)
    today, next_day, _ = plan.days
    return replace(
        plan,
        sales=(
            Sale(on=today, lots=(100.0, 0.0), to="broad_fund"),
            Sale(on=next_day, lots=(0.0, 40.0), to="broad_fund"),
        ),
    )


def assert_savings_agree(plan: Plan, **changes: Any) -> None:
    """Within half a percent of the value: a grid bends a little later than tax."""
    standing = a_standing(**changes)
    found = on_the_grid(plan, **changes)
    for future in range(FUTURES):
        prices = [standing.net_unit, *PRICES[1 : len(plan.days), future]]
        expected = by_hand(plan, prices, **changes)
        near = 0.005 * standing.value
        assert found[:, future] == pytest.approx(expected, abs=near)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("form", ["regret", "two_tax_years"])
def test_savings_on_the_grid_are_those_of_every_future_by_itself(
    name: str, form: str
) -> None:
    changes = CASES[name]

    assert_savings_agree(steps(form, **changes), **changes)


def test_loss_that_a_sale_moved_into_units_sold_later_comes_back_in_every_future() -> (
    None
):
    changes = CASES["a recent lot"]

    assert_savings_agree(older_first(**changes), **changes)


def test_a_recent_lot_that_remains_takes_loss_and_gives_it_back_when_it_is_sold() -> (
    None
):
    """40 units bought 15 days ago stay while the older lot is sold first."""
    changes = CASES["a recent lot"]

    first, second = day_sales(older_first(**changes), a_standing(**changes))

    loss = 100 * (110 - 69.93)
    assert first.deferred == pytest.approx(0.4 * loss)
    assert second.received(1.0) == pytest.approx(0.4 * loss)


def test_recent_lots_are_sold_first_so_that_they_take_nothing() -> None:
    changes = CASES["a recent lot"]
    plan = steps("regret", **changes)

    sales = day_sales(plan, a_standing(**changes))

    assert plan.sold_on(plan.days[0]).units_of(1) == 40
    assert [sale.deferred for sale in sales] == [0, 0, 0]
