"""How much of the risk has gone by: faster in a storm, complete at the horizon."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.kinds import own_volatility
from decision.market.term_structure import TermStructure
from decision.market.view import MarketView
from decision.projection.clocks import clocks_of
from tests.builders import a_standing

YEARS = np.array([0.0, 1 / 12, 0.25, 0.5, 1.0, 2.0, 3.0])
FLAT = a_standing().market

volatilities = st.floats(0.01, 2)


def by_time(
    now: float,
    long_run: float,
    *,
    beta: float = 1.0,
    market: TermStructure | None = None,
) -> MarketView:
    """A stock's view over three years, as prices make it."""
    term = TermStructure(now=now, long_run=long_run)
    volatility = term.over(YEARS[-1])
    return replace(
        FLAT,
        volatility=volatility,
        beta=beta,
        own_volatility=own_volatility("stock", volatility=volatility, beta=beta),
        term_structure=term,
        market_term_structure=market,
    )


def total_variance(view: MarketView) -> np.ndarray:
    """Variance of the log price at each date, market's and own."""
    clocks = clocks_of(view, YEARS)
    explained = (view.beta * 0.16) ** 2
    return explained * clocks.market + view.own_volatility**2 * clocks.own


def test_without_term_structures_risk_passes_as_time_does() -> None:
    clocks = clocks_of(FLAT, YEARS)

    assert np.array_equal(clocks.market, YEARS)
    assert np.array_equal(clocks.own, YEARS)


@pytest.mark.parametrize(
    ("now", "market"),
    [
        (0.7, None),
        (0.25, None),
        (0.7, TermStructure(now=0.4, long_run=0.17)),
        (0.25, TermStructure(now=0.08, long_run=0.17)),
    ],
)
def test_market_and_own_risk_together_are_what_prices_say_at_every_date(
    now: float, market: TermStructure | None
) -> None:
    view = by_time(now, 0.35, market=market)

    assert view.term_structure is not None
    expected = view.term_structure.variance(YEARS)
    assert total_variance(view) == pytest.approx(expected, rel=1e-12)


def test_after_a_storm_own_risk_runs_ahead_and_after_a_calm_behind() -> None:
    storm = clocks_of(by_time(0.7, 0.35), YEARS).own
    calm = clocks_of(by_time(0.2, 0.35), YEARS).own

    assert (storm[1:-1] > YEARS[1:-1] * 1.1).all()
    assert (calm[1:-1] < YEARS[1:-1] * 0.9).all()


def test_a_storm_of_the_market_moves_its_own_clock_only_by_its_prices() -> None:
    storm = TermStructure(now=0.45, long_run=0.17)

    assert np.array_equal(clocks_of(by_time(0.7, 0.35), YEARS).market, YEARS)
    assert (clocks_of(by_time(0.7, 0.35, market=storm), YEARS).market > YEARS)[
        1:-1
    ].all()


def test_own_risk_stands_still_while_the_market_alone_is_more_than_all() -> None:
    """Calm at 0.12 with a beta of 1: the market's 0.16 alone is more."""
    own = clocks_of(by_time(0.12, 0.30), YEARS).own

    assert own[1] == 0
    assert (np.diff(own)[2:] > 0).all()
    assert own[-1] == 3


@given(now=volatilities, far=volatilities, beta=st.floats(-1, 3), of=volatilities)
def test_clocks_never_go_back_and_show_the_time_at_the_horizon(
    now: float, far: float, beta: float, of: float
) -> None:
    view = by_time(now, far, beta=beta, market=TermStructure(now=of, long_run=0.17))

    for clock in clocks_of(view, YEARS):
        assert clock[0] == 0
        assert (np.diff(clock) >= 0).all()
        assert clock[-1] == pytest.approx(3, rel=1e-12)


@pytest.mark.parametrize("now", [0.7, 0.2])
def test_dates_after_the_horizon_change_nothing_before_it(now: float) -> None:
    """Such as that of a far goal; risk goes on passing until then."""
    view = by_time(now, 0.35, market=TermStructure(now=0.4, long_run=0.17))
    far = np.append(YEARS, [10.0, 30.0])

    clocks, longer = clocks_of(view, YEARS), clocks_of(view, far, horizon=YEARS[-1])

    for clock, more in zip(clocks, longer, strict=True):
        assert more[: len(YEARS)] == pytest.approx(clock)
        assert (np.diff(more) >= 0).all()
