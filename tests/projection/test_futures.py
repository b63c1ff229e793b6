"""The futures: exact means, mirrored shocks, the same again for the same case."""

from dataclasses import replace

import numpy as np
import pytest

from decision.market.term_structure import TermStructure
from decision.projection.futures import Growth, draw, event_years, unit_steps
from tests.builders import a_standing

STORM = TermStructure(now=0.70, long_run=0.35)
YEARS = [0.25, 1.0, 3.0]
SHOCKS = draw(YEARS, paths=4_000, seed=7)


def a_growth(premium: float = 0.0) -> Growth:
    return Growth(shocks=SHOCKS, log_safe=0.03, premium=premium, market_volatility=0.16)


@pytest.mark.parametrize("kind", ["market", "own", "partner"])
def test_the_second_half_of_the_shocks_mirrors_the_first(kind: str) -> None:
    shock = getattr(SHOCKS, kind)

    assert shock.shape == (4, 4_000)
    assert np.array_equal(shock[:, 2_000:], -shock[:, :2_000])
    assert not shock[0].any()


@pytest.mark.parametrize("kind", ["market", "own", "partner"])
@pytest.mark.parametrize("year", YEARS)
def test_shocks_have_unit_variance_a_year(kind: str, year: float) -> None:
    shock = getattr(SHOCKS, kind)[SHOCKS.row(year)]

    assert shock.var() / year == pytest.approx(1, abs=0.12)


def test_the_three_shocks_are_independent_and_so_are_their_steps() -> None:
    end = np.array([SHOCKS.market[-1], SHOCKS.own[-1], SHOCKS.partner[-1]])
    steps = np.diff(SHOCKS.market, axis=0)

    for sample in (end, steps):
        assert np.abs(np.corrcoef(sample) - np.eye(3)).max() < 0.06


def test_no_step_is_larger_than_six_standard_deviations() -> None:
    wild = draw(YEARS, paths=200_000, seed=3)
    steps = np.diff(wild.market, axis=0) / np.sqrt(np.diff(wild.years))[:, None]

    assert np.abs(steps).max() <= 6 + 1e-12
    assert np.abs(steps).max() > 4.8  # the tail of a t is there, not a normal one


def test_the_same_seed_draws_the_same_and_another_one_does_not() -> None:
    again, other = (draw(YEARS, paths=100, seed=seed) for seed in (7, 8))

    assert np.array_equal(again.own, draw(YEARS, paths=100, seed=7).own)
    assert not np.array_equal(again.own, other.own)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("volatility", [0.05, 0.35, 1.5])
def test_own_shocks_change_no_mean(volatility: float, year: float) -> None:
    growth = a_growth()

    assert np.mean(growth.own(volatility, year)) == pytest.approx(1, abs=1e-12)
    assert np.mean(growth.partner(volatility, year)) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("beta", [-0.5, 0.0, 0.1, 1.0, 3.0])
@pytest.mark.parametrize("premium", [0.0, 0.045])
def test_market_exposure_earns_the_safe_rate_and_its_premium_on_average(
    beta: float, premium: float
) -> None:
    growth = a_growth(premium)

    for year in YEARS:
        expected = np.exp((0.03 + beta * premium) * year)
        assert growth.market(beta, year).mean() == pytest.approx(expected, rel=1e-12)


def test_nothing_has_moved_today() -> None:
    growth = a_growth(0.045)

    assert growth.safe(0.0) == 1
    assert (growth.market(1.0, 0.0) == 1).all()
    assert np.all(growth.own(0.3, 0.0) == 1)


def test_without_volatility_own_shocks_are_exactly_one() -> None:
    assert a_growth().own(0.0, 3.0) == 1.0


def test_another_premium_is_another_drift_on_the_same_shocks() -> None:
    growth = a_growth()

    lifted = growth.with_premium(0.05).market(2.0, 1.0)

    assert lifted == pytest.approx(growth.market(2.0, 1.0) * np.exp(0.1), rel=1e-12)
    assert growth.premium == 0


def test_after_a_storm_the_first_months_are_wider_and_the_horizon_is_not() -> None:
    """Log growth at each date has the variance the term structure says."""
    storm = replace(
        a_standing().market,
        own_volatility=float(np.sqrt(STORM.over(3) ** 2 - 0.16**2)),
        volatility=STORM.over(3),
        term_structure=STORM,
    )
    shocks = draw([1 / 12, *YEARS], paths=40_000, seed=7, view=storm)
    growth = Growth(shocks=shocks, log_safe=0.0, premium=0.0, market_volatility=0.16)

    for year in (1 / 12, *YEARS):
        factor = growth.market(1.0, year) * growth.own(storm.own_volatility, year)
        spread = np.log(factor).std() / np.sqrt(year)
        assert spread == pytest.approx(STORM.over(year), rel=0.03)


def test_a_term_structure_changes_the_size_of_steps_and_not_their_draw() -> None:
    """So that a changed price or volatility moves answers smoothly."""
    storm = replace(a_standing().market, term_structure=STORM)

    same = draw(YEARS, paths=100, seed=7, view=storm)
    flat = draw(YEARS, paths=100, seed=7)

    assert np.array_equal(np.sign(same.own[1]), np.sign(flat.own[1]))
    assert np.array_equal(same.market, flat.market)
    assert np.array_equal(same.partner, flat.partner)


def test_another_date_leaves_the_steps_to_all_others_as_they_are() -> None:
    """So that a changed horizon or a sale more moves answers smoothly."""
    more = draw([*YEARS, 0.6], paths=4_000, seed=7)

    for year in YEARS[:1]:
        assert np.array_equal(more.own[more.row(year)], SHOCKS.own[SHOCKS.row(year)])
    last = more.own[-1] - more.own[-2], SHOCKS.own[-1] - SHOCKS.own[-2]
    assert last[0] == pytest.approx(last[1], abs=1e-12)


def test_shocks_that_are_kept_cannot_be_written_to() -> None:
    steps = unit_steps((7, 10_000), count=10, freedom=9.0, clip=6.0)

    with pytest.raises(ValueError, match="read-only"):
        steps[0, 0] = 0.0


def test_event_dates_are_the_shown_months_and_what_is_added_before_the_horizon() -> (
    None
):
    years = event_years(0.4, [0.37, 0.39, 0.5, 0.0, -1.0])

    assert years == pytest.approx([1 / 12, 2 / 12, 3 / 12, 4 / 12, 0.37, 0.39, 0.4])


def test_the_horizon_is_always_drawn() -> None:
    assert event_years(0.01, []) == [0.01]
    assert event_years(3.0, [])[-1] == 3.0
