"""What a section that nobody filled in could move: by how much, and to which action."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from decision.case import Case
from decision.factors import Situation
from decision.gates import Standing, standing_of
from decision.mind import biases
from decision.parameters import recording
from decision.projection.tax_effect import household_of
from decision.strategies.plan import StrategyId
from decision.verdict.sensitivity.untyped import (
    INPUTS,
    SECTIONS,
    SectionId,
    Untyped,
)
from decision.verdict.sensitivity.variant import (
    PlansWeighed,
    Variant,
    action_of,
    by_arithmetic,
    forms_of,
    named,
    on_paths,
    variant_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What typing a section could do to the answer, told by its largest effects.

    `dollars` is the most by which the told advantage would differ, by the input `by`;
    None where the told way has no value of its own. `becomes` is another action that
    would be named, by the input `becomes_by`; None where none is.
    """

    section: SectionId
    dollars: float | None
    by: str
    becomes: StrategyId | None = None
    becomes_by: str | None = None


def moves_of(
    situation: Situation, *, action: StrategyId, told: StrategyId
) -> tuple[Move, ...]:
    """What each section could move that nobody, or nobody in full, has typed.

    `told` is the way whose advantage over holding the answer tells. Every open input
    takes its plausible values one at a time; the closed form finds the largest effect
    of a section and another action, a few futures say how large it is and whether
    they name that action too (METHOD E). Forms do not count. Nothing where a gate
    fixes the action.
    """
    if situation.gates.fixed:
        return ()
    with recording():  # what might be typed is no assumption of the answer
        base = _Weighed(variant=variant_of(situation), told=told)
        tried = list(_tried(situation.standing, told))
        moves = [_move(section, tried, base) for section in SECTIONS]
    tips = base.rough.names in forms_of(action)
    return tuple(
        move if tips else replace(move, becomes=None, becomes_by=None)
        for move in moves
        if move
    )


class _Valued(NamedTuple):
    """What the rules name, and what the told way is worth; None where it is shut."""

    names: StrategyId
    worth: float | None


@dataclass(frozen=True, kw_only=True)
class _Weighed:
    """A case weighed roughly, and on futures where it comes to that."""

    variant: Variant
    told: StrategyId

    @cached_property
    def rough(self) -> _Valued:
        """By the closed form."""
        return _valued(by_arithmetic(self.variant), self.told)

    @cached_property
    def fine(self) -> _Valued:
        """On a few futures."""
        return _valued(on_paths(self.variant), self.told)


_Tried = tuple[Untyped, _Weighed]


def _tried(standing: Standing, told: StrategyId) -> Iterator[_Tried]:
    """Every open input at every plausible value."""
    for one in INPUTS:
        for case in one.cases(standing):
            yield one, _Weighed(variant=_variant(case, standing), told=told)


def _variant(case: Case, standing: Standing) -> Variant:
    """The changed case as it would be decided if it were typed, on the same prices."""
    changed = standing_of(case, standing.market)
    assert changed is not None, "the market has a price"
    household = household_of(changed)
    return Variant(standing=changed, household=household, found=biases(case))


def _valued(plans: PlansWeighed, told: StrategyId) -> _Valued:
    """The best plan of the told way is one that is called for, then the highest."""
    ways = [
        (plan in plans.reasons, plans.advantage(plan))
        for plan in plans.plans
        if plan.sales and (plan.at_once or plan).strategy in forms_of(told)
    ]
    best = named(plans.situation, plans.reasons, plans.advantage)
    return _Valued(names=action_of(best), worth=max(ways)[1] if ways else None)


def _move(section: SectionId, tried: Sequence[_Tried], base: _Weighed) -> Move | None:
    """The largest effect of a section; None where all of it is typed."""
    here = [(one, weighed) for one, weighed in tried if one.section == section]
    if not here:
        return None
    by, largest = max(here, key=lambda each: _moved(each, base) or 0.0)
    dollars = _apart(largest.fine, base.fine)
    move = Move(section=section, dollars=dollars, by=by.id)
    for one, weighed in here:
        names = (weighed.fine if one.by_paths else weighed.rough).names
        if names != base.rough.names and weighed.fine.names == names:
            return replace(move, becomes=names, becomes_by=one.id)
    return move


def _moved(tried: _Tried, base: _Weighed) -> float | None:
    """How far an input moves the told way: by the closed form where that knows."""
    one, weighed = tried
    if one.by_paths:
        return _apart(weighed.fine, base.fine)
    return _apart(weighed.rough, base.rough)


def _apart(one: _Valued, other: _Valued) -> float | None:
    if one.worth is None or other.worth is None:
        return None
    return abs(one.worth - other.worth)
