"""Sales that a case lists before the one that is looked at: their losses come first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isnan

from decision.case import Case, Trade
from decision.case.selling import is_same_thing, sold_by_lot
from decision.tax.around import Bought, bought_around, order_of
from decision.tax.identify import Parcel, take, without_dust
from decision.tax.replace import Loss, has_wash_rule, open_loss, wash


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where things stand when a sale begins.

    `parcels` in order of acquisition, those still to come included, with the losses
    that earlier sales moved into them. `unknown` are the places in the trades of
    earlier sales whose own loss is not known: without a lot, or without a price.
    """

    parcels: tuple[Parcel, ...]
    unknown: tuple[int, ...] = ()


def start_of_sale(case: Case, around: Iterable[Bought], *, on: date) -> Start:
    """What is there when a sale on a day begins, after the sales listed until then.

    A sale that names its lot and has a price below the lot's cost opens a loss, and
    purchases replace its shares first. What a sale without a lot took is not known, so
    it takes nothing here.

    Source: 26 CFR § 1.1091-1(b).
    """
    parcels = tuple([bought.parcel for bought in around])
    sales = [
        (place, trade)
        for place, trade in enumerate(case.trades)
        if trade.side == "sell"
        and trade.on <= on
        and is_same_thing(trade, case.position)
    ]
    if not sales:
        return Start(parcels=parcels)
    by_name = {bought.name: bought for bought in around if bought.name}
    start = Start(parcels=_with_sold_units(case, parcels))
    for place, sale in sorted(sales, key=lambda found: found[1].on):
        start = _after(case, start, by_name.get(sale.lot), place=place)
    return start


def lots_by_then(case: Case, *, on: date) -> tuple[tuple[int, Parcel], ...]:
    """The position's lots as a sale on a day finds them, each with its place.

    A lot that earlier sales have emptied is not there; one into which an earlier loss
    moved may come in several parts.
    """
    places = {f"lot {place}": place for place in range(len(case.position.lots))}
    start = start_of_sale(case, bought_around(case), on=on)
    return tuple(
        (places[parcel.lot], parcel) for parcel in start.parcels if parcel.lot in places
    )


def still_held(
    case: Case, units: Mapping[int, float], *, on: date
) -> Mapping[int, float]:
    """These units by lot, as far as sales planned until a day leave them there."""
    gone = sold_by_lot(case.position, case.trades, until=on, after=case.as_of)
    if not gone:
        return units
    lots = case.position.lots
    return {
        place: min(wanted, max(lots[place].units - gone.get(lots[place].id, 0.0), 0.0))
        for place, wanted in units.items()
    }


def units_on(case: Case, day: date) -> Mapping[int, float]:
    """Units of each lot on a day, after the sales that are planned until then."""
    lots = {place: lot.units for place, lot in enumerate(case.position.lots)}
    return still_held(case, lots, on=day)


def _with_sold_units(case: Case, parcels: Iterable[Parcel]) -> tuple[Parcel, ...]:
    """The lots as they were bought: with what sales until the day of the case took."""
    gone = sold_by_lot(case.position, case.trades, until=case.as_of)
    by_parcel = {
        f"lot {place}": gone[lot.id]
        for place, lot in enumerate(case.position.lots)
        if lot.id in gone
    }
    return tuple(
        _enlarged(parcel, by_parcel[parcel.lot]) if parcel.lot in by_parcel else parcel
        for parcel in parcels
    )


def _enlarged(parcel: Parcel, units: float) -> Parcel:
    share = 1 + units / parcel.units
    return replace(
        parcel,
        units=parcel.units + units,
        cost=parcel.cost * share,
        less=parcel.less * share,
    )


def _after(case: Case, start: Start, bought: Bought | None, *, place: int) -> Start:
    """What one sale leaves; a loss is matched with all purchases that are known."""
    sale = case.trades[place]
    account = sale.account if bought is None else bought.parcel.account
    counts = account == "taxable" and has_wash_rule(case.position.kind, on=sale.on)
    unknown = (*start.unknown, place) if counts else start.unknown
    if bought is None:
        return replace(start, unknown=unknown)
    name = bought.parcel.lot
    sold, left, _ = take(
        start.parcels, sale.units, fits=lambda parcel: parcel.lot == name
    )
    gains = _gains(case, sale, sold)
    if gains is None or not counts:
        return Start(parcels=left, unknown=unknown)
    losses = _losses(sold, gains, on=sale.on, order=order_of(case, sale.on, place))
    _, _, parcels = wash(losses, left)
    return replace(start, parcels=parcels)


def _gains(case: Case, sale: Trade, sold: Iterable[Parcel]) -> list[float] | None:
    """By parcel; None where the price or what was paid is not known."""
    if sale.unit_price is None or any(isnan(parcel.cost) for parcel in sold):
        return None
    price = sale.unit_price * case.position.fx
    return [parcel.gain(parcel.units * price) for parcel in sold]


def _losses(
    sold: Iterable[Parcel], gains: Iterable[float], *, on: date, order: int
) -> list[Loss]:
    return [
        open_loss(parcel, amount=-gain, on=on, order=order, key=key)
        for key, (parcel, gain) in enumerate(zip(sold, gains, strict=True))
        if without_dust(-gain, of=parcel.cost)
    ]
