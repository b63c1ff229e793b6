"""Where nothing is uncertain, every strategy is a sum that can be done by hand.

Volatility and beta are 0 and there is nothing else: all money earns the safe 3 %.
"""

from typing import Any

import numpy as np
import pytest

from decision.projection import Projection
from decision.strategies.plan import Plan
from tests.builders import merged, projected, sheltered

VALUE, COST = 7_000.0, 10_000.0
GROWN = 1.03**3
LEFT = 1.03 ** -(10 - 3)  # what is paid at the end of ten years, seen after three
SPREAD, FUND = 0.001, 0.0005
SURE = {
    "position": {"kind": "fund"},
    "market": {"volatility": 0.0, "beta": 0.0},
    "household": {"other_investments": 0},
}


def sure(**changes: Any) -> dict[str, Any]:
    return merged(SURE, changes)


def wealth_of(plan: Plan, projection: Projection) -> float:
    wealth = projection.wealth(plan)
    assert np.ptp(wealth) <= 1e-9
    return float(wealth.mean())


def valued(strategy: Any, **changes: Any) -> tuple[float, float]:
    """Wealth after three years, and the advantage, of the strategy's first plan."""
    projection, plan = projected(strategy, paths=10, **changes)
    return wealth_of(plan, projection), projection.advantage(plan)


UNTAXED = sheltered(**sure())


def test_hold_grows_and_pays_its_way_out_at_the_end() -> None:
    wealth, advantage = valued("hold", **UNTAXED)

    assert wealth == pytest.approx(VALUE * GROWN - VALUE * SPREAD * LEFT)
    assert advantage == 0


def test_selling_a_fund_pays_the_spread_now_instead_of_later() -> None:
    wealth, advantage = valued("sell", **UNTAXED)

    assert wealth == pytest.approx(VALUE * (1 - SPREAD) * GROWN)
    saved = VALUE * SPREAD * (LEFT - GROWN)
    assert advantage == pytest.approx(saved / GROWN, abs=1e-4)


def test_a_swap_pays_three_spreads_instead_of_one() -> None:
    wealth, _ = valued("swap", **UNTAXED)

    bought = VALUE * (1 - SPREAD) ** 2
    assert wealth == pytest.approx(bought * GROWN - bought * SPREAD * LEFT)


def test_leaving_a_stock_pays_for_the_broad_fund() -> None:
    changes = sheltered(**sure(position={"kind": "stock"}))

    wealth, _ = valued("sell", **changes)

    bought = VALUE * (1 - SPREAD) * (1 - FUND)
    assert wealth == pytest.approx(bought * GROWN - bought * FUND * LEFT)


def test_waiting_pays_the_spread_on_the_later_day() -> None:
    wealth, _ = valued("wait", **UNTAXED)

    day = 45 / 365.25  # 4 January
    bought = VALUE * 1.03**day * (1 - SPREAD) ** 2
    expected = bought * 1.03 ** (3 - day) - bought * SPREAD * LEFT
    assert wealth == pytest.approx(expected)


def test_money_due_is_paid_from_what_was_set_aside() -> None:
    needs = {"household": {"needs": [{"amount": 2_000, "due": "2027-11-20"}]}}
    changes = sure(**needs)
    changes["country"] = "GB"  # no tax figures, but a need that fires

    wealth, _ = valued("sell_part", **changes)

    part = 0.29  # 28.6 units would do; whole ones are held
    kept = VALUE * (1 - part)
    left = VALUE * part * (1 - SPREAD) * GROWN - 2_000 * 1.03 ** (3 - 365 / 365.25)
    assert wealth == pytest.approx(kept * GROWN + left - kept * SPREAD * LEFT)


def test_a_need_that_nothing_covers_is_owed_with_a_penalty() -> None:
    """10 % of what 7,000 after two years and a sale cannot cover (METHOD A8)."""
    year = 731 / 365.25
    needs = {"needs": [{"amount": 20_000, "due": "2028-11-20"}]}

    wealth, _ = valued("hold", **sheltered(**sure(household=needs)))

    owed = 1.1 * (20_000 - VALUE * 0.999 * 1.03**year)
    assert wealth == pytest.approx(-owed * 1.03 ** (3 - year))


