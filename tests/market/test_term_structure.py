"""Volatility by time: from that of now to that of the long run."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.term_structure import TermStructure

STORM, CALM = TermStructure(now=0.6, long_run=0.3), TermStructure(now=0.1, long_run=0.3)

volatilities = st.floats(0, 3)


def test_half_the_distance_is_gone_after_half_a_year() -> None:
    """The mean over half a year of 2^(-t/0.5) is 0.5 / ln 2 = 0.7213."""
    share_left = (STORM.over(0.5) ** 2 - 0.3**2) / (0.6**2 - 0.3**2)

    assert share_left == pytest.approx(0.5 / np.log(2), rel=1e-12)


@pytest.mark.parametrize("term", [STORM, CALM])
def test_variance_is_the_sum_of_a_rate_that_halves_its_distance(
    term: TermStructure,
) -> None:
    """Against the sum of daily rates over two years."""
    days = (np.arange(20_000) + 0.5) * 2 / 20_000
    rate = 0.3**2 + (term.now**2 - 0.3**2) * 0.5 ** (days / 0.5)

    assert term.variance(np.array([2.0]))[0] == pytest.approx(2 * rate.mean(), rel=1e-7)


def test_for_a_moment_it_is_that_of_now_and_far_ahead_that_of_the_long_run() -> None:
    assert STORM.over(0) == 0.6
    assert STORM.over(1e-6) == pytest.approx(0.6, rel=1e-5)
    assert STORM.over(1e6) == pytest.approx(0.3, rel=1e-5)


@given(now=volatilities, far=volatilities, years=st.floats(0.001, 50))
def test_it_lies_between_its_ends(now: float, far: float, years: float) -> None:
    answer = TermStructure(now=now, long_run=far).over(years)

    assert min(now, far) - 1e-9 <= answer <= max(now, far) + 1e-9


@given(now=volatilities, far=volatilities, one=st.floats(0, 10), more=st.floats(0, 10))
def test_variance_never_falls_with_time(
    now: float, far: float, one: float, more: float
) -> None:
    early, late = TermStructure(now=now, long_run=far).variance(
        np.array([one, one + more])
    )

    assert -1e-12 <= early <= late + 1e-12


@given(volatility=volatilities, years=st.floats(0.001, 50))
def test_a_flat_one_is_the_same_over_any_time(volatility: float, years: float) -> None:
    flat = TermStructure(now=volatility, long_run=volatility)

    assert flat.over(years) == pytest.approx(volatility, rel=1e-9, abs=1e-9)
