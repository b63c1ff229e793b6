"""A choice of lots, sold on a day and worked out in dollars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np

from decision.factors.harvest import worth_of_use
from decision.gates import Standing
from decision.gates.opening import first_open_day
from decision.projection.tax_effect import (
    Household,
    chance_alive,
    discount,
    household_of,
    years_counted,
)
from decision.sale.results import Counted
from decision.sale.splits import Splits, grain_of
from decision.tax.earlier import units_on
from decision.tax.law import Amount
from decision.tax.preview import Preview, preview
from decision.tax.years import LossUse, loss_use

HALF_A_CENT = 0.005
"""Dollars that differ by less are the same amount."""

_DUST = 1e-6  # of a grain: what binary fractions leave behind


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleDay:
    """A position on the day of its sale; `household` is None without tax figures."""

    standing: Standing
    household: Household | None
    on: date

    @property
    def offset(self) -> int:
        """Calendar years from the day of the decision to that of the sale."""
        return self.on.year - self.standing.day.year

    @property
    def held(self) -> tuple[float, ...]:
        """Units of each lot that planned sales leave until that day."""
        return tuple(units_on(self.standing.case, self.on).values())

    @property
    def grain(self) -> float:
        """The smallest part of a unit that is sold."""
        return grain_of(self.standing.case.position.lots)

    def grains(self, units: float) -> int:
        """The fewest whole grains that hold so many units."""
        return ceil(units / self.grain - _DUST)

    def units(self, grains: float) -> float:
        """So many grains in units, without what binary fractions leave behind."""
        return round(grains * self.grain, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxOfLots:
    """What a choice of lots does to the tax, in dollars.

    `change` is that of the tax of the year of the sale, positive for more; `worth` is
    today's worth over all years: taxes saved less the later tax on a lower basis.
    """

    sale: Preview
    use: LossUse
    change: float
    worth: float

    @property
    def owed(self) -> float:
        """Tax the sale adds to the year, at least 0."""
        return max(0.0, self.change)

    @property
    def saved(self) -> float:
        """Tax the sale takes off the year, at least 0; it comes with the return."""
        return max(0.0, -self.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class LotChoice:
    """Units by place of the lot, sold on a day; `proceeds` are after trading costs.

    `taxed` is None where no tax figures are given.
    """

    on: date
    units: tuple[float, ...]
    proceeds: float
    taxed: TaxOfLots | None

    @property
    def sold(self) -> float:
        """Units sold in all."""
        return sum(self.units)

    @property
    def cash(self) -> float:
        """Proceeds less the tax the sale adds; what it saves comes with the return."""
        return self.proceeds - (self.taxed.owed if self.taxed else 0.0)


def sale_day(standing: Standing, *, on: date | None = None) -> SaleDay:
    """The position on the first day on which it can be sold, or on a later day."""
    household = household_of(standing)
    return SaleDay(
        standing=standing, household=household, on=on or first_open_day(standing)
    )


def price_of(standing: Standing, units: float) -> float:
    """What each of so many units brings after the cost of selling them at once.

    Where nothing is sold there is no commission.
    """
    commission = standing.case.costs.commission / units if units else 0.0
    return max(0.0, standing.unit_value * (1 - standing.spread) - commission)


def worked_out(day: SaleDay, units: Sequence[float]) -> LotChoice:
    """What selling `units[i]` of lot i on the day brings, and does to the tax.

    Raises TradeError if a lot does not hold so many units.
    """
    price = price_of(day.standing, sum(units))
    return LotChoice(
        on=day.on,
        units=tuple(units),
        proceeds=price * sum(units),
        taxed=_taxed(day, units, price=price),
    )


def use_of(
    day: SaleDay,
    household: Household,
    *,
    short: Amount,
    long: Amount,
    years: int = 1,
) -> LossUse:
    """What signed results of the sale do to each year's tax; broadcasts.

    At least up to the year of the sale.
    """
    return loss_use(
        household.taxpayer,
        on=day.standing.day,
        results={day.offset: (short, long)},
        years=max(years, day.offset + 1),
    )


def worth_of(day: SaleDay, household: Household, found: Counted) -> Amount:
    """Today's worth of the tax of all years, rule TX-2; broadcasts."""
    years = years_counted(day.standing)
    use = use_of(day, household, short=found.short, long=found.long, years=years)
    return _present(day, household, use, lost=found.lost)


def as_units(day: SaleDay, split: Splits) -> tuple[float, ...]:
    """A split in grains as units by lot; all grains of a lot are the whole lot."""
    return tuple(
        held if count >= size else day.units(float(count))
        for held, count, size in zip(day.held, split, sizes_of(day), strict=True)
    )


def sizes_of(day: SaleDay) -> Splits:
    """The whole grains in each lot that are there to sell."""
    return np.floor(np.array(day.held) / day.grain + _DUST)


def _taxed(day: SaleDay, units: Sequence[float], *, price: float) -> TaxOfLots | None:
    household = day.household
    if household is None:
        return None
    chosen = {place: count for place, count in enumerate(units) if count > 0}
    sale = preview(day.standing.case, on=day.on, units=chosen, price=price)
    use = use_of(
        day,
        household,
        short=sale.short_result,
        long=sale.long_result,
        years=years_counted(day.standing),
    )
    return TaxOfLots(
        sale=sale,
        use=use,
        change=0.0 - float(use.savings[day.offset]),
        worth=float(_present(day, household, use, lost=sale.lost_for_good)),
    )


def _present(
    day: SaleDay, household: Household, use: LossUse, *, lost: Amount
) -> Amount:
    """What is `lost` for good would have lowered the tax at the final horizon."""
    standing, final = day.standing, day.standing.final_horizon
    counts = chance_alive(standing, final) * discount(standing, final)
    cost = counts * household.future_rate * lost
    return worth_of_use(use, standing, household, cost=cost)
