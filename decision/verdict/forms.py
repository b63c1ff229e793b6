"""Which form takes the place of what it stands for: steps, a written exit (B6)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from decision.factors import Situation
from decision.parameters import judgement
from decision.strategies.plan import Plan
from decision.verdict.candidates import Valued

# A sale that cannot happen today is priced as its steps.
_ONLY_IN_STEPS = ("opens_later", "trades_thinly")


def with_forms(valued: Iterable[Valued], situation: Situation) -> list[Valued]:
    """The same plans; where a form applies it is the candidate, not what it stands for.

    Inside a group the form is chosen by rule, never by its own advantage alone: steps
    take the place of the sale that the rules would name, a written exit that of a hold.
    """
    return _with_exit(_with_steps(list(valued), situation))


def first_within_tie(
    candidates: Sequence[Valued], order: Sequence[str], *, tie: float
) -> Valued:
    """The first in order of those within a tie of the highest advantage (B4)."""
    near = max(one.advantage for one in candidates) - tie
    tied = [one for one in candidates if one.advantage >= near]
    return min(tied, key=lambda one: order.index(_stands_for(one.plan).strategy))


def _with_steps(valued: list[Valued], situation: Situation) -> list[Valued]:
    """Of all ways to leave the rules pick one; only its steps may stand for it."""
    by_plan = {one.plan: one for one in valued}
    steps = [
        one
        for one in valued
        if one.strategy == "stage" and _takes_its_place(one, by_plan, situation)
    ]
    in_steps = {one.plan.at_once: one for one in steps}
    at_once = [
        one
        for one in valued
        if one.strategy in ("sell", "sell_part") and one.is_candidate
    ]
    ways = [one for one in at_once if one.plan not in in_steps] + steps
    if not ways:
        return valued
    tie = float(judgement("tie")) * situation.standing.value
    picked = first_within_tie(ways, ("sell_part", "sell"), tie=tie)
    return [_beside(one, picked, in_steps) for one in valued]


def _takes_its_place(
    steps: Valued, by_plan: dict[Plan, Valued], situation: Situation
) -> bool:
    """Whether the form applies, and its cost or gain is what the form asks for."""
    if not steps.is_candidate or steps.plan.at_once is None:
        return False
    at_once, form = by_plan.get(steps.plan.at_once), steps.plan.form
    if at_once is None or form in _ONLY_IN_STEPS:
        return True
    value = situation.standing.value
    gain = (steps.advantage - at_once.advantage) / value if value else 0.0
    if form == "two_tax_years":
        return gain > float(judgement("two_years_gain"))
    return gain >= -float(judgement("tie"))


def _beside(one: Valued, picked: Valued, in_steps: dict[Plan | None, Valued]) -> Valued:
    """A plan beside the picked way to leave: what is done in steps is not done else."""
    if one.strategy == "stage":
        return one if one is picked else replace(one, because=())
    is_replaced = one.plan == picked.plan.at_once or (
        one.plan in in_steps and in_steps[one.plan].plan.form in _ONLY_IN_STEPS
    )
    return replace(one, because=(), lacks="in_steps") if is_replaced else one


def _with_exit(valued: list[Valued]) -> list[Valued]:
    """A written exit that was asked for takes the place of a plain hold."""
    asked = any(one.strategy == "stop" and one.is_candidate for one in valued)
    if not asked:
        return valued
    return [
        replace(one, because=(), lacks="written_exit")
        if one.strategy == "hold"
        else one
        for one in valued
    ]


def _stands_for(plan: Plan) -> Plan:
    return plan.at_once or plan
