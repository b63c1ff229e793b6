"""A plan whose first step waits where fear may be speaking."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from decision.factors import Situation
from decision.gates import Standing
from decision.gates.opening import trading_day, year_end
from decision.mind import CoolingOff, cooling_off
from decision.strategies.plan import Plan, Sale
from decision.tax.earlier import still_held
from decision.tax.lot_sale import long_from
from decision.tax.preview import preview
from decision.verdict.decision import Step

_FIRES = ("money_due", "margin")


def cooled(plan: Plan, situation: Situation) -> tuple[Plan, tuple[Step, ...]]:
    """The plan with its first sales after the wait, and the step that comes before.

    The wait changes dates alone, no number. It gives way where the tax of the sale
    would change: the end of the tax year, a lot that turns long-term, a purchase that
    the later sale would have in its 61 days. Source: docs/METHOD.md, BV-2.
    """
    standing, wait = situation.standing, _wait(situation)
    if wait is None or not plan.sales:
        return plan, ()
    first, last = wait.days_from(standing.day)
    opens = trading_day(standing, first)
    hasty = [sale for sale in plan.sales if sale.on < first and not sale.over]
    if not hasty or any(day < opens for day in _of_tax(hasty, standing)):
        return plan, ()
    sales = tuple(
        replace(sale, on=opens) if sale in hasty else sale for sale in plan.sales
    )
    later = replace(plan, sales=sales)
    if _washed(later, standing) > _washed(plan, standing):
        return plan, ()
    step = Step(on=first, do="cool_off", numbers={"until": max(last, opens)})
    return later, (step,)


def _washed(plan: Plan, standing: Standing) -> float:
    """How much of the loss of its sales does not count now, at today's price."""
    if standing.treatment != "taxed":
        return 0.0
    case, price = standing.case, standing.net_unit
    sold = {
        day: still_held(case, plan.sold_on(day).units_by_lot, on=day)
        for day in plan.days
    }
    sales = [preview(case, on=on, units=sold[on], price=price) for on in sold]
    return sum(sale.deferred + sale.lost_for_good for sale in sales)


def _wait(situation: Situation) -> CoolingOff | None:
    gates = situation.gates
    fires = gates.fixed is not None or any(one in _FIRES for one in gates.reasons)
    return cooling_off(situation.biases, gate_fires=fires)


def _of_tax(sales: list[Sale], standing: Standing) -> Iterator[date]:
    """Coming days after which the sales would be taxed otherwise."""
    if standing.treatment != "taxed":
        return
    yield year_end(standing)
    position = standing.case.position
    for sale in sales:
        for place, units in enumerate(sale.lots):
            day = long_from(position, place, price=standing.net_unit)
            if units > 0 and day > sale.on:
                yield day
