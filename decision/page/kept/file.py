"""A file that was saved here, opened again: a case to answer, a record to judge."""

import streamlit as st

from decision.case import Case
from decision.errors import CaseError, Problem
from decision.page import session
from decision.page.form.draft import draft_of
from decision.page.form.faults import plain_days
from decision.page.form.fields import label_of
from decision.page.kept import journal
from decision.page.plain import plain, remark
from decision.report.amounts import capital
from decision.report.record import MOST_BYTES
from decision.report.saved import read_saved

_OPEN = "file open"
_FAULTS = "file faults"
_COUNT = "files tried"
_MOST_SAID = 5
_CHOOSE = (
    "A case goes into the form, a record is looked back on. It is read, shown and not "
    "kept; at most 1 MB."
)


def toggle() -> None:
    """Open the choice of a file, or close it and what it showed."""
    is_open = st.session_state.get(_OPEN) or journal.is_open()
    st.session_state[_OPEN] = not is_open
    st.session_state.pop(_FAULTS, None)
    journal.close()


def show_open() -> None:
    """The choice of a file once it is asked for, and what was wrong with the last."""
    if not st.session_state.get(_OPEN):
        return
    key = f"file {st.session_state.get(_COUNT, 0)}"
    with st.container(border=True):
        st.file_uploader(
            "A case file or the record of a decision",
            type="json",
            key=key,
            max_upload_size=MOST_BYTES // 1_000_000,
            on_change=_take,
            args=(key,),
        )
        remark(_CHOOSE)
        for sentence in st.session_state.get(_FAULTS, ()):
            st.error(plain(sentence))
        st.button("Close", key="file close", type="tertiary", on_click=toggle)


def open_file(data: bytes) -> None:
    """Open what a file holds, or keep what is wrong with it."""
    try:
        saved = read_saved(data)
    except CaseError as error:
        st.session_state[_FAULTS] = fault_sentences(error.problems)
        return
    st.session_state[_OPEN] = False
    st.session_state.pop(_FAULTS, None)
    if isinstance(saved, Case):
        session.open_case(draft_of(saved.to_dict()))
    else:
        journal.open_record(saved)


def fault_sentences(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """What is wrong, a sentence each, by the labels of the form; at most a few."""
    said = [_sentence(one) for one in problems[:_MOST_SAID]]
    left = len(problems) - len(said)
    return (*said, f"And {left} more.") if left else tuple(said)


def _sentence(problem: Problem) -> str:
    where = label_of(problem.path)
    return capital(plain_days(f"{where}: {problem.found}; {problem.do}."))


def _take(key: str) -> None:
    """Read the file and let go of it."""
    file = st.session_state.get(key)
    if file is None:
        return
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    open_file(file.getvalue())
