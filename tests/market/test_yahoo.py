"""The door to Yahoo, against a server on this machine that does not always behave."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from decision.errors import MarketError
from decision.market import view_of
from decision.market.yahoo import memory, yahoo_prices
from decision.market.yahoo.asking import Limits
from decision.market.yahoo.environment import SERVER
from decision.market.yahoo.memory import forget_everything
from decision.market.yahoo.wire import _session, forget
from tests.market.builders import a_case
from tests.market.loopback import LAST, Loopback

LIMITS = Limits(request=1.0, all=5.0)


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


@pytest.fixture(autouse=True)
def yahoo(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """Every test starts with nothing remembered, and never leaves this machine."""
    monkeypatch.setenv(SERVER, server.url)
    forget_everything()
    forget()
    server.asked.clear()
    server.acts_as.clear()
    server.most_at_once = 0
    server.lingers = False
    server.let_go.clear()
    return server


class Clock:
    """A clock that a test can move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    hands = Clock()
    monkeypatch.setattr(memory, "monotonic", hands)
    return hands


def reason_for(symbol: str, *, day: date = LAST) -> str:
    with pytest.raises(MarketError, match="ype the price of one unit") as caught:
        yahoo_prices(a_case(symbol=symbol, as_of=day), limits=LIMITS)
    return caught.value.reason


def test_a_symbol_without_a_typed_price_is_asked_for(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="abc ", as_of=LAST))

    assert (view.price, view.on, view.door) == (50.0, LAST, "yahoo")
    assert set(view.origins.values()) == {"prices"}
    assert view.notes == ()
    assert sorted(yahoo.asked) == ["ABC", "SPY", "^IRX"]


def test_the_close_is_what_people_paid_and_the_total_has_dividends() -> None:
    history = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS).history

    assert history.close[-1] == 50.0
    assert history.total[-1] == pytest.approx(45.0)


def test_no_price_after_the_day_is_seen() -> None:
    day = date(2026, 11, 11)
    prices = yahoo_prices(a_case(symbol="ABC", as_of=day), limits=LIMITS)

    assert prices.history.days[-1] == day
    assert prices.benchmark is not None
    assert prices.benchmark.days[-1] == day


def test_a_day_of_the_sample_asks_nobody(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="META", as_of=date(2022, 12, 28)))

    assert view.door == "sample"
    assert yahoo.asked == []


def test_yahoo_can_be_asked_for_on_a_day_of_the_sample(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="META", as_of=date(2022, 12, 28)), door="yahoo")

    assert view.door == "yahoo"
    assert "META" in yahoo.asked


def test_a_typed_price_asks_nobody(yahoo: Loopback) -> None:
    view_of(a_case(symbol="ABC", as_of=LAST, price=60))

    assert yahoo.asked == []


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [
        ("N404", "no_such_symbol"),
        ("EMPTY", "no_such_symbol"),
        ("NULL", "unreadable"),
        ("R429", "rate_limited"),
        ("DROPPED", "unreachable"),
        ("CUT", "unreachable"),
        ("S500", "unreadable"),
        ("HTML", "unreadable"),
        ("DOWN", "unreadable"),
        ("TRUNCATED", "unreadable"),
        ("NOMETA", "unreadable"),
    ],
)
def test_every_failure_is_one_of_four_outcomes(symbol: str, reason: str) -> None:
    assert reason_for(symbol) == reason


@pytest.mark.parametrize(
    "limits", [Limits(request=0.2, all=5), Limits(request=5, all=0.2)]
)
def test_a_slow_answer_is_not_waited_for(yahoo: Loopback, limits: Limits) -> None:
    """Neither beyond the limit of one request nor beyond that of all."""
    with pytest.raises(MarketError) as caught:
        yahoo_prices(a_case(symbol="SLOW", as_of=LAST), limits=limits)

    yahoo.let_go.set()
    assert caught.value.reason == "unreachable"


@pytest.mark.parametrize("bad", ["S500", "R429", "N404", "TRUNCATED"])
def test_a_failure_is_forgotten_once_the_server_is_well(
    yahoo: Loopback, clock: Clock, bad: str
) -> None:
    """yfinance itself remembers error pages of past ranges."""
    past = date(2025, 6, 30)
    yahoo.acts_as["ABC"] = bad
    reason_for("ABC", day=past)
    yahoo.acts_as.clear()
    clock.now += 300

    prices = yahoo_prices(a_case(symbol="ABC", as_of=past), limits=LIMITS)

    assert prices.history.days[-1] == past


