"""Money due: what is sold for it, in which order, and the tax of that."""

from typing import Any

import numpy as np
import pytest

from decision.projection import project
from decision.projection.forced_tax import ForcedTax, forced_tax
from decision.projection.tax_effect import household_of
from decision.strategies.plan import Plan, Sale
from decision.tax.years import loss_use
from tests.builders import TODAY, a_lot, a_standing, merged

HOLD = Plan(strategy="hold", because="no_reason_to_leave")
SURE: dict[str, Any] = {
    "household": {
        "other_investments": 0,
        "cash": 0,
        "needs": [{"amount": 2_000, "due": "2028-11-20"}],
    },
    "costs": {"spread": 0},
    "market": {"volatility": 0, "beta": 0},
}
DUE = 731 / 365.25
END = 1.03 ** (3 - DUE)


def wealth_of(plan: Plan = HOLD, **changes: Any) -> float:
    """What the only future there is without volatility ends with."""
    standing = a_standing(**merged(SURE, changes))
    household = household_of(standing)
    projection = project(standing, [HOLD, plan], household=household, paths=20)
    (wealth,) = np.unique(projection.wealth(plan).round(6))
    return float(wealth)


def half_to_fund(units: float) -> Plan:
    sale = Sale(on=TODAY, lots=(units,), to="broad_fund")
    return Plan(strategy="sell_part", because="own_risk", sales=(sale,))


def two_lots(first: dict[str, Any], second: dict[str, Any]) -> Any:
    lots = [a_lot(units=50) | first, a_lot(units=50) | second]
    return {"position": {"lots": lots}}


def test_a_sale_for_money_due_uses_its_loss_that_year_and_not_at_the_end() -> None:
    """2,000 of 7,000 x 1.03^2 held at a basis of 10,000: a loss, all used in a year.

    It saves 24 % at once; what is left of the loss saves 15 % at the end.
    """
    grown = 7_000 * 1.03**DUE
    share = 2_000 / grown
    used = share * 10_000 - 2_000
    assert used < 3_000

    kept = (7_000 * 1.03**3 - 2_000 * END) + 0.24 * used * END
    at_the_end = 0.15 * (1 - share) * 3_000 * 1.03 ** (3 - 10)
    assert wealth_of() == pytest.approx(kept + at_the_end, abs=1)


def test_a_gain_that_money_due_realises_is_taxed_that_year() -> None:
    grown = 7_000 * 1.03**DUE
    share = 2_000 / grown
    lots: Any = {"position": {"lots": [a_lot(unit_cost=20)]}}

    kept = 7_000 * 1.03**3 - (2_000 + 0.15 * (2_000 - share * 2_000)) * END
    at_the_end = 0.15 * (1 - share) * 5_000 * 1.03 ** (3 - 10)
    assert wealth_of(**lots) == pytest.approx(kept - at_the_end, abs=1)


def test_the_lot_with_the_highest_basis_goes_first() -> None:
    """2,000 is less than either lot: the one at a loss is sold, wherever it stands."""
    dear, cheap = {"unit_cost": 110}, {"unit_cost": 10}

    one = wealth_of(**two_lots(dear, cheap))
    assert one == wealth_of(**two_lots(cheap, dear))
    grown = 7_000 * 1.03**DUE
    units = 100 * 2_000 / grown
    saved = 0.24 * (units * 110 - 2_000) * END
    left = 0.15 * (100 * 70 - 50 * 10 - (50 - units) * 110) - 0.15 * units * 70
    expected = 7_000 * 1.03**3 - 2_000 * END + saved - left * 1.03 ** (3 - 10)
    assert one == pytest.approx(expected, abs=1)


def test_a_lot_held_for_a_year_or_less_is_taxed_as_short_term() -> None:
    recent = {"position": {"lots": [a_lot(acquired="2026-10-01", unit_cost=20)]}}
    soon = {"household": {"needs": [{"amount": 2_000, "due": "2027-06-01"}]}}
    old = {"position": {"lots": [a_lot(unit_cost=20)]}}

    short, long = (wealth_of(**merged(lots, soon)) for lots in (recent, old))
    years = 193 / 365.25
    gain = 2_000 - 2_000 / 1.03**years * 2 / 7
    of_2027 = 1.03 ** (3 - 1)  # the tax of a calendar year counts when it is over
    assert long - short == pytest.approx((0.24 - 0.15) * gain * of_2027, abs=1)