def test_a_need_after_the_horizon_changes_nothing_yet() -> None:
    needs = {"needs": [{"amount": 20_000, "due": "2029-11-22"}]}

    assert valued("hold", **sheltered(**sure(household=needs))) == valued(
        "hold", **UNTAXED
    )


def test_a_loan_grows_at_its_rate_until_leaving_repays_it() -> None:
    loan = {"position": {"loan": {"amount": 1_000, "rate": 0.08}}}
    changes = sheltered(**sure(**loan))

    held, _ = valued("hold", **changes)
    sold, _ = valued("sell", **changes)

    assert held == pytest.approx(
        VALUE * GROWN - 1_000 * 1.08**3 - VALUE * SPREAD * LEFT
    )
    assert sold == pytest.approx((VALUE * (1 - SPREAD) - 1_000) * GROWN)


def test_a_higher_fee_and_carrying_cost_are_paid_only_by_what_is_held() -> None:
    costs = {"position": {"expense_ratio": 0.011, "carrying_cost": 0.02}}
    changes = sheltered(**sure(**costs))

    held, _ = valued("hold", **changes)

    assert held == pytest.approx(
        VALUE * GROWN * np.exp(-0.03 * 3) - VALUE * SPREAD * LEFT
    )
    assert valued("swap", **changes)[0] == pytest.approx(valued("swap", **UNTAXED)[0])


def test_a_commission_is_paid_per_sale() -> None:
    costs = {"spread": 0.0, "commission": 25}

    wealth, _ = valued("sell", **sheltered(**sure(costs=costs)))

    assert wealth == pytest.approx((VALUE - 25) * GROWN)


FUTURE = 0.15


def test_hold_carries_its_loss_to_the_end() -> None:
    wealth, _ = valued("hold", **sure())

    credit = FUTURE * (COST - VALUE) * LEFT
    assert wealth == pytest.approx(VALUE * GROWN - VALUE * SPREAD * LEFT + credit)


def test_a_swap_saves_tax_now_and_gives_up_that_credit() -> None:
    """The loss is 3,007 with the spread: 3,000 at 24 % now, 7 at 24 % in a year."""
    wealth, advantage = valued("swap", **sure())

    loss = COST - VALUE * (1 - SPREAD)
    bought = VALUE * (1 - SPREAD) ** 2
    saved, saved_later = 0.24 * 3_000, 0.24 * (loss - 3_000)
    grown = (bought + saved) * GROWN + saved_later * 1.03**2
    expected = grown - (bought + saved + saved_later) * SPREAD * LEFT
    assert wealth == pytest.approx(expected)
    held, _ = valued("hold", **sure())
    assert advantage == pytest.approx((expected - held) / GROWN, abs=1e-3)


def test_a_sale_into_cash_saves_the_same_tax() -> None:
    wealth, _ = valued("sell", **sure())

    loss = COST - VALUE * (1 - SPREAD)
    saved, saved_later = 0.24 * 3_000, 0.24 * (loss - 3_000)
    expected = (VALUE * (1 - SPREAD) + saved) * GROWN + saved_later * 1.03**2
    assert wealth == pytest.approx(expected)


def test_savings_of_years_after_the_horizon_are_discounted() -> None:
    """A loss of 15,007 lasts 3,000 a year for five years and 7 in the sixth."""
    changes = sure(
        position={"lots": [{"acquired": "2025-01-06", "units": 100, "unit_cost": 220}]}
    )

    wealth, _ = valued("sell", **changes)

    last = 0.24 * (22_000 - VALUE * (1 - SPREAD) - 15_000)
    by_year = [720, 720, 720, 720, 720, last]
    saved = sum(amount * 1.03 ** (3 - year) for year, amount in enumerate(by_year))
    assert wealth == pytest.approx(VALUE * (1 - SPREAD) * GROWN + saved)


