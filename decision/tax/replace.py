"""Wash sales: which purchases replace shares sold at a loss, and what that costs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from decision.case.field import Kind
from decision.parameters import parameter
from decision.tax.identify import Parcel, cut, is_same_purchase, without_dust

ACQUIRING = frozenset({"buy", "reinvest", "vest", "option"})
"""Ways in that count as a purchase; inheritances, gifts and splits do not."""

NEITHER_STOCK_NOR_SECURITY = frozenset({"property", "business", "home", "derivative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Shares sold at a loss that nothing has replaced so far.

    `sold` is what was sold (its units and cost are those still open), `amount` the
    loss on it, `on` and `order` when it was sold, `key` whose loss it is.
    `first` and `last` are the days on which a purchase replaces it, inclusive.
    """

    key: int
    sold: Parcel
    amount: float
    on: date
    order: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Part of a loss that a purchase took away: deferred into it, or lost for good."""

    key: int
    lot: str
    units: float
    amount: float
    is_lost: bool


def has_wash_rule(kind: Kind, *, on: date) -> bool:
    """Whether losses on this kind of thing can be washed by buying it again.

    Source: 26 U.S.C. § 1091(a), "stock or securities".

    >>> has_wash_rule("stock", on=date(2026, 3, 2))
    True
    >>> has_wash_rule("crypto", on=date(2026, 3, 2))
    False
    """
    if kind == "crypto":
        return bool(parameter("us.crypto_in_wash_sales", on=on))
    return kind not in NEITHER_STOCK_NOR_SECURITY


def window_days(on: date) -> timedelta:
    """How long before or after a sale on this day a purchase replaces what was sold."""
    return timedelta(days=parameter("us.wash_sale_window", on=on))


def open_loss(sold: Parcel, *, amount: float, on: date, order: int, key: int) -> Loss:
    """A loss that purchases may replace, with the days on which they do."""
    days = window_days(on)
    held_from = sold.held_from(-amount)
    return Loss(
        key=key,
        sold=sold if held_from == sold.acquired else replace(sold, acquired=held_from),
        amount=amount,
        on=on,
        order=order,
        first=on - days,
        last=on + days,
    )


def wash(
    losses: Iterable[Loss], parcels: Iterable[Parcel]
) -> tuple[list[Replacement], tuple[Loss, ...], tuple[Parcel, ...]]:
    """Match losses with what replaces them; each share replaces once.

    `losses` in order of disposition, `parcels` (what is held, or will be) in order of
    acquisition. Answers the matches, the losses still open, and the parcels with
    denied losses in their cost and the old holding period in `acquired`; a parcel
    matched in part is cut in two. Running it again changes nothing.

    Source: 26 U.S.C. § 1091(d), § 1223(3); 26 CFR § 1.1091-1(b) to (e), § 1.1091-2.
    """
    found: list[Replacement] = []
    still_open: list[Loss] = []
    held = tuple(parcels)
    for loss in losses:
        matches, rest, held = _wash_one(loss, held)
        found += matches
        still_open += rest
    return found, tuple(still_open), held


def _wash_one(
    loss: Loss, parcels: tuple[Parcel, ...]
) -> tuple[list[Replacement], list[Loss], tuple[Parcel, ...]]:
    found: list[Replacement] = []
    after: list[Parcel] = []
    rest = [loss]
    for parcel in parcels:
        if not rest or not replaces(parcel, rest[0]):
            after.append(parcel)
            continue
        matched, unmatched = cut(parcel, min(parcel.units, rest[0].sold.units))
        washed, rest = _cut_loss(rest[0], matched.units)
        after += [_with_loss(matched, washed), *unmatched]
        found.append(_replacement(matched, washed))
    return found, rest, tuple(after)


def replaces(parcel: Parcel, loss: Loss) -> bool:
    """Whether these shares replace those sold: bought near the sale, and not yet used.

    The spouse's and the company's purchases count like one's own. What remains of the
    very purchase sold from never does.

    Source: 26 CFR § 1.1091-1(a), (e), (f); Rev. Rul. 56-602; IRS Publication 550.
    """
    if parcel.used or parcel.side not in ACQUIRING:
        return False
    if parcel.symbol != loss.sold.symbol:
        return False
    if not loss.first <= parcel.bought <= loss.last:
        return False
    return not _remains_of_it(parcel, loss)


def _remains_of_it(parcel: Parcel, loss: Loss) -> bool:
    return parcel.order < loss.order and is_same_purchase(parcel, loss.sold)


def _cut_loss(loss: Loss, units: float) -> tuple[Loss, list[Loss]]:
    if not without_dust(loss.sold.units - units, of=loss.sold.units):
        return loss, []
    sold, (left,) = cut(loss.sold, units)
    washed = loss.amount * units / loss.sold.units
    return (
        replace(loss, sold=sold, amount=washed),
        [replace(loss, sold=left, amount=loss.amount - washed)],
    )


def _with_loss(parcel: Parcel, loss: Loss) -> Parcel:
    """Shares in a retirement account take no cost over (Rev. Rul. 2008-5)."""
    if parcel.account != "taxable":
        return replace(parcel, used=True)
    return replace(
        parcel,
        used=True,
        cost=parcel.cost + loss.amount,
        deferred=parcel.deferred + loss.amount,
        acquired=parcel.acquired - (loss.on - loss.sold.acquired),
    )


def _replacement(parcel: Parcel, loss: Loss) -> Replacement:
    return Replacement(
        key=loss.key,
        lot=parcel.lot,
        units=parcel.units,
        amount=loss.amount,
        is_lost=parcel.account != "taxable",
    )
