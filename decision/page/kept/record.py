"""The record of a decision to take away: for a file, a calendar, a spreadsheet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from decision.page import percent
from decision.page.answer import Answer, Reply
from decision.page.kept.journal import file_of
from decision.page.kept.typed import typed_rows
from decision.page.paid import is_hidden
from decision.page.plain import remark, say
from decision.report.calendar import calendar_of
from decision.report.pdf import People, pdf_of
from decision.report.sheets import trades_sheet, years_sheet
from decision.verdict.deciding import with_flips

_NAMES = "record names"
_LONGEST = 100
_NOTHING_YET = (
    "There is no answer to put on record yet: type the position and its price."
)
_OLD = (
    "These files are of the answer that is shown, not of what is in the form: put that "
    "right first, if it matters."
)
_NAMED = "Both are optional. They are printed in the PDF alone, and kept nowhere."
_WHOLE = (
    "The files hold every figure, also what this page hides just now. Only the "
    "calendar leaves amounts out."
)
_MADE = (
    "Each file is made when you ask for it. It stays with you; nothing is kept here."
)


@dataclass(slots=True)
class _Names:
    """The names as they stand in the fields, for a file that is asked for later."""

    client: str = ""
    advisor: str = ""


_ICON = ":material/description:"


class _File(NamedTuple):
    """A file to take away: its button, what it is for, and how it is made."""

    key: str
    label: str
    about: str
    suffix: str
    mime: str
    made: Callable[[], bytes]


def show_button(reply: Reply) -> None:
    """The button that opens what can be taken away."""
    if st.button("Record", key="record", icon=_ICON):
        _show(reply)


def show_below(answer: Answer, *, is_old: bool) -> None:
    """The same for whoever has read to the end."""
    label = "Take the record with you"
    if st.button(label, key="record below", icon=_ICON):
        _show(Reply(answer=answer, faults={}, is_broken=is_old))


def _forget() -> None:
    st.session_state.pop(_NAMES, None)


@st.dialog("Take the record with you", width="medium", on_dismiss=_forget)
def _show(reply: Reply) -> None:
    show_body(reply)


def show_body(reply: Reply) -> None:
    """The names, then every file with a line on what it is for."""
    answer = reply.answer
    if answer is None:
        say(_NOTHING_YET)
        return
    if reply.is_old:
        st.warning(_OLD)
    names: _Names = st.session_state.setdefault(_NAMES, _Names())
    _show_names(names)
    for file in _files(answer, names):
        _offer(file, answer)
    remark(_WHOLE if _is_covered() else "")
    remark(_MADE)


def _offer(file: _File, answer: Answer) -> None:
    with st.container(gap="xsmall"):
        st.download_button(
            file.label,
            data=file.made,
            file_name=f"decision-{answer.case.as_of}{file.suffix}",
            mime=file.mime,
            icon=":material/download:",
            key=f"record {file.key}",
            on_click="ignore",
        )
        remark(file.about)


@st.fragment
def _show_names(names: _Names) -> None:
    """Who it is for; a file asked for at once has the same names.

    A fragment: a click that ends the typing would be lost now and then if the buttons
    were drawn anew under it.
    """
    columns = st.columns(2)
    with columns[0]:
        names.client = _name("Client")
    with columns[1]:
        names.advisor = _name("Advisor")
    remark(_NAMED)


def _name(who: str) -> str:
    return st.text_input(
        who,
        max_chars=_LONGEST,
        key=f"record name of {who.lower()}",
        placeholder="Optional",
        autocomplete="off",
    )


def _is_covered() -> bool:
    """Whether the page is asked to show less than the files hold."""
    return is_hidden() or percent.is_on()


def _files(answer: Answer, names: _Names) -> tuple[_File, ...]:
    decision, case, view = answer.decision, answer.case, answer.view
    amounts = not _is_covered()
    return (
        _File(
            "pdf",
            "Record (PDF)",
            "Two to four pages for a client file: the answer, why, what was typed, "
            "every number with its source, and room to sign.",
            ".pdf",
            "application/pdf",
            lambda: _pdf(answer, names),
        ),
        _File(
            "calendar",
            "Dates (calendar)",
            "Every date as an entry of your own calendar, with a reminder where there "
            "is a deadline.",
            ".ics",
            "text/calendar",
            lambda: calendar_of(decision, case, amounts=amounts),
        ),
        _File(
            "trades",
            "Trades (CSV)",
            "For a spreadsheet: each lot and sale of every way, with its gain, term "
            "and what a wash sale takes.",
            "-trades.csv",
            "text/csv",
            lambda: trades_sheet(decision, case, view),
        ),
        _File(
            "years",
            "Tax years (CSV)",
            "For a spreadsheet: tax saved, loss used and loss carried on, year by year "
            "for every way.",
            "-years.csv",
            "text/csv",
            lambda: years_sheet(decision, case, view),
        ),
        _File(
            "data",
            "Data (JSON)",
            "To open here again, and to look back on the decision by what was known "
            "and written.",
            ".json",
            "application/json",
            lambda: file_of(answer),
        ),
    )


def _pdf(answer: Answer, names: _Names) -> bytes:
    """The record with what would change it, which the page works out only if asked."""
    case = answer.case
    return pdf_of(
        with_flips(answer.decision, case, answer.view),
        case,
        inputs=typed_rows(case),
        people=People(client=names.client, advisor=names.advisor),
    )
