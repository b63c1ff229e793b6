"""The section about why it is held: the forecast, the reason, and a few questions."""

import streamlit as st

from decision import mind
from decision.case import Case
from decision.page import session
from decision.page.answer import last_answer
from decision.page.form.faults import Faults
from decision.page.form.fields import field_of
from decision.page.form.widgets import choose, row
from decision.page.plain import remark
from decision.report.words.said import words_read

_REASON = "mind.reason"
_CONDITIONS = ("sell_if", "keep_if", "buy_again_if")
_REGRETS = ("regret_if_sold", "regret_if_held", "look_again")
_WHAT_FOR = (
    "It goes into the record and changes no figure. Planning ahead reversed the pull "
    "to keep losers in one experiment; writing down both regrets is an argument, not "
    "a tested remedy."
)


def show_mind(faults: Faults) -> None:
    """What the person thinks; everything in it may be left empty."""
    keys = ["mind.thesis", "mind.cause", "mind.view", "mind.own_loss_limit"]
    row([*keys, "mind.wants"], faults)
    row(["mind.leaning", "mind.sureness"], faults, of=5)
    words, questions = st.columns(2)
    with words:
        _reason()
    with questions:
        _questions()
    _rule(faults)


def _rule(faults: Faults) -> None:
    """What is written down beforehand; the exit planned above belongs to it."""
    st.markdown("**A rule to be held to later**")
    row([f"mind.rule.{part}" for part in _CONDITIONS], faults)
    row([f"mind.rule.{part}" for part in _REGRETS], faults)
    remark(_WHAT_FOR)


def _reason() -> None:
    session.start(_REASON, session.draft().get(_REASON))
    one = field_of(_REASON)
    st.text_area(
        one.label,
        key=_REASON,
        height=120,
        max_chars=10_000,
        help=one.help,
        on_change=session.keep,
        args=(_REASON,),
    )
    remark(words_read(str(session.draft().get(_REASON))))


def _questions() -> None:
    """The few questions that say most about the case that was answered last."""
    answer = last_answer()
    if answer is None:
        return
    for question in _asked(answer.case):
        choose(
            f"mind.answers.{question.id}",
            question.text,
            question.options,
            value=session.draft().get(f"mind.answers.{question.id}") or None,
        )


def _asked(case: Case) -> tuple[mind.Question, ...]:
    """At most three; what was answered elsewhere stands in for the last of them."""
    first = mind.questions_for(case)
    known = {one.id for one in first}
    others = [
        one
        for one in mind.questions()
        if one.id in case.mind.answers and one.id not in known
    ]
    return (*first[: max(0, len(first) - len(others))], *others)
