"""The answer: the verdict first, then every reason for it in the order people ask."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.page import percent, session
from decision.page.answer import Answer
from decision.page.examples import Example
from decision.page.form.worth_typing import sections_line
from decision.page.kept import record
from decision.page.paid import is_hidden, show_switch
from decision.page.plain import plain, remark, say
from decision.page.result import behind, pictures, reasons
from decision.page.result.afterwards import show_afterwards, show_next
from decision.page.result.changes import show_changes
from decision.page.result.lots import show_lots
from decision.page.result.market import show_doubts, show_market
from decision.page.result.variants import show_variants
from decision.page.result.window import is_trap, show_window
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
    strength_meaning,
    strength_words,
    tax_note,
)

_NO_ADVICE = "Education, not advice."
# Worthless, a home, or without a price of the last year: figures would mislead.
_NOTHING_TO_COMPARE = ("worthless", "home", "stale_appraisal")


def show_result(answer: Answer, *, is_old: bool) -> DeltaGenerator:
    """The whole answer; `is_old` where it belongs to what was typed before a fault.

    Gives the place below the verdict where what is worth typing next can be said.
    """
    show_verdict(answer, is_old=is_old)
    with st.container(gap="xsmall"):
        remark(sections_line(session.draft()))
        below = st.empty()
    _show_after(answer)
    if answer.decision.action is not None:
        _show_rest(answer, is_old=is_old)
    return below


def _show_rest(answer: Answer, *, is_old: bool) -> None:
    """Everything below the verdict, in the order in which people ask."""
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


def _show_after(answer: Answer) -> None:
    """What came after a past day, for who asks."""
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
    (remark if is_old else say)(*explanation(decision, case))
    remark(assumed_line(decision, case), _origin(answer))


def _origin(answer: Answer) -> str:
    """Where price, law and method come from, in a line."""
    decision, case = answer.decision, answer.case
    price = f"{market_line(decision, case.position.currency)}."
    law = law_note(decision, case), source_note(decision, case)
    return " ".join(filter(None, [price, *market_notes(decision), *law, _NO_ADVICE]))


def _example_badge(example: Example) -> None:
    """Which example it is, and behind it what it is about; both tell of the loss."""
    name = "" if is_hidden() else f"{example.name}, "
    st.badge(
        f"Example: {plain(name)}{say_date(example.looked_at)}",
        color="gray",
        help=None if is_hidden() else plain(example.shows),
    )


def _labels(answer: Answer, *, is_old: bool) -> None:
    """How clear it is, and whether it is an example or of what was typed before."""
    strength = strength_words(answer.decision)
    with st.container(horizontal=True, vertical_alignment="center"):
        if strength:
            st.badge(strength, color="blue", help=strength_meaning())
        if answer.example is not None:
            _example_badge(answer.example)
        elif answer.is_replay:
            st.badge(f"Replay: {say_date(answer.case.as_of)}", color="gray")
        if is_old:
            st.badge("Of what was typed before", color="orange")
        st.space("stretch")
        show_switch()
        percent.show_switch()
