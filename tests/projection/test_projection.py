"""What the futures say a plan is worth, checked one thing at a time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.projection import Switches
from tests.builders import (
    a_lot,
    a_projection,
    at_weight,
    projected,
    sheltered,
    the_plans,
)

NONE = Switches(*[False] * 6)
HEAVY = {"other_investments": 28_000}
SHELTERED = sheltered(costs={"spread": 0})


@pytest.mark.parametrize("dollars", [-2_000.0, -1.0, 0.0, 1.0, 5_000.0])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"position": {"loan": {"amount": 6_000, "rate": 0.09}}, "household": HEAVY},
        {
            "household": {
                "other_investments": 0,
                "needs": [{"amount": 6_000, "due": "2028-05-05"}],
            }
        },
        {"household": {"risk_tolerance": "low"}},
    ],
)
def test_a_sure_dollar_is_a_dollar(dollars: float, changes: dict[str, Any]) -> None:
    """Also for a household in debt, and for one whose money is spoken for."""
    projection = a_projection(paths=1_000, **changes)
    holding = projection.wealth(projection.hold)

    added = projection.utility.sure_sum(holding + dollars, holding)

    assert added == pytest.approx(dollars, abs=0.01)


@pytest.mark.parametrize("horizon", [1, 3, 10, 20])
@pytest.mark.parametrize("weight", [0.02, 0.2])
def test_the_tax_of_a_swap_is_what_the_formula_says(
    horizon: float, weight: float
) -> None:
    """TX-2 within 0.5 % (METHOD A5): 3,000 at 24 % now, at 15 % at the end."""
    household = at_weight(weight, horizon_years=horizon)
    projection, swap = projected("swap", household=household, costs={"spread": 0})

    tax = projection.advantage(swap, NONE._replace(tax=True))

    # Cost 0, so the loss is 3,000 exactly, used this year.
    formula = 0.24 * 3_000 - 0.15 * 3_000 * 1.03**-horizon
    assert tax == pytest.approx(formula, rel=0.005)


def test_savings_of_several_years_are_discounted_from_their_years() -> None:
    lots = [{"acquired": "2025-01-06", "units": 100, "unit_cost": 220}]
    projection, swap = projected("swap", position={"lots": lots}, costs={"spread": 0})

    tax = projection.advantage(swap, NONE._replace(tax=True))

    formula = sum(720 * 1.03**-year for year in range(5)) - 2_250 * 1.03**-10
    assert tax == pytest.approx(formula, rel=0.005)


@pytest.mark.parametrize(
    ("weight", "volatility"),
    [(0.08, 0.35), (0.15, 0.35), (0.20, 0.35), (0.25, 0.35), (0.08, 0.5), (0.15, 0.5)],
)
def test_own_risk_is_what_the_formula_says_less_what_is_free(
    weight: float, volatility: float
) -> None:
    """DV-1 less the allowance within 15 % (METHOD A5); beyond, DV-1 is too large."""
    household = at_weight(weight)
    market = {"volatility": volatility, "beta": 1}
    projection, sell = projected(
        "sell", paths=10_000, household=household, market=market
    )

    worth = projection.advantage(sell, NONE._replace(own_risk=True))

    a_year = 2 * weight**2 * (volatility**2 - 0.16**2) - 0.001
    formula = a_year * 3 * 7_000 / weight
    # Three years of a cost each year, in dollars of today.
    assert worth == pytest.approx(formula, rel=0.15, abs=3)


def test_below_the_weight_that_matters_own_risk_costs_nothing() -> None:
    """w* is 7.18 %."""
    below: dict[str, Any] = {"household": at_weight(0.071)}
    projection, sell = projected("sell", **below)

    assert projection.advantage(sell, NONE._replace(own_risk=True)) == pytest.approx(0)


def test_at_the_weight_that_matters_own_risk_starts_without_a_cliff() -> None:
    just_above: dict[str, Any] = {"household": at_weight(0.0725)}
    projection, sell = projected("sell", **just_above)

    worth = projection.advantage(sell, NONE._replace(own_risk=True))

    assert 0 < worth < 0.002 * 7_000


def test_selling_down_to_that_weight_gains_as_much_as_selling_all() -> None:
    """METHOD A4: own risk of what is left is free."""
    part, *_ = the_plans("sell_part", household=HEAVY)
    projection, sell = projected("sell", household=HEAVY)
    only = NONE._replace(own_risk=True)

    worth = projection.advantage(sell, only)

    assert worth > 100
    assert projection.advantage(part, only) == pytest.approx(worth, rel=1e-6)


def test_with_a_broken_thesis_no_own_risk_is_free() -> None:
    light: dict[str, Any] = {"household": at_weight(0.05)}
    projection, sell = projected("sell", **light, mind={"thesis": "broken"})

    worth = projection.advantage(sell, NONE._replace(own_risk=True))

    formula = 2 * 0.05**2 * (0.35**2 - 0.16**2) * 3 * 140_000
    assert worth == pytest.approx(formula, rel=0.15)


@pytest.mark.parametrize("strategy", ["sell", "swap", "wait"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"position": {"loan": {"amount": 2_000, "rate": 0.09}}},
        {"household": {"needs": [{"amount": 3_000, "due": "2027-05-05"}]}},
        {"position": {"kind": "fund", "expense_ratio": 0.02}},
    ],
)
def test_with_everything_switched_off_no_plan_differs_from_holding(
    strategy: Any, changes: dict[str, Any]
) -> None:
    """METHOD D: v(none) = 0."""
    projection, plan = projected(strategy, paths=500, **changes)

    assert projection.advantage(plan, NONE) == pytest.approx(0, abs=1e-6)


def test_holding_is_worth_nothing_more_than_holding() -> None:
    projection = a_projection(paths=200)

    assert projection.advantage(projection.hold) == 0
    assert projection.advantage(projection.hold, NONE) == 0
    assert projection.standard_error(projection.hold) == 0


def test_the_standard_error_says_how_far_other_futures_lie() -> None:
    """Against the spread of the answer over independent samples of the same size."""
    plan, *_ = the_plans("sell", household=HEAVY)
    errors, answers = [], []
    for paths in range(400, 424, 2):  # another number of paths draws other shocks
        projection = a_projection([plan], paths=paths, household=HEAVY)
        answers.append(projection.advantage(plan))
        errors.append(projection.standard_error(plan))

    assert np.std(answers) == pytest.approx(np.mean(errors), rel=0.6)


def test_a_certainty_equivalent_is_holdings_plus_the_advantage() -> None:
    projection = a_projection()
    sure = projection.certainty_equivalent(0.0)

    assert projection.certainty_equivalent(100.0) == pytest.approx(sure + 100)
    assert 0.8 * 207_000 < sure < projection.wealth(projection.hold).mean() / 1.03**3


def test_what_is_shown_uses_the_usual_premium_and_all_of_the_own_risk() -> None:
    projection = a_projection(**SHELTERED)

    (shown,) = projection.shown(projection.hold, [3.0])

    others = 200_000 * (0.6 * np.exp(0.045 * 3) + 0.4) * 1.03**3
    expected = 7_000 * np.exp(0.045 * 3) * 1.03**3
    assert shown.all.mean() == pytest.approx(others + expected, rel=0.01)
    spread = np.log(shown.money).std()
    assert spread == pytest.approx(0.35 * np.sqrt(3), rel=0.05)


def test_what_is_shown_of_this_money_leaves_out_the_rest_of_the_household() -> None:
    changes = sheltered(household={"cash": 9_000}, costs={"spread": 0})
    projection = a_projection(**changes)

    (shown,) = projection.shown(projection.hold, [1.0])

    assert shown.money.mean() == pytest.approx(7_000 * 1.03 * np.exp(0.045), rel=0.01)


def test_money_that_was_due_counts_as_delivered() -> None:
    needs = {"needs": [{"amount": 2_000, "due": "2027-05-05"}]}
    changes = sheltered(
        household=needs, costs={"spread": 0}, market={"volatility": 0, "beta": 0}
    )
    projection = a_projection(paths=10, **changes)

    (shown,) = projection.shown(projection.hold, [1.0])

    assert 7_000 < shown.money.mean() < 7_000 * 1.03


def test_futures_that_end_near_ruin_are_counted() -> None:
    alone: dict[str, Any] = {
        "household": {"other_investments": 0},
        "market": {"volatility": 0.9},
    }

    assert a_projection(**alone).below_floor() > 0.05
    assert a_projection().below_floor() == 0


def test_a_later_saving_does_not_count_before_the_sale_that_brings_it() -> None:
    """The fan of a sale in a year: until then it is worth what holding is worth."""
    locked: dict[str, Any] = {"position": {"locked_until": "2027-11-20"}}
    projection, sell = projected("sell", **locked)

    (before,) = projection.shown(sell, [0.5])
    (holding,) = projection.shown(projection.hold, [0.5])

    assert before.money == pytest.approx(holding.money, rel=1e-9)


@settings(max_examples=20)
@given(st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0, 0.4))
def test_a_higher_future_rate_never_favours_harvesting(
    ordinary: float, future: float, more: float
) -> None:
    rates = {"ordinary": ordinary, "long": 0.1}
    changes = [
        {"tax": {"marginal": rates | {"future": rate}}}
        for rate in (future, future + more)
    ]

    lower, higher = (
        projection.advantage(plan)
        for projection, plan in (projected("swap", paths=200, **c) for c in changes)
    )

    assert higher <= lower + 1e-3


def test_a_goal_after_the_final_sale_is_taxed_as_that_sale_is() -> None:
    """Once, at 15 % of the gain until then, and not at 15 % with interest."""
    projection = a_projection(
        paths=20,
        household={
            "other_investments": 0,
            "cash": 0,
            "horizon_years": 10,
            "goal": {"amount": 1, "on": "2046-11-20"},
        },
        costs={"spread": 0},
        market={"volatility": 0, "beta": 0},
        position={"lots": [a_lot(unit_cost=20)]},
    )
    year = projection.standing.years_to_goal
    assert year is not None

    (wealth,) = projection.shown(projection.hold, [year])

    worth = 7_000 * 1.03**year
    assert wealth.all == pytest.approx(worth - 0.15 * (worth - 2_000))
