"""The page where prices come from Yahoo, or do not: what it says, what it keeps."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from decision.market.yahoo import memory
from decision.market.yahoo.environment import CACHE
from decision.page import session
from decision.page.form.draft import blank
from tests.market.conftest import Clock, clock, server, yahoo
from tests.market.loopback import Loopback
from tests.market.yahoo.test_failures import IMPATIENT
from tests.page.conftest import ROOT, TODAY, TYPED, open_section, type_in, widget_of
from tests.page.shown import captions, label_of, unescaped, values_without, verdict

__all__ = ["clock", "server", "yahoo"]  # fixtures

HAPPENED = {
    "R429": "Yahoo takes no more requests from here for the moment",
    "N404": "Yahoo has no prices for",
    "EMPTY": "Yahoo has no prices for",
    "NOTIMES": "Yahoo has no prices for",
    "EARLY": "Yahoo's prices of EARLY start after 20 November 2026",
    "U401": "Yahoo's answer about U401 could not be read",
    "F403": "Yahoo's answer about F403 could not be read",
    "S500": "Yahoo's answer about S500 could not be read",
    "HTML": "Yahoo's answer about HTML could not be read",
    "DOWN": "Yahoo's answer about DOWN could not be read",
    "TRUNCATED": "Yahoo's answer about TRUNCATED could not be read",
    "NULL": "Yahoo's answer about NULL could not be read",
    "NOMETA": "Yahoo's answer about NOMETA could not be read",
    "SLOW": "Yahoo did not answer about SLOW",
    "DROPPED": "Yahoo did not answer about DROPPED",
    "CUT": "Yahoo did not answer about CUT",
}


@pytest.fixture
def asking(yahoo: Loopback, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """One's own position with all but the symbol and the price, and Yahoo to ask."""
    st.cache_resource.clear()
    monkeypatch.setattr(session, "today", lambda: TODAY)
    for part in ("show_futures", "show_price"):
        monkeypatch.setattr(f"decision.page.result.pictures.{part}", lambda *_: None)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    draft = blank(TODAY)
    for key, value in (TYPED | {"position.price.unit": ""}).items():
        draft.set(key, value)
    page.session_state["draft"] = draft
    page.session_state["shown"] = session.OWN
    return page.run()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("symbol", HAPPENED)
def test_a_failure_is_said_where_the_price_can_be_typed_and_nothing_is_lost(
    asking: AppTest, monkeypatch: pytest.MonkeyPatch, symbol: str
) -> None:
    before = values_without(asking, "position.symbol")
    if symbol == "SLOW":
        monkeypatch.setattr("decision.market.yahoo.usual_limits", lambda: IMPATIENT)

    type_in(asking, {"position.symbol": symbol})

    said = [unescaped(one.value) for one in asking.error]
    assert any(
        one.startswith(HAPPENED[symbol]) and "ype the price of one unit" in one
        for one in said
    )
    assert "Price of one unit" in asking.warning[0].value
    assert widget_of(asking, "position.symbol").value == symbol
    assert values_without(asking, "position.symbol") == before
    assert not asking.exception

    type_in(asking, {"position.price.unit": "60"})
    assert not asking.error
    assert verdict(asking)


def test_a_wrong_symbol_is_marked_at_the_symbol_too(asking: AppTest) -> None:
    type_in(asking, {"position.symbol": "N404"})

    assert label_of(asking, "position.symbol") in asking.warning[0].value
    assert len(asking.error) == 2
    assert not [one for one in asking.button if one.key == "ask again"]


def test_after_a_refusal_asking_again_waits_for_the_pause_to_end(
    asking: AppTest, yahoo: Loopback, clock: Clock
) -> None:
    yahoo.refuses_all = True
    type_in(asking, {"position.symbol": "ABC"})
    assert "try again in 5 minutes" in asking.error[0].value
    yahoo.recover()

    clock.now += 299
    asking.button(key="ask again").click().run()
    assert "try again in a minute" in asking.error[0].value
    assert "ABC" not in yahoo.asked

    clock.now += 1
    asking.button(key="ask again").click().run()
    assert not asking.error
    assert "Price $50.00, close of 20 November 2026 · Yahoo Finance" in captions(asking)


def test_other_failures_can_be_asked_about_again_at_once(
    asking: AppTest, yahoo: Loopback
) -> None:
    yahoo.acts_as["ABC"] = "DROPPED"
    type_in(asking, {"position.symbol": "ABC"})
    assert asking.error
    yahoo.recover()

    type_in(asking, {"position.lots[0].units": "90"})
    assert asking.error  # a change of the form does not ask again

    asking.button(key="ask again").click().run()
    assert not asking.error


def test_prices_of_an_earlier_look_up_are_said_and_give_way_to_new_ones(
    asking: AppTest, yahoo: Loopback, clock: Clock, folder: Path
) -> None:
    friday = date(2026, 11, 13)
    type_in(asking, {"position.symbol": "ABC", "as_of": friday})
    memory.forget_everything()
    yahoo.refuses_all = True

    type_in(asking, {"as_of": TODAY})

    assert "this is its price of 13 November 2026, kept from an earlier" in captions(
        asking
    )
    assert "close of 13 November 2026" in captions(asking)
    assert not asking.error

    yahoo.recover()
    clock.now += 300
    asking.run()
    assert "kept from an earlier look-up" not in captions(asking)
    assert "close of 20 November 2026" in captions(asking)


def test_a_kept_price_is_no_longer_called_so_once_it_is_confirmed(
    asking: AppTest, yahoo: Loopback, clock: Clock, folder: Path
) -> None:
    """The day and the price are the same before and after."""
    type_in(asking, {"position.symbol": "ABC"})
    st.cache_resource.clear()
    memory.forget_everything()
    yahoo.refuses_all = True
    asking.run()
    assert "kept from an earlier look-up" in captions(asking)

    yahoo.recover()
    clock.now += 300
    asking.run()
    assert "kept from an earlier look-up" not in captions(asking)
    assert "close of 20 November 2026" in captions(asking)


def test_a_price_in_another_currency_says_which_one_to_choose(asking: AppTest) -> None:
    type_in(asking, {"position.symbol": "EURO.DE"})

    assert "EURO.DE is priced in EUR, but USD is chosen. Choose EUR" in unescaped(
        asking.error[0].value
    )
    assert label_of(asking, "position.currency") in asking.warning[0].value

    open_section(asking, "Your position")
    asking.button(key="use currency").click().run()

    assert widget_of(asking, "position.currency").value == "EUR"
    assert not asking.error
