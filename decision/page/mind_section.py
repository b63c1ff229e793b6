"""The section about why it is held: the forecast, the reason, and a few questions."""

import streamlit as st

from decision import mind
from decision.page import session
from decision.page.answer import last_answer
from decision.page.faults import Faults
from decision.page.fields import field_of
from decision.page.plain import plain
from decision.page.widgets import choose, row

_REASON = "mind.reason"


def show_mind(faults: Faults) -> None:
    """What the person thinks; everything in it may be left empty."""
    keys = ["mind.thesis", "mind.cause", "mind.view", "mind.own_loss_limit"]
    row([*keys, "mind.wants"], faults)
    words, questions = st.columns(2)
    with words:
        _reason()
    with questions:
        _questions()


def _reason() -> None:
    session.start(_REASON, session.draft().get(_REASON))
    one = field_of(_REASON)
    st.text_area(
        one.label,
        key=_REASON,
        height=120,
        max_chars=2_000,
        help=one.help,
        on_change=session.keep,
        args=(_REASON,),
    )
    _words_read(str(session.draft().get(_REASON)))


def _words_read(reason: str) -> None:
    """Which words were read; a reason in another language is not read at all."""
    if not reason.strip():
        return
    if not mind.is_english(reason):
        st.caption("Only English is read; these words change nothing.")
        return
    matched = [word for one in mind.read_reason(reason) for word in one.matched]
    said = ", ".join(f"“{word}”" for word in dict.fromkeys(matched))
    st.caption(plain(f"Words read: {said or 'none that matter here'}."))


def _questions() -> None:
    """The few questions that say most about the case that was answered last."""
    answer = last_answer()
    if answer is None:
        return
    for question in mind.questions_for(answer.case):
        choose(
            f"mind.answers.{question.id}",
            question.text,
            question.options,
            value=session.draft().get(f"mind.answers.{question.id}") or None,
        )
