"""Four ways to choose the lots of a sale, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Literal, NamedTuple

from decision.errors import TradeError
from decision.sale.lot_choice import (
    LotChoice,
    SaleDay,
    as_units,
    price_of,
    sizes_of,
    worked_out,
)
from decision.sale.lowest_tax import lowest_tax_split
from decision.sale.splits import Splits, filled
from decision.tax.earlier import lots_by_then
from decision.tax.identify import Parcel

WayId = Literal["lowest_tax", "highest_loss", "first_in_first_out", "keep_long_term"]

_HALF_A_CENT = 0.005
_DIGITS = 9  # what binary fractions leave behind must not rank one lot above another


class _Held(NamedTuple):
    """A lot on the day of the sale: cost per unit, and when some of it is long-term."""

    basis: float
    long_from: date


Key = Callable[[date, _Held], tuple[float, ...]]


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
    held, lots = _held(day), day.standing.case.position.lots
    there = [lot for lot in range(len(lots)) if lot in held]
    gone = [lot for lot in range(len(lots)) if lot not in held]
    by_age = sorted(there, key=lambda lot: lots[lot].came_on)
    return sorted(by_age, key=lambda lot: _KEYS[name](day.on, held[lot])) + gone


def _held(day: SaleDay) -> dict[int, _Held]:
    """Every lot that is there on the day, with what earlier sales moved into it."""
    parts: dict[int, list[Parcel]] = {}
    for lot, parcel in lots_by_then(day.standing.case, on=day.on):
        parts.setdefault(lot, []).append(parcel)
    price = price_of(day.standing, sum(day.held))
    return {lot: _together(parcels, price) for lot, parcels in parts.items()}


def _together(parcels: Sequence[Parcel], price: float) -> _Held:
    units = sum(parcel.units for parcel in parcels)
    basis = sum(parcel.basis(parcel.units * price) for parcel in parcels)
    firsts = [parcel.long_from(parcel.gain(parcel.units * price)) for parcel in parcels]
    return _Held(round(basis / units, _DIGITS), min(firsts))


def _highest_cost(on: date, held: _Held) -> tuple[float, ...]:
    return (-held.basis,)


def _as_held(on: date, held: _Held) -> tuple[float, ...]:
    return ()


def _turning_last(on: date, held: _Held) -> tuple[float, ...]:
    """Lots that turn long-term last come first; what already has comes at the end."""
    is_long = held.long_from <= on
    return (is_long, 0.0 if is_long else -held.long_from.toordinal(), -held.basis)


_KEYS: dict[WayId, Key] = {
    "highest_loss": _highest_cost,
    "first_in_first_out": _as_held,
    "keep_long_term": _turning_last,
}
