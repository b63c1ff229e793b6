"""The answer: the verdict first, then every reason for it in the order people ask."""

import streamlit as st

from decision.page import behind, percent, pictures, reasons
from decision.page.afterwards import show_afterwards, show_next
from decision.page.answer import Answer
from decision.page.changes import show_changes
from decision.page.kept import record
from decision.page.lots import show_lots
from decision.page.market import show_doubts, show_market
from decision.page.paid import is_hidden, show_switch
from decision.page.plain import plain, remark, say
from decision.page.variants import show_variants
from decision.page.window import is_trap, show_window
from decision.report.amounts import say_date
from decision.report.contest import currency_of, fixed_by
from decision.report.words import (
    assumed_line,
    explanation,
    headline,
    law_note,
    market_line,
    market_notes,
    source_note,
    strength_words,
    tax_note,
)

_NO_ADVICE = "Education, not advice."
# Worthless, a home, or without a price of the last year: figures would mislead.
_NOTHING_TO_COMPARE = ("worthless", "home", "stale_appraisal")


def show_result(answer: Answer, *, is_old: bool) -> None:
    """The whole answer; `is_old` where it belongs to what was typed before a fault."""
    show_verdict(answer, is_old=is_old)
    if answer.decision.action is None:
        return
    show_reasons(answer)
    show_ways(answer)
    show_doubtful(answer)
    show_dates(answer)
    show_variants(answer, is_old=is_old)
    record.show_below(answer, is_old=is_old)
    behind.show_assumptions(answer.decision)
    behind.show_disclosure()


def show_verdict(answer: Answer, *, is_old: bool) -> None:
    """Which way the numbers lean and how clearly, in a few sentences."""
    with st.container(border=True):
        _labels(answer, is_old=is_old)
        if not is_hidden():
            show_doubts(answer.decision)
        _verdict(answer, is_old=is_old)
    if answer.example is not None:
        show_afterwards()
    elif answer.is_replay:
        show_next(answer)


def show_reasons(answer: Answer) -> None:
    """The loss step by step, and the ledger that explains the verdict."""
    decision, case = answer.decision, answer.case
    if not compares(answer):
        reasons.show_loss(decision, case)
        return
    if is_trap(answer):
        show_window(answer)
    reasons.show_loss_and_ledger(decision, case)


def show_ways(answer: Answer) -> None:
    """The ways compared, what was weighed, their futures, and what the market says."""
    decision, case = answer.decision, answer.case
    if compares(answer):
        pictures.show_compared(decision, case)
        reasons.show_cards(decision, case)
        remark(tax_note(decision, case))
        pictures.show_futures(answer)
        if not is_trap(answer):
            show_window(answer)
        if not is_hidden():
            pictures.show_price(answer)
    show_market(decision, case)


def show_doubtful(answer: Answer) -> None:
    """What would change the answer, what to watch out for, and our own reflexes."""
    decision, case = answer.decision, answer.case
    if compares(answer):
        show_changes(answer)
    behind.show_cautions(decision, case)
    if compares(answer):
        behind.show_reflexes(decision, case)


def show_dates(answer: Answer) -> None:
    """What to do and when, and which lots, for who follows the numbers."""
    behind.show_plan(answer.decision, answer.case)
    if compares(answer) and not is_hidden():
        show_lots(answer)


def compares(answer: Answer) -> bool:
    """Whether there is something to compare."""
    return fixed_by(answer.decision) not in _NOTHING_TO_COMPARE


def _verdict(answer: Answer, *, is_old: bool) -> None:
    """The sentences; dimmed where they are of what was typed before."""
    decision, case = answer.decision, answer.case
    said = plain(headline(decision, currency_of(case)))
    st.header(f":gray[{said}]" if is_old else said, anchor=False)
    with st.container(gap="xsmall"):
        for sentence in explanation(decision, case):
            (remark if is_old else say)(sentence)
    with st.container(gap="xsmall"):
        remark(assumed_line(decision, case))
        remark(_origin(answer))


def _origin(answer: Answer) -> str:
    """Where price, law and method come from, in a line."""
    decision, case = answer.decision, answer.case
    price = f"{market_line(decision, case.position.currency)}."
    law = law_note(decision, case), source_note(decision, case)
    return " ".join(filter(None, [price, *market_notes(decision), *law, _NO_ADVICE]))


def _labels(answer: Answer, *, is_old: bool) -> None:
    """How clear it is, and whether it is an example or of what was typed before."""
    strength = strength_words(answer.decision)
    with st.container(horizontal=True, vertical_alignment="center"):
        if strength:
            st.badge(strength, color="blue")
        if answer.example is not None:
            st.badge(f"Example: {say_date(answer.example.looked_at)}", color="gray")
        elif answer.is_replay:
            st.badge(f"Replay: {say_date(answer.case.as_of)}", color="gray")
        if is_old:
            st.badge("Of what was typed before", color="orange")
        st.space("stretch")
        show_switch()
        percent.show_switch()
