"""The lots to sell for the least tax this year, or for the largest loss that counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from decision.projection.tax_effect import Household
from decision.sale.lot_choice import (
    HALF_A_CENT,
    SaleDay,
    price_of,
    sizes_of,
    use_of,
    worth_of,
)
from decision.sale.results import Counted, LotTerms, counted, lot_terms
from decision.sale.splits import Cost, Splits, best_splits

_ANGLES = 9  # ways to weigh a short-term result against a long-term one


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Every way to take so many grains from the lots, as the tax sees it."""

    day: SaleDay
    household: Household
    grains: int
    terms: LotTerms

    def counted(self, splits: Splits) -> Counted:
        """What counts of each split, one per row."""
        return counted(self.terms, splits * self.day.grain)

    def tax(self, splits: Splits) -> Splits:
        """The change of the tax of the year of the sale, positive for more."""
        found = self.counted(splits)
        use = use_of(self.day, self.household, short=found.short, long=found.long)
        return 0.0 - use.savings[self.day.offset]

    def worth(self, splits: Splits) -> Splits:
        """Today's worth of the tax of all years."""
        found = self.counted(splits)
        return np.asarray(worth_of(self.day, self.household, found))

    def least(self, cost: Cost, sizes: Splits | None = None) -> Splits:
        """The split of least cost; of equal ones that of the greatest worth."""
        splits = self._searched(cost, sizes)
        costs = cost(splits)
        tied = splits[costs <= costs.min() + HALF_A_CENT]
        return tied[int(np.argmax(self.worth(tied)))] if len(tied) > 1 else tied[0]

    def least_cost(self, cost: Cost, sizes: Splits | None = None) -> float:
        """The least cost that any split has."""
        return float(cost(self._searched(cost, sizes)).min())

    def _searched(self, cost: Cost, sizes: Splits | None) -> Splits:
        return best_splits(
            sizes_of(self.day) if sizes is None else sizes,
            self.grains,
            cost=cost,
            orders=list(_orders(self.terms)),
        )


def choices(day: SaleDay, household: Household, grains: int) -> Choices:
    """All ways to take so many grains from the lots on that day."""
    price = price_of(day.standing, day.units(grains))
    terms = lot_terms(day.standing.case, on=day.on, price=price)
    return Choices(day=day, household=household, grains=grains, terms=terms)


def lowest_tax_split(day: SaleDay, household: Household, grains: int) -> Splits:
    """The split of least tax in the year of the sale, by the full engine.

    Of splits with the same tax the one that is worth most over all years.
    """
    every = choices(day, household, grains)
    return every.least(every.tax)


def least_tax(day: SaleDay, household: Household, grains: int) -> float:
    """The least change of the year's tax that selling so many grains can have."""
    every = choices(day, household, grains)
    return every.least_cost(every.tax)


def _orders(terms: LotTerms) -> Iterator[Sequence[int]]:
    """Orders between which the least tax lies where nothing is washed.

    Tax rises with the short-term and with the long-term result. So the least lies on
    the border of what both can be, whose corners are the orders by gain with one term
    weighed against the other.
    """
    gain, short = terms.by_lot(terms.gain), terms.by_lot(terms.short)
    for weight in np.linspace(0.0, 1.0, _ANGLES):
        weighed = gain * (short * weight + (1 - short) * (1 - weight))
        yield np.argsort(weighed, kind="stable").tolist()
