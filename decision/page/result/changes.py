"""What would change the answer: flip points, and how often it stays the same."""

from functools import partial

import streamlit as st

from decision.page import cached
from decision.page.answer import Answer
from decision.page.plain import note, on_request, picture, say, table
from decision.report import charts
from decision.report.contest import currency_of, told
from decision.report.words.break_even import BREAK_EVEN_EVIDENCE, BREAK_EVEN_NOTE
from decision.report.words.flips import (
    flip_rows,
    flip_text,
    no_flip_text,
    robustness_evidence,
    robustness_text,
    steady_text,
)
from decision.verdict.break_even import break_even_of


@st.fragment
def show_changes(answer: Answer) -> None:
    """Where a gate fixes the answer there is nothing to say here."""
    decision = answer.decision
    if decision.robustness is None:
        return
    st.subheader("What would change it", anchor=False)
    note(
        robustness_text(decision), evidence=robustness_evidence(), key="why robustness"
    )
    on_request(
        "At which price, tax rate or return another way is ahead",
        partial(_flip_points, answer),
        key="open changes",
    )
    if told(decision):
        on_request(
            "What holding must return to catch up",
            partial(_break_even, answer),
            key="open break even",
        )


def _break_even(answer: Answer) -> None:
    strategy = str(told(answer.decision))
    outcome = answer.decision.outcome(strategy)
    points = break_even_of(outcome, answer.case, answer.view)
    if not points:
        say(charts.break_even_title(points, strategy))
        return
    picture(
        partial(charts.break_even_chart, points, strategy),
        title=charts.break_even_title(points, strategy),
        alt=charts.break_even_alt(points, strategy),
        key="break even",
        figures=partial(charts.break_even_figures, points),
    )
    note(BREAK_EVEN_NOTE, evidence=BREAK_EVEN_EVIDENCE, key="open break even evidence")


def _flip_points(answer: Answer) -> None:
    """Worked out only here: the flip points take as long as all the rest."""
    case = answer.case
    decision = cached.with_flips(answer.decision, case, answer.view)
    money = {"unit": case.position.currency, "household": currency_of(case)}
    say(flip_text(decision, **money))
    rows = flip_rows(decision, **money)
    if rows:
        picture(
            partial(charts.strips_chart, decision, **money),
            title=charts.strips_title(decision, **money),
            alt=charts.strips_alt(decision, **money),
            key="strips",
        )
        table(
            rows,
            ["What", "Now", "It tips", "To"],
            alt="At which value of one thing another way is ahead",
        )
    say(steady_text(decision) or ("" if rows else no_flip_text()))
