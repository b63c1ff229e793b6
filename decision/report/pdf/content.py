"""What a record says, in reading order, as plain data for its template."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from decision.case import Case
from decision.report import comparison, words
from decision.report.amounts import capital, say_count, say_date, signed_money
from decision.report.contest import currency_of, fixed_by, ledger_steps, told
from decision.report.pdf.asked import asked_of
from decision.report.pdf.numbers import numbers_of
from decision.report.pdf.pictures import pictures_of
from decision.report.theme import FAINT_LIGHT, INK_LIGHT, LIGHT
from decision.report.words.flips import (
    flip_rows,
    flip_text,
    no_flip_text,
    robustness_text,
    steady_text,
)
from decision.report.words.names import compared_name
from decision.report.words.said import cooling_text
from decision.report.words.typed_cost import cost_doubts
from decision.report.words.view import view_note
from decision.report.words.washed import wash_sentence
from decision.strategies.plan import family_of
from decision.verdict.decision import Decision

Inputs = Sequence[tuple[str, str]]
Content = dict[str, Any]
# Worthless, a home, or without a price of the last year: figures would mislead.
_NOTHING_TO_COMPARE = ("worthless", "home", "stale_appraisal")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who a record is for and who made it; both stand in the record alone."""

    client: str = ""
    advisor: str = ""


def content_of(
    decision: Decision, case: Case, *, inputs: Inputs, people: People
) -> Content:
    """Everything a record says; text and lists only, ready for the template."""
    return {
        **_head(decision, case, people),
        **_verdict(decision, case),
        **_weighed(decision, case),
        **_dates(decision, case),
        **_doubtful(decision, case),
        **asked_of(decision, case),
        "inputs": [list(pair) for pair in inputs],
        **numbers_of(decision, case),
        "disclosure": list(words.disclosure()),
        "has_undrawn": False,
    }


def _head(decision: Decision, case: Case, people: People) -> Content:
    position = case.position
    name = position.name or position.symbol or "One investment"
    units = "" if position.units == 1 else f", {say_count(position.units, 'unit')}"
    return {
        "paper": "us-letter" if case.country == "US" else "a4",
        "colours": {**LIGHT, "ink": INK_LIGHT, "faint": FAINT_LIGHT},
        "subject": f"{name}{units}",
        "name": position.symbol or name,
        "day": say_date(case.as_of),
        "client": people.client.strip(),
        "advisor": people.advisor.strip(),
    }


def _verdict(decision: Decision, case: Case) -> Content:
    price = f"{words.market_line(decision, case.position.currency)}."
    notes = words.law_note(decision, case), words.source_note(decision, case)
    origin = [price, *words.market_notes(decision), *notes]
    return {
        "family": family_of(decision.action or "hold"),
        "strength": words.strength_words(decision),
        "headline": words.headline(decision, currency_of(case)),
        "why": list(words.explanation(decision, case)),
        "doubts": list(cost_doubts(decision)),
        "origin": " ".join(part for part in origin if part),
    }


def _weighed(decision: Decision, case: Case) -> Content:
    """The ledger, the ways and the futures, where there is something to compare."""
    compares = _compares(decision)
    shown = comparison.comparison_shown(decision, currency_of(case))
    return {
        "pictures": _pictures(decision, case) if compares else {},
        "ledger": _ledger(decision, case) if compares else {},
        "loss": _loss(decision, case),
        "is_loss": decision.position is None or decision.position.gain < 0,
        "ways": shown.to_numpy().tolist() if compares else [],
        "ways_columns": list(shown.columns),
        "why_not": list(_why_not(decision)) if compares else [""],
        "ways_note": words.comparison_note(decision, case) if compares else "",
        "futures_note": words.fan_note(decision, case),
        "window_note": _window_note(decision, case) if compares else "",
    }


def _loss(decision: Decision, case: Case) -> list[list[str]]:
    steps = words.loss_steps(decision, case)
    return [[one.label, one.shown, one.note] for one in steps]


def _compares(decision: Decision) -> bool:
    return (
        decision.position is not None and fixed_by(decision) not in _NOTHING_TO_COMPARE
    )


def _pictures(decision: Decision, case: Case) -> Content:
    pictures = pictures_of(decision, case)
    return {name: picture._asdict() for name, picture in pictures.items()}


def _ledger(decision: Decision, case: Case) -> Content:
    """The same lines as the chart, as text, with what is taken off a view."""
    lines, strategy = ledger_steps(decision), told(decision)
    if not lines or strategy is None:
        return {}
    currency = currency_of(case)
    rows = [(words.factor_name(one.factor), one.shown) for one in lines]
    rows.append(("In all", sum(one.shown for one in lines)))
    way = compared_name(decision.outcome(strategy), decision).removesuffix(",")
    return {
        "way": f"{capital(way)} beside holding, in today's money",
        "rows": [[name, signed_money(amount, currency)] for name, amount in rows],
        "notes": [
            said
            for said in (view_note(decision, case), words.tax_note(decision, case))
            if said
        ],
    }


def _why_not(decision: Decision) -> tuple[str, ...]:
    return comparison.why_not_lines(decision) or ("",)


def _window_note(decision: Decision, case: Case) -> str:
    """What the 61 days do to the loss; empty where there is none to book."""
    window = decision.wash
    if window is None or window.loss <= 0 or window.applies == "sheltered":
        return ""
    return wash_sentence(window, case)


def _dates(decision: Decision, case: Case) -> Content:
    steps = [[say_date(one.on), words.step_text(one, case)] for one in decision.plan]
    return {"dates": steps, "cooling": cooling_text(decision)}


def _doubtful(decision: Decision, case: Case) -> Content:
    """What would change the answer, and what to watch out for."""
    money = {"unit": case.position.currency, "household": currency_of(case)}
    rows = [list(row) for row in flip_rows(decision, **money)]
    steady = steady_text(decision)
    known = bool(rows) or bool(steady)
    changes = (
        robustness_text(decision),
        flip_text(decision, **money),
        steady or (no_flip_text() if known and not rows else ""),
    )
    told = [words.warning_text(one, decision, case) for one in decision.warnings]
    return {
        "changes": [said for said in changes if said] if _compares(decision) else [],
        "flips": rows,
        "cautions": [[one.title, one.sentence] for one in told],
    }
