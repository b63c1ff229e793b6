"""What each section of the form holds, and what typing it could do to the answer."""

from collections.abc import Mapping

from streamlit.delta_generator import DeltaGenerator

from decision.page import cached
from decision.page.answer import Answer
from decision.page.form.draft import Draft, document_of
from decision.page.form.sections import NAMES
from decision.page.plain import remark
from decision.report.contest import currency_of
from decision.report.words.sections import (
    UNTYPED,
    next_text,
    summary_text,
)
from decision.report.words.sections import moves_text as told
from decision.verdict.sensitivity import SECTIONS, Move

BELOW = "below"  # the place under the verdict, whichever section is open
_SECTIONS = dict(zip(NAMES, ("position", *SECTIONS), strict=True))
_NAMES = {section: name for name, section in _SECTIONS.items()}


def sections_line(draft: Draft) -> str:
    """What stands in every section but the first, whichever of them is open."""
    return " · ".join(
        f"{name}: {text}"
        for name, text in summaries(draft).items()
        if name != NAMES[0] and text != UNTYPED
    )


def summaries(draft: Draft) -> dict[str, str]:
    """What stands in each section of the form now, in a few words."""
    typed, currency = document_of(draft), draft.own_currency
    return {name: summary_text(_SECTIONS[name], typed, currency) for name in NAMES}


def moves_text(name: str, answer: Answer) -> str:
    """What typing a section could do to the answer; empty where all of it is typed."""
    found = [move for move in _moves(answer) if move.section == _SECTIONS[name]]
    currency = currency_of(answer.case)
    return " ".join(told(move, answer.decision, currency) for move in found)


def show_moves(places: Mapping[str, DeltaGenerator], answer: Answer) -> None:
    """Say it in the place that each section keeps for it, and the most of it below
    the verdict.

    Called last: it takes about as long as an answer, which is on the page before.
    """
    for name, place in places.items():
        with place:
            remark(_most(answer) if name == BELOW else moves_text(name, answer))


def _most(answer: Answer) -> str:
    """What of all sections is worth typing next."""
    currency = currency_of(answer.case)
    return next_text(_moves(answer), _NAMES, answer.decision, currency)


def _moves(answer: Answer) -> tuple[Move, ...]:
    return cached.section_moves(answer.decision, answer.case, answer.view)
