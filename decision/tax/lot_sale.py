"""One lot's part of a sale: its gain or loss, its term, and what is taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from decision.case import Position
from decision.parameters import parameter
from decision.tax.basis import basis_of
from decision.tax.holding import first_day_held_over, is_long_term
from decision.tax.replace import Replacement

FUNDS = frozenset({"fund", "sector_fund", "bond_fund"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSale:
    """One lot's part of a sale, in household currency.

    `gain` is signed and before any denial; `denied` is deferred into shares that
    replace these, `lost` is gone for good. `as_long` is the part of an allowed
    short-term loss that counts as long-term (rule TX-8).
    """

    lot: int
    units: float
    short: bool
    gain: float
    denied: float = 0.0
    lost: float = 0.0
    as_long: float = 0.0

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
    """What selling units of a lot at a price gives, before any wash sale.

    A gift has two costs: the giver's for a gain, for a loss its value when given if
    that was lower; between them there is neither. What was inherited is long-term.

    Source: 26 U.S.C. § 1015(a), § 1223(9).
    """
    lot = position.lots[place]
    return LotSale(
        lot=place,
        units=units,
        short=lot.origin != "inheritance" and not is_long_term(lot.acquired, on),
        gain=units * (price - basis_of(position, lot, price)),
    )


def with_washes(
    rows: Mapping[int, LotSale], found: Iterable[Replacement]
) -> dict[int, LotSale]:
    """The rows by lot, less what purchases take away."""
    after = dict(rows)
    for match in found:
        row = after[match.key]
        taken = "lost" if match.is_lost else "denied"
        after[match.key] = replace(row, **{taken: getattr(row, taken) + match.amount})
    return after


def with_long_distribution(
    rows: Iterable[LotSale], position: Position, *, on: date
) -> tuple[LotSale, ...]:
    """The rows, with losses on fund units held briefly long up to what was paid out.

    Source: 26 U.S.C. § 852(b)(4).
    """
    paid_out = position.long_distribution_received
    after: list[LotSale] = []
    for row in rows:
        as_long = min(paid_out, _loss_held_briefly(row, position, on=on))
        paid_out -= as_long
        after.append(replace(row, as_long=as_long))
    return tuple(after)


def _loss_held_briefly(row: LotSale, position: Position, *, on: date) -> float:
    if position.kind not in FUNDS or not row.short:
        return 0.0
    months = parameter("us_holding.short_held_fund_months", on=on)
    acquired = position.lots[row.lot].acquired
    if on >= first_day_held_over(acquired, months=months):
        return 0.0
    return max(-row.allowed, 0.0)
