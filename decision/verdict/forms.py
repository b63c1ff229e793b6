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
    near = max(one.weighs for one in candidates) - tie
    tied = [one for one in candidates if one.weighs >= near]
    return min(tied, key=lambda one: order.index(_stands_for(one.plan).strategy))


def _with_steps(valued: list[Valued], situation: Situation) -> list[Valued]:
    """Of all ways to leave the rules pick one; only its steps may stand for it."""
    by_plan = {one.plan: one for one in valued}
    steps = {
        one.plan.at_once: one
        for one in valued
        if one.strategy == "stage" and _takes_its_place(one, by_plan, situation)
    }
    ways = [
        one
        for one in valued
        if (one.strategy in ("sell", "sell_part") and one.is_candidate)
        and not _only_in_steps(steps.get(one.plan))
    ]
    ways += [one for one in steps.values() if _only_in_steps(one)]
    if not ways:
        return valued
    tie = float(judgement("tie")) * situation.standing.value
    picked = first_within_tie(ways, ("sell_part", "sell"), tie=tie)
    return [_beside(one, picked, steps) for one in valued]


def _only_in_steps(steps: Valued | None) -> bool:
    """Whether a sale cannot happen at once, so that its steps are its price."""
    return steps is not None and steps.plan.form in _ONLY_IN_STEPS


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


def _beside(one: Valued, picked: Valued, steps: dict[Plan | None, Valued]) -> Valued:
    """A plan beside the picked way to leave: what is done in steps is not done else.

    Steps that somebody may have weigh as much as the sale at once: they are a form of
    it, and change nothing in what is named but the form.
    """
    chosen = steps.get(picked.plan, picked)
    if one.strategy == "stage":
        if one is not chosen:
            return replace(one, because=())
        return one if chosen is picked else replace(one, weighs_as=picked.advantage)
    is_replaced = chosen.strategy == "stage" and one.plan == chosen.plan.at_once
    if is_replaced or _only_in_steps(steps.get(one.plan)):
        return replace(one, because=(), lacks="in_steps")
    return one


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
