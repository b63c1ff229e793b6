"""How Yahoo is asked: two at a time, within limits, and not again too soon."""

import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from decision.errors import MarketError
from decision.market.yahoo import ask_again, memory, yahoo_prices
from decision.market.yahoo.asking import THREAD, Limits, usual_limits
from decision.market.yahoo.environment import PAUSE, SERVER
from decision.market.yahoo.wire import _session
from tests.market.builders import a_case
from tests.market.conftest import Clock
from tests.market.loopback import LAST, Loopback
from tests.market.yahoo.test_failures import LIMITS, reason_for

CASE = a_case(symbol="ABC", as_of=LAST)


def test_nobody_waits_longer_than_twelve_seconds() -> None:
    assert usual_limits() == Limits(request=10, all=12)


@pytest.mark.parametrize(
    "limits", [Limits(request=0.2, all=60), Limits(request=60, all=0.2)]
)
def test_a_slow_answer_is_not_waited_for(yahoo: Loopback, limits: Limits) -> None:
    """Neither beyond the limit of one request nor beyond that of all."""
    assert reason_for("SLOW", limits=limits) == "unreachable"

    yahoo.let_go.set()


def test_no_more_than_two_are_asked_at_once(yahoo: Loopback) -> None:
    yahoo.lingers = True

    yahoo_prices(a_case(symbol="META", as_of=LAST), limits=LIMITS)

    assert len(yahoo.asked) > 2
    assert yahoo.most_at_once == 2


def test_each_chart_is_asked_for_once(yahoo: Loopback) -> None:
    yahoo_prices(a_case(symbol="META", as_of=LAST), limits=LIMITS)

    assert sorted(yahoo.asked) == sorted(set(yahoo.asked))
    assert {"META", "SPY", "XLC"} <= set(yahoo.asked)


@pytest.mark.parametrize(("setting", "seconds"), [(None, 300), ("30", 30)])
def test_after_a_refusal_nobody_is_asked_for_a_while(
    yahoo: Loopback,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    setting: str | None,
    seconds: int,
) -> None:
    """Five minutes, or as long as the setting says; asking by hand changes nothing."""
    if setting:
        monkeypatch.setenv(PAUSE, setting)
    reason_for("R429")
    yahoo.recover()

    clock.now += seconds - 1
    ask_again()
    assert reason_for("ABC") == "rate_limited"
    assert "ABC" not in yahoo.asked

    clock.now += 1
    yahoo_prices(CASE, limits=LIMITS)
    assert "ABC" in yahoo.asked


@pytest.mark.parametrize(
    ("passed", "said"), [(0, "in 5 minutes"), (61, "in 4 minutes"), (250, "a minute")]
)
def test_a_refusal_says_when_to_try_again(
    yahoo: Loopback, clock: Clock, passed: int, said: str
) -> None:
    reason_for("R429")
    clock.now += passed

    with pytest.raises(MarketError, match=said):
        yahoo_prices(CASE, limits=LIMITS)


@pytest.mark.parametrize("bad", ["S500", "DROPPED", "N404"])
def test_a_failure_is_not_asked_about_again_within_a_minute(
    yahoo: Loopback, clock: Clock, bad: str
) -> None:
    """Or each change of the form would wait anew."""
    yahoo.acts_as["ABC"] = bad
    first = reason_for("ABC")
    yahoo.recover()

    clock.now += 59
    assert reason_for("ABC") == first
    assert "ABC" not in yahoo.asked

    clock.now += 1
    assert yahoo_prices(CASE, limits=LIMITS).history.close[-1] == 50.0


def test_a_failure_is_asked_about_again_by_hand(yahoo: Loopback, clock: Clock) -> None:
    yahoo.acts_as["ABC"] = "S500"
    reason_for("ABC")
    yahoo.recover()

    ask_again()

    assert yahoo_prices(CASE, limits=LIMITS).history.close[-1] == 50.0


def test_an_answer_is_remembered_for_a_quarter_of_an_hour(
    yahoo: Loopback, clock: Clock
) -> None:
    yahoo_prices(CASE, limits=LIMITS)
    yahoo.recover()

    clock.now += 899
    ask_again()
    yahoo_prices(CASE, limits=LIMITS)
    assert yahoo.asked == []

    clock.now += 1
    yahoo_prices(CASE, limits=LIMITS)
    assert "ABC" in yahoo.asked


def test_what_is_remembered_serves_during_the_pause(yahoo: Loopback) -> None:
    yahoo_prices(CASE, limits=LIMITS)
    reason_for("R429")

    prices = yahoo_prices(CASE, limits=LIMITS)

    assert (prices.history.close[-1], prices.notes) == (50.0, ())


def test_without_a_price_the_rest_is_not_asked_for_any_more(yahoo: Loopback) -> None:
    """Two are asked at once: one may be under way when the first one fails."""
    yahoo.acts_as |= {"META": "N404", "SPY": "SLOW", "XLC": "SLOW"}
    reason_for("META")
    yahoo.let_go.set()
    for thread in threading.enumerate():
        if thread.name.startswith(THREAD):
            thread.join()

    assert 1 <= len(yahoo.asked) <= 2


def test_no_more_is_remembered_than_there_is_room_for(
    yahoo: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "number", lambda *name: 3)
    for symbol in ("A", "B", "C", "D"):
        yahoo_prices(a_case(symbol=symbol, as_of=LAST), limits=LIMITS)

    assert len(memory._memory.learned) == 3


@pytest.mark.parametrize(
    "url", ["https://example.com/v8/finance/chart/A", "https://fc.yahoo.com/"]
)
def test_nothing_but_charts_of_yahoo_s_is_ever_asked_for(
    yahoo: Loopback, url: str
) -> None:
    with pytest.raises(ConnectionError, match=r"is not a chart of Yahoo's"):
        _session(yahoo.url).request("GET", url)

    assert (yahoo.asked, yahoo.asked_beside) == ([], [])


def test_a_server_behind_a_path_is_asked_there(
    yahoo: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SERVER, f"{yahoo.url}/mirror/")

    assert yahoo_prices(CASE, limits=LIMITS).history.close[-1] == 50.0


def test_yfinance_keeps_no_file_of_what_was_asked(
    yahoo: Loopback, tmp_path: Path
) -> None:
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
        env=os.environ | places | {SERVER: yahoo.url},
    )

    assert int(run.stdout) > 200
    assert list(tmp_path.rglob("*")) == []


def test_a_day_before_the_first_price_is_said(yahoo: Loopback) -> None:
    """The server's prices start on 2010-01-01."""
    assert reason_for("ABC", day=date(2009, 12, 31)) == "before_history"
