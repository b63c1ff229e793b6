"""Questions against one's own reflexes, tied to what was typed, and two-sided myths."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from decision.case import Case
from decision.mind.bias import BiasId, FoundBias
from decision.mind.questions import is_broad, questions

_FOLDER = Path(__file__).parent

Strength = Literal["some", "thin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question to put to oneself.

    `tied_to` says what of the person's own words or answers it follows from (empty
    for a general one), `why` why it is asked, `strength` and `evidence` how well it
    is supported that asking helps.
    """

    id: str
    bias: BiasId | None
    question: str
    tied_to: str
    why: str
    strength: Strength
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Myth:
    """A sentence people say about losses: where it holds and where it does not."""

    id: str
    statement: str
    applies: str
    fails: str
    biases: tuple[BiasId, ...]


def prompts(
    case: Case,
    found: Sequence[FoundBias],
    *,
    gain_needed: float | None = None,
    gate_fires: bool = False,
) -> tuple[Prompt, ...]:
    """Prompts for every bias found, likely ones first, then the general ones.

    What one of them or an answered question has asked already is not asked again.
    `gain_needed` is the rise that brings the position back to cost, as a fraction.
    Where a gate fires (money due, margin) nobody is asked to wait.
    """
    true = _conditions(case, gain_needed, gate_fires)
    # Fear first: it acts soonest, and its question is the one that gains time.
    ranked = sorted(found, key=lambda one: (one.id != "panic", one.level != "likely"))
    tied = [
        _prompt(name, table, _tied_to(one), gain_needed)
        for one in ranked
        for name, table in _tables("prompts").items()
        if table.get("bias") == one.id and _fits(table, true)
    ]
    asked = {one.id for one in tied} | case.mind.answers.keys()
    return (*tied, *(one for one in general_prompts() if not _is_asked(one, asked)))


def _is_asked(one: Prompt, asked: set[str]) -> bool:
    return bool(asked & set(_tables("prompts")[one.id].get("same_as", ())))


def general_prompts() -> tuple[Prompt, ...]:
    """The prompts that need no bias."""
    return tuple(
        _prompt(name, table, "", None)
        for name, table in _tables("prompts").items()
        if "bias" not in table
    )


@cache
def myths() -> tuple[Myth, ...]:
    """Every myth, with when it applies and when it does not."""
    return tuple(
        Myth(id=name, **{**table, "biases": tuple(table["biases"])})
        for name, table in _tables("myths").items()
    )


def myths_for(found: Sequence[FoundBias]) -> tuple[Myth, ...]:
    """The myths that go with the biases found."""
    ids = {one.id for one in found}
    return tuple(myth for myth in myths() if ids & set(myth.biases))


def _conditions(case: Case, gain_needed: float | None, gate_fires: bool) -> set[str]:
    facts = {
        "broad": is_broad(case),
        "single": not is_broad(case),
        "gain_unknown": gain_needed is None,
        "gain_known": gain_needed is not None,
        "no_gate": not gate_fires,
    }
    return {name for name, holds in facts.items() if holds}


def _fits(table: dict[str, Any], true: set[str]) -> bool:
    return table.get("when") is None or table["when"] in true


def _prompt(
    name: str, table: dict[str, Any], tied_to: str, gain: float | None
) -> Prompt:
    return Prompt(
        id=name,
        bias=table.get("bias"),
        question=table["question"].format(gain=f"{gain or 0:.0%}"),
        tied_to=tied_to,
        why=table["why"],
        strength=table["strength"],
        evidence=table["evidence"],
    )


def _tied_to(one: FoundBias) -> str:
    """What of the person's own this follows from, in a sentence."""
    asked = {question.id: question.text for question in questions()}
    words = [f"“{word}”" for word in one.matched if word not in asked]
    answers = [f"“{asked[name]}”" for name in one.matched if name in asked]
    wrote = f"You wrote {' and '.join(words)}." if words else ""
    chose = f"Your answers resemble it: {' and '.join(answers)}" if answers else ""
    return " ".join(part for part in (wrote, chose) if part)


@cache
def _tables(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
