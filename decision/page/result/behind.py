"""Behind the answer: what to watch, our own reflexes, the dates, the assumptions."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from decision import mind
from decision.case import Case
from decision.page.form.widgets import again
from decision.page.paid import is_hidden
from decision.page.percent import not_measured
from decision.page.plain import (
    Headed,
    note,
    on_request,
    plain,
    remark,
    say,
    table,
    two_columns,
)
from decision.report import words
from decision.report.amounts import say_date
from decision.report.contest import currency_of
from decision.report.words.reflexes import prompt_evidence
from decision.report.words.said import cooling_evidence, cooling_text, leaning_text
from decision.verdict.decision import Decision

_SHOWN = 2
_BUY_AGAIN = "mind.rule.buy_again_if"


def show_cautions(decision: Decision, case: Case) -> None:
    """What to watch out for, each with the evidence behind it."""
    if not decision.warnings:
        return
    st.subheader("What to watch out for", anchor=False)
    told = [words.warning_text(one, decision, case) for one in decision.warnings]
    two_columns((Headed(*one) for one in told), key="why cautions")


@st.fragment
def show_reflexes(decision: Decision, case: Case) -> None:
    """Which of our own reflexes may be speaking, and what to ask oneself."""
    st.subheader("Our own reflexes", anchor=False)
    say(leaning_text(decision, case))
    found = [
        f"**{plain(words.bias_name(one.id))}.** {plain(words.bias_text(one))}"
        for one in decision.biases
    ]
    if found:
        st.markdown("\n\n".join(found))
    asked = _prompts(decision, case)
    shown = [Headed(one.question, one.why, prompt_evidence(one)) for one in asked]
    two_columns([*_buying_more(decision, case), *shown[:_SHOWN]], key="why prompts")
    if shown[_SHOWN:]:
        more = partial(_more, shown[_SHOWN:])
        on_request("More to ask yourself", more, key="open prompts")
    myths = mind.myths_for(decision.biases)
    if myths:
        told = partial(_myths, myths)
        on_request("What people say about it", told, key="open myths")


def _buying_more(decision: Decision, case: Case) -> list[Headed]:
    """What averaging down would change, for whoever thinks of it."""
    found = decision.finding("AD-1")
    if found is None:
        return []
    said = words.finding_text(found, currency_of(case))
    return [Headed("If you buy more", said, words.buying_more_evidence())]


def _more(prompts: Sequence[Headed]) -> None:
    for one in prompts:
        say(f"{one.title} {one.sentence}")
        remark(one.evidence)


def _myths(myths: Sequence[mind.Myth]) -> None:
    """What people say about losses, where it holds and where it does not."""
    for myth in myths:
        statement, said = plain(myth.statement), f"{myth.applies} {myth.fails}"
        st.markdown(f"**“{statement}”** {plain(said)}")


def _prompts(decision: Decision, case: Case) -> tuple[mind.Prompt, ...]:
    told = None if is_hidden() else decision.position
    gain = told.gain_needed if told else None
    fires = bool({"money_due", "margin"} & set(decision.because))
    return mind.prompts(case, decision.biases, gain_needed=gain, gate_fires=fires)


def show_plan(decision: Decision, case: Case) -> None:
    """Which day brings what, for somebody who follows the numbers."""
    if not decision.plan:
        return
    st.subheader("Dates, if you do this", anchor=False)
    _cooling_off(decision)
    rows = [(say_date(step.on), words.step_text(step, case)) for step in decision.plan]
    table(rows, ["When", "What"], alt="The dates of the plan")


def _cooling_off(decision: Decision) -> None:
    """Where fear may be speaking: why to wait, and the way back, written first."""
    said = cooling_text(decision)
    if not said:
        return
    note(said, evidence=cooling_evidence(), key="open cooling evidence")
    again(_BUY_AGAIN)


@st.fragment
def show_assumptions(decision: Decision) -> None:
    """Every number that was used, with its unit and source, for who asks."""
    show = partial(_assumptions, decision)
    on_request("What we assumed", show, key="open assumptions")


def _assumptions(decision: Decision) -> None:
    rows = words.assumption_rows(decision)
    with not_measured():
        table(rows, ["What", "Value", "Where it comes from"], alt="The assumptions")


def show_disclosure() -> None:
    """What has to stand beside such figures."""
    remark(*words.disclosure())
