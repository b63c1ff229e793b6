"""The chance of being back at cost, against the first-passage formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.verdict.chances import back_at_cost, touch_chance
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


def test_a_simulation_with_the_usual_shift_for_discrete_days_agrees() -> None:
    """Daily closes see a barrier 0.5826 sigma sqrt(dt) further away."""
    rng, days, sigma = np.random.default_rng(11), 252, 0.35
    steps = rng.normal(0, sigma / np.sqrt(days), (20_000, days))
    drift = (0.08 - sigma**2 / 2) / days
    highest = np.cumsum(steps + drift, axis=1).max(axis=1)
    barrier = np.log(1 / 0.7) - 0.5826 * sigma / np.sqrt(days)

    simulated = float((highest >= barrier).mean())

    formula = touch_chance(0.30, drift=0.08, volatility=sigma, years=1)
    assert formula == pytest.approx(simulated, abs=0.015)


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

    expected = touch_chance(0.30, drift=0.065, volatility=0.35, years=2)
    assert back_at_cost(standing)[24] == pytest.approx(expected)
