"""From a case to a decision: the one way through."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import NamedTuple

from decision.case import Case
from decision.factors import Projected, Situation, findings_of
from decision.gates import Standing, gates_of, standing_of
from decision.market import view_of
from decision.market.view import MarketView
from decision.mind import biases
from decision.parameters import Used, recording
from decision.projection import project
from decision.projection.tax_effect import household_of
from decision.sale.window import SaleWindow, window_of_all
from decision.strategies import IDS, Impossible, Ways, plans_of, possible
from decision.strategies.plan import StrategyId
from decision.verdict.assumptions import assumptions_of
from decision.verdict.candidates import Valued, admit
from decision.verdict.chances import back_at_cost
from decision.verdict.choice import Choice, best_of_each, best_other, choose, limited
from decision.verdict.cooling import cooled
from decision.verdict.dates import dates_of
from decision.verdict.decision import Decision, Holding, LedgerLine
from decision.verdict.for_and_against import reasons_of, rival_of
from decision.verdict.ledger import ledger_of, undiscounted
from decision.verdict.outcomes import (
    Shown,
    fan_of,
    goal_left,
    outcome_of,
    shown_of,
    with_waiting_costs,
)
from decision.verdict.sensitivity import Move, flips_of, moves_of, robustness_of
from decision.verdict.situation import situation_of
from decision.verdict.tax_of_sale import tax_of_sale
from decision.verdict.undecided import market_facts, undecided
from decision.verdict.warnings import Subject, warnings_of


def decide(
    case: Case,
    market: MarketView | None = None,
    *,
    flips: bool = True,
    told_only: bool = False,
) -> Decision:
    """Which way the numbers lean for one position, how clearly, and why.

    Pure given the case, the market view and the day in the case: the same case has
    the same answer. Without `market`, a typed price needs no network; otherwise the
    sample or Yahoo is asked. What would change the answer takes as long as the rest:
    without `flips` it is left out, and `with_flips` adds it. With `told_only` the only
    ledgers are the named way's and that of the way a hold is told against, which
    saves a third of the time. Raises MarketError where no price can be had.
    """
    with recording() as used:
        view = view_of(case) if market is None else market
        standing = standing_of(case, view)
        if standing is None:
            return undecided(case, view, reason="no_price")
        decision = _decided(standing, used, told_only=told_only)
    return with_flips(decision, case, view) if flips else decision


def with_flips(decision: Decision, case: Case, market: MarketView) -> Decision:
    """The same decision with what would change it (METHOD E)."""
    standing = standing_of(case, market)
    if standing is None or decision.action is None:
        return decision
    flips, steady = flips_of(_asked(standing), decision.action)
    return replace(decision, flips=flips, steady=steady)


def section_moves(
    decision: Decision, case: Case, market: MarketView
) -> tuple[Move, ...]:
    """What typing each section that is not typed yet could do to the decision.

    In dollars of the advantage that it tells: the named way's, of a hold that of the
    best other one (METHOD E).
    """
    standing = standing_of(case, market)
    if standing is None or decision.action is None:
        return ()
    holds = decision.action == "hold"
    told = best_other(decision) if holds else decision.action
    return moves_of(_asked(standing), action=decision.action, told=told or "hold")


def _decided(standing: Standing, used: Used, *, told_only: bool) -> Decision:
    asked = _asked(standing)
    ways = plans_of(standing, asked.gates)
    situation = _projected(asked, ways)
    valued = [admit(plan, situation) for plan in possible(ways)]
    best = best_of_each(valued, situation)
    choice = choose(best, situation)
    choice = limited(choice, robustness_of(situation, choice.named.strategy))
    told = {choice.named.strategy, rival_of(choice, best)} if told_only else set(best)
    ledgers = _ledgers({way: best[way] for way in IDS if way in told}, situation)
    found = _Found(best=best, choice=choice, ledgers=ledgers)
    return _decision(situation, ways, found, used)


def _asked(standing: Standing) -> Situation:
    """What the rules ask of the case as it was typed."""
    return situation_of(
        standing,
        gates_of(standing),
        household_of(standing),
        found=biases(standing.case),
    )


def _projected(asked: Situation, ways: Ways) -> Projected:
    projection = project(
        asked.standing,
        possible(ways),
        household=asked.household,
        trend_per_year=asked.trend_per_year,
        view=asked.view.log,
    )
    known = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return Projected(projection=projection, **known)


class _Found(NamedTuple):
    """The best plan of each way, which one is named, and what makes up their worth."""

    best: dict[StrategyId, Valued]
    choice: Choice
    ledgers: dict[str, tuple[LedgerLine, ...]]


def _ledgers(
    told: Mapping[StrategyId, Valued], situation: Projected
) -> dict[str, tuple[LedgerLine, ...]]:
    full = undiscounted(situation)
    return {way: ledger_of(one.plan, situation, full=full) for way, one in told.items()}


def _decision(situation: Projected, ways: Ways, found: _Found, used: Used) -> Decision:
    best, choice, ledgers = found
    standing, named = situation.standing, choice.named
    dated, wait = cooled(named.plan, situation)
    open_on = dated.days[0] if wait else situation.gates.open_on
    shown = {way: shown_of(best[way], situation) for way in IDS if way in best}
    return Decision(
        action=named.strategy,
        reason=None,
        because=choice.because,
        strength=choice.strength,
        limited_by=choice.limited_by,
        lead=choice.lead,
        robustness=choice.robustness,
        outscored_by=choice.outscored_by,
        advantage=named.advantage,
        horizon_years=standing.horizon,
        final_horizon_years=standing.final_horizon,
        position=_holding(standing),
        tax=None if _has_no_value(situation) else tax_of_sale(named.plan, situation),
        strategies=with_waiting_costs(
            outcome_of(way, _shown_or_not(way, ways, shown), situation) for way in IDS
        ),
        ledger=ledgers[named.strategy],
        ledgers=ledgers,
        findings=findings_of(situation),
        warnings=warnings_of(
            Subject(situation=situation, named=replace(named, plan=dated), best=best)
        ),
        biases=situation.biases,
        flips=(),
        steady=(),
        plan=dates_of(named.plan, situation),
        fan=fan_of(shown),
        chances={"back_at_cost": back_at_cost(standing)},
        market=market_facts(standing.market),
        wash=_window(situation, on=open_on),
        goal_left=goal_left(shown["hold"], situation),
        assumptions=assumptions_of(standing, used),
        reasons=reasons_of(choice, best, ledgers, is_fixed=bool(situation.gates.fixed)),
    )


def _shown_or_not(
    strategy: StrategyId, ways: Ways, shown: dict[StrategyId, Shown]
) -> Shown | Impossible:
    way = ways[strategy]
    return way if isinstance(way, Impossible) else shown[strategy]


def _has_no_value(situation: Situation) -> bool:
    """An old appraisal says nothing about the loss a sale would book."""
    return situation.gates.fixed == "stale_appraisal"


def _window(situation: Situation, *, on: date) -> SaleWindow | None:
    """The 61 days around selling everything on the first day that is open for it."""
    standing = situation.standing
    if _has_no_value(situation) or standing.treatment not in ("taxed", "sheltered"):
        return None
    return window_of_all(standing, on=on)


def _holding(standing: Standing) -> Holding:
    at_loss = standing.gain < 0 < standing.value
    return Holding(
        units=standing.case.position.units,
        value=standing.value,
        cost=standing.cost,
        gain=standing.gain,
        gain_fraction=standing.gain / standing.cost if standing.cost else 0.0,
        weight=standing.weight,
        gain_needed=standing.cost / standing.value - 1 if at_loss else None,
        wealth=standing.wealth,
    )
