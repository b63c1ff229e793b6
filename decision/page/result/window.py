"""Before you sell: the 61 days around a sale, and any other sale tried in its place."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from decision.case import Case, Lot
from decision.gates import Standing, standing_of
from decision.gates.opening import first_open_day, trading_day
from decision.page import percent
from decision.page.answer import Answer
from decision.page.form.widgets import ask_amount, ask_day
from decision.page.paid import is_hidden
from decision.page.plain import note, on_request, picture, plain, remark, say, table
from decision.report import charts
from decision.report.amounts import say_count, say_date, say_units
from decision.report.words.purchases import purchase_rows
from decision.report.words.washed import WASH_LAW, wash_notes, wash_sentence
from decision.sale.window import SaleWindow, window_of
from decision.tax.earlier import units_on

_FAR_OFF = timedelta(days=366)  # beyond a year today's price says little


class _Sale(NamedTuple):
    """A sale as it was typed; None for what cannot be used."""

    on: date | None
    units: Mapping[int, float] | None


def is_trap(answer: Answer) -> bool:
    """Whether selling everything at once would have a part of its loss washed."""
    window = answer.decision.wash
    return window is not None and window.is_washed


@st.fragment
def show_window(answer: Answer) -> None:
    """The 61 days, for a loss; where no rule washes it, only that."""
    window, case = answer.decision.wash, answer.case
    if window is None or window.loss <= 0:
        return
    if window.applies == "no_rule":
        remark(wash_sentence(window, case))
    if window.applies != "yes":
        return
    st.subheader("Before you sell: the 61 days", anchor=False)
    _told(window, case, key="window")
    ask = partial(_try_another, answer, window)
    is_open = bool(window.inside)
    on_request("Try another sale", ask, key="open try", is_open=is_open)


def _told(window: SaleWindow, case: Case, *, key: str) -> None:
    """The sentence, the line, what else to know, and every purchase in a table."""
    say(wash_sentence(window, case))
    if window.applies != "yes":
        return
    if not is_hidden():
        _line(window, case, key=key)
    if window.inside:
        columns = ["When", "What came in", "What it does to the loss"]
        rows = purchase_rows(window, case)
        table(rows, columns, alt="The purchases around the sale")
    note(*wash_notes(window, case), evidence=WASH_LAW, key=f"open {key} law")


def _line(window: SaleWindow, case: Case, *, key: str) -> None:
    """The 61 days as a line; behind a click where nothing was bought in them."""
    draw = partial(_drawn, window, case, key=key)
    if window.inside:
        draw()
    else:
        on_request("The 61 days as a line", draw, key=f"open {key}")


def _drawn(window: SaleWindow, case: Case, *, key: str) -> None:
    picture(
        partial(charts.window_chart, window, case),
        title=partial(charts.window_title, window, case),
        alt=partial(charts.window_alt, window, case),
        key=key,
        figures=partial(charts.window_figures, window, case),
    )


def _try_another(answer: Answer, shown: SaleWindow) -> None:
    """Another day or other units, answered at once below the fields."""
    standing = standing_of(answer.case, answer.view)
    assert standing is not None, "what is worth nothing known has no window"
    if percent.is_on():
        remark(percent.LEFT_OUT)
        return
    typed = _fields(standing)
    if typed.on is None or typed.units is None:
        return
    price = standing.net_unit
    tried = window_of(standing, on=typed.on, units=typed.units, price=price)
    if tried == shown:
        remark("This is the sale above, of everything: change the day or the units.")
        return
    _told(tried, answer.case, key="tried window")


def _fields(standing: Standing) -> _Sale:
    """A day and units of each lot, with what is wrong beside each."""
    case, first = standing.case, first_open_day(standing)
    with st.grid(4, min_column_width=220):
        with st.container():
            on = _day(standing, first)
        start, held = units_on(case, first), units_on(case, on or first)
        units = [
            _units(place, lot, start=start[place], held=held[place])
            for place, lot in enumerate(case.position.lots)
        ]
    chosen = {place: one for place, one in enumerate(units) if one}
    if None in units:
        return _Sale(on, None)
    if not chosen:
        st.error("No units are sold; type how many in at least one lot.")
        return _Sale(on, None)
    return _Sale(on, chosen)


def _day(standing: Standing, first: date) -> date | None:
    """The day of the sale; None, and a sentence, where nothing can be sold then."""
    typed = ask_day("Sold on", start=first, key=f"try day {first}")
    wrong = _wrong_day(typed, standing, first=first)
    if wrong:
        st.error(plain(wrong))
    return None if wrong else typed


def _wrong_day(typed: date | None, standing: Standing, *, first: date) -> str:
    if typed is None:
        return "Type the day of the sale."
    said, last = say_date(typed), first + _FAR_OFF
    newest = max(lot.came_on for lot in standing.case.position.lots)
    if typed < newest:
        return (
            f"{said} is before a lot was bought, on {say_date(newest)}; type "
            f"{say_date(first)} or a later day."
        )
    if typed < first:
        return (
            f"{said} is too early: it can be sold from {say_date(first)} on; type that "
            "day or a later one."
        )
    if typed > last:
        return f"{said} is far off; type a day up to {say_date(last)}."
    opens = trading_day(standing, typed)
    if opens != typed:
        return f"The exchange is closed on {said}; type {say_date(opens)}."
    return ""


def _units(place: int, lot: Lot, *, start: float, held: float) -> float | None:
    """Units of a lot; None, and a sentence, where more than `held` would be sold."""
    with st.container():
        typed, units = ask_amount(
            f"Units of lot {place + 1}, bought {say_date(lot.acquired)}",
            start=start,
            key=f"try lot {place} {lot.acquired} {start:g}",
        )
        wrong = _wrong_units(typed, units, held)
        if wrong:
            st.error(plain(wrong))
    return None if wrong else units


def _wrong_units(typed: str, units: Any, held: float) -> str:
    do = f"type a number from 0 to {say_units(held)}"
    if units is None:
        return f"Nothing was typed; {do}."
    if not isinstance(units, float) or units < 0:
        return f"“{typed.strip()}” was typed; {do}."
    if units > held:
        return f"This lot holds {say_count(held, 'unit')} on that day; {do}."
    return ""
