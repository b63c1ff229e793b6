"""One field of the form: its widget, bound to the draft, and what is wrong with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.case.rule import MOST_WRITTEN
from decision.market import ask_again
from decision.page import paid, percent, session
from decision.page.form.faults import Fault, Faults
from decision.page.form.fields import Field, field_of, read
from decision.page.form.fields import show as shown
from decision.page.plain import plain

# Wide, so that an odd year reaches us and is answered in a sentence beside the field.
EARLIEST, LATEST = date(1000, 1, 1), date(9999, 12, 31)
_WHEN_IT_COUNTS = "A typed date counts when you leave the field."


def row(
    keys: list[str], faults: Faults, *, of: int = 0, widths: tuple[float, ...] = ()
) -> DeltaGenerator:
    """Fields side by side, in `of` columns or in columns of the given widths.

    Gives the last column, which stays free if there are more columns than fields.
    """
    columns = st.columns(widths if widths else max(of, len(keys)))
    flags = [field_of(key).kind == "flag" for key in keys]
    for column, key, flag in zip(columns, keys, flags, strict=False):
        with column:
            if flag and not all(flags):
                st.space("small")  # as high as the labels beside it
            show(key, faults)
    return columns[-1]


def show(key: str, faults: Faults, *, label: str = "") -> None:
    """A field with what was typed in it, and one sentence where it is faulty."""
    one, typed = field_of(key), session.draft().get(key)
    if key not in faults and paid.covers(key, typed):
        paid.show_covered(label or one.label, key)
        return
    if key not in faults and percent.covers(key, typed):
        percent.show_covered(label or one.label, key, typed)
        return
    session.start(key, typed)
    _WIDGETS[one.kind](label or one.label, one, key)
    if key in faults:
        _say_fault(faults[key])


def _say_fault(fault: Fault) -> None:
    """What is missing is said quietly, what is wrong as an alert."""
    if fault.is_missing:
        st.caption(f":material/edit: {plain(fault.sentence)}")
    else:
        st.error(plain(fault.sentence))
    if fault.law_year is not None:
        label = f"Use the law of {fault.law_year}"
        st.button(
            label, key="use law", on_click=session.use_law, args=(fault.law_year,)
        )
    if fault.currency is not None:
        label = f"Use {fault.currency}"
        st.button(
            label,
            key="use currency",
            on_click=session.use_currency,
            args=(fault.currency,),
        )
    if fault.may_ask_again:
        st.button("Try again", key="ask again", on_click=ask_again)


def again(key: str) -> None:
    """A field of several lines once more, in the place where it matters now."""
    one, place = field_of(key), f"first {key}"
    st.session_state[place] = session.draft().get(key)
    st.text_area(
        one.label,
        key=place,
        height=68,
        max_chars=MOST_WRITTEN,
        placeholder=one.placeholder or None,
        on_change=session.keep_first,
        args=(key,),
    )


def choose(
    key: str, label: str, options: Mapping[str, str], *, value: str | None
) -> None:
    """One choice out of a list that is not in the table of fields."""
    session.start(key, value)
    st.selectbox(
        label,
        list(options),
        index=None,
        format_func=options.__getitem__,
        key=key,
        placeholder="No answer",
        on_change=session.keep,
        args=(key,),
    )


def ask_day(label: str, *, start: date, key: str) -> date | None:
    """A day asked for beside the case; as typed while the page is open."""
    typed: date | None = st.date_input(
        label,
        value=start,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY/MM/DD",
        key=key,
        persist_state="page",
    )
    return typed


def ask_amount(label: str, *, start: float, key: str) -> tuple[str, Any]:
    """An amount asked for beside the case: as it was typed, and as it is read."""
    typed = st.text_input(
        label,
        value=shown("amount", start),
        key=key,
        persist_state="page",
        autocomplete="off",
    )
    return typed, read("amount", typed)


def _line(label: str, one: Field, key: str) -> None:
    st.text_input(
        label,
        key=key,
        placeholder=one.placeholder or None,
        help=one.help or None,
        autocomplete="off",
        on_change=session.keep,
        args=(key,),
    )


def _words(label: str, one: Field, key: str) -> None:
    st.text_area(
        label,
        key=key,
        height=68,
        max_chars=MOST_WRITTEN,
        placeholder=one.placeholder or None,
        help=one.help or None,
        on_change=session.keep,
        args=(key,),
    )


def _choice(label: str, one: Field, key: str) -> None:
    st.selectbox(
        label,
        list(one.options),
        format_func=one.options.__getitem__,
        key=key,
        help=one.help or None,
        on_change=session.keep_country if key == "country" else session.keep,
        args=(key,),
    )


def _day(label: str, one: Field, key: str) -> None:
    st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY/MM/DD",
        key=key,
        help=f"{one.help} {_WHEN_IT_COUNTS}".strip(),
        on_change=session.keep,
        args=(key,),
    )


def _flag(label: str, one: Field, key: str) -> None:
    st.checkbox(
        label,
        key=key,
        help=one.help or None,
        on_change=session.keep,
        args=(key,),
    )


_WIDGETS: Mapping[str, Callable[[str, Field, str], Any]] = {
    "amount": _line,
    "share": _line,
    "text": _line,
    "words": _words,
    "choice": _choice,
    "day": _day,
    "flag": _flag,
}
