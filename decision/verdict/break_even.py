"""What holding would have to return to catch up with another way, after tax."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from decision.case import Case
from decision.gates import Standing, gates_of, standing_of
from decision.market.view import MarketView
from decision.projection.closed_form import ClosedForm, still_growth
from decision.projection.tax_effect import (
    Household,
    chance_alive,
    household_of,
    tax_effect,
)
from decision.projection.utility import root
from decision.projection.world import World
from decision.strategies import plans_of
from decision.strategies.plan import Plan
from decision.verdict.decision import StrategyOutcome

_HOLD = Plan(strategy="hold", because="no_reason_to_leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """What holding must return beyond what would replace it, if used after `years`.

    `a_year` is a fraction a year, `in_all` the same over all the years. Below 0 holding
    stays ahead although it returns less.
    """

    years: int
    a_year: float
    in_all: float


def break_even_of(
    outcome: StrategyOutcome, case: Case, market: MarketView
) -> tuple[BreakEven, ...]:
    """One point a year until the money is used; empty for a way that sells nothing.

    Tax, costs and interest by the closed form (METHOD E), the tax on what holding
    returns more included. Risk, trend and one's own view are left out: it is the
    return that has to be believed in.
    """
    standing = standing_of(case, market)
    if standing is None:
        return ()
    plan = _plan_of(outcome, standing)
    return tuple(_points(plan, standing)) if plan else ()


def _plan_of(outcome: StrategyOutcome, standing: Standing) -> Plan | None:
    """The plan behind an outcome: the one with its sales."""
    plans = plans_of(standing, gates_of(standing))[outcome.id]
    sold = [(one.on, one.units, one.to) for one in outcome.trades]
    if not sold or not isinstance(plans, tuple):
        return None
    same = (p for p in plans if [(s.on, s.units, s.to) for s in p.sales] == sold)
    return next(same, None)


def _points(plan: Plan, standing: Standing) -> Iterator[BreakEven]:
    household = household_of(standing)
    for years in range(1, int(standing.final_horizon) + 1):
        then = replace(standing, horizon=float(years), final_horizon=float(years))
        if _extra(plan, then, 1.0) > 0:
            rate = _rate(plan, then, household)
            in_all = float(np.expm1(rate * years))
            yield BreakEven(years=years, a_year=float(np.expm1(rate)), in_all=in_all)


def _rate(plan: Plan, standing: Standing, household: Household | None) -> float:
    """The log rate at which the two ways end alike."""
    ahead = _closed_form(standing, household).sure(plan)
    rate = household.future_rate if household else 0.0
    kept = 1 - rate * chance_alive(standing, standing.final_horizon)

    def short_of_it(log: float) -> float:
        return kept * _extra(plan, standing, log) - ahead

    return root(short_of_it, start=0.0, second=1 / standing.final_horizon)


def _extra(plan: Plan, standing: Standing, log: float) -> float:
    """What a higher return adds to the units the plan would sell, after their sale.

    In today's money, at the end.
    """
    grown = partial(_grown, standing, log)
    return sum(
        sale.units
        * standing.unit_value
        * (grown(standing.final_horizon) - grown(standing.years_to(sale.on)))
        for sale in plan.sales
    )


def _grown(standing: Standing, log: float, year: float) -> float:
    """Growth beyond safe money's that a log rate adds, after yearly fees."""
    kept = float(np.exp(-standing.fee_gap * year))
    return kept * float(np.expm1(log * year))


def _closed_form(standing: Standing, household: Household | None) -> ClosedForm:
    """No trend and no view: what would be believed is asked for."""
    world = World(
        standing=standing,
        household=household,
        growth=still_growth(),
        trend_per_year=0.0,
        view=_no_view,
    )
    effect = partial(tax_effect, standing=standing, household=household)
    return ClosedForm(world=world, hold=_HOLD, effect=lambda plan: effect(_sure(plan)))


def _no_view(_year: float) -> float:
    return 0.0


def _sure(plan: Plan) -> Plan:
    """Without futures steps are sold at a price that is known."""
    return replace(plan, is_later=False) if plan.at_once else plan
