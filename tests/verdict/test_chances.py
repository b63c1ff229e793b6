"""The chance of being back at cost, against the first-passage formula."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.term_structure import TermStructure
from decision.verdict.chances import back_at_cost, close_touches, touch_chance
from tests.builders import a_standing

FUND, STOCK, WILD = 0.16, 0.35, 0.50


@pytest.mark.parametrize(
    ("volatility", "fall", "years", "chance"),
    [
        (FUND, 0.20, 1, 0.28),
        (FUND, 0.20, 5, 0.81),
        (STOCK, 0.30, 1, 0.33),
        (STOCK, 0.30, 5, 0.69),
        (STOCK, 0.50, 1, 0.05),
        (STOCK, 0.50, 5, 0.43),
        (STOCK, 0.70, 1, 0.00),
        (STOCK, 0.70, 5, 0.16),
        (WILD, 0.80, 5, 0.12),
    ],
)
def test_published_examples(
    volatility: float, fall: float, years: float, chance: float
) -> None:
    """Rule BR-1: funds at 8 %; it does not say the drift of its stocks.

    A drift of 8.6 % gives all seven of them.
    """
    drift = 0.08 if volatility == FUND else 0.086
    touched = touch_chance(fall, drift=drift, volatility=volatility, years=years)

    assert touched == pytest.approx(chance, abs=0.006)


STORM = TermStructure(now=0.70, long_run=0.30)
CALM = TermStructure(now=0.15, long_run=0.30)
FLAT = TermStructure(now=0.35, long_run=0.35)


@pytest.mark.parametrize("term", [STORM, CALM, FLAT])
@pytest.mark.parametrize(("years", "fall"), [(0.5, 0.2), (2.0, 0.2), (2.0, 0.5)])
def test_daily_closes_of_a_simulated_price_touch_the_cost_as_often(
    term: TermStructure, years: float, fall: float
) -> None:
    """20,000 paths day by day, volatility as of the day: within three standard errors.

    With the average volatility and the plain drift the storm would be 2 points, or
    more than five standard errors, too high after two years.
    """
    drift, days = 0.08, round(252 * years)
    passed = np.diff(term.variance(np.arange(days + 1) / 252))
    steps = np.random.default_rng(11).normal(0, np.sqrt(passed), (20_000, days))
    highest = np.cumsum(steps + drift / 252 - passed / 2, axis=1).max(axis=1)

    simulated = float((highest >= np.log(1 / (1 - fall))).mean())

    formula = close_touches(fall, drift=drift, volatility=term, years=years)
    error = np.sqrt((simulated + 1e-4) * (1 - simulated) / 20_000)
    assert formula == pytest.approx(simulated, abs=3 * error)


def test_whoever_looks_less_often_sees_the_price_touched_less_often() -> None:
    """Looking all the time and once a day differ by 0.5826 sigma sqrt(1/252)."""
    chance = partial(touch_chance, drift=0.08, volatility=0.35, years=1)
    shift = 0.5826 * 0.35 / np.sqrt(252)

    daily = chance(0.30, looks_every=1 / 252)

    assert daily == pytest.approx(chance(1 - 0.7 * np.exp(-shift)), rel=1e-12)
    assert chance(0.30, looks_every=1 / 12) < daily < chance(0.30) - 0.01


falls, sigmas = st.floats(0.01, 0.99), st.floats(0.01, 2)


@given(falls, sigmas, st.floats(-0.1, 0.2), st.floats(0.05, 10), st.floats(1, 3))
def test_a_chance_is_one_and_grows_with_time(
    fall: float, sigma: float, drift: float, years: float, times: float
) -> None:
    chance = touch_chance(fall, drift=drift, volatility=sigma, years=years)
    longer = touch_chance(fall, drift=drift, volatility=sigma, years=years * times)

    assert 0 <= chance <= 1
    assert longer >= chance - 1e-9


@given(falls, sigmas, st.floats(0.01, 1))
def test_a_deeper_fall_is_less_likely_to_be_made_up(
    fall: float, sigma: float, share: float
) -> None:
    """Up to the rounding of floats, as for time above: falls may be one bit apart."""
    deep, shallow = (
        touch_chance(one, drift=0.08, volatility=sigma, years=1)
        for one in (fall, fall * share)
    )

    assert shallow >= deep - 1e-12


@pytest.mark.parametrize(("drift", "chance"), [(0.40, 1.0), (0.30, 0.0)])
def test_without_volatility_only_the_drift_gets_there(
    drift: float, chance: float
) -> None:
    """Back from 30 % down takes 35.7 % in logarithms."""
    assert touch_chance(0.30, drift=drift, volatility=0, years=1) == chance


def test_a_position_at_or_above_cost_is_back_already() -> None:
    standing = a_standing(position={"price": {"unit": 120}})

    assert set(back_at_cost(standing).values()) == {1.0}


def test_a_worthless_one_is_never_back() -> None:
    standing = a_standing(position={"price": {"unit": 0}})

    assert back_at_cost(standing) == {6: 0, 12: 0, 24: 0, 60: 0}


def test_the_drift_is_the_safe_rate_and_beta_times_the_premium_less_fees() -> None:
    """3 % + 1.0 x 4.5 % - 1 %."""
    standing = a_standing(position={"carrying_cost": 0.01})

    expected = touch_chance(
        0.30, drift=0.065, volatility=0.35, years=2, looks_every=1 / 252
    )
    assert back_at_cost(standing)[24] == pytest.approx(expected)


def test_after_a_storm_the_next_months_are_wilder_than_their_average() -> None:
    standing = a_standing()
    market = replace(standing.market, volatility=STORM.over(3), term_structure=STORM)
    flat = replace(market, term_structure=None)

    stormy, even = (
        back_at_cost(replace(standing, market=one)) for one in (market, flat)
    )

    assert stormy[6] > even[6] + 0.05
    assert stormy[12] == close_touches(0.30, drift=0.075, volatility=STORM, years=1)


@given(falls, sigmas, sigmas, st.floats(-0.1, 0.2), st.floats(0.05, 10))
def test_a_changing_volatility_gives_a_chance_too(
    fall: float, now: float, far: float, drift: float, years: float
) -> None:
    term = TermStructure(now=now, long_run=far)

    assert 0 <= close_touches(fall, drift=drift, volatility=term, years=years) <= 1


@given(falls, sigmas, st.floats(-0.1, 0.2), st.floats(0.05, 10))
def test_a_flat_volatility_leaves_the_drift_as_it_is(
    fall: float, sigma: float, drift: float, years: float
) -> None:
    flat = TermStructure(now=sigma, long_run=sigma)

    assert close_touches(
        fall, drift=drift, volatility=flat, years=years
    ) == pytest.approx(
        touch_chance(
            fall, drift=drift, volatility=sigma, years=years, looks_every=1 / 252
        ),
        abs=1e-9,
    )
