"""Before the sale: what the US rules would make of it, and what spoils the loss."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from decision.case import Case
from decision.case.field import Account, Owner
from decision.errors import TradeError
from decision.parameters import remembering
from decision.tax.around import Bought, Traded, bought_around, order_of
from decision.tax.earlier import start_of_sale, still_held, units_on
from decision.tax.identify import Parcel, cut, without_dust
from decision.tax.lot_sale import (
    LotSale,
    sale_of,
    with_long_distribution,
    with_washes,
)
from decision.tax.replace import (
    Loss,
    Replacement,
    has_wash_rule,
    open_loss,
    wash,
    window_days,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiler:
    """A purchase that takes loss away: a trade or another lot of the position.

    `trade` or `lot` is its place in the case, the other is None. `units` of it replace
    units sold; `amount` is the loss they take: deferred into their cost, or gone where
    `is_lost`. `is_planned` says that it lies after the day of the case, so it can
    still be left out or moved.
    """

    trade: int | None
    lot: int | None
    on: date
    units: float
    amount: float
    account: Account
    owner: Owner
    is_lost: bool
    is_planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A sale before it happens, at a `price` per unit; amounts in household currency.

    `short_result` and `long_result` are what counts this year, signed.
    `economic_loss` is the loss on the lots sold below their cost, at least 0: the part
    of it that counts now, `deferred` and `lost_for_good` add up to it. A purchase
    nobody knows of yet could still take loss away until `provisional_until`; None where
    none can, or that day has passed. `unknown_sales` are the places in the case's
    trades of earlier sales whose own loss is not known: it may have used purchases up.
    A sheltered account has no rows and no results.
    """

    price: float
    rows: tuple[LotSale, ...]
    short_result: float
    long_result: float
    economic_loss: float
    deferred: float
    lost_for_good: float
    spoilers: tuple[Spoiler, ...]
    provisional_until: date | None
    unknown_sales: tuple[int, ...]

    @property
    def provisional(self) -> bool:
        """Whether a purchase nobody knows of yet could still take loss away."""
        return self.provisional_until is not None

    @property
    def is_washed(self) -> bool:
        """Whether a part of the loss would not count now."""
        return self.deferred > 0 or self.lost_for_good > 0

    @property
    def washed_units(self) -> float:
        """Units sold whose loss does not count now."""
        return sum((spoiler.units for spoiler in self.spoilers), 0.0)


def preview(
    case: Case, *, on: date, units: Mapping[int, float], price: float
) -> Preview:
    """What the US rules would make of selling `units[i]` of lot i on a day.

    `price` is per unit, net of costs, in household currency. All of it is one sale:
    what is sold in it replaces nothing. Purchases of the same thing by oneself, the
    spouse or one's company, done or planned, in any account, and the position's own
    recent lots may replace what is sold. Sales in `case.trades` until that day come
    first: they use purchases up, and their losses are in the cost of what replaced
    them. Raises TradeError if a lot does not hold so many units or was bought later,
    and for a price that is not a finite number of at least 0.

    Source: 26 U.S.C. § 1091, § 1015(a), § 1223(9), § 852(b)(4); 26 CFR § 1.1091-1.
    """
    if not 0 <= price < inf:
        raise TradeError(f"The sale is at {price:g} a unit, but must be at 0 or more.")
    return _of_sale(Traded(case), on, tuple(units.items()), price)


# One answer asks for the same sale again and again: as a gate, as a loss to book, and
# as a part of plans; a change of the household changes none of it.
@remembering(512)
def _of_sale(
    traded: Traded, on: date, wanted: tuple[tuple[int, float], ...], price: float
) -> Preview:
    case, units = traded.case, dict(wanted)
    _check_units(case, units, on=on)
    around = bought_around(case)
    start = start_of_sale(case, around, on=on)
    sold, left = _sell(start.parcels, units)
    rows = [sale_of(part, lot=lot, price=price, on=on) for lot, part in sold]
    losses = _open_losses(case, sold, rows=rows, on=on)
    found, _, _ = wash(losses, left)
    last = max((loss.last for loss in losses), default=None)
    return _preview(
        price,
        with_long_distribution(with_washes(rows, found), case.position, on=on),
        spoilers=_spoilers(case, around, found),
        sheltered=case.position.account != "taxable",
        provisional_until=last if last and last >= case.as_of else None,
        unknown_sales=start.unknown,
    )


def clean_day(
    case: Case, *, on: date, units: Mapping[int, float], price: float | None = None
) -> date:
    """The first calendar day from `on` on which selling these units washes nothing.

    Counts the purchases that are known, done or planned, and what planned sales leave
    of the units and use up. Without a price every lot counts as one at a loss.
    """
    days = window_days(on) + timedelta(days=1)
    leaving = {bought.parcel.bought + days for bought in bought_around(case)}
    sales = {trade.on for trade in case.trades if trade.side == "sell"}
    candidates = sorted({on} | {day for day in leaving | sales if day > on})
    return next(
        day for day in candidates if not _spoiled(case, day, units=units, price=price)
    )


