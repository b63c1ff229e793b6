"""What a sale that money due forces does to the tax of all years, on every future."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from decision.case import Need
from decision.gates import Standing
from decision.projection.nodes import Nodes
from decision.projection.tax_effect import (
    Household,
    chance_alive,
    discount,
    results_at_today,
    years_counted,
)
from decision.projection.world import World
from decision.strategies.plan import Plan
from decision.tax.holding import first_long_day
from decision.tax.law import Amount
from decision.tax.lot_sale import long_from
from decision.tax.years import LossUse, loss_use

Array = npt.NDArray[np.float64]

# Nodes on each side of 0, up to the largest loss and gain that such sales can have;
# closer together near 0, where the kinks of a yearly limit lie.
_LONG, _SHORT = 80, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedTax:
    """Taxes saved by a signed result, worth in dollars of the day of the sale.

    `worth` has shape (short nodes, long nodes) and is 0 where both results are.
    """

    short: Nodes
    long: Nodes
    worth: Array

    def saved(self, short: Amount, long: Amount) -> Array:
        """What these results save, read off between the nodes; less than 0 is owed."""
        down, low = self.short.between(short)
        across, left = self.long.between(long)
        rows = (
            self.worth[down + step, across] * (1 - left)
            + self.worth[down + step, across + 1] * left
            for step in (0, 1)
        )
        before, after = rows
        return np.asarray(before * (1 - low) + after * low)


def forced_tax(plan: Plan, world: World, need: Need) -> ForcedTax | None:
    """The tax of results that paying for `need` realises beside a plan's own.

    In full on a grid of results, with the plan's own sales at today's price. None
    where no tax figures are given.
    """
    household = world.household
    if household is None:
        return None

    def make() -> ForcedTax:
        return _worked(plan, world.standing, household, need)

    return world.growth.kept(("forced_tax", plan, need.due), make)


def _worked(
    plan: Plan, standing: Standing, household: Household, need: Need
) -> ForcedTax:
    has_short = _has_short(plan, standing, need)
    short = _nodes(standing, count=_SHORT) if has_short else np.array([0.0, 1.0])
    long = _nodes(standing, count=_LONG)
    down, across = np.meshgrid(short, long, indexing="ij")
    own = results_at_today(plan, standing)
    offset = need.due.year - standing.day.year
    before = own.get(offset, (0.0, 0.0))
    results = own | {offset: (before[0] + down, before[1] + across)}
    use = loss_use(
        household.taxpayer,
        on=standing.day,
        results=results,
        years=max(years_counted(standing), *(year + 1 for year in results)),
    )
    worth = _worth(use, standing, household, year=standing.years_to(need.due))
    still = np.flatnonzero(short == 0)[0], np.flatnonzero(long == 0)[0]
    return ForcedTax(short=Nodes(short), long=Nodes(long), worth=worth - worth[still])


def _has_short(plan: Plan, standing: Standing, need: Need) -> bool:
    """Whether anything that may be sold then has been held for a year or less."""
    lots = range(len(standing.case.position.lots))
    long = [
        long_from(standing.case.position, place, price=standing.unit_value)
        for place in lots
    ]
    bought = [sale.on for sale in plan.sales if sale.to in ("partner", "broad_fund")]
    if plan.rule:
        bought.append(plan.rule.days[-1])
    return need.due < max([*long, *map(first_long_day, bought)])


def _nodes(standing: Standing, *, count: int) -> Array:
    """From the loss of a price of 0 to a gain of all that is due; 0 is among them."""
    due = sum(need.amount for need in standing.case.household.needs)
    steps = np.linspace(0.0, 1.0, count) ** 2
    losses, gains = -max(standing.cost, 1.0) * steps, max(due, 1.0) * steps
    return np.concatenate([losses[:0:-1], gains])


def _worth(
    use: LossUse, standing: Standing, household: Household, *, year: float
) -> Array:
    """Savings of all years, and of the loss left at the end, on the day of the sale."""
    saved = sum(
        (
            chance_alive(standing, offset)
            * discount(standing, max(0.0, offset - year))
            * use.savings[offset]
            for offset in range(len(use.savings))
        ),
        start=np.zeros(1),
    )
    final = standing.final_horizon
    rate = household.future_rate * chance_alive(standing, final)
    left = np.asarray(use.left_at(household.future_rate))
    return np.asarray(saved + rate * discount(standing, max(0.0, final - year)) * left)
