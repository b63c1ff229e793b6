"""A plan: dated sales of chosen lots, each with a destination."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Literal

from decision.gates import Standing

Destination = Literal["cash", "broad_fund", "partner", "loan"]
StrategyId = Literal["hold", "sell", "sell_part", "stage", "swap", "stop", "wait"]
Family = Literal["keep", "harvest", "leave"]
_FAMILIES: dict[str, Family] = {
    "hold": "keep",
    "stop": "keep",
    "swap": "harvest",
    "wait": "harvest",
}


def family_of(strategy: str) -> Family:
    """Keep, harvest or leave: what a strategy does with the exposure (METHOD B1)."""
    return _FAMILIES.get(strategy, "leave")


# Why a sale is made in steps (METHOD B6).
Form = Literal["opens_later", "trades_thinly", "regret", "two_tax_years"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """A sale on one day: `lots` are units by place of the lot; all go to one place.

    `over` are the first and last day of a sale that the market takes in daily pieces
    only; `on` lies in their middle and stands for all of them.
    """

    on: date
    lots: tuple[float, ...]
    to: Destination
    over: tuple[date, date] | None = None

    @property
    def units(self) -> float:
        """Units sold."""
        return sum(self.lots)

    @property
    def last(self) -> date:
        """The last day on which some of it is sold."""
        return self.over[1] if self.over else self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """A written exit: sell everything once a unit falls to `level`.

    `level` is in the household's currency. It is watched on `days`, about a week apart,
    and in between; the first is the day it is written, the last the day it ends.
    """

    level: float
    days: tuple[date, ...]
    to: Literal["cash", "broad_fund"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One way to act. `because` is the code of what sized or dated it.

    `is_later` plans sell at a price not known today; with `only_at_loss` they skip the
    sale in futures where there is no loss left to book. A plan in steps stands for
    `at_once`, of which it is a `form`. A plan with a price rule has no dated sales.
    """

    strategy: StrategyId
    because: str
    sales: tuple[Sale, ...] = ()
    is_later: bool = False
    only_at_loss: bool = False
    at_once: "Plan | None" = None
    form: Form | None = None
    rule: PriceRule | None = None

    @property
    def units(self) -> float:
        """Units sold in all."""
        return sum(sale.units for sale in self.sales)

    def units_of(self, lot: int) -> float:
        """Units sold of one lot, by its place."""
        return sum(sale.lots[lot] for sale in self.sales)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it sells, in order."""
        return tuple(sorted({sale.on for sale in self.sales}))

    def sold_on(self, day: date) -> "Plan":
        """The part of the plan that is done on one day."""
        return replace(self, sales=tuple(s for s in self.sales if s.on == day))

    @property
    def units_by_lot(self) -> dict[int, float]:
        """Units sold by place of the lot, of those that anything is sold of."""
        count = len(self.sales[0].lots) if self.sales else 0
        units = {place: self.units_of(place) for place in range(count)}
        return {place: sold for place, sold in units.items() if sold > 0}

    @property
    def swaps(self) -> bool:
        """Whether any part is swapped for a partner."""
        return any(sale.to == "partner" for sale in self.sales)


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """A strategy that cannot be done here, with the code of the reason."""

    strategy: StrategyId
    why_not: str


def lots_for(
    standing: Standing, fraction: float, *, after: tuple[float, ...] | None = None
) -> tuple[float, ...]:
    """Units by lot that make up a fraction of the position, highest basis first.

    The highest basis books the largest loss. `after` are units already taken.
    """
    lots = standing.case.position.lots
    left = [lot.units for lot in lots]
    if after:
        left = [units - gone for units, gone in zip(left, after, strict=True)]
    wanted = min(fraction * standing.case.position.units, sum(left))
    # Less than this is the rounding of floats, not a unit somebody holds.
    dust = 1e-9 * standing.case.position.units
    if abs(wanted - round(wanted)) < dust:
        wanted = float(round(wanted))
    chosen = [0.0] * len(lots)
    for index in sorted(range(len(lots)), key=lambda place: -standing.basis[place]):
        units = wanted - sum(chosen)
        if units >= left[index] - dust:
            chosen[index] = left[index]
        elif units > dust:
            chosen[index] = units
    return tuple(chosen)


def in_whole_units(standing: Standing, fraction: float, *, left: float = 1.0) -> float:
    """The least fraction that is whole units, where whole units are held.

    A part of a unit is sold where whole ones would be all that is `left`.
    """
    units = standing.case.position.units
    if not holds_whole_units(standing):
        return fraction
    # By rounding of floats, what is left may look a little larger than it is.
    whole = ceil((fraction - 1e-9) * units) / units
    return whole if whole < left - 1e-9 else fraction


def holds_whole_units(standing: Standing) -> bool:
    """Whether every lot is of whole units, so that parts of it are too."""
    lots = standing.case.position.lots
    return all(lot.units == round(lot.units) for lot in lots)


def usual_destination(standing: Standing) -> Literal["cash", "broad_fund"]:
    """Where the proceeds of leaving go (METHOD A7).

    A single stock, sector, leveraged or illiquid holding goes to the broad fund; a
    broad fund, a bond or a contract goes to cash.
    """
    into_fund = (
        "stock",
        "sector_fund",
        "leveraged_fund",
        "crypto",
        "property",
        "business",
    )
    return "broad_fund" if standing.is_kind(*into_fund) else "cash"


def has_partner(standing: Standing) -> bool:
    """Whether something close can be bought at once in its place."""
    without = ("property", "business", "home", "derivative", "leveraged_fund")
    return not standing.is_kind(*without)


def can_be_divided(standing: Standing) -> bool:
    """Whether a part of it can be sold."""
    return not standing.is_kind("property", "business", "home")
