"""Robustness: in how many changed cases the same kind of action is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from decision.factors import Situation
from decision.factors.harvest import at_future_rate
from decision.factors.trend import trend_per_year
from decision.gates import Gates, Standing
from decision.parameters import judgement, recording
from decision.strategies.plan import Plan, StrategyId, family_of
from decision.verdict.sensitivity.inputs import at_volatility
from decision.verdict.sensitivity.variant import (
    Effects,
    admitted,
    closed_form,
    gates_and_plans,
    named,
    variant_of,
)


def robustness_of(situation: Situation, action: StrategyId) -> float | None:
    """Share of the cells in which the group of the action is named (METHOD B7).

    Cells differ in risk aversion, volatility, future tax rate and trend. None where a
    gate fixes the action.
    """
    if situation.gates.fixed:
        return None
    with recording():  # what the cells use is no assumption of the answer
        groups = [family_of(strategy) for strategy in _named_in_cells(situation)]
    return groups.count(family_of(action)) / len(groups)


def cell_count() -> int:
    """How many changed cases there are.

    >>> cell_count()
    81
    """
    return prod(len(_changes(name)) for name in _CHANGED)


def _named_in_cells(base: Situation) -> Iterator[StrategyId]:
    """What a plan does to tax depends on none of the four: it is worked out once."""
    effects: Effects = {}
    for gamma, sigma in product(_changes("risk_aversion"), _changes("volatility")):
        standing = _standing(base, gamma=gamma, sigma=sigma)
        gates, plans = gates_and_plans(standing)
        for points in _changes("future_rate"):
            situation = _taxed(base, standing, gates, points=points)
            yield from _by_trend(situation, plans, effects)


_CHANGED = ("risk_aversion", "volatility", "future_rate", "trend")


def _changes(name: str) -> Sequence[float]:
    changes: list[float] = judgement("robustness_cells", name)
    return changes


def _standing(base: Situation, *, gamma: float, sigma: float) -> Standing:
    aversion = base.standing.risk_aversion * gamma
    volatility = base.standing.market.volatility * sigma
    changed = at_volatility(variant_of(base), volatility).standing
    return replace(changed, risk_aversion=aversion)


def _taxed(
    base: Situation, standing: Standing, gates: Gates, *, points: float
) -> Situation:
    """The situation where the future rate is so many points away, and never below 0."""
    known = replace(base, standing=standing, gates=gates)
    if base.household is None or base.harvest is None or base.actual is None:
        return known
    rate = max(0.0, base.household.future_rate + points)
    household = replace(base.household, future_rate=rate)
    return replace(
        known,
        household=household,
        harvest=at_future_rate(base.harvest, standing, household),
        actual=at_future_rate(base.actual, standing, household),
    )


def _by_trend(
    situation: Situation, plans: list[Plan], effects: Effects
) -> Iterator[StrategyId]:
    """The trend asks for nothing; it only moves what plans are worth."""
    reasons = admitted(situation, plans)
    for trend in _changes("trend"):
        market = replace(situation.standing.market, trend=trend)
        tilt = trend_per_year(replace(situation.standing, market=market))
        moved = replace(situation, trend_per_year=tilt)
        advantage = closed_form(moved, plans, effects).advantage
        yield named(moved, reasons, advantage).strategy
