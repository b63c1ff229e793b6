"""The last good answer: kept on disk, used when Yahoo fails, and always said."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from decision.errors import MarketError
from decision.market import view_of
from decision.market.reading import Prices
from decision.market.yahoo import memory, yahoo_prices
from decision.market.yahoo.environment import SERVER
from tests.market.builders import a_case
from tests.market.conftest import Clock
from tests.market.loopback import LAST, Loopback
from tests.market.yahoo.test_failures import FAILURES, IMPATIENT, LIMITS, reason_for

FRIDAY = date(2026, 11, 13)


def prices_of(symbol: str, *, day: date = LAST, **said: Any) -> Prices:
    limits = said.pop("limits", LIMITS)
    return yahoo_prices(a_case(symbol=symbol, as_of=day, **said), limits=limits)


def look_up(symbol: str = "ABC", *, day: date = FRIDAY, **said: Any) -> Prices:
    """A look-up that goes well, after which the process starts afresh."""
    found = prices_of(symbol, day=day, **said)
    memory.forget_everything()
    return found


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        row
        for row in FAILURES
        if row[1] in ("rate_limited", "unreachable", "unreadable")
    ],
)
def test_where_yahoo_fails_its_last_good_answer_serves_and_is_said(
    yahoo: Loopback, folder: Path, bad: str, reason: str
) -> None:
    good = look_up()
    yahoo.acts_as["ABC"] = bad

    found = prices_of("ABC", limits=IMPATIENT if bad == "SLOW" else LIMITS)

    assert found.history.days[-1] == FRIDAY
    assert np.array_equal(found.history.close, good.history.close)
    assert np.array_equal(found.history.total, good.history.total)
    assert f"kept_{reason}" in found.notes
    yahoo.let_go.set()


@pytest.mark.parametrize(
    ("bad", "reason"),
    [row for row in FAILURES if row[1] in ("no_such_symbol", "before_history")],
)
def test_an_answer_without_prices_is_not_covered_up(
    yahoo: Loopback, folder: Path, bad: str, reason: str
) -> None:
    look_up()
    yahoo.acts_as["ABC"] = bad

    assert reason_for("ABC") == reason


def test_a_kept_answer_gives_way_once_yahoo_is_well(
    yahoo: Loopback, folder: Path, clock: Clock
) -> None:
    look_up()
    yahoo.refuses_all = True
    assert "kept_rate_limited" in prices_of("ABC").notes

    yahoo.recover()
    clock.now += 300
    found = prices_of("ABC")

    assert found.history.days[-1] == LAST
    assert found.notes == ()


def test_what_came_along_with_the_prices_is_kept_too(
    yahoo: Loopback, folder: Path
) -> None:
    looked_up = {s: look_up(s, currency=c) for s, c in CURRENCIES.items()}
    yahoo.refuses_all = True

    for symbol, good in looked_up.items():
        found = prices_of(symbol, currency=CURRENCIES[symbol])
        assert found.currency == good.currency
        assert found.splits == good.splits
        assert found.dividends == good.dividends
        assert found.instrument == good.instrument
        assert found.units_traded_daily == good.units_traded_daily
        assert set(good.notes) < set(found.notes)


CURRENCIES = {"SPLIT": "USD", "PAYER": "USD", "PENCE.L": "GBP"}


def test_a_running_price_is_not_kept(yahoo: Loopback, folder: Path) -> None:
    look_up("RUNNING", day=LAST)
    yahoo.refuses_all = True

    assert prices_of("RUNNING").history.days[-1] == date(2026, 11, 19)


@pytest.mark.parametrize(("age", "serves"), [(30, True), (31, False)])
def test_after_a_month_a_typed_price_is_better(
    yahoo: Loopback, folder: Path, age: int, *, serves: bool
) -> None:
    look_up(day=FRIDAY)
    yahoo.acts_as["ABC"] = "S500"
    day = FRIDAY + timedelta(days=age)

    if serves:
        assert "kept_unreadable" in prices_of("ABC", day=day).notes
    else:
        assert reason_for("ABC", day=day) == "unreadable"


@pytest.mark.parametrize(
    ("day", "is_stale"), [(FRIDAY, False), (date(2026, 11, 6), True)]
)
def test_a_kept_price_is_stale_like_any_other(
    yahoo: Loopback, folder: Path, day: date, *, is_stale: bool
) -> None:
    """FRIDAY is five trading days before the last day."""
    look_up(day=day)
    yahoo.refuses_all = True

    notes = view_of(a_case(symbol="ABC", as_of=LAST)).notes

    assert "kept_rate_limited" in notes
    assert ("stale_price" in notes) is is_stale


def test_a_day_before_is_answered_from_a_later_look_up(
    yahoo: Loopback, folder: Path
) -> None:
    """And nothing after that day is seen."""
    look_up(day=LAST)
    yahoo.refuses_all = True

    assert prices_of("ABC", day=FRIDAY).history.days[-1] == FRIDAY


def test_a_look_up_of_a_day_before_does_not_replace_a_later_one(
    yahoo: Loopback, folder: Path
) -> None:
    look_up(day=LAST)
    look_up(day=FRIDAY)
    yahoo.refuses_all = True

    assert prices_of("ABC").history.days[-1] == LAST


def test_a_kept_market_is_said_where_the_price_is_new(
    yahoo: Loopback, folder: Path
) -> None:
    look_up("XYZ")
    yahoo.acts_as["SPY"] = "S500"

    found = prices_of("ABC")

    assert found.notes == ("kept_market",)
    assert found.benchmark is not None
    assert found.benchmark.days[-1] == FRIDAY


def test_another_server_s_answers_do_not_serve(
    yahoo: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up()
    monkeypatch.setenv(SERVER, "http://127.0.0.1:9")

    assert reason_for("ABC") == "unreachable"


def test_a_refusal_without_anything_kept_is_said(yahoo: Loopback, folder: Path) -> None:
    yahoo.refuses_all = True

    with pytest.raises(MarketError) as caught:
        prices_of("ABC")

    assert caught.value.reason == "rate_limited"