@pytest.mark.parametrize(("basis", "goes_first"), [(100, "position"), (20, "fund")])
def test_what_costs_less_tax_is_sold_first(basis: float, goes_first: str) -> None:
    """Half sold into a fund: its gain is small, that of the rest large or a loss."""
    half = half_to_fund(50)
    lots = {"position": {"lots": [a_lot(unit_cost=basis)]}}
    alone: Any = {"household": {"needs": []}}

    paid = wealth_of(half, **lots)
    free = wealth_of(half, **merged(lots, alone))
    gain_of_fund = 2_000 * (1 - 1 / (1.03**DUE * (1 - 0.0005)))
    share = 2_000 / (7_000 * 1.03**DUE)
    gain_of_position = 2_000 - share * 100 * basis
    by_fund = 0.15 * gain_of_fund * END
    at_once = 0.15 if gain_of_position > 0 else 0.24
    spared = 0.15 * share * (7_000 - 100 * basis) * 1.03 ** (3 - 10)
    by_position = at_once * gain_of_position * END - spared
    taxed = by_position if goes_first == "position" else by_fund
    assert free - paid - 2_000 * END == pytest.approx(taxed, abs=4)
    assert abs(by_position - by_fund) > 40


def test_what_was_bought_within_a_year_is_taxed_as_short_term_too() -> None:
    many: dict[str, Any] = {
        "position": {"lots": [a_lot(units=10_000, unit_cost=20)]},
        "household": {"needs": [{"amount": 200_000, "due": "2027-06-01"}]},
    }
    none: Any = {"household": {"needs": []}}
    half = half_to_fund(5_000)

    paid, free = wealth_of(half, **many), wealth_of(half, **merged(many, none))
    years = 193 / 365.25
    gain = 200_000 * (1 - 1 / (1.03**years * (1 - 0.0005)))
    costs = 200_000 * 1.03 ** (3 - years) / (1 - 0.0005)
    exit_cost = (200_000 - gain) * 0.0005 * 1.03 ** (3 - 10)
    taxed = free - paid - costs + exit_cost
    assert gain > 2_900
    assert taxed == pytest.approx(0.24 * gain * 1.03 ** (3 - 1), abs=30)


def test_the_tax_of_a_payment_counts_beside_the_loss_that_the_plan_books() -> None:
    """A gain uses up what the loss would have saved at 24 % in its last years."""
    swap = Plan(
        strategy="swap",
        because="loss_worth_harvesting",
        sales=(Sale(on=TODAY, lots=(800.0,), to="partner"),),
    )
    many = {
        "position": {
            "lots": [a_lot(units=800), a_lot(units=200, unit_cost=20)],
        },
        "household": {"needs": [{"amount": 60_000, "due": "2028-11-20"}]},
    }
    standing = a_standing(**merged(SURE, many))
    projection = project(
        standing, [HOLD, swap], household=household_of(standing), paths=20
    )
    need = standing.case.household.needs[0]

    alone = forced_tax(HOLD, projection.world, need)
    beside = forced_tax(swap, projection.world, need)
    assert alone is not None
    assert beside is not None
    assert alone.saved(0.0, 5_000.0) == pytest.approx(-0.15 * 5_000, abs=1)
    # 24,000 of loss last for eight years; 5,000 less leave 1,000 for the seventh.
    lost = 0.24 * (2_000 * 1.03 ** (DUE - 6) + 3_000 * 1.03 ** (DUE - 7))
    assert beside.saved(0.0, 5_000.0) == pytest.approx(-lost, abs=8)


def test_between_its_nodes_it_is_near_what_the_engine_says() -> None:
    standing = a_standing(**SURE)
    household = household_of(standing)
    assert household is not None
    world = project(standing, [HOLD], household=household, paths=20).world
    found = forced_tax(HOLD, world, standing.case.household.needs[0])
    assert isinstance(found, ForcedTax)

    for result in (-9_876.0, -4_321.0, -2_999.0, -50.0, 0.0, 77.0, 1_876.0):
        results = {2: (0.0, result)}
        use = loss_use(household.taxpayer, on=TODAY, results=results, years=11)
        worth = sum(
            saved * 1.03 ** -max(0.0, year - DUE)
            for year, saved in enumerate(use.savings)
        )
        left = float(use.left_long) * 0.15 * 1.03 ** (DUE - 10)
        assert found.saved(0.0, result) == pytest.approx(worth + left, abs=8)
    assert found.saved(0.0, 0.0) == 0


def test_nothing_is_taxed_where_no_tax_is_due() -> None:
    refused = merged(SURE, {"country": "GB"})

    assert wealth_of(**refused) == pytest.approx(7_000 * 1.03**3 - 2_000 * END)
