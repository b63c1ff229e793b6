"""What would change the answer: flip points, and how often it stays the same."""

import streamlit as st

from decision.case import Case
from decision.page.plain import note, say, table
from decision.report.contest import currency_of
from decision.report.words.flips import (
    flip_rows,
    robustness_evidence,
    robustness_text,
    steady_text,
)
from decision.verdict.decision import Decision


def show_changes(decision: Decision, case: Case) -> None:
    """Where a gate fixes the answer there is nothing to say here."""
    if decision.robustness is None:
        return
    st.subheader("What would change it", anchor=False)
    rows = flip_rows(decision, unit=case.position.currency, household=currency_of(case))
    if rows:
        table(
            rows,
            ["What", "Now", "It tips", "To"],
            alt="At which value of one thing another way is ahead",
        )
    say(steady_text(decision))
    note(robustness_text(decision), robustness_evidence(), key="why robustness")
