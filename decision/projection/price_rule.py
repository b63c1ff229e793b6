"""What a written exit does to each year's result: sold at its level, on any day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.parameters import judgement
from decision.projection.later_sales import Amount, DaySale, Results, day_sales
from decision.projection.nodes import Nodes
from decision.projection.sale_grid import Place
from decision.strategies.plan import Plan, PriceRule, Sale

Array = npt.NDArray[np.float64]

# Parts of the level at which a fill is worked out: below it only if the price has
# fallen through it before the first day on which one may sell.
_PARTS = np.linspace(0.0, 1.0, 17)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGrid:
    """Results by year for each kind of day on which the rule may sell, and each fill.

    Days are of one kind where they lie in one year and the sale is taxed alike.
    `kinds` has the kind of each day of the rule; `fills` are net prices of a unit. The
    last column is that of futures in which nothing is sold.
    """

    kinds: npt.NDArray[np.intp]
    fills: Nodes
    results: Results
    left: Array

    def place(self, days: npt.NDArray[np.intp], fills: Amount) -> Place:
        """Where futures lie that sell on these days (by place) at these net prices.

        A day below 0 says that nothing is sold.
        """
        before, weight = self.fills.between(fills)
        column = self.kinds[days] * len(self.fills.values) + before
        column = np.where(days < 0, len(self.left) - 2, column)
        weight = np.where(days < 0, 1.0, weight)
        return Place((column, column + 1), (1 - weight, weight))


def rule_grid(rule: PriceRule, standing: Standing) -> RuleGrid:
    """Work out the sale on every day of the rule."""
    sales = [_sold_on(day, rule, standing) for day in rule.days]
    kinds = list(dict.fromkeys(sales))
    fills = _PARTS * net_fill(rule.level, standing)
    results, left = _by_kind(kinds, fills)
    return RuleGrid(
        kinds=np.array([kinds.index(sale) for sale in sales]),
        fills=Nodes(fills),
        results=results,
        left=left,
    )


def net_fill(price: Amount, standing: Standing) -> Amount:
    """What a unit brings where a falling price is sold: less than it shows."""
    shown: Amount = price * (1 - float(judgement("stop_slippage")))
    return np.multiply(shown, standing.net_unit / standing.unit_value)


def _sold_on(day: date, rule: PriceRule, standing: Standing) -> DaySale:
    everything = tuple(lot.units for lot in standing.case.position.lots)
    sale = Sale(on=day, lots=everything, to=rule.to)
    plan = Plan(strategy="stop", because="written_exit", sales=(sale,), is_later=True)
    (sold,) = day_sales(plan, standing, at=float(net_fill(rule.level, standing)))
    return sold


def _by_kind(kinds: Sequence[DaySale], fills: Array) -> tuple[Results, Array]:
    """Short and long results, one block of columns for each kind of day."""
    size = len(kinds) * len(fills) + 1
    results = {
        offset: (np.zeros(size), np.zeros(size))
        for offset in sorted({kind.offset for kind in kinds})
    }
    left = np.zeros(size)
    for block, kind in _blocks(kinds, len(fills)):
        result = kind.result(fills, moved=1.0)
        results[kind.offset][0][block] = result.short
        results[kind.offset][1][block] = result.long
        left[block] = result.deferred
    return dict(results), left


def _blocks(kinds: Sequence[DaySale], size: int) -> Iterator[tuple[slice, DaySale]]:
    for place, kind in enumerate(kinds):
        yield slice(place * size, (place + 1) * size), kind
