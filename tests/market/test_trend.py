"""Rules TR-1 and TR-3, on series whose answer is known."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.trend import guard_of, trend_of
from decision.market.view import History
from tests.market.builders import a_history, a_walk

END = date(2022, 12, 28)
FLAT = a_history(np.zeros(3000), end=END)
DAYS_A_YEAR = 251


def steady(year: float) -> History:
    """Prices that gain or lose a fraction every year."""
    return a_history(np.full(3000, np.log1p(year) / DAYS_A_YEAR), end=END)


def test_a_stock_that_fell_by_its_volatility_has_three_parts() -> None:
    """z1 = -.30 in 11 months / (.35 sqrt(11/12)) / 2; z2 = (-.30 - .03) / .35."""
    stock = steady(-0.30)

    trend = trend_of(stock, kind="stock", volatility=0.35, peers=FLAT, market=FLAT)

    eleven = 0.7 ** (11 / 12) - 1
    z1, z2 = eleven / (0.35 * np.sqrt(11 / 12)) / 2, -0.33 / 0.35
    assert trend.parts == pytest.approx((z1, z2, -1.0), abs=0.01)
    assert trend.value == pytest.approx(0.4 * z1 + 0.3 * z2 - 0.3, abs=0.005)


def test_a_stock_is_measured_against_its_peers() -> None:
    stock = steady(-0.30)

    trend = trend_of(stock, kind="stock", volatility=0.35, peers=stock, market=FLAT)

    assert trend.parts[0] == 0


def test_a_fund_has_two_parts_of_equal_weight() -> None:
    """z2 = (-.13 - .03) / .16 = -1; z3 = -1."""
    trend = trend_of(
        steady(-0.13), kind="fund", volatility=0.16, peers=FLAT, market=FLAT
    )

    assert trend.parts[0] is None
    assert trend.value == pytest.approx(-1.0, abs=0.02)


@pytest.mark.parametrize(
    ("last_move", "expected"),
    [(0.0, 0.0), (0.030, 0.0), (0.036, 1.0), (-0.030, 0.0), (-0.036, -1.0)],
)
def test_within_three_percent_of_the_average_says_nothing(
    last_move: float, expected: float
) -> None:
    """The last month is a tenth of the average: +3.6 % leaves it 3.2 % above."""
    moves = np.zeros(3000)
    moves[-1] = np.log1p(last_move)

    trend = trend_of(
        a_history(moves, end=END), kind="fund", volatility=0.16, peers=FLAT, market=FLAT
    )

    assert trend.parts[2] == expected


@given(seed=st.integers(0, 1000), volatility=st.floats(0.01, 2))
def test_a_trend_never_leaves_its_bounds(seed: int, volatility: float) -> None:
    history = a_history(a_walk(seed, days=600, volatility=0.8), end=END)

    trend = trend_of(
        history, kind="stock", volatility=volatility, peers=FLAT, market=FLAT
    )

    assert -1 <= trend.value <= 1


@pytest.mark.parametrize(
    ("two_years", "rise", "guard"),
    [
        (-0.10, 2.0, 0.0),
        (-0.10, 1.4, 1.0),  # it fell, but the market is not rough
        (+0.10, 2.0, 1.0),  # rough, but it did not fall
    ],
)
def test_the_guard_needs_a_fallen_and_a_rough_market(
    two_years: float, rise: float, guard: float
) -> None:
    moves = np.resize([0.01, -0.01], 3000)
    moves[-126:] *= rise
    moves[-500:] += np.log1p(two_years) / 500

    assert guard_of(a_history(moves, end=END)) == guard
