"""Four ways to choose the lots of a sale, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Literal

from decision.errors import TradeError
from decision.sale.lot_choice import (
    LotChoice,
    SaleDay,
    as_units,
    sizes_of,
    worked_out,
)
from decision.sale.lowest_tax import lowest_tax_split
from decision.sale.splits import Splits, filled
from decision.tax.holding import first_long_day

WayId = Literal["lowest_tax", "highest_loss", "first_in_first_out", "keep_long_term"]

Key = Callable[[SaleDay, int], tuple[float, ...]]

_HALF_A_CENT = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to choose the lots, worked out."""

    id: WayId
    choice: LotChoice


def ways_of(day: SaleDay, units: float) -> tuple[Way, ...]:
    """So many units sold in four ways; three where no tax figures are given.

    *Lowest tax*: least tax of the year of the sale, of equal ones the greater worth
    over all years. *Highest loss*: the highest cost first. *First in, first out*: what
    the law takes where no lot is named. *Keep long-term*: newest first, so that what
    is long-term, or turns so soonest, is kept.

    Parts of `units` too small to be traded are rounded up. Raises TradeError if they
    are not more than 0 and at most what is held.

    Source: 26 CFR § 1.1012-1(c).
    """
    held = sum(day.held)
    if not (0 < units <= held or isclose(units, held)):
        raise TradeError(
            f"The sale takes {units:g} units, but must take more than 0 and at most the"
            f" {held:g} held on {day.on}."
        )
    grains = min(day.grains(units), int(sizes_of(day).sum()))
    splits: dict[WayId, Splits] = {}
    if day.household is not None:
        splits["lowest_tax"] = lowest_tax_split(day, day.household, grains)
    for name in _KEYS:
        splits[name] = filled(sizes_of(day), in_order(day, name), grains)
    return tuple(
        Way(id=name, choice=worked_out(day, as_units(day, split)))
        for name, split in splits.items()
    )


def better_over_years(ways: Sequence[Way]) -> Way | None:
    """The way worth more over all years than the one of lowest tax, if there is one."""
    worth = {way.id: way.choice.taxed.worth for way in ways if way.choice.taxed}
    if not worth:
        return None
    best = max(ways, key=lambda way: worth[way.id])
    return best if worth[best.id] > worth["lowest_tax"] + _HALF_A_CENT else None


def in_order(day: SaleDay, name: WayId) -> list[int]:
    """The lots as a way sells them; lots alike go first in, first out."""
    lots, key = day.standing.case.position.lots, _KEYS[name]
    by_age = sorted(range(len(lots)), key=lambda lot: lots[lot].acquired)
    return sorted(by_age, key=lambda lot: key(day, lot))


def _highest_cost(day: SaleDay, lot: int) -> tuple[float, ...]:
    return (-day.standing.basis[lot],)


def _as_held(day: SaleDay, lot: int) -> tuple[float, ...]:
    return ()


def _turning_last(day: SaleDay, lot: int) -> tuple[float, ...]:
    """Lots that turn long-term last come first; what already has comes at the end."""
    first = long_from(day, lot)
    is_long = first <= day.on
    return (is_long, 0.0 if is_long else -first.toordinal(), -day.standing.basis[lot])


def long_from(day: SaleDay, lot: int) -> date:
    """The first day on which a lot is long-term; an inheritance is from the start.

    Source: 26 U.S.C. § 1222(3), § 1223(9).
    """
    held = day.standing.case.position.lots[lot]
    return (
        held.acquired if held.origin == "inheritance" else first_long_day(held.acquired)
    )


_KEYS: dict[WayId, Key] = {
    "highest_loss": _highest_cost,
    "first_in_first_out": _as_held,
    "keep_long_term": _turning_last,
}
