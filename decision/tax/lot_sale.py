"""One lot's part of a sale: its gain or loss, its term, and what is taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision.case import Position
from decision.parameters import parameter
from decision.tax.around import parcel_of_lot
from decision.tax.holding import first_day_held_over
from decision.tax.identify import Parcel
from decision.tax.replace import Replacement

PAY_GAINS_OUT = frozenset(
    {"fund", "sector_fund", "bond_fund", "leveraged_fund", "stock"}
)
"""Kinds that may pay long-term gains out; of stocks those of real estate trusts do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSale:
    """One lot's part of a sale, in household currency.

    Where an earlier loss moved into some units of a lot, these are a part of their own.
    `costs` per unit are those for a loss and for a gain. `gain` is signed and before
    any denial; `denied` is deferred into shares that replace `washed` units, `lost` is
    gone for good. `paid_out` is what the other units received as long-term payouts,
    where these make a short-term loss long-term (rule TX-8).
    """

    lot: int
    units: float
    short: bool
    gain: float
    costs: tuple[float, float]
    denied: float = 0.0
    lost: float = 0.0
    washed: float = 0.0
    paid_out: float = 0.0

    @property
    def as_long(self) -> float:
        """The part of an allowed short-term loss that counts as long-term."""
        return min(self.paid_out, max(-self.allowed, 0.0))

    @property
    def allowed(self) -> float:
        """What counts this year: signed, a loss stays negative."""
        return self.gain + self.denied + self.lost

    @property
    def short_result(self) -> float:
        """The short-term part of what counts, signed."""
        return self.allowed + self.as_long if self.short else 0.0

    @property
    def long_result(self) -> float:
        """The long-term part of what counts, signed."""
        return -self.as_long if self.short else self.allowed


def lot_sale(
    position: Position, place: int, *, units: float, price: float, on: date
) -> LotSale:
    """What selling units of a lot as it was typed gives, before any wash sale."""
    lot = parcel_of_lot(position, place)
    share = units / lot.units
    sold = replace(lot, units=units, cost=lot.cost * share, less=lot.less * share)
    return sale_of(sold, lot=place, price=price, on=on)


def long_from(position: Position, place: int, *, price: float) -> date:
    """The first day on which a lot as it was typed is long-term, sold at this price.

    Source: 26 U.S.C. § 1222(3), § 1223(2), § 1223(9).
    """
    lot = parcel_of_lot(position, place)
    return lot.long_from(lot.gain(lot.units * price))


def sale_of(parcel: Parcel, *, lot: int, price: float, on: date) -> LotSale:
    """What selling shares of a lot at a price gives, before any wash sale.

    A gift has two costs: the giver's for a gain, for a loss its value when given if
    that was lower; between them there is neither. What was inherited is long-term.

    Source: 26 U.S.C. § 1015(a), § 1223(9).
    """
    units = parcel.units
    gain = parcel.gain(units * price)
    return LotSale(
        lot=lot,
        units=units,
        short=not parcel.is_long(gain, on=on),
        gain=gain,
        costs=((parcel.cost - parcel.less) / units, parcel.cost / units),
    )


def with_washes(rows: Sequence[LotSale], found: Iterable[Replacement]) -> list[LotSale]:
    """The rows less what purchases take away; a match's key is the place of its row."""
    after = list(rows)
    for match in found:
        row = after[match.key]
        after[match.key] = replace(
            row,
            washed=row.washed + match.units,
            denied=row.denied + (0.0 if match.is_lost else match.amount),
            lost=row.lost + (match.amount if match.is_lost else 0.0),
        )
    return after


def with_long_distribution(
    rows: Iterable[LotSale], position: Position, *, on: date
) -> tuple[LotSale, ...]:
    """The rows, with losses on units held briefly long up to what was paid out.

    Each unit received the same part of the payout, and only a unit whose loss counts
    makes use of it. The six months count from the purchase, whatever it replaced; of a
    gift like its holding period.

    Source: 26 U.S.C. § 852(b)(4), § 857(b)(8), § 246(c)(3).
    """
    if position.kind not in PAY_GAINS_OUT or not position.long_distribution_received:
        return tuple(rows)
    per_unit = position.long_distribution_received / position.units
    return tuple(
        replace(row, paid_out=per_unit * (row.units - row.washed))
        if row.short and _is_held_briefly(_held_from(position, row), on=on)
        else row
        for row in rows
    )


def _held_from(position: Position, row: LotSale) -> date:
    """Without the time of units that these replaced: § 246(c)(3) leaves it out."""
    return parcel_of_lot(position, row.lot).held_from(row.gain)


def _is_held_briefly(acquired: date, *, on: date) -> bool:
    months = parameter("us_holding.short_held_fund_months", on=on)
    return on < first_day_held_over(acquired, months=months)
