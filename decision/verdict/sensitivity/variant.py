"""The same case with something changed, and what the rules then name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from decision.factors import Situation
from decision.gates import Gates, Standing, gates_of
from decision.mind import FoundBias
from decision.parameters import judgement
from decision.projection import project
from decision.projection.closed_form import ClosedForm, still_growth
from decision.projection.tax_effect import Household, TaxEffect, tax_effect
from decision.projection.world import World
from decision.strategies import Plan, apart_from_forms
from decision.strategies.plan import StrategyId
from decision.verdict.candidates import Valued, reasons_for
from decision.verdict.choice import best_of_each, named_of
from decision.verdict.situation import situation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A case in which something of the position or of the household's tax differs.

    What the written reason resembles stays what it is.
    """

    standing: Standing
    household: Household | None
    found: tuple[FoundBias, ...]


def variant_of(situation: Situation) -> Variant:
    """The case as it is."""
    return Variant(
        standing=situation.standing,
        household=situation.household,
        found=situation.biases,
    )


Advantage = Callable[[Plan], float]
Reasons = Mapping[Plan, tuple[str, ...]]
Effects = dict[Plan, TaxEffect]


def named_by_arithmetic(variant: Variant) -> Valued:
    """What the rules name when plans are valued by the closed form (METHOD E)."""
    weighed = by_arithmetic(variant)
    return named(weighed.situation, weighed.reasons, weighed.advantage)


def named_on_paths(variant: Variant) -> Valued:
    """What the rules name when plans are valued on a few futures."""
    weighed = on_paths(variant)
    return named(weighed.situation, weighed.reasons, weighed.advantage)


class PlansWeighed(NamedTuple):
    """A variant's plans, those of them with a reason, and what each is worth."""

    situation: Situation
    plans: list[Plan]
    reasons: Reasons
    advantage: Advantage


def by_arithmetic(variant: Variant) -> PlansWeighed:
    """The plans of a variant, valued by the closed form."""
    situation, plans = _asked(variant)
    advantage = closed_form(situation, plans, {}).advantage
    return PlansWeighed(situation, plans, admitted(situation, plans), advantage)


def on_paths(variant: Variant) -> PlansWeighed:
    """The plans of a variant, valued on a few futures."""
    situation, plans = _asked(variant)
    projection = project(
        variant.standing,
        plans,
        household=variant.household,
        trend_per_year=situation.trend_per_year,
        view=situation.view.log,
        paths=int(judgement("flip_steps", "paths")),
    )
    reasons = admitted(situation, plans)
    return PlansWeighed(situation, plans, reasons, projection.advantage)


def admitted(situation: Situation, plans: Iterable[Plan]) -> Reasons:
    """The plans that have a reason, and holding: no other can be named."""
    reasons = {plan: reasons_for(plan, situation) for plan in plans}
    return {
        plan: because
        for plan, because in reasons.items()
        if because or plan.strategy == "hold"
    }


def named(situation: Situation, reasons: Reasons, advantage: Advantage) -> Valued:
    """What the rules name among plans with their reasons."""
    valued = [
        Valued(plan=plan, advantage=advantage(plan), because=because)
        for plan, because in reasons.items()
    ]
    return named_of(best_of_each(valued, situation), situation)


def closed_form(
    situation: Situation, plans: Iterable[Plan], effects: Effects
) -> ClosedForm:
    """Plans valued by arithmetic; `effects` keeps what they do to tax."""

    def effect(plan: Plan) -> TaxEffect:
        if plan not in effects:
            # Without futures steps are sold at a price that is known.
            sure = replace(plan, is_later=False) if plan.at_once else plan
            effects[plan] = tax_effect(sure, situation.standing, situation.household)
        return effects[plan]

    hold = next(plan for plan in plans if plan.strategy == "hold")
    return ClosedForm(world=_world(situation), hold=hold, effect=effect)


def gates_and_plans(standing: Standing) -> tuple[Gates, list[Plan]]:
    """The gates of a position and the plans that pass them.

    Forms of another way are chosen by rule and not by what they are worth.
    """
    gates = gates_of(standing)
    return gates, apart_from_forms(standing, gates)


def action_of(valued: Valued) -> StrategyId:
    """The strategy apart from its form: a sale in steps is that sale."""
    return (valued.plan.at_once or valued.plan).strategy


def forms_of(action: StrategyId) -> tuple[StrategyId, ...]:
    """What an action is apart from its form: one of these."""
    return _FORMS_OF.get(action, (action,))


_FORMS_OF: dict[StrategyId, tuple[StrategyId, ...]] = {
    "stop": ("hold",),
    "stage": ("sell", "sell_part"),
}


def _world(situation: Situation) -> World:
    return World(
        standing=situation.standing,
        household=situation.household,
        growth=still_growth(),
        trend_per_year=situation.trend_per_year,
        view=situation.view.log,
    )


def _asked(variant: Variant) -> tuple[Situation, list[Plan]]:
    """What the rules ask of the variant, and the plans it has."""
    gates, plans = gates_and_plans(variant.standing)
    situation = situation_of(
        variant.standing, gates, variant.household, found=variant.found
    )
    return situation, plans
