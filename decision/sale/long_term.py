"""When short-held lots turn long-term, and what waiting for that day is worth."""

from dataclasses import dataclass
from datetime import date, timedelta

from decision.gates import Standing
from decision.gates.opening import trading_day
from decision.market.calendar import previous_trading_day
from decision.projection.tax_effect import Household, household_of
from decision.sale.lot_choice import SaleDay, price_of, sale_day, use_of
from decision.sale.ways import long_from
from decision.tax.basis import basis_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTermDay:
    """A short-held lot at today's price, sold whole, before or once it is long-term.

    `first` is the first day on which a sale is long-term, `last_short` the last
    trading day before it, `first_long` the first trading day from it on. `gain` is
    signed. `tax_short` and `tax_long` are the tax its sale adds to the year of
    `first`, negative for less; both are None where no tax figures are given.
    """

    lot: int
    units: float
    first: date
    last_short: date
    first_long: date
    gain: float
    tax_short: float | None
    tax_long: float | None

    @property
    def waiting_saves(self) -> float:
        """Tax saved by selling as long-term instead of short-term; may be negative."""
        return (self.tax_short or 0.0) - (self.tax_long or 0.0)


def long_term_days(standing: Standing) -> tuple[LongTermDay, ...]:
    """Every lot that is short-held on the first open day, soonest first.

    Only the term differs between both taxes: the lot is sold alone, at today's price,
    with the gains the household has that year, and before any wash sale. For a loss
    the term matters only where there are short-term and long-term gains to net with
    (rule TX-5).

    Source: 26 U.S.C. § 1222; Rev. Rul. 66-7.
    """
    opened = sale_day(standing)
    lots = range(len(standing.case.position.lots))
    firsts = {lot: long_from(opened, lot) for lot in lots}
    short = sorted((first, lot) for lot, first in firsts.items() if first > opened.on)
    return tuple(_long_term_day(standing, lot, first=first) for first, lot in short)


def _long_term_day(standing: Standing, lot: int, *, first: date) -> LongTermDay:
    held = standing.case.position.lots[lot]
    price = price_of(standing, held.units)
    gain = held.units * (price - basis_of(standing.case.position, held, price))
    household = household_of(standing)
    day = SaleDay(standing=standing, household=household, on=first)
    return LongTermDay(
        lot=lot,
        units=held.units,
        first=first,
        last_short=_last_open(standing, first - timedelta(days=1)),
        first_long=trading_day(standing, first),
        gain=gain,
        tax_short=_tax(day, household, short=gain),
        tax_long=_tax(day, household, long=gain),
    )


def _last_open(standing: Standing, day: date) -> date:
    """The day itself, or the one before it on which this kind of thing trades."""
    trades = trading_day(standing, day) == day
    return day if trades else previous_trading_day(day)


def _tax(
    day: SaleDay, household: Household | None, *, short: float = 0.0, long: float = 0.0
) -> float | None:
    """The change of the tax of the year in which the lot turns long-term."""
    if household is None:
        return None
    saved = use_of(day, household, short=short, long=long).savings[day.offset]
    return 0.0 - float(saved)
