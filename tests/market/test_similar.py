"""How similar investments did, and what the economy is doing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from decision.market.economy import economy_of
from decision.market.series import since, up_to
from decision.market.similar import similar_of, similar_symbol
from decision.market.view import History, Peer
from tests.market.builders import a_history, a_walk

DAY, BOUGHT = date(2022, 12, 28), date(2021, 12, 28)


def steadily(daily: float, *, days: int = 800) -> History:
    """Prices that grow by so much each day."""
    return a_history(np.full(days, np.log1p(daily)), end=DAY)


def grown(daily: float) -> float:
    held = since(steadily(daily), BOUGHT)
    return float(held.total[-1] / held.total[0]) - 1


@pytest.mark.parametrize(
    ("symbol", "kind", "like"),
    [
        ("META", "stock", "XLC"),
        ("VTI", "fund", "ITOT"),
        ("ETH-USD", "crypto", "BTC-USD"),
        ("BTC-USD", "crypto", None),
        ("SAP.DE", "stock", None),
        ("", "property", None),
    ],
)
def test_what_an_investment_is_like(symbol: str, kind: str, like: str | None) -> None:
    assert similar_symbol(symbol, kind) == like


def test_returns_count_from_the_purchase_with_the_markets_beside() -> None:
    peers = (Peer("A", steadily(0.001)),)

    similar = similar_of(
        steadily(-0.001), peers, bought=BOUGHT, market=steadily(0.0005)
    )

    assert similar is not None
    assert (similar.symbols, similar.start) == (("A",), BOUGHT)
    assert similar.own == pytest.approx(grown(-0.001))
    assert similar.theirs == pytest.approx(grown(0.001))
    assert similar.market == pytest.approx(grown(0.0005))


def test_of_several_the_middle_one_is_told() -> None:
    peers = tuple(Peer(f"{d}", steadily(d)) for d in (0.01, -0.001, 0.0))

    similar = similar_of(steadily(-0.002), peers, bought=BOUGHT, market=None)

    assert similar is not None
    assert similar.theirs == pytest.approx(0.0)
    assert similar.market is None


def test_prices_that_start_after_the_purchase_start_the_count() -> None:
    own = since(steadily(-0.001), date(2022, 6, 1))

    similar = similar_of(own, (Peer("A", steadily(0.001)),), bought=BOUGHT, market=None)

    assert similar is not None
    assert similar.start == date(2022, 6, 1)


@pytest.mark.parametrize(
    "other",
    [
        since(steadily(0.001), date(2022, 6, 1)),  # came later
        up_to(steadily(0.001), date(2022, 12, 27)),  # ended earlier
    ],
)
def test_what_was_not_there_all_the_time_is_not_compared(other: History) -> None:
    own = steadily(-0.001)

    assert similar_of(own, (Peer("A", other),), bought=BOUGHT, market=other) is None
    both = similar_of(own, (Peer("B", own),), bought=BOUGHT, market=other)
    assert both is not None
    assert both.market is None


def test_on_the_day_of_the_purchase_there_is_nothing_to_compare() -> None:
    own = steadily(0.001)

    assert similar_of(own, (Peer("A", own),), bought=DAY, market=None) is None


def bills(percent: float, *, end: date = DAY) -> History:
    """A yield that has stood still until a day."""
    flat = a_history(np.zeros(30), end=end)
    return replace(flat, close=np.full(31, percent))


def test_the_economy_is_three_numbers_of_markets() -> None:
    walk = a_walk(3)
    walk[-60:] *= 3  # a storm in the last months
    market = a_history(walk, end=DAY)

    economy = economy_of(market, bills(4.2), day=DAY)

    assert economy is not None
    assert economy.short_rate == pytest.approx(0.042)
    held = since(market, BOUGHT)
    grown_by = float(held.total[-1] / held.total[0]) - 1
    assert economy.market_return == pytest.approx(grown_by)
    assert economy.volatility is not None
    assert economy.usual_volatility is not None
    assert economy.volatility > 1.5 * economy.usual_volatility


@pytest.mark.parametrize(
    ("last", "known"),
    [(date(2022, 12, 20), True), (date(2022, 12, 19), False)],  # five trading days
)
def test_old_numbers_of_the_economy_are_left_out(last: date, known: bool) -> None:
    market = a_history(a_walk(3), end=last)

    economy = economy_of(market, bills(4.2), day=DAY)
    rate = economy_of(a_history(a_walk(3), end=DAY), bills(4.2, end=last), day=DAY)

    assert economy is not None
    assert (economy.market_return is not None) is known
    assert rate is not None
    assert (rate.short_rate is not None) is known


def test_where_nothing_is_known_there_is_no_economy() -> None:
    assert economy_of(None, None, day=DAY) is None
    only_rate = economy_of(None, bills(0.5), day=DAY)
    assert only_rate is not None
    assert only_rate.market_return is None


def test_a_yield_of_a_later_day_is_not_known_yet() -> None:
    later = bills(4.2, end=date(2023, 6, 30))

    assert economy_of(None, later, day=date(2022, 1, 3)) is None
