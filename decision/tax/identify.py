"""Which shares a sale uses: the lot that is named, else first in, first out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from math import isclose

from decision.case.field import Account, Owner
from decision.errors import TradeError
from decision.tax.holding import first_long_day
from decision.tax.trades import Side, Transaction

DUST = 1e-9
"""Share of a quantity that is only what binary fractions leave behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Shares of one purchase that have one cost and one holding period.

    `bought` is the day of the purchase, `acquired` the day the holding period counts
    from; `order` is the purchase's place among all trades. `deferred` is the part of
    `cost` that comes from denied losses, `paid` what one unit cost on that day. `used`
    says that these shares have replaced others sold at a loss. A loss is counted from
    `less` below `cost`: what a gift was worth less than its cost when it was given.
    """

    lot: str
    symbol: str
    side: Side
    bought: date
    acquired: date
    order: int
    units: float
    cost: float
    paid: float
    account: Account = "taxable"
    owner: Owner = "self"
    deferred: float = 0.0
    less: float = 0.0
    used: bool = False

    def gain(self, proceeds: float) -> float:
        """Signed; between the two costs of a gift there is neither gain nor loss.

        Source: 26 U.S.C. § 1015(a).
        """
        return proceeds - self.basis(proceeds)

    def basis(self, proceeds: float) -> float:
        """The cost as it counts at these proceeds: of a gift between its two costs."""
        return min(max(proceeds, self.cost - self.less), self.cost)

    def held_from(self, gain: float) -> date:
        """The day the holding period of shares sold with this gain counts from.

        A loss counted from a gift's value has no part of the giver's time.

        Source: 26 U.S.C. § 1223(2); IRS Publication 550.
        """
        return self.bought if self.less > 0 and gain < 0 else self.acquired

    def is_long(self, gain: float, *, on: date) -> bool:
        """Whether sold on a day with this gain they are long-term; inherited ones are.

        Source: 26 U.S.C. § 1222, § 1223(9).
        """
        return on >= self.long_from(gain)

    def long_from(self, gain: float) -> date:
        """The first day on which a sale with this gain is long-term.

        Source: 26 U.S.C. § 1222(3), § 1223(9).
        """
        if self.side == "inherit":
            return self.bought
        return first_long_day(self.held_from(gain))


def parcel_of(purchase: Transaction, *, order: int) -> Parcel:
    """The shares as they come in."""
    return Parcel(
        lot=purchase.id,
        symbol=purchase.symbol,
        side=purchase.side,
        bought=purchase.on,
        acquired=purchase.since or purchase.on,
        order=order,
        units=purchase.units,
        cost=purchase.amount,
        paid=purchase.amount / purchase.units,
        account=purchase.account,
        owner=purchase.owner,
        less=_less(purchase),
    )


def _less(purchase: Transaction) -> float:
    if purchase.value is None:
        return 0.0
    return max(purchase.amount - purchase.value, 0.0)


def identify(
    parcels: Iterable[Parcel], sale: Transaction
) -> tuple[tuple[Parcel, ...], tuple[Parcel, ...]]:
    """The shares a sale uses, and the shares that stay; `parcels` in order of purchase.

    Options to buy are sold only by name. Raises TradeError if not so many are held.

    Source: 26 CFR § 1.1012-1(c).
    """
    held = tuple(parcels)
    sold, left, missing = take(
        held, sale.units, fits=lambda parcel: _fits(parcel, sale)
    )
    if missing:
        raise TradeError(_too_many(sale, sale.units - missing))
    return sold, left


def take(
    parcels: Iterable[Parcel], units: float, *, fits: Callable[[Parcel], bool]
) -> tuple[tuple[Parcel, ...], tuple[Parcel, ...], float]:
    """Units of the parcels that fit, in order: taken, left, how many are missing."""
    taken: list[Parcel] = []
    left: list[Parcel] = []
    missing = units
    for parcel in parcels:
        if missing <= 0 or not fits(parcel):
            left.append(parcel)
            continue
        part, rest = cut(parcel, missing)
        taken.append(part)
        left.extend(rest)
        missing = without_dust(missing - part.units, of=units)
    return tuple(taken), tuple(left), missing


def cut(parcel: Parcel, units: float) -> tuple[Parcel, tuple[Parcel, ...]]:
    """A parcel's first units, and the rest if there is one; cost goes by units.

    >>> day = date(2026, 1, 5)
    >>> lot = Parcel(lot="A", symbol="X", side="buy", bought=day, acquired=day,
    ...              order=0, units=10, cost=50, paid=5)
    >>> first, rest = cut(lot, 4)
    >>> first.units, first.cost, rest[0].units, rest[0].cost
    (4, 20.0, 6, 30.0)
    """
    if not without_dust(parcel.units - units, of=parcel.units):
        return parcel, ()
    share = units / parcel.units
    cost, deferred = parcel.cost * share, parcel.deferred * share
    less = parcel.less * share
    first = _part(parcel, units, (cost, deferred, less))
    left = (parcel.cost - cost, parcel.deferred - deferred, parcel.less - less)
    return first, (_part(parcel, parcel.units - units, left),)


def _part(parcel: Parcel, units: float, amounts: tuple[float, float, float]) -> Parcel:
    """Field by field: this is done thousands of times, and `replace` is slow."""
    cost, deferred, less = amounts
    return Parcel(
        lot=parcel.lot,
        symbol=parcel.symbol,
        side=parcel.side,
        bought=parcel.bought,
        acquired=parcel.acquired,
        order=parcel.order,
        units=units,
        cost=cost,
        paid=parcel.paid,
        account=parcel.account,
        owner=parcel.owner,
        deferred=deferred,
        less=less,
        used=parcel.used,
    )


def without_dust(left: float, *, of: float) -> float:
    """What is left of a quantity: zero where only a rounding error is.

    >>> without_dust(0.1 + 0.2 - 0.3, of=0.3)
    0.0
    """
    return left if left > DUST * of else 0.0


def is_same_purchase(one: Parcel, other: Parcel) -> bool:
    """Whether both come from one purchase, be it recorded in one lot or in several.

    What one account bought on one day at one price is one purchase: how many rows a
    statement shows for it must not change the tax.
    """
    if one.lot == other.lot:
        return True
    place = (one.symbol, one.bought, one.side, one.account, one.owner)
    return place == (
        other.symbol,
        other.bought,
        other.side,
        other.account,
        other.owner,
    ) and isclose(one.paid, other.paid, rel_tol=DUST)


def _fits(parcel: Parcel, sale: Transaction) -> bool:
    place = (parcel.symbol, parcel.account, parcel.owner)
    if place != (sale.symbol, sale.account, sale.owner):
        return False
    return parcel.lot == sale.lot if sale.lot else parcel.side != "option"


def _too_many(sale: Transaction, held: float) -> str:
    what = f"lot {sale.lot}" if sale.lot else sale.symbol or "it"
    return (
        f"Sale {sale.id} on {sale.on} sells {sale.units:g} of {what}, but only"
        f" {held:g} are held in that account on that day."
    )
