"""When short-held lots turn long-term, and what waiting for that day is worth."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from decision.gates import Standing
from decision.gates.opening import first_open_day, trading_day
from decision.market.calendar import previous_trading_day
from decision.projection.tax_effect import Household, household_of
from decision.sale.lot_choice import SaleDay, price_of, use_of
from decision.tax.earlier import lots_by_then


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTermDay:
    """Short-held units of a lot at today's price, sold before or once long-term.

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

    Units into which an earlier sale moved a loss have its time too: they are told
    apart from the rest of their lot. What planned sales take before is left out.

    Only the term differs between both taxes: the units are sold alone, at today's
    price, with the gains the household has that year, and before any wash sale. For a
    loss the term matters only where there are short-term and long-term gains to net
    with (rule TX-5).

    Source: 26 U.S.C. § 1222, § 1223(2), § 1223(3); Rev. Rul. 66-7.
    """
    opened = first_open_day(standing)
    days = {first for _, first in _turning(standing, on=opened) if first > opened}
    return tuple(
        _long_term_day(standing, part, first=first)
        for first in sorted(days)
        for part, turns in _turning(standing, on=first)
        if turns == first
    )


class _Part(NamedTuple):
    """Units of a lot that have one cost and one holding period."""

    lot: int
    units: float
    gain: float


def _turning(standing: Standing, *, on: date) -> list[tuple[_Part, date]]:
    """What is there on a day, lot by lot, and the first day it is long-term."""
    found = []
    for lot, parcel in lots_by_then(standing.case, on=on):
        gain = parcel.gain(parcel.units * price_of(standing, parcel.units))
        found.append((_Part(lot, parcel.units, gain), parcel.long_from(gain)))
    return sorted(found)


def _long_term_day(standing: Standing, part: _Part, *, first: date) -> LongTermDay:
    household = household_of(standing)
    day = SaleDay(standing=standing, household=household, on=first)
    return LongTermDay(
        lot=part.lot,
        units=part.units,
        first=first,
        last_short=_last_open(standing, first - timedelta(days=1)),
        first_long=trading_day(standing, first),
        gain=part.gain,
        tax_short=_tax(day, household, short=part.gain),
        tax_long=_tax(day, household, long=part.gain),
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
