"""Flip points: the value of one input at which another action is named."""

from collections.abc import Iterator

import numpy as np

from decision.factors import Situation
from decision.parameters import judgement, recording
from decision.strategies.plan import StrategyId
from decision.verdict.decision import Flip
from decision.verdict.sensitivity.inputs import INPUTS, Input
from decision.verdict.sensitivity.variant import (
    Variant,
    action_of,
    forms_of,
    named_by_arithmetic,
    named_on_paths,
    variant_of,
)


def flips_of(
    situation: Situation, action: StrategyId
) -> tuple[tuple[Flip, ...], tuple[str, ...]]:
    """The nearest value on each side of every input at which the action changes.

    And the inputs of which no value in range changes it. Searched by the closed form,
    reported only where the paths agree on both sides of the value (METHOD E). Forms do
    not count: a sale in steps is that sale, a written exit a hold. Nothing where a
    gate fixes the action, or where the closed form does not name it.
    """
    if situation.gates.fixed:
        return (), ()
    base = variant_of(situation)
    with recording():  # a search is no assumption of the answer
        now = action_of(named_by_arithmetic(base))
        if now not in forms_of(action):
            return (), ()
        action = now
        asked = [one for one in INPUTS if one.current(base) is not None]
        found = {one: tuple(_flips_of(one, base, action)) for one in asked}
        agreed = tuple(
            flip
            for one, flips in found.items()
            for flip in flips
            if _paths_agree(one, base, flip, action=action)
        )
    return agreed, tuple(one.id for one, flips in found.items() if not flips)


def _flips_of(one: Input, base: Variant, action: StrategyId) -> Iterator[Flip]:
    now, ends = one.current(base), one.range_of(base)
    if now is None or ends is None:
        return
    for end in ends:
        if end != now:
            yield from _between(one, base, start=now, end=end, action=action)


def _between(
    one: Input, base: Variant, *, start: float, end: float, action: StrategyId
) -> Iterator[Flip]:
    """The first step at which the action differs, and within it where."""
    before = start
    for value in np.linspace(start, end, int(judgement("flip_steps", "grid")) + 1)[1:]:
        becomes = _action(one, base, float(value))
        if becomes != action:
            where = _bisected(one, base, same=before, other=float(value), action=action)
            yield Flip(input=one.id, value=where, becomes=becomes, now=start)
            return
        before = float(value)


def _bisected(
    one: Input, base: Variant, *, same: float, other: float, action: StrategyId
) -> float:
    for _ in range(int(judgement("flip_steps", "bisections"))):
        middle = (same + other) / 2
        if _action(one, base, middle) == action:
            same = middle
        else:
            other = middle
    return (same + other) / 2


def _action(one: Input, base: Variant, value: float) -> StrategyId:
    return action_of(named_by_arithmetic(one.at(base, value)))


def _paths_agree(one: Input, base: Variant, flip: Flip, *, action: StrategyId) -> bool:
    """Whether on paths the action is the same a little before, and another after."""
    width = float(judgement("flip_steps", "confirm_within"))
    step = width * max(abs(flip.value - flip.now), abs(flip.value))
    outward = step if flip.value > flip.now else -step
    sides = ((flip.value - outward, action), (flip.value + outward, flip.becomes))
    return all(
        action_of(named_on_paths(one.at(base, value))) == named
        for value, named in sides
    )
