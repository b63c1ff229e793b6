"""The twelve questions: which to ask, and what the answers resemble."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from decision.case import Case
from decision.mind.bias import BiasId
from decision.mind.reading import read_reason

_FILE = Path(__file__).with_name("questions.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `points` by option and bias, `only` names a condition on them."""

    id: str
    text: str
    options: Mapping[str, str]
    points: Mapping[str, Mapping[BiasId, int]]
    only: Mapping[str, str]


@cache
def questions() -> tuple[Question, ...]:
    """All twelve, q1 to q12."""
    tables = {name: table for name, table in _tables().items() if name.startswith("q")}
    return tuple(
        Question(id=name, only=table.get("only", {}), **_without(table, "only"))
        for name, table in tables.items()
    )


def questions_for(case: Case, *, most: int = 3) -> tuple[Question, ...]:
    """The few questions that say most about this case, the most useful first.

    Funds: panic and blame; single things: holding on; a leaning that was said goes
    before what is held. What is already known (the
    words of the reason, an employer's or inherited share, purchases on the way down,
    money due) moves a question forward. Answers change nothing, so that a question
    does not vanish when it is answered.
    """
    order = _tables()["order"][_order(case)]
    hinted = _hinted(case)
    ranked = sorted(
        questions(), key=lambda one: (one.id not in hinted, order.index(one.id))
    )
    return tuple(ranked[:most])


def _order(case: Case) -> str:
    """Who leans to selling is asked as holders of funds are, and the reverse."""
    usual = "sell" if is_broad(case) else "hold"
    leaning = case.mind.leaning if case.mind.leaning != "none" else usual
    return {"sell": "broad", "hold": "holding"}[leaning]


def points_of(case: Case) -> dict[BiasId, dict[str, int]]:
    """Points of every bias by question; an option that does not exist gives none."""
    found: dict[BiasId, dict[str, int]] = {}
    for question in questions():
        for bias, points in _points(question, case).items():
            found.setdefault(bias, {})[question.id] = points
    return found


def intends_to_hold(case: Case) -> bool:
    """Whether anything said here means holding on.

    The person leans to it, the reason to own it stands, a return above the market's
    is expected, a stop is wanted instead of a sale, or the sale waits for a better
    price.
    """
    mind = case.mind
    return (
        mind.leaning == "hold"
        or mind.thesis == "intact"
        or (mind.view or 0) > 0
        or mind.wants == "stop"
        or mind.answers.get("q3") in ("b", "d")
    )


def is_broad(case: Case) -> bool:
    """Whether the position is spread over many things: a fund or a bond."""
    return case.position.kind in _tables()["kinds"]["broad"]


def _points(question: Question, case: Case) -> Mapping[BiasId, int]:
    answer = case.mind.answers.get(question.id, "")
    if question.only.get(answer) == "intends_to_hold" and not intends_to_hold(case):
        return {}
    return question.points.get(answer, {})


def _hinted(case: Case) -> set[str]:
    hints = _tables()["hints"]
    facts = {
        "employer": case.position.employer,
        "inherited": any(
            lot.origin in ("inheritance", "gift") for lot in case.position.lots
        ),
        "added": _added_lower(case),
        "money_due": bool(case.household.needs),
    }
    known = {name for fact, names in hints.items() if facts[fact] for name in names}
    return known | _about({bias.id for bias in read_reason(case.mind.reason)})


def _about(read: set[BiasId]) -> set[str]:
    """For every bias read in the reason, the question that gives it most points."""
    weights: Counter[tuple[BiasId, str]] = Counter()
    for question in questions():
        for points in question.points.values():
            for bias, number in points.items():
                weights[bias, question.id] = max(weights[bias, question.id], number)
    best = sorted(weights, key=weights.__getitem__)
    return {
        name
        for bias, name in {bias: name for bias, name in best}.items()
        if bias in read
    }


def _added_lower(case: Case) -> bool:
    bought = [lot for lot in case.position.lots if lot.origin == "purchase"]
    bought.sort(key=lambda lot: lot.acquired)
    return any(
        later.unit_cost < earlier.unit_cost for earlier, later in pairwise(bought)
    )


def _without(table: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key != name}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
