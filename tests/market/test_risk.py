"""Volatility and beta, on series whose answer is known."""

from datetime import date

import numpy as np
import pytest

from decision.market.risk import beta_of, slope, term_structure_of
from decision.market.series import after
from tests.market.builders import a_history, a_walk

END = date(2022, 12, 28)
SIGNS = np.resize([1.0, -1.0], 3000)


def test_in_the_long_run_prices_mix_their_own_volatility_with_the_kinds() -> None:
    """.6 x .32^2 + .4 x .35^2."""
    steady = a_history(SIGNS * 0.32 / np.sqrt(252), end=END)

    term = term_structure_of(steady, of_kind=0.35)

    assert term is not None
    expected = np.sqrt(0.6 * 0.32**2 + 0.4 * 0.35**2)
    assert term.long_run == pytest.approx(expected, rel=0.003)
    assert term.now == pytest.approx(0.32, rel=0.003)


def test_now_the_last_weeks_and_the_last_year_count() -> None:
    """Half a year at 0.16 and then half a year at 0.48."""
    scale = np.full(3000, 0.16)
    scale[-126:] = 0.48
    history = a_history(SIGNS * scale / np.sqrt(252), end=END)

    term = term_structure_of(history, of_kind=0.35)

    year = (0.16**2 + 0.48**2) / 2
    faded = 0.5 ** (6 / 1.5)  # weight of what is older than half a year
    fast = faded * 0.16**2 + (1 - faded) * 0.48**2
    assert term is not None
    assert term.now == pytest.approx(np.sqrt((fast + year) / 2), rel=0.01)


@pytest.mark.parametrize(("days", "enough"), [(505, True), (501, False)])
def test_less_than_two_years_of_prices_say_nothing(days: int, enough: bool) -> None:
    history = a_history(a_walk(1, days=days), end=END)

    assert (term_structure_of(history, of_kind=0.35) is not None) is enough


@pytest.mark.parametrize("times", [0.0, 0.5, 1.0, 2.0])
def test_beta_is_two_thirds_of_the_way_from_one(times: float) -> None:
    moves = a_walk(3)
    market, stock = a_history(moves, end=END), a_history(times * moves, end=END)

    beta = beta_of(stock, market)

    assert beta is not None
    assert beta.value == pytest.approx(1 + 0.67 * (times - 1))
    assert beta.error == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("of_kind", [0.1, 3.0])
def test_a_beta_is_pulled_towards_its_kinds(of_kind: float) -> None:
    moves = a_walk(3)
    market, fund = a_history(moves, end=END), a_history(2 * moves, end=END)

    beta = beta_of(fund, market, of_kind=of_kind)

    assert beta is not None
    assert beta.value == pytest.approx(of_kind + 0.67 * (2 - of_kind))


def test_beta_looks_two_years_back_and_no_further() -> None:
    moves = a_walk(3)
    older = moves.copy()
    older[:-520] *= -5
    market = a_history(moves, end=END)

    beta = beta_of(a_history(older, end=END), market)

    assert beta is not None
    assert beta.value == pytest.approx(1.0)


def test_the_standard_error_is_that_of_least_squares() -> None:
    """Checked by hand: x = 0..4, y = 0 1 1 3 3 has slope 0.8 and error 0.1633."""
    raw, error = slope(np.array([0.0, 1, 1, 3, 3]), np.arange(5.0))

    assert raw == pytest.approx(0.8)
    assert error == pytest.approx(np.sqrt(0.8 / 3 / 10))


@pytest.mark.parametrize(("weeks", "enough"), [(53, True), (51, False)])
def test_beta_needs_a_year_of_common_weeks(weeks: int, enough: bool) -> None:
    market = a_history(a_walk(3), end=END)
    young = after(market, date.fromordinal(END.toordinal() - 7 * weeks - 4))

    assert (beta_of(young, market) is not None) is enough


def test_beta_of_a_market_that_did_not_move_is_unknown() -> None:
    still = a_history(np.zeros(3000), end=END)

    assert beta_of(a_history(a_walk(3), end=END), still) is None
