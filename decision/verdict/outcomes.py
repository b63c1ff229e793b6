"""How each strategy may end: ranges, the fan, the chance of reaching the goal."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import numpy as np
import numpy.typing as npt

from decision.factors import Projected
from decision.market.partners import partner_of
from decision.projection.futures import event_years
from decision.projection.price_rule import net_fill
from decision.projection.worth import Wealth
from decision.strategies import Impossible, Plan
from decision.strategies.plan import StrategyId
from decision.verdict.candidates import Valued
from decision.verdict.decision import PlannedTrade, StrategyOutcome, WrittenExit
from decision.verdict.ranges import FanPoint, GoalLeft, Range

Array = npt.NDArray[np.float64]

_PERCENTILES = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A strategy's best plan and its wealth at every date up to the review horizon.

    `at_goal` is that on the day of the goal, which may be later; None without one.
    """

    valued: Valued
    wealth: tuple[Wealth, ...]
    at_goal: Wealth | None = None


def shown_of(valued: Valued, situation: Projected) -> Shown:
    """Walk a plan once as people are shown it."""
    years = [0.0, *event_years(situation.standing.horizon, [])]
    goal = situation.standing.years_to_goal
    dates = years if goal is None else sorted({*years, goal})
    walked = situation.projection.shown(valued.plan, dates)
    wealth = {one.year: one for one in walked}
    return Shown(
        valued=valued,
        wealth=tuple(wealth[year] for year in years),
        at_goal=None if goal is None else wealth[goal],
    )


def outcome_of(
    strategy: StrategyId, way: Shown | Impossible, situation: Projected
) -> StrategyOutcome:
    """One strategy as it is shown; with the reason where it is not possible."""
    if isinstance(way, Impossible):
        return StrategyOutcome(id=strategy, possible=False, why_not=way.why_not)
    valued, projection = way.valued, situation.projection
    plan, end = valued.plan, way.wealth[-1]
    return StrategyOutcome(
        id=strategy,
        possible=True,
        candidate=valued.is_candidate,
        lacks=None if valued.is_candidate else valued.lacks,
        advantage=valued.advantage,
        certainty_equivalent=projection.certainty_equivalent(valued.advantage),
        standard_error=projection.standard_error(plan),
        **asdict(range_of(end.all)),
        money=range_of(end.money),
        chance_of_goal=_chance_of_goal(way.at_goal, situation),
        tax_now=tax_now(plan, situation),
        sold_units=plan.units,
        trades=_trades(plan, situation),
        written_exit=written_exit(plan, end, situation),
    )


def fan_of(shown: Mapping[StrategyId, Shown]) -> tuple[FanPoint, ...]:
    """What this investment and its proceeds become, month by month.

    After tax at every date: savings still to come and the tax at the end are counted
    at what they are worth then, so that today is not the market value alone.
    """
    points: list[FanPoint] = []
    for strategy, way in shown.items():
        for wealth in way.wealth:
            bands = percentiles(wealth.money, _PERCENTILES)
            points.append(FanPoint(strategy, wealth.year * 12, *bands))
    return tuple(points)


def goal_left(holding: Shown, situation: Projected) -> GoalLeft | None:
    """What the goal asks of this investment where the rest ends in its middle."""
    goal, then = situation.standing.case.household.goal, holding.at_goal
    if goal is None or then is None:
        return None
    (rest,) = percentiles(then.all - then.money, [50])
    return GoalLeft(month=then.year * 12, amount=goal.amount - rest)


def range_of(wealth: Array) -> Range:
    """Mean and percentiles over the futures."""
    p5, p25, p50, p75, p95 = percentiles(wealth, _PERCENTILES)
    return Range(mean=float(wealth.mean()), p5=p5, p25=p25, p50=p50, p75=p75, p95=p95)


def percentiles(values: Array, wanted: Iterable[float]) -> list[float]:
    """What so many of a hundred fall below, on a straight line between neighbours.

    As numpy does it; to sort all of them takes a fifth of the time of that.

    >>> percentiles(np.array([4.0, 1.0, 2.0]), [0, 50, 75])
    [1.0, 2.0, 3.0]
    """
    ordered = np.sort(values)
    places = np.array([*wanted]) / 100 * (len(ordered) - 1)
    found = np.interp(places, np.arange(len(ordered)), ordered)
    return [float(one) for one in found]


def written_exit(plan: Plan, end: Wealth, situation: Projected) -> WrittenExit | None:
    """How often the plan's rule sells, at what, and what it changes; None without."""
    rule, projection = plan.rule, situation.projection
    if rule is None:
        return None
    found = projection.touched(plan)
    sold = found.days >= 0
    shown = np.divide(net_fill(found.price, situation.standing), rule.level)
    gross = shown * situation.standing.unit_value / situation.standing.net_unit
    (kept,) = projection.shown(projection.hold, [end.year])
    apart = end.money.mean() - kept.money.mean()
    (low,), (kept_low,) = (percentiles(one.money, [5]) for one in (end, kept))
    return WrittenExit(
        level=rule.level / situation.standing.case.position.fx,
        until=rule.days[-1],
        chance=float(sold.mean()),
        fill_below=float(1 - gross[sold].mean()) if sold.any() else 0.0,
        cost=float(-apart),
        lift=low - kept_low,
    )


def with_waiting_costs(
    outcomes: Iterable[StrategyOutcome],
) -> tuple[StrategyOutcome, ...]:
    """What waiting costs beside acting now in the way that it ends in."""
    listed = list(outcomes)
    worth = {one.id: one.advantage for one in listed if one.advantage is not None}
    return tuple(
        replace(one, waiting_costs=_waiting_costs(one, worth))
        if one.id == "wait"
        else one
        for one in listed
    )


def _waiting_costs(
    wait: StrategyOutcome, worth: Mapping[StrategyId, float]
) -> float | None:
    if wait.advantage is None or not wait.trades:
        return None
    now = worth.get("swap" if wait.trades[0].to == "partner" else "sell")
    return None if now is None else now - wait.advantage


def tax_now(plan: Plan, situation: Projected) -> float:
    """The change of this year's tax bill: negative for less tax."""
    effect = situation.projection.effect(plan)
    return -effect.at_price(effect.savings[0], situation.standing.net_unit)


def _chance_of_goal(wealth: Wealth | None, situation: Projected) -> float | None:
    """Share of futures in which the household has what its goal asks for."""
    goal = situation.standing.case.household.goal
    if goal is None or wealth is None:
        return None
    return float((wealth.all >= goal.amount).mean())


def _trades(plan: Plan, situation: Projected) -> tuple[PlannedTrade, ...]:
    position = situation.standing.case.position
    partner = partner_of(position.symbol, position.kind)
    symbol = partner.symbol if partner else ""
    return tuple(
        PlannedTrade(
            on=sale.on,
            side="sell",
            units=sale.units,
            to=sale.to,
            symbol=symbol if sale.to == "partner" else "",
            over=sale.over,
            lots=sale.lots,
        )
        for sale in plan.sales
    )
