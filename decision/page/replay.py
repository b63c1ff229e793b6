"""Choosing any past day of the sample: it fills the form, with nothing later in it."""

from copy import deepcopy
from datetime import date
from typing import Any

import streamlit as st

from decision.case.field import spelled
from decision.errors import CaseError, Problem
from decision.market import SampleSymbol, sample_symbols
from decision.market.replay import UNITS, replayed
from decision.page import session
from decision.page.form.draft import Draft, draft_of
from decision.page.form.faults import plain_days
from decision.page.form.fields import read
from decision.page.form.widgets import EARLIEST, LATEST
from decision.page.plain import plain, remark
from decision.report.amounts import capital, say_date
from decision.tax.law import first_year

_OPEN = "replay open"
_FAULTS = "replay faults"
_LEFT_EMPTY = (
    "Bought at that day's close; left empty, at the highest of the year before."
)
_WHAT_STAYS = (
    "Later prices stay unseen; household and taxes stay as typed below. Before "
    f"{first_year()} the tax law of {first_year()} is used."
)
# What is typed about the household stays; the position and its day are new.
_KEPT = ("country", "household.", "tax.")


def show_choice() -> None:
    """A symbol of the sample, a past day, and what was bought when; once asked for."""
    if not st.session_state.get(_OPEN):
        return
    with st.container(border=True):
        symbol, on, bought, units, go = st.columns(5, vertical_alignment="top")
        with symbol:
            one = _symbol()
        with on:
            _day("Replay as of", "on", value=_first_choice(one))
        with bought:
            _day("Bought then on", "bought", help=_LEFT_EMPTY)
        with units:
            st.text_input(
                "Units bought", f"{UNITS:g}", key="replay units", autocomplete="off"
            )
            _say("units")
        with go:
            st.space("small")
            st.button("Decide as of that day", key="replay go", on_click=_open)
            st.button("Close", key="replay close", type="tertiary", on_click=toggle)
        remark(f"{_days_of(one)} {_WHAT_STAYS}")


def _symbol() -> SampleSymbol:
    known = {one.symbol: one for one in sample_symbols()}
    shown = spelled(str(session.draft().get("position.symbol")))
    symbol = st.selectbox(
        "Stock of the sample",
        list(known),
        index=list(known).index(shown) if shown in known else 0,
        format_func=lambda one: f"{one} · {known[one].name}",
        key="replay symbol",
    )
    return known[symbol]


def _day(label: str, part: str, *, value: date | None = None, help: str = "") -> None:
    st.date_input(
        label,
        value=value,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY/MM/DD",
        key=f"replay {part}",
        help=help or None,
    )
    _say(part)


def _first_choice(one: SampleSymbol) -> date:
    """The day in the form where the sample holds it, else the last one it holds."""
    day = session.draft().get("as_of")
    return day if day is not None and one.first <= day <= one.last else one.last


def _days_of(one: SampleSymbol) -> str:
    days = f"Prices from {say_date(one.first)} to {say_date(one.last)}"
    return f"{days}, dividends included." if one.adjusted_only else f"{days}."


def _say(part: str) -> None:
    """What is wrong with a part of the choice, beside it."""
    faults: dict[str, str] = st.session_state.get(_FAULTS, {})
    if part in faults:
        st.error(plain(faults[part]))


def toggle() -> None:
    """Open the choice of a past day, or close it."""
    st.session_state[_OPEN] = not st.session_state.get(_OPEN)
    st.session_state[_FAULTS] = {}


def _open() -> None:
    """Fill the form with the chosen day, or keep what is wrong with it."""
    try:
        document = _document()
    except CaseError as error:
        st.session_state[_FAULTS] = {
            one.path: capital(plain_days(f"{one.found}; {one.do}."))
            for one in error.problems
        }
        return
    st.session_state[_FAULTS] = {}
    st.session_state[_OPEN] = False
    session.open_replay(_draft_of(document))


def _document() -> dict[str, Any]:
    typed = {part: st.session_state[f"replay {part}"] for part in ("symbol", "bought")}
    on, units = st.session_state["replay on"], st.session_state["replay units"]
    if on is None:
        raise CaseError((Problem("on", "no day was typed", "type a past day"),))
    number = read("amount", units)
    if not isinstance(number, float):
        found = f"“{units.strip()}” was typed"
        raise CaseError((Problem("units", found, "type a number above 0"),))
    return replayed(**typed, on=on, units=number)


def _draft_of(document: dict[str, Any]) -> Draft:
    """The position and day of a document in the household that is typed now."""
    typed, now = draft_of(document), session.draft()
    for key, value in now.values.items():
        if key.startswith(_KEPT):
            typed.set(key, value)
    for name, rows in now.rows.items():
        if name.startswith(_KEPT):
            typed.rows[name] = deepcopy(rows)
    early = date.fromisoformat(document["as_of"]).year < first_year()
    typed.set("tax.law_year", f"{first_year()}" if early else "")
    typed.knows_rates = now.knows_rates
    return typed
