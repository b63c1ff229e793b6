"""The record of a decision: made when it is asked for, and read again later."""

import json
import re
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from decision.case import Case
from decision.case.faults import problems_of
from decision.errors import CaseError, Problem
from decision.report.tables import unit_cost
from decision.report.words.plan_steps import step_text
from decision.report.words.reasons import explanation
from decision.report.words.verdict import headline
from decision.strategies.plan import StrategyId
from decision.verdict.decision import Decision, Step, Strength

VERSION = 1
MOST_BYTES = 1_000_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAVED_HERE = "choose a record that was saved here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was decided on a case: `told` are the sentences of that day.

    `price` is that of one unit then, in the position's currency; `cause` the shares of
    the fall that prices showed, None where they could not tell.
    """

    case: Case
    action: StrategyId | None
    strength: Strength | None
    told: tuple[str, ...]
    plan: tuple[Step, ...]
    price: float | None
    cause: dict[str, float] | None


def record_of(decision: Decision, case: Case) -> dict[str, Any]:
    """The record as plain JSON: the case, every number, and what was told."""
    return {
        "record": VERSION,
        "case": case.to_dict(),
        "decision": decision.to_dict(),
        "told": [headline(decision, case.own_currency), *explanation(decision, case)],
    }


def read_record(data: bytes) -> Record:
    """A record as it was saved; raises CaseError that says what is wrong with it."""
    document = file_json(data)
    if not isinstance(document, dict) or "record" not in document:
        _refuse("this is no record of a decision", _SAVED_HERE)
    if document["record"] != VERSION:
        found = f"it is a record of version {str(document['record'])[:20]}"
        _refuse(found, f"choose one of version {VERSION}")
    return _read(document)


def file_json(data: bytes) -> Any:
    """The JSON of a file; raises CaseError for what is too large, or none.

    Half of a pair of letters is refused too: no page could show it.
    """
    if len(data) > MOST_BYTES:
        _refuse(f"it has {len(data) / 1e6:.1f} MB", "choose one of at most 1 MB")
    try:
        document = json.loads(data, parse_constant=_no_number)
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        _refuse("it is not JSON", "choose a file that was saved here")
    return document


class _Part(BaseModel):
    """A part of a record; what is not needed later may be missing or new."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class _Step(_Part):
    on: date
    do: Annotated[str, Field(max_length=40)]
    units: float | None = None
    numbers: dict[str, Any] = Field(default_factory=dict)


class _Market(_Part):
    price: Annotated[float, Field(ge=0)] | None
    cause: dict[str, float] | None


class _Decision(_Part):
    action: StrategyId | None
    strength: Strength | None
    plan: Annotated[tuple[_Step, ...], Field(max_length=200)]
    market: _Market


class _Document(_Part):
    decision: _Decision
    told: Annotated[
        tuple[Annotated[str, Field(max_length=2_000)], ...], Field(max_length=10)
    ]


def _read(document: dict[str, Any]) -> Record:
    case = Case.model_validate(document.get("case"))
    try:
        saved = _Document.model_validate(document)
    except ValidationError as error:
        raise CaseError(problems_of(error)) from None
    decided = saved.decision
    worth = (decided.market.price or 0.0) * case.position.units
    if not all(map(isfinite, (worth, unit_cost(case)))):
        _refuse("its amounts are beyond any number", _SAVED_HERE)
    return Record(
        case=case,
        action=decided.action,
        strength=decided.strength,
        told=saved.told,
        plan=tuple(_step(one, case) for one in decided.plan),
        price=decided.market.price,
        cause=decided.market.cause,
    )


def _step(saved: _Step, case: Case) -> Step:
    """A step that can be told; its numbers may be days."""
    try:
        numbers = {name: _day_or_same(value) for name, value in saved.numbers.items()}
        step = Step(on=saved.on, do=saved.do, units=saved.units, numbers=numbers)
        step_text(step, case)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        _refuse(f"its step of {saved.on} cannot be read", _SAVED_HERE)
    return step


def _day_or_same(value: Any) -> Any:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return value
    return date.fromisoformat(value)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse(found: str, do: str) -> NoReturn:
    raise CaseError((Problem("the file", found, do),))