def no_buying_before(sold_on: date) -> date:
    """The first day after a sale on which buying again washes nothing.

    >>> no_buying_before(date(2026, 11, 20))
    datetime.date(2026, 12, 21)
    """
    return sold_on + window_days(sold_on) + timedelta(days=1)


def units_not_washed(case: Case, *, on: date, price: float | None = None) -> float:
    """How many units' loss counts at once if everything is sold on this day.

    Without a price every lot counts as one at a loss. Selling only that many does not
    get around the rule: what was bought replaces the first units that are sold.
    """
    everything = units_on(case, on)
    sale = preview(case, on=on, units=everything, price=price or 0.0)
    return sum(everything.values()) - sale.washed_units


def _spoiled(
    case: Case, day: date, *, units: Mapping[int, float], price: float | None
) -> bool:
    left = still_held(case, units, on=day)
    return bool(preview(case, on=day, units=left, price=price or 0.0).spoilers)


def _sell(
    parcels: Iterable[Parcel], units: Mapping[int, float]
) -> tuple[list[tuple[int, Parcel]], list[Parcel]]:
    """What is sold of each lot, oldest first, and everything else."""
    missing = {f"lot {place}": (place, wanted) for place, wanted in units.items()}
    sold: list[tuple[int, Parcel]] = []
    left: list[Parcel] = []
    for parcel in parcels:
        place, wanted = missing.get(parcel.lot, (0, 0.0))
        if wanted <= 0:
            left.append(parcel)
            continue
        part, rest = cut(parcel, wanted)
        sold.append((place, part))
        left += rest
        still = without_dust(wanted - part.units, of=units[place])
        missing[parcel.lot] = place, still
    for place, still in missing.values():
        if still > 0:
            raise TradeError(_too_many(place, units[place], still))
    return sold, left


def _too_many(place: int, wanted: float, missing: float) -> str:
    held = wanted - missing
    return (
        f"The sale takes {wanted:g} units of lot {place}, which holds {held:g} by then."
    )


def _check_units(case: Case, units: Mapping[int, float], *, on: date) -> None:
    for place, wanted in units.items():
        if not 0 <= place < len(case.position.lots):
            raise TradeError(f"The sale takes units of lot {place}, but there is none.")
        if not 0 <= wanted < inf:
            raise TradeError(f"The sale takes {wanted:g} units of lot {place}.")
        came_on = case.position.lots[place].came_on
        if wanted > 0 and came_on > on:
            raise TradeError(
                f"The sale on {on} takes lot {place}, bought only on {came_on}."
            )


def _open_losses(
    case: Case,
    sold: Iterable[tuple[int, Parcel]],
    *,
    rows: Iterable[LotSale],
    on: date,
) -> list[Loss]:
    """One per row at a loss; its key is the place of the row."""
    if not has_wash_rule(case.position.kind, on=on):
        return []
    if case.position.account != "taxable":
        return []
    order = order_of(case, on, len(case.trades))
    return [
        open_loss(part, amount=-row.gain, on=on, order=order, key=key)
        for key, ((_, part), row) in enumerate(zip(sold, rows, strict=True))
        if without_dust(-row.gain, of=part.cost)
    ]


def _spoilers(
    case: Case, around: Iterable[Bought], found: Iterable[Replacement]
) -> tuple[Spoiler, ...]:
    """What was matched, one entry per purchase, in order of acquisition."""
    matches: dict[str, list[Replacement]] = {}
    for match in found:
        matches.setdefault(match.lot, []).append(match)
    return tuple(
        _spoiler(case, bought, matches[bought.parcel.lot])
        for bought in around
        if bought.parcel.lot in matches
    )


def _spoiler(case: Case, bought: Bought, matches: list[Replacement]) -> Spoiler:
    parcel = bought.parcel
    return Spoiler(
        trade=bought.trade,
        lot=bought.lot,
        on=parcel.bought,
        units=sum(match.units for match in matches),
        amount=sum(match.amount for match in matches),
        account=parcel.account,
        owner=parcel.owner,
        is_lost=matches[0].is_lost,
        is_planned=parcel.bought > case.as_of,
    )


def _preview(
    price: float,
    rows: tuple[LotSale, ...],
    *,
    spoilers: tuple[Spoiler, ...],
    sheltered: bool,
    provisional_until: date | None,
    unknown_sales: tuple[int, ...],
) -> Preview:
    taxed = () if sheltered else rows
    return Preview(
        price=price,
        rows=taxed,
        short_result=sum((row.short_result for row in taxed), 0.0),
        long_result=sum((row.long_result for row in taxed), 0.0),
        economic_loss=sum((max(-row.gain, 0.0) for row in rows), 0.0),
        deferred=sum((row.denied for row in rows), 0.0),
        lost_for_good=sum((row.lost for row in rows), 0.0),
        spoilers=spoilers,
        provisional_until=provisional_until,
        unknown_sales=unknown_sales,
    )
