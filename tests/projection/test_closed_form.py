"""The worth of plans by arithmetic, against the paths it stands in for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.projection import Projection
from decision.projection.closed_form import ClosedForm
from decision.strategies.plan import StrategyId
from tests.builders import at_weight, projected

SITUATIONS: dict[str, dict[str, Any]] = {
    "small": {},
    "fund": {"position": {"kind": "fund"}, "market": {"volatility": 0.16}},
    "high beta": {"market": {"beta": 1.6, "volatility": 0.4}},
    "risk taker": {"household": {**at_weight(0.1), "risk_tolerance": "very_high"}},
    "thesis broken": {"household": at_weight(0.1), "mind": {"thesis": "broken"}},
    "falling": {"market": {"trend": -1}},
    "believer": {"mind": {"view": 0.06}},
    "yearly fee": {"position": {"kind": "fund", "expense_ratio": 0.012}},
    "dear to trade": {"costs": {"spread": 0.02, "commission": 25}},
    "gains this year": {"tax": {"long_gains": 20_000}},
    "may be inherited": {"household": {"chance_held_until_death": 0.5}},
    "untaxed": {"position": {"account": "tax_free"}},
}


def closed_form_of(projection: Projection) -> ClosedForm:
    return ClosedForm(
        world=projection.world, hold=projection.hold, effect=projection.effect
    )


@pytest.mark.parametrize("strategy", ["sell", "swap", "wait"])
@pytest.mark.parametrize("name", SITUATIONS)
def test_arithmetic_comes_within_half_a_percent_of_value_of_the_paths(
    name: str, strategy: StrategyId
) -> None:
    projection, plan = projected(strategy, paths=10_000, **SITUATIONS[name])

    by_arithmetic = closed_form_of(projection).advantage(plan)

    value = projection.standing.value
    assert by_arithmetic == pytest.approx(projection.advantage(plan), abs=0.005 * value)


@pytest.mark.parametrize("strategy", ["sell", "sell_part", "swap", "wait"])
def test_at_a_fifth_of_wealth_own_risk_is_a_little_too_dear_by_arithmetic(
    strategy: StrategyId,
) -> None:
    """The square of the weight is only the first term of what own risk costs."""
    projection, plan = projected(strategy, paths=10_000, household=at_weight(0.2))

    by_arithmetic = closed_form_of(projection).advantage(plan)

    too_much = by_arithmetic - projection.advantage(plan)
    assert 0 < too_much < 0.015 * projection.standing.value


def test_repaying_a_dear_loan_is_worth_the_interest_above_the_safe_rate() -> None:
    loan = {"amount": 3_000, "rate": 0.08, "maintenance": 0.25}
    projection, plan = projected("sell", position={"loan": loan})
    without, same = projected("sell")

    gained = closed_form_of(projection).advantage(plan)
    gained -= closed_form_of(without).advantage(same)

    # 3,000 for three years at 8 % instead of 3 %, in today's money.
    assert gained == pytest.approx(3_000 * ((1.08 / 1.03) ** 3 - 1), rel=0.05)


def test_holding_is_worth_nothing_more_than_holding() -> None:
    projection, _ = projected("sell")

    assert closed_form_of(projection).advantage(projection.hold) == 0.0


@given(
    weight=st.floats(0.01, 0.10),
    volatility=st.floats(0.18, 0.45),
    trend=st.floats(-1, 1),
    tolerance=st.sampled_from(["low", "medium", "high"]),
    paid=st.floats(71, 180),
)
def test_up_to_a_tenth_of_wealth_a_swap_is_worth_about_the_same_on_paths(
    weight: float, volatility: float, trend: float, tolerance: str, paid: float
) -> None:
    lot = {"acquired": "2025-01-06", "units": 100, "unit_cost": paid}
    changes: dict[str, Any] = {
        "position": {"lots": [lot]},
        "household": at_weight(weight, risk_tolerance=tolerance),
        "market": {"volatility": volatility, "trend": trend},
    }
    projection, plan = projected("swap", paths=2_000, **changes)

    by_arithmetic = closed_form_of(projection).advantage(plan)

    assert by_arithmetic == pytest.approx(projection.advantage(plan), abs=0.02 * 7_000)
