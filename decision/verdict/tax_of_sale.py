"""What selling everything on the day of the named plan would do to the tax."""

from datetime import date
from typing import Any

from decision.factors import Situation
from decision.factors.harvest import Harvest, harvest_of_all
from decision.gates.opening import free_to_buy
from decision.strategies.plan import Plan
from decision.verdict.decision import TaxOfSale


def tax_of_sale(plan: Plan, situation: Situation) -> TaxOfSale:
    """The loss worked step by step, for selling all on the day of the named plan.

    Zeros where no tax figures are given.
    """
    standing, gates = situation.standing, situation.gates
    units = standing.case.position.units
    day = max((sale.on for sale in plan.sales), default=gates.open_on)
    household = situation.household
    worked = _sold_on(day, situation)
    return TaxOfSale(
        on=day,
        treatment=standing.treatment,
        realised_before=_realised_before(situation),
        loss=max(0.0, standing.cost - standing.net_unit * units),
        future_rate=household.future_rate if household else 0.0,
        clean_on=gates.wash.clean_on if gates.wash else None,
        no_buying_before=free_to_buy(standing, day),
        **(_worked(worked, standing.day.year) if worked else _NOTHING),
    )


def _sold_on(day: date, situation: Situation) -> Harvest | None:
    """The loss as section 1091 leaves it on that day, at today's price."""
    if day == situation.gates.open_on:
        return situation.actual
    household = situation.household
    return harvest_of_all(situation.standing, household, on=day)


_NOTHING: dict[str, Any] = {
    "short_loss": 0.0,
    "long_loss": 0.0,
    "counts_now": 0.0,
    "deferred": 0.0,
    "lost": 0.0,
    "savings": (),
    "later": 0.0,
    "worth": 0.0,
    "used_up": None,
    "carried": 0.0,
}


def _worked(actual: Harvest, year: int) -> dict[str, Any]:
    sale = actual.sale
    saved = tuple(
        (year + offset, float(amount))
        for offset, amount in enumerate(actual.use.savings)
        if amount
    )
    return {
        "short_loss": max(0.0, -actual.short),
        "long_loss": max(0.0, -actual.long),
        "counts_now": max(0.0, -actual.short - actual.long),
        "deferred": sale.deferred,
        "lost": sale.lost_for_good,
        "savings": saved,
        "later": actual.later,
        "worth": actual.worth,
        "used_up": actual.use.used_up,
        "carried": float(actual.use.left_short + actual.use.left_long),
    }


def _realised_before(situation: Situation) -> float:
    tax = situation.standing.case.tax
    carried = tax.carried_short + tax.carried_long
    return tax.short_gains + tax.long_gains - carried
