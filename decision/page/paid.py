"""The price paid, hidden on request: the switch, and what it covers."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from decision.case import Case
from decision.report.record import Record
from decision.report.words.without_paid import (
    NOTHING,
    Figures,
    covered,
    covered_words,
    figures_of,
    figures_of_record,
)
from decision.verdict.decision import Decision

_SWITCH = "hide paid"
_IS_HIDDEN = "paid is hidden"
_PAID = (".unit_cost", ".unit_value_when_given")
_FIGURES = "figures of the price paid"
_WHY = (
    "Hiding the price paid weakened the urge to sell winners and keep losers by a "
    "quarter in an experiment (Frydman and Rangel). Nothing typed is lost."
)


def is_hidden() -> bool:
    """Whether somebody asked not to see what was paid."""
    return bool(st.session_state.get(_IS_HIDDEN))


def show_switch() -> None:
    """The switch; once on each screen, beside the verdict or before there is one."""
    st.session_state[_SWITCH] = is_hidden()
    st.toggle("Hide the price paid", key=_SWITCH, help=_WHY, on_change=_keep)


def covers(key: str, typed: object) -> bool:
    """Whether a field holds what was paid and is not to be seen."""
    return is_hidden() and key.endswith(_PAID) and bool(str(typed).strip())


def show_covered(label: str, key: str) -> None:
    """A field in the place of a covered one; what was typed stays in the draft."""
    st.text_input(label, placeholder="Hidden", disabled=True, key=f"covered {key}")


def hide_in(decision: Decision, case: Case) -> None:
    """From here on leave out what this decision would tell of the price paid."""
    st.session_state[_FIGURES] = figures_of(decision, case) if is_hidden() else NOTHING


@contextmanager
def hidden_of(record: Record) -> Iterator[None]:
    """Within it, leave out what this record would tell of the price paid."""
    known = st.session_state.get(_FIGURES, NOTHING)
    if is_hidden():
        st.session_state[_FIGURES] = figures_of_record(record)
    try:
        yield
    finally:
        st.session_state[_FIGURES] = known


def written_without_paid(words: str) -> str:
    """Words that somebody typed, as they may be shown."""
    return covered_words(words, st.session_state.get(_FIGURES, NOTHING))


def without_paid(text: str) -> str:
    """A text as it may be shown: the same unless the price paid is hidden."""
    figures: Figures = st.session_state.get(_FIGURES, NOTHING)
    return text if figures is NOTHING else covered(text, figures)


def _keep() -> None:
    st.session_state[_IS_HIDDEN] = st.session_state[_SWITCH]
