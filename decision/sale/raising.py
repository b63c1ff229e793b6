"""How much to sell: for cash after tax by a day, or for a loss that uses up gains."""

from dataclasses import dataclass
from datetime import date
from math import inf

import numpy as np

from decision.errors import TradeError
from decision.gates import Standing
from decision.projection.tax_effect import Household
from decision.sale.lot_choice import (
    HALF_A_CENT,
    LotChoice,
    SaleDay,
    as_units,
    price_of,
    sale_day,
    sizes_of,
    worked_out,
)
from decision.sale.lowest_tax import choices, least_tax, lowest_tax_split
from decision.sale.settlement import last_day_to_sell
from decision.sale.splits import Splits, fewest, filled
from decision.sale.ways import in_order
from decision.tax.identify import without_dust
from decision.tax.taxpayer import law_in
from decision.tax.years import without_sale


@dataclass(frozen=True, slots=True, kw_only=True)
class Raising:
    """The smallest sale that raises an amount after tax, in dollars.

    `choice` is sold on the first open day, at the latest on `sell_by`, to settle by
    `by`. Where `reaches` is False it is everything, and its cash the most there is.
    Where the first open day is later than `sell_by`, `is_in_time` is False.
    `owed_on_last_day` is the tax of the same units sold on `sell_by` at the same
    price, None where no tax figures are given, it is too late, or planned sales have
    taken some of them by then.
    """

    wanted: float
    by: date
    sell_by: date
    choice: LotChoice
    reaches: bool
    owed_on_last_day: float | None

    @property
    def is_in_time(self) -> bool:
        """Whether there is a day on which it can be sold and settles in time."""
        return self.choice.on <= self.sell_by


@dataclass(frozen=True, slots=True, kw_only=True)
class UsingGains:
    """The smallest sale whose loss that counts now comes to the gains to use up.

    `counts` is that loss; where it is less than `wanted`, `rest` of the gains stays.
    `choice` is None where nothing sold now has a loss that counts.
    """

    wanted: float
    choice: LotChoice | None
    counts: float

    @property
    def rest(self) -> float:
        """Gains that are left, at least 0."""
        left = self.wanted - self.counts
        return left if left > HALF_A_CENT else 0.0


def raise_cash(standing: Standing, amount: float, *, by: date) -> Raising:
    """The fewest units, from the lots of least tax, that bring so much after tax.

    Cash is what is left of the proceeds after trading costs and the tax that the sale
    adds to its year; a tax it saves comes with the return only and is not counted.
    Raises TradeError for an `amount` that is not more than 0.

    Source: 17 CFR § 240.15c6-1(a); 26 CFR § 1.1012-1(c).
    """
    _check_amount(amount)
    day = sale_day(standing)
    most = int(sizes_of(day).sum())
    grains = fewest(most, lambda count: cash_of(day, count) >= amount - HALF_A_CENT)
    choice = worked_out(day, as_units(day, _lots_for(day, grains or most)))
    sell_by = last_day_to_sell(standing, by)
    return Raising(
        wanted=amount,
        by=by,
        sell_by=sell_by,
        choice=choice,
        reaches=grains is not None,
        owed_on_last_day=_owed(choice, sale_day(standing, on=sell_by)),
    )


def cash_of(day: SaleDay, grains: int) -> float:
    """The most cash after tax that selling so many grains can bring."""
    if not grains:
        return 0.0
    units = day.units(grains)
    proceeds = units * price_of(day.standing, units)
    if day.household is None or _is_free(day, grains):
        return proceeds
    return proceeds - max(0.0, least_tax(day, day.household, grains))


def use_up_gains(standing: Standing, amount: float) -> UsingGains | None:
    """The fewest units whose loss that counts now comes to an amount.

    Only lots at a loss are sold; short-term and long-term results are netted, and what
    purchases take away does not count. None where no tax figures are given. Raises
    TradeError for an `amount` that is not more than 0.

    Source: 26 U.S.C. § 1222, § 1091.
    """
    _check_amount(amount)
    day = sale_day(standing)
    if day.household is None:
        return None
    losses = _Losses(day=day, household=day.household)
    most = int(losses.sizes.sum())
    if not most:
        return UsingGains(wanted=amount, choice=None, counts=0.0)
    least = min(amount, losses.most(most)) - HALF_A_CENT
    grains = fewest(most, lambda count: losses.most(count) >= least)
    return _using(losses, grains or most, wanted=amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Losses:
    """The loss that counts, of sales from the lots that are at a loss."""

    day: SaleDay
    household: Household

    @property
    def sizes(self) -> Splits:
        """The grains in lots at a loss if everything is sold; none in the others."""
        sizes = sizes_of(self.day)
        if not sizes.any():
            return sizes
        every = choices(self.day, self.household, int(sizes.sum()))
        return np.where(every.terms.by_lot(every.terms.gain) < 0, sizes, 0.0)

    def most(self, grains: int) -> float:
        """The largest loss that counts if so many grains are sold."""
        every = choices(self.day, self.household, grains)
        return -every.least_cost(lambda splits: -every.counted(splits).loss, self.sizes)

    def split(self, grains: int) -> Splits:
        """The split with that loss."""
        every = choices(self.day, self.household, grains)
        return every.least(lambda splits: -every.counted(splits).loss, self.sizes)


def gains_to_use(standing: Standing) -> float:
    """The net gains of the year of the sale; without any, the loss other income takes.

    The year is that of the first open day; what is carried into it counts, and a net
    loss takes its part of the limit first. 0 where no tax figures are given.

    Source: 26 U.S.C. § 1211(b), § 1212(b).
    """
    day = sale_day(standing)
    if day.household is None:
        return 0.0
    payer = day.household.taxpayer
    net = sum(without_sale(payer, on=standing.day, year=day.offset))
    if net > 0:
        return net
    return max(0.0, law_in(day.on.year, payer).loss_limit + net)


def _check_amount(amount: float) -> None:
    if not 0 < amount < inf:
        raise TradeError(f"The amount is {amount:g}, but must be more than 0.")


def _using(losses: _Losses, grains: int, *, wanted: float) -> UsingGains:
    if losses.most(grains) <= HALF_A_CENT:
        return UsingGains(wanted=wanted, choice=None, counts=0.0)
    units = as_units(losses.day, losses.split(grains))
    choice = worked_out(losses.day, units)
    return UsingGains(wanted=wanted, choice=choice, counts=losses.most(grains))


def _lots_for(day: SaleDay, grains: int) -> Splits:
    if day.household is not None and grains:
        return lowest_tax_split(day, day.household, grains)
    return filled(sizes_of(day), in_order(day, "first_in_first_out"), grains)


def _is_free(day: SaleDay, grains: int) -> bool:
    """Whether selling the highest cost first adds no tax, so that no search is due."""
    split = filled(sizes_of(day), in_order(day, "highest_loss"), grains)
    taxed = worked_out(day, as_units(day, split)).taxed
    return taxed is None or taxed.owed == 0


def _is_gone(choice: LotChoice, day: SaleDay) -> bool:
    """Whether sales planned until the day leave less of some lot than is sold."""
    lots = zip(choice.units, day.held, strict=True)
    return any(without_dust(units - held, of=units) for units, held in lots)


def _owed(choice: LotChoice, day: SaleDay) -> float | None:
    """The tax of the same sale on its last day; None if it is not possible then."""
    if day.on < choice.on or _is_gone(choice, day):
        return None
    taxed = worked_out(day, choice.units).taxed
    return taxed.owed if taxed else None
