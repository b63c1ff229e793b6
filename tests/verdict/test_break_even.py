"""What holding must return to catch up: by hand, by the closed form, and its signs."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.gates import Standing, standing_of
from decision.market import view_of
from decision.projection.closed_form import ClosedForm, still_growth
from decision.projection.tax_effect import NOTHING
from decision.projection.world import World
from decision.strategies.plan import Plan
from decision.verdict.break_even import BreakEven, break_even_of
from tests.builders import TODAY, a_case, decided, sheltered, the_plans

NO_COST = {"costs": {"spread": 0}}


def curve(strategy: str, **changes: Any) -> dict[int, BreakEven]:
    """The break-even returns beside a way, by year."""
    case = a_case(**changes)
    found = break_even_of(decided(**changes).outcome(strategy), case, view_of(case))
    return {one.years: one for one in found}


def test_a_year_by_hand() -> None:
    """A loss of 3,000 saves 24 % now and costs 15 % of it in a year, at 3 %.

    The rest, 720 less 450 / 1.03, is what 7,000 must bring after 15 % tax.
    """
    one = curve("swap", **NO_COST)[1]

    assert one.in_all == pytest.approx((720 - 450 / 1.03) / (7_000 * 0.85))
    assert one.a_year == pytest.approx(one.in_all)


def test_ten_years_by_hand() -> None:
    ten = curve("swap", **NO_COST)[10]

    assert ten.in_all == pytest.approx((720 - 450 / 1.03**10) / (7_000 * 0.85))
    assert (1 + ten.a_year) ** 10 == pytest.approx(1 + ten.in_all)


def test_there_is_a_point_for_every_year_until_the_money_is_used() -> None:
    assert list(curve("swap")) == list(range(1, 11))
    assert list(curve("swap", household={"horizon_years": 2.5})) == [1, 2]


def test_a_way_that_sells_nothing_has_none() -> None:
    assert curve("hold") == {}
    assert curve("stop") == {}


def test_where_only_costs_differ_holding_may_return_less() -> None:
    found = curve("swap", **sheltered(costs={"spread": 0.01}))

    assert all(one.a_year < 0 for one in found.values())


def test_nothing_is_asked_where_nothing_differs() -> None:
    found = curve("swap", **sheltered(**NO_COST))

    assert [one.in_all for one in found.values()] == pytest.approx([0.0] * 10)


def test_of_a_later_sale_only_what_is_earned_after_it_counts() -> None:
    """The saving comes with the sale; until then both ways hold the same."""
    changes = NO_COST | {"trades": [{"on": "2026-11-09", "units": 100}]}
    (trade,) = decided(**changes).outcome("wait").trades
    wait = (trade.on - TODAY).days / 365.25
    needed = 1 + curve("wait", **changes)[1].in_all

    earned = 7_000 * 0.85 * (needed - needed**wait)
    assert earned == pytest.approx(720 / 1.03**wait - 450 / 1.03)


@settings(max_examples=25)
@given(
    years=st.integers(1, 30),
    spread=st.floats(0, 0.02),
    fee=st.floats(0, 0.02),
)
def test_a_holding_that_returns_as_much_is_worth_the_same(
    years: int, spread: float, fee: float
) -> None:
    """A higher return is the opposite of a yearly cost, which the closed form has."""
    changes = sheltered(
        household={"horizon_years": years},
        position={"carrying_cost": fee},
        costs={"spread": spread},
    )
    case, (plan,) = a_case(**changes), the_plans("swap", **changes)
    outcome = decided().outcome("swap")
    needed = break_even_of(outcome, case, view_of(case))[-1]
    position = case.position.model_copy(
        update={"carrying_cost": fee - math.log1p(needed.a_year)}
    )

    earns_it = standing_of(
        case.model_copy(update={"position": position}), view_of(case)
    )

    assert needed.years == years
    assert earns_it is not None
    assert _sure(replace(earns_it, horizon=years), plan) == pytest.approx(0, abs=0.01)


def _sure(standing: Standing, plan: Plan) -> float:
    """What the plan adds by the closed form, without tax."""
    world = World(
        standing=standing,
        household=None,
        growth=still_growth(),
        trend_per_year=0.0,
        view=lambda _year: 0.0,
    )
    hold = Plan(strategy="hold", because="no_reason_to_leave")
    return ClosedForm(world=world, hold=hold, effect=lambda _plan: NOTHING).sure(plan)
