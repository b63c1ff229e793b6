"""Which purchase a sale in the trades names, and sales that cannot have happened.

Lots are what is held on the day of the case: a sale until then has left them already, a
planned one is still to take its units out of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import isclose

from decision.case.position import Lot, Position, Trade
from decision.errors import Problem


def is_same_thing(trade: Trade, position: Position) -> bool:
    """Whether a trade is one of what is held; without a symbol it is."""
    return trade.symbol in ("", position.symbol)


def _is_listed_as(lot: Lot, trade: Trade, position: Position, *, sold: float) -> bool:
    """Whether a purchase stands in the case twice: as this lot and as this trade.

    `sold` is what sales until the day of the case took out of the lot.
    """
    if _where(trade) != (position.account, "self"):
        return False
    if trade.on != lot.came_on:
        return False
    return any(isclose(trade.units, units) for units in (lot.units, lot.units + sold))


def is_a_lot(trade: Trade, position: Position, sold: Mapping[str, float]) -> bool:
    """Whether a purchase stands in the case as a lot too; `sold` by the lot's id."""
    return any(
        _is_listed_as(lot, trade, position, sold=sold.get(lot.id, 0.0))
        for lot in position.lots
    )


def sold_by_lot(
    position: Position,
    trades: Iterable[Trade],
    *,
    until: date,
    after: date = date.min,
) -> dict[str, float]:
    """Units that sales name, by the id of the lot: after one day and until another."""
    sold: dict[str, float] = {}
    for trade in trades:
        if trade.side != "sell" or not trade.lot or not after < trade.on <= until:
            continue
        if is_same_thing(trade, position):
            sold[trade.lot] = sold.get(trade.lot, 0.0) + trade.units
    return sold


def selling_problems(
    position: Position, trades: Sequence[Trade], *, as_of: date
) -> tuple[Problem, ...]:
    """What is wrong with the names and units of sales, in the order of the trades."""
    same = {
        place: trade
        for place, trade in enumerate(trades)
        if is_same_thing(trade, position)
    }
    sold = sold_by_lot(position, trades, until=as_of)
    in_days = sorted(same.items(), key=lambda item: (item[1].on, item[0]))
    found = [
        *_called_alike(position, same, sold),
        *_impossible(position, in_days, as_of=as_of),
        *_beyond_all(position, in_days, as_of=as_of, sold=sold),
    ]
    return tuple(
        Problem(f"trades[{place}].{field}", told, do)
        for place, field, told, do in sorted(found)
    )


_Found = tuple[int, str, str, str]
_InDays = Sequence[tuple[int, Trade]]


def _called_alike(
    position: Position, same: dict[int, Trade], sold: dict[str, float]
) -> Iterator[_Found]:
    """Two purchases of one name, unless they are one that is listed twice."""
    by_id = {lot.id: lot for lot in position.lots if lot.id}
    seen: set[str] = set()
    for place, trade in same.items():
        if trade.side != "buy" or not trade.lot:
            continue
        lot, gone = by_id.get(trade.lot), sold.get(trade.lot, 0.0)
        other = lot and not _is_listed_as(lot, trade, position, sold=gone)
        if other or trade.lot in seen:
            told = f"another purchase is called {trade.lot!r} too"
            yield place, "lot", told, "give each purchase its own name"
        seen.add(trade.lot)


def _impossible(
    position: Position, in_days: _InDays, *, as_of: date
) -> Iterator[_Found]:
    """Sales of a lot that is not there, not yet, not so much of it, or elsewhere."""
    lots = {lot.id: lot for lot in position.lots if lot.id}
    bought = {trade.lot: trade for _, trade in reversed(in_days) if trade.side == "buy"}
    left = {name: trade.units for name, trade in bought.items()}
    left |= {name: lot.units for name, lot in lots.items()}
    for place, sale in in_days:
        if sale.side != "sell" or not sale.lot:
            continue
        if sale.lot not in left:
            told = f"no lot or purchase is called {sale.lot!r}"
            yield place, "lot", told, "type the id of one, or leave it out"
            continue
        lot = lots.get(sale.lot)
        where = (position.account, "self") if lot else _where(bought[sale.lot])
        yield from _elsewhere(place, sale, where)
        yield from _too_early(place, sale, lot or bought[sale.lot])
        if lot and sale.on <= as_of:
            continue
        yield from _too_many(place, sale, left[sale.lot], what=f"of lot {sale.lot!r} ")
        left[sale.lot] = max(left[sale.lot] - sale.units, 0.0)


def _where(trade: Trade) -> tuple[str, str]:
    return trade.account, trade.owner


def _elsewhere(place: int, sale: Trade, where: tuple[str, str]) -> Iterator[_Found]:
    """What was left at its default is not said: a named lot is sold where it is."""
    for field, known in zip(("account", "owner"), where, strict=True):
        typed = getattr(sale, field)
        if field in sale.model_fields_set and typed != known:
            told = f"{typed!r} is not where lot {sale.lot!r} is"
            yield place, field, told, f"type {known!r}, or leave it out"


def _too_early(place: int, sale: Trade, bought: Lot | Trade) -> Iterator[_Found]:
    day = bought.came_on if isinstance(bought, Lot) else bought.on
    if sale.on < day:
        told = f"{sale.on} is before {day}, when lot {sale.lot!r} was bought"
        yield place, "on", told, f"type {day} or a later day"


def _too_many(place: int, sale: Trade, left: float, *, what: str) -> Iterator[_Found]:
    if sale.units > left and not isclose(sale.units, left):
        told = f"{sale.units:g} units {what}are more than the {left:g} left by then"
        do = f"type {left:g} or less" if left else "leave the sale out"
        yield place, "units", told, do


def _beyond_all(
    position: Position, in_days: _InDays, *, as_of: date, sold: dict[str, float]
) -> Iterator[_Found]:
    """Planned sales without a name, beyond all that is in the account by then."""
    held = position.units
    for place, trade in in_days:
        if _where(trade) != (position.account, "self"):
            continue
        if trade.side == "buy":
            held += 0.0 if is_a_lot(trade, position, sold) else trade.units
        elif trade.on > as_of:
            if not trade.lot:
                yield from _too_many(place, trade, held, what="")
            held = max(held - trade.units, 0.0)
