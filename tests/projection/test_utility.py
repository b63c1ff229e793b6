"""How good wealth is, at the floor and around it, and sure sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.projection.utility import Utility, root

GAMMAS = [1.0, 4 / 1.5, 2.0, 3.0, 4.0, 8.0, 12.0]


def a_utility(gamma: float = 4.0, scale: float = 100.0) -> Utility:
    return Utility(risk_aversion=gamma, scale=scale, floor=0.2)


def of(utility: Utility, wealth: float) -> float:
    return float(utility.of(np.array([wealth]))[0])


def slope(utility: Utility, wealth: float) -> float:
    return float(utility.slope(np.array([wealth]))[0])


@pytest.mark.parametrize("gamma", GAMMAS)
def test_at_the_floor_utility_and_its_slope_are_continuous(gamma: float) -> None:
    utility = a_utility(gamma)
    below, above = 20 * (1 - 1e-9), 20 * (1 + 1e-9)

    assert of(utility, below) == pytest.approx(of(utility, above), rel=1e-6)
    assert slope(utility, below) == pytest.approx(slope(utility, above), rel=1e-6)


@pytest.mark.parametrize("gamma", GAMMAS)
@pytest.mark.parametrize("wealth", [-300.0, -20.0, 0.0, 19.0, 21.0, 100.0, 900.0])
def test_the_slope_is_the_slope_of_utility(gamma: float, wealth: float) -> None:
    utility, step = a_utility(gamma), 1e-3

    rise = of(utility, wealth + step) - of(utility, wealth - step)

    per_unit_of_scale = rise / (2 * step) * utility.scale
    assert slope(utility, wealth) == pytest.approx(per_unit_of_scale, rel=1e-5)


@pytest.mark.parametrize("gamma", [2.0, 3.0, 4.0, 8.0])
def test_above_the_floor_it_is_constant_relative_risk_aversion(gamma: float) -> None:
    utility = a_utility(gamma)

    for wealth in (21.0, 100.0, 250.0):
        share = wealth / 100
        assert of(utility, wealth) == pytest.approx(share ** (1 - gamma) / (1 - gamma))
        assert slope(utility, wealth) == pytest.approx(share**-gamma)


def test_below_the_floor_it_is_a_straight_line() -> None:
    utility = a_utility()

    assert slope(utility, 10) == slope(utility, -500) == pytest.approx(0.2**-4)
    assert of(utility, 0) - of(utility, -50) == pytest.approx(0.5 * 0.2**-4)


wealths = st.lists(st.floats(-50, 500), min_size=2, max_size=6).map(np.array)


@given(st.sampled_from(GAMMAS), wealths, st.floats(-100, 100))
def test_a_sure_dollar_is_a_dollar(
    gamma: float, wealth: np.ndarray[tuple[int], np.dtype[np.float64]], sum_: float
) -> None:
    added = a_utility(gamma).sure_sum(wealth + sum_, wealth)

    assert added == pytest.approx(sum_, abs=1e-4)


@given(st.sampled_from(GAMMAS), wealths, wealths)
def test_the_sure_sum_makes_both_equally_good(
    gamma: float,
    one: np.ndarray[tuple[int], np.dtype[np.float64]],
    other: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> None:
    utility = a_utility(gamma)

    added = utility.sure_sum(one, other)

    best = utility.of(other + added).mean()
    tolerance = 1e-5 * float(utility.slope(other + added).mean())
    assert best == pytest.approx(utility.of(one).mean(), abs=max(tolerance, 1e-9))


@given(st.sampled_from(GAMMAS), wealths)
def test_nobody_averse_to_risk_pays_more_than_the_mean(
    gamma: float, wealth: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    assert a_utility(gamma).equal(wealth) <= wealth.mean() + 1e-4


def test_more_averse_people_pay_less() -> None:
    wealth = np.array([60.0, 100.0, 160.0])

    equal = [a_utility(gamma).equal(wealth) for gamma in sorted(GAMMAS)]

    assert equal == sorted(equal, reverse=True)


def test_what_is_equally_good_does_not_depend_on_the_unit_of_money() -> None:
    wealth = np.array([-5.0, 60.0, 130.0])

    in_cents = a_utility(scale=10_000).equal(100 * wealth)

    assert in_cents == pytest.approx(100 * a_utility().equal(wealth), rel=1e-6)


@pytest.mark.parametrize(
    ("target", "crossing"), [(0.0, 0.0), (0.001, 0.1), (27.0, 3.0)]
)
def test_a_rising_function_is_followed_to_where_it_crosses(
    target: float, crossing: float
) -> None:
    found = root(lambda x: x**3 + x - target - crossing, start=0.0, second=1.0)

    assert found == pytest.approx(crossing, abs=1e-8)
