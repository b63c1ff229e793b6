"""Rule TR-5, on declines whose parts are known."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.cause import can_tell, cause_of
from decision.market.risk import Beta
from decision.market.series import months_before
from decision.market.view import Cause
from tests.market.builders import a_history, a_walk

END = date(2022, 12, 28)
START = months_before(END, 12)
TIGHT = Beta(1.0, 0.1)


def falling(total: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Log returns that sum to `total`, in equal steps over the last 200 days."""
    moves = np.zeros(3000)
    moves[-200:] = total / 200
    return moves


def test_a_fall_with_the_market_is_the_markets() -> None:
    market = a_history(falling(-0.3), end=END)

    cause = cause_of(market, start=START, beta=TIGHT, market=market, sector=None)

    assert cause == Cause(market=1.0, sector=0.0, own=0.0)


def test_the_part_of_the_market_is_beta_times_its_fall() -> None:
    market = a_history(falling(-0.1), end=END)
    stock = a_history(falling(-0.5), end=END)

    cause = cause_of(
        stock, start=START, beta=Beta(1.5, 0.1), market=market, sector=None
    )

    assert cause is not None
    assert cause.market == pytest.approx(0.3)
    assert cause.own == pytest.approx(0.7)


def test_a_part_that_rose_counts_as_nothing() -> None:
    market = a_history(falling(+0.2), end=END)
    stock = a_history(falling(-0.5), end=END)

    cause = cause_of(stock, start=START, beta=TIGHT, market=market, sector=None)

    assert cause == Cause(market=0.0, sector=0.0, own=1.0)


def test_what_the_sector_did_beyond_the_market_is_the_sectors() -> None:
    """The stock moves as its sector, which falls 0.3 while the market stands still."""
    sector_moves = a_walk(5) + falling(-0.3)
    sector = a_history(sector_moves, end=END)
    market_moves = a_walk(4)
    market_moves[-260:] -= market_moves[-251:].mean()
    market = a_history(market_moves, end=END)

    cause = cause_of(sector, start=START, beta=TIGHT, market=market, sector=sector)

    assert cause is not None
    assert cause.sector > 0.8
    assert cause.own < 0.05


def test_what_did_not_fall_has_no_cause() -> None:
    up = a_history(falling(+0.1), end=END)

    assert cause_of(up, start=START, beta=TIGHT, market=up, sector=None) is None


@pytest.mark.parametrize(("error", "enough"), [(0.4, True), (0.401, False)])
def test_a_loose_beta_cannot_tell(error: float, enough: bool) -> None:
    market = a_history(falling(-0.3), end=END)
    beta = Beta(1.0, error)

    cause = cause_of(market, start=START, beta=beta, market=market, sector=None)

    assert can_tell(beta) is enough
    assert (cause is not None) is enough


@given(
    seed=st.integers(0, 1000),
    beta=st.floats(-2, 4),
    fall=st.floats(-2, -0.5),
)
def test_shares_lie_between_0_and_1_and_sum_to_1(
    seed: int, beta: float, fall: float
) -> None:
    market = a_history(a_walk(seed, days=600), end=END)
    moves = a_walk(seed + 1, days=600)
    moves[-200:] += fall / 200
    stock = a_history(moves, end=END)

    cause = cause_of(
        stock, start=START, beta=Beta(beta, 0.1), market=market, sector=market
    )

    if cause:
        shares = (cause.market, cause.sector, cause.own)
        assert min(shares) >= 0
        assert sum(shares) == pytest.approx(1)
