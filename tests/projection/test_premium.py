"""The premium that makes today's exposure right, so that changing it pays nothing."""

from typing import Any

import pytest

from tests.builders import a_projection, at_weight, projected, sheltered
from tests.projection.test_projection import NONE


@pytest.mark.parametrize("stocks", [0.3, 0.6, 1.0])
@pytest.mark.parametrize("tolerance", ["low", "very_high"])
def test_a_little_more_in_the_market_is_worth_nothing(
    stocks: float, tolerance: str
) -> None:
    """METHOD A3: the neutral premium makes today's exposure right."""
    holdings = [
        {"value": 1_000 * stocks, "kind": "fund"},
        {"value": 1_000 * (1 - stocks), "kind": "bond_fund"},
    ]
    household = {"holdings": holdings, "risk_tolerance": tolerance}
    projection = a_projection(**sheltered(household=household, costs={"spread": 0}))
    growth, horizon = projection.world.growth, projection.world.horizon
    holding = projection.wealth(projection.hold, NONE)

    for dollars in (-200, 200):
        moved = dollars * (growth.market(1.0, horizon) - growth.safe(horizon))
        gained = projection.utility.sure_sum(holding + moved, holding)
        assert abs(gained) < 0.002 * abs(dollars)


def test_leaving_the_market_costs_the_square_of_what_is_left() -> None:
    """(gamma / 2) change² sm² a year (METHOD A3), for a broad fund sold to cash."""
    weight = 0.10
    changes = sheltered(
        position={"kind": "fund"},
        household=at_weight(weight),
        market={"volatility": 0.16, "beta": 1},
        costs={"spread": 0},
    )
    projection, sell = projected("sell", paths=10_000, **changes)

    formula = -2 * (weight * 0.16) ** 2 * 3 * 7_000 / weight
    assert projection.advantage(sell) == pytest.approx(formula, rel=0.15)


@pytest.mark.parametrize("gamma_of", ["low", "medium", "high", "very_high"])
def test_the_premium_is_about_what_theory_says(gamma_of: str) -> None:
    """gamma b0 sm², within 4 % while less than everything is in the market."""
    gamma = {"low": 8, "medium": 4, "high": 3, "very_high": 2}[gamma_of]
    projection = a_projection(household={"risk_tolerance": gamma_of}, paths=10_000)
    exposure = (7_000 + 0.6 * 200_000) / 207_000

    premium = projection.world.growth.premium

    assert premium == pytest.approx(gamma * exposure * 0.16**2, rel=0.04)


def test_a_household_that_holds_nothing_in_the_market_needs_no_premium() -> None:
    nothing: dict[str, Any] = {
        "household": {"other_investments": 0},
        "market": {"beta": 0.0},
    }

    assert a_projection(**nothing).world.growth.premium == 0
