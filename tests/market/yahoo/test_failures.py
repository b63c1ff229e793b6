"""Everything Yahoo is known to do wrong, and what is made of it."""

import re
from contextlib import nullcontext
from datetime import date

import pytest

from decision.errors import MarketError
from decision.market.yahoo import yahoo_prices
from decision.market.yahoo.asking import Limits
from decision.market.yahoo.environment import CACHE, PAUSE, SERVER
from decision.market.yahoo.outcome import NoPricesError
from decision.market.yahoo.wire import look_at
from tests.market.builders import a_case
from tests.market.conftest import Clock
from tests.market.loopback import LAST, Loopback

LIMITS = Limits(request=20, all=60)
IMPATIENT = Limits(request=0.3, all=60)
PAST = date(2025, 6, 30)
FAILURES = [
    ("R429", "rate_limited"),
    ("N404", "no_such_symbol"),
    ("EMPTY", "no_such_symbol"),
    ("NOTIMES", "no_such_symbol"),
    ("EARLY", "before_history"),
    ("U401", "unreadable"),
    ("FINANCE401", "unreadable"),
    ("F403", "unreadable"),
    ("S500", "unreadable"),
    ("HTML", "unreadable"),
    ("DOWN", "unreadable"),
    ("TRUNCATED", "unreadable"),
    ("NULL", "unreadable"),
    ("NOMETA", "unreadable"),
    ("SLOW", "unreachable"),
    ("DROPPED", "unreachable"),
    ("CUT", "unreachable"),
]


def reason_for(symbol: str, *, day: date = LAST, limits: Limits = LIMITS) -> str:
    with pytest.raises(MarketError) as caught:
        yahoo_prices(a_case(symbol=symbol, as_of=day), limits=limits)
    assert symbol in caught.value.happened
    assert "ype the price of one unit" in caught.value.do
    return caught.value.reason


@pytest.mark.parametrize(("symbol", "reason"), FAILURES)
def test_every_failure_is_told_by_what_to_do_about_it(
    yahoo: Loopback, symbol: str, reason: str
) -> None:
    limits = IMPATIENT if symbol == "SLOW" else LIMITS

    assert reason_for(symbol, limits=limits) == reason

    assert yahoo.asked.count(symbol) == 1  # never again unasked
    yahoo.let_go.set()


@pytest.mark.parametrize(("status", "is_an_answer"), [(399, True), (400, False)])
def test_a_chart_that_comes_with_an_error_is_not_trusted(
    status: int, *, is_an_answer: bool
) -> None:
    body = b'{"chart": {"result": [{}], "error": null}}'

    with nullcontext() if is_an_answer else pytest.raises(NoPricesError):
        look_at(status, body)


def test_a_refusal_of_everything_is_one_of_too_many_requests(yahoo: Loopback) -> None:
    yahoo.refuses_all = True

    assert reason_for("ABC") == "rate_limited"


def test_a_server_that_is_not_there_is_unreachable(
    yahoo: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SERVER, "http://127.0.0.1:9")

    assert reason_for("ABC") == "unreachable"


def test_cookies_and_crumbs_are_not_needed_and_not_asked_for(yahoo: Loopback) -> None:
    """So a refused crumb, or a host of cookies that is away, changes nothing."""
    yahoo.refuses_crumbs = True

    prices = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS)

    assert prices.history.close[-1] == 50.0
    assert yahoo.asked_beside == []
    assert not any("crumb" in query for query in yahoo.queries)


def test_a_range_is_always_two_days_and_never_a_word(yahoo: Loopback) -> None:
    """So there is no wrong word to be refused for."""
    yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS)

    assert yahoo.queries
    assert all({"period1", "period2"} <= query.keys() for query in yahoo.queries)
    assert not any("range" in query for query in yahoo.queries)


def test_a_last_row_without_a_price_is_left_out(yahoo: Loopback) -> None:
    prices = yahoo_prices(a_case(symbol="NULLS", as_of=LAST), limits=LIMITS)

    assert prices.history.days[-1] == date(2026, 11, 19)


@pytest.mark.parametrize("symbol", ["MY HOME", "A/B", "../../V1", "Ä", "A" * 31])
def test_what_cannot_be_a_symbol_is_sent_to_nobody(
    yahoo: Loopback, symbol: str
) -> None:
    assert reason_for(symbol) == "no_such_symbol"
    assert symbol not in yahoo.asked
    assert not any("V1" in path for path in yahoo.asked_beside)


@pytest.mark.parametrize("symbol", ["BRK-B", "^VIX", "M&M.NS", "A" * 30])
def test_any_symbol_of_yahoo_s_is_asked_for(yahoo: Loopback, symbol: str) -> None:
    yahoo.acts_as[symbol] = "N404"

    assert reason_for(symbol) == "no_such_symbol"
    assert symbol in yahoo.asked


@pytest.mark.parametrize("bad", ["S500", "NOMETA", "EMPTY", "TRUNCATED"])
def test_a_failure_is_forgotten_once_the_server_is_well(
    yahoo: Loopback, clock: Clock, bad: str
) -> None:
    """yfinance itself remembers answers about past ranges that it could not use."""
    yahoo.acts_as["ABC"] = bad
    reason_for("ABC", day=PAST)
    yahoo.acts_as.clear()
    clock.now += 60

    prices = yahoo_prices(a_case(symbol="ABC", as_of=PAST), limits=LIMITS)

    assert prices.history.days[-1] == PAST


def test_a_missing_market_leaves_the_price(yahoo: Loopback) -> None:
    yahoo.acts_as["SPY"] = "S500"

    prices = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS)

    assert prices.history.close[-1] == 50.0
    assert prices.benchmark is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (SERVER, "127.0.0.1:8000"),
        (SERVER, "ftp://127.0.0.1"),
        (SERVER, "http://[::1"),
        (SERVER, "http://127.0.0.1:99999"),
        (CACHE, "~nobody-of-that-name/prices"),
        (PAUSE, "soon"),
        (PAUSE, "-1"),
        (PAUSE, "inf"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    yahoo: Loopback, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setenv(name, said)

    with pytest.raises(MarketError, match=re.escape(f"{name} is “{said}”")) as caught:
        yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS)

    assert caught.value.reason == "wrong_setting"
    assert yahoo.asked == []


def test_an_old_purchase_is_not_told_by_the_range_that_is_asked_for(
    yahoo: Loopback,
) -> None:
    """All prices are asked for, whether it was bought in 2001 or in 2003."""
    ranges = set()
    for year in (2001, 2003):
        lot = {"acquired": date(year, 5, 6), "units": 1, "unit_cost": 90}
        yahoo_prices(a_case(symbol=f"S{year}", as_of=LAST, lots=[lot]), limits=LIMITS)
        ranges |= {query["period1"][0] for query in yahoo.queries}

    assert len(ranges) == 1