def test_after_a_refusal_nobody_is_asked_for_five_minutes(
    yahoo: Loopback, clock: Clock
) -> None:
    reason_for("R429")
    yahoo.asked.clear()

    clock.now += 299
    assert reason_for("ABC") == "rate_limited"
    assert yahoo.asked == []

    clock.now += 1
    yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS)
    assert "ABC" in yahoo.asked


def test_an_answer_is_kept_for_a_quarter_of_an_hour(
    yahoo: Loopback, clock: Clock
) -> None:
    case = a_case(symbol="ABC", as_of=LAST)
    yahoo_prices(case, limits=LIMITS)
    yahoo.asked.clear()

    clock.now += 899
    yahoo_prices(case, limits=LIMITS)
    assert yahoo.asked == []

    clock.now += 1
    yahoo_prices(case, limits=LIMITS)
    assert sorted(yahoo.asked) == ["ABC", "SPY", "^IRX"]


def test_a_kept_answer_serves_during_the_pause(yahoo: Loopback) -> None:
    case = a_case(symbol="ABC", as_of=LAST)
    yahoo_prices(case, limits=LIMITS)
    reason_for("R429")

    assert yahoo_prices(case, limits=LIMITS).history.close[-1] == 50.0


def test_no_more_answers_are_kept_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "number", lambda *name: 3)
    for symbol in ("A", "B", "C", "D"):
        yahoo_prices(a_case(symbol=symbol, as_of=LAST), limits=LIMITS)

    assert len(memory._memory.learned) == 3


def test_a_missing_market_leaves_the_price(yahoo: Loopback) -> None:
    yahoo.acts_as["SPY"] = "S500"

    view = view_of(a_case(symbol="ABC", as_of=LAST))

    assert view.price == 50.0
    assert view.notes == ("no_benchmark", "cannot_tell_cause")


def test_a_stock_brings_its_sector_and_no_more_than_two_are_asked_at_once(
    yahoo: Loopback,
) -> None:
    yahoo.lingers = True

    prices = yahoo_prices(a_case(symbol="META", as_of=LAST), limits=LIMITS)

    assert prices.sector is not None
    assert sorted(yahoo.asked) == ["META", "SPY", "XLC", "^IRX"]
    assert yahoo.most_at_once == 2


def test_the_running_price_of_an_open_session_is_not_a_close() -> None:
    prices = yahoo_prices(a_case(symbol="RUNNING", as_of=LAST), limits=LIMITS)

    assert prices.history.days[-1] == date(2026, 11, 19)


def test_pence_become_pounds_and_it_is_noted() -> None:
    case = a_case(symbol="PENCE.L", as_of=LAST, currency="GBP")
    view = view_of(case, door="yahoo")

    assert view.price == pytest.approx(0.5)
    assert view.currency == "GBP"
    assert view.notes == ("minor_unit",)


def test_a_price_in_another_currency_is_refused() -> None:
    with pytest.raises(MarketError, match="Choose EUR") as caught:
        view_of(a_case(symbol="EURO.DE", as_of=LAST))

    assert (caught.value.reason, caught.value.currency) == ("other_currency", "EUR")


def test_a_day_before_the_first_price_is_said() -> None:
    """The server's prices start on 2010-01-01."""
    assert reason_for("ABC", day=date(2009, 12, 31)) == "before_history"


def test_nothing_but_yahoo_is_ever_asked(server: Loopback) -> None:
    with pytest.raises(ConnectionError, match=r"example\.com/ is not a chart"):
        _session(server.url).request("GET", "https://example.com/")


def test_no_file_remembers_what_was_asked(server: Loopback, tmp_path: Path) -> None:
    program = """
import os
from datetime import date
from decision.market.yahoo import wire
from decision.market.yahoo.memory import Question
question = Question("ABC", date(2026, 1, 2), date(2026, 11, 20))
server = os.environ["MARKET_DATA_URL"]
print(len(wire.ask(question, server=server, timeout=5).table))
"""
    places = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | places | {SERVER: server.url},
    )

    assert int(run.stdout) > 200
    assert list(tmp_path.rglob("*")) == []


def test_prices_are_positive_and_finite() -> None:
    history = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS).history

    assert np.all(np.isfinite(history.close))
    assert np.min(history.close) > 0