def test_loss_that_no_year_has_used_by_the_end_counts_at_the_future_rate() -> None:
    """Four years, 3,000 each, of a loss of 93,007; the rest meets the last sale."""
    lots = [{"acquired": "2025-01-06", "units": 100, "unit_cost": 1_000}]
    household = {"horizon_years": 3.5}
    changes = sure(position={"lots": lots}, household=household)

    wealth, _ = valued("sell", **changes)

    saved = 720 * sum(1.03 ** (3 - year) for year in range(4))
    left = 100_000 - VALUE * (1 - SPREAD) - 12_000
    expected = VALUE * (1 - SPREAD) * GROWN + saved + FUTURE * left * 1.03**-0.5
    assert wealth == pytest.approx(expected)


def test_what_death_may_forgive_is_worth_less_along_the_way() -> None:
    """With a chance of 40 % over ten years: 4 % less in a year, 40 % at the end."""
    changes = sure(household={"chance_held_until_death": 0.4})

    held, _ = valued("hold", **changes)
    sold, _ = valued("sell", **changes)

    credit = 0.6 * FUTURE * (COST - VALUE) * LEFT
    assert held == pytest.approx(VALUE * GROWN - VALUE * SPREAD * LEFT + credit)
    later = 0.24 * (COST - VALUE * (1 - SPREAD) - 3_000) * 0.96
    assert sold == pytest.approx((VALUE * (1 - SPREAD) + 720) * GROWN + later * 1.03**2)


def test_a_gain_is_taxed_now_or_at_the_end() -> None:
    changes = sure(position={"price": {"unit": 120}})

    held, _ = valued("hold", **changes)
    sold, _ = valued("sell", **changes)

    value, net = 12_000, 12_000 * (1 - SPREAD)
    assert held == pytest.approx(
        value * GROWN - (FUTURE * 2_000 + value * SPREAD) * LEFT
    )
    assert sold == pytest.approx((net - 0.15 * (net - COST)) * GROWN)


def test_a_loss_moved_into_new_units_lowers_the_last_tax_instead() -> None:
    """40 of the 100 units were bought again ten days ago."""
    changes = sure(trades=[{"on": "2026-11-10", "units": 40}])

    wealth, _ = valued("sell", **changes)

    loss = COST - VALUE * (1 - SPREAD)
    now, deferred = 0.24 * 0.6 * loss, FUTURE * 0.4 * loss
    expected = (VALUE * (1 - SPREAD) + now) * GROWN + deferred * LEFT
    assert wealth == pytest.approx(expected)


def test_a_loss_gone_for_good_saves_nothing_ever() -> None:
    trades = [{"on": "2026-11-10", "units": 40, "account": "tax_deferred"}]

    wealth, _ = valued("sell", **sure(trades=trades))

    now = 0.24 * 0.6 * (COST - VALUE * (1 - SPREAD))
    assert wealth == pytest.approx((VALUE * (1 - SPREAD) + now) * GROWN)


def test_waiting_for_the_new_year_saves_from_the_new_year_on() -> None:
    wealth, _ = valued("wait", **sure())

    day = 45 / 365.25
    price = 70 * 1.03**day * (1 - SPREAD)
    loss = COST - 100 * price
    saved = 0.24 * loss  # all of it at once: less than 3,000
    bought = 100 * price * (1 - SPREAD)
    assert loss < 3_000
    expected = bought * 1.03 ** (3 - day) + saved * 1.03**2
    expected -= (bought + saved) * SPREAD * LEFT
    # A later price's tax is read off a grid, and the yearly limit bends it in between.
    assert wealth == pytest.approx(expected, rel=1e-5)


def test_a_payout_is_taxed_in_its_year_and_lowers_the_gain_that_is_left() -> None:
    """10 % on 18 December, long-term: 700 at 15 %, against a loss later 700 larger."""
    payout = {"next_distribution": {"on": "2026-12-18", "fraction": 0.1}}

    wealth, _ = valued("hold", **sure(position=payout))
    without, _ = valued("hold", **sure())

    assert wealth - without == pytest.approx(-105 * GROWN + FUTURE * 700 * LEFT)


def test_selling_before_the_payout_escapes_its_tax() -> None:
    payout = {"next_distribution": {"on": "2026-12-18", "fraction": 0.1}}

    assert valued("sell", **sure(position=payout))[0] == valued("sell", **sure())[0]
