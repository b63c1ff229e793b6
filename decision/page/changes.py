"""What would change the answer: flip points, and how often it stays the same."""

import streamlit as st

from decision.page import cached
from decision.page.answer import Answer
from decision.page.plain import note, say, table
from decision.report.contest import currency_of
from decision.report.words.flips import (
    flip_rows,
    flip_text,
    no_flip_text,
    robustness_evidence,
    robustness_text,
    steady_text,
)


def show_changes(answer: Answer) -> None:
    """Where a gate fixes the answer there is nothing to say here."""
    decision = answer.decision
    if decision.robustness is None:
        return
    st.subheader("What would change it", anchor=False)
    note(robustness_text(decision), robustness_evidence(), key="why robustness")
    _tipping(answer)


@st.fragment
def _tipping(answer: Answer) -> None:
    """The flip points, worked out when asked for: they take as long as the rest."""
    label = "At which price, tax rate or return another way is ahead"
    with st.expander(label, key="open changes", on_change="rerun") as shown:
        if shown.open:
            _flip_points(answer)


def _flip_points(answer: Answer) -> None:
    case = answer.case
    decision = cached.with_flips(answer.decision, case, answer.view)
    money = {"unit": case.position.currency, "household": currency_of(case)}
    say(flip_text(decision, **money))
    rows = flip_rows(decision, **money)
    if rows:
        table(
            rows,
            ["What", "Now", "It tips", "To"],
            alt="At which value of one thing another way is ahead",
        )
    say(steady_text(decision) or ("" if rows else no_flip_text()))
