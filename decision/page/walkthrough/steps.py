"""The eight steps: what each is about, why it is there, and what it shows."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import streamlit as st

from decision.page import paid
from decision.page.answer import Answer
from decision.page.form.faults import Faults
from decision.page.form.form import show_section
from decision.page.form.sections import section_of
from decision.page.kept import record
from decision.page.plain import remark
from decision.page.result import behind, pictures, reasons
from decision.page.result.market import show_market
from decision.page.result.result import (
    compares,
    show_dates,
    show_doubtful,
    show_reasons,
    show_verdict,
)
from decision.page.result.variants import show_variants
from decision.page.result.window import is_trap, show_window
from decision.report.words import tax_note


class Step(NamedTuple):
    """One idea: a word for the row of steps, a heading, a sentence why it is there.

    Either `sections` of the form, `more` of them behind a click, or a part of the
    answer, told by `show`; `is_old` where that is of what was typed before.
    """

    name: str
    title: str
    why: str
    sections: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    show: Callable[[Answer, bool], None] | None = None


def steps() -> tuple[Step, ...]:
    """All eight in their order; why it is held comes first if the price is hidden."""
    if not paid.is_hidden():
        return _STEPS
    first = [one for one in _STEPS if one.name == _REASONS]
    return (*first, *(one for one in _STEPS if one.name != _REASONS))


def place_of(name: str) -> int:
    """Where a step stands, from 0; the first one where there is none of that name."""
    names = [one.name for one in steps()]
    return names.index(name) if name in names else 0


def step_of(key: str) -> Step:
    """The step in which a field stands."""
    section = section_of(key)
    return next(one for one in _STEPS if section in (*one.sections, *one.more))


def faulty_steps(keys: Iterable[str]) -> tuple[Step, ...]:
    """The steps in which something has to be put right, in their order."""
    found = {step_of(key).name for key in keys}
    return tuple(one for one in steps() if one.name in found)


def show_fields(step: Step, faults: Faults) -> None:
    """The form's sections of a step; open further ones where something is wrong."""
    for section in step.sections:
        show_section(section, faults)
    for section in step.more:
        is_faulty = any(section_of(key) == section for key in faults)
        with st.expander(section, key=f"walk {section}", expanded=is_faulty):
            show_section(section, faults)


def _show_answer(answer: Answer, is_old: bool) -> None:
    show_verdict(answer, is_old=is_old)
    if answer.decision.action is None:
        return
    show_reasons(answer)
    if compares(answer):
        reasons.show_cards(answer.decision, answer.case)
        remark(tax_note(answer.decision, answer.case))


def _show_ways(answer: Answer, is_old: bool) -> None:
    show_variants(answer, is_old=is_old)
    if answer.decision.action is None:
        return
    if compares(answer):
        pictures.show_compared(answer.decision, answer.case)
        pictures.show_futures(answer)
    else:
        remark(_NOT_COMPARED)


def _show_doubtful(answer: Answer, is_old: bool) -> None:
    if answer.decision.action is None:
        return
    show_doubtful(answer)
    if compares(answer) and not paid.is_hidden():
        pictures.show_price(answer)
    show_market(answer.decision, answer.case)


def _show_dates(answer: Answer, is_old: bool) -> None:
    if answer.decision.action is None:
        return
    if compares(answer) and not is_trap(answer):
        show_window(answer)
    show_dates(answer)
    record.show_below(answer, is_old=is_old)
    behind.show_assumptions(answer.decision)


_NOT_COMPARED = "There is nothing to compare here: what is known fixes the answer."
_REASONS = "Reasons"
_STEPS = (
    Step(
        name="Investment",
        title="The investment",
        why="What you hold, what you paid and what it fetches today: enough for a "
        "first answer.",
        sections=("Your position",),
        more=("Purchases and details",),
    ),
    Step(
        name="Money",
        title="What the money is for",
        why="When it is needed, and what else you own, decide how much risk is too "
        "much.",
        sections=("Money and goals", "Other holdings"),
    ),
    Step(
        name="Taxes",
        title="Your taxes",
        why="What a sale saves or costs in tax depends on your income and on this "
        "year's other sales.",
        sections=("Taxes",),
    ),
    Step(
        name=_REASONS,
        title="What holds you here",
        why="Your own words show which reflexes may be speaking; they take weight only "
        "from a forecast of your own.",
        sections=("Why you hold it",),
    ),
    Step(
        name="Answer",
        title="The answer",
        why="Which way the figures lean, how clearly, and what makes the difference.",
        show=_show_answer,
    ),
    Step(
        name="Ways",
        title="The ways side by side",
        why="What each way is worth to you, and how the money may end up.",
        show=_show_ways,
    ),
    Step(
        name="Doubts",
        title="What could change it, what to watch",
        why="An answer is as good as what it rests on: here is where it would tip.",
        show=_show_doubtful,
    ),
    Step(
        name="Dates",
        title="What to do, and when",
        why="For whoever follows the figures: the days that count, and a record.",
        show=_show_dates,
    ),
)
