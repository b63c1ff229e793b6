"""What a case says was bought around a sale: the position's lots and other trades."""

from dataclasses import dataclass
from math import isclose

from decision.case import Case, Lot, Position, Trade
from decision.case.field import Origin
from decision.tax.basis import costs_of
from decision.tax.identify import DUST, Parcel
from decision.tax.trades import Side

SIDES: dict[Origin, Side] = {
    "purchase": "buy",
    "reinvestment": "reinvest",
    "vest": "vest",
    "gift": "gift",
    "spouse": "gift",
    "inheritance": "inherit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """Shares and where the case names them: a lot or a trade, the other is None."""

    parcel: Parcel
    lot: int | None = None
    trade: int | None = None


def bought_around(case: Case) -> tuple[Bought, ...]:
    """The position's lots, and purchases of the same thing elsewhere or still to come.

    In order of acquisition; on one day lots come before trades. A purchase that the
    case lists both as a lot and as a trade counts once, as the lot.
    """
    position = case.position
    lots = [
        Bought(parcel=_of_lot(position, lot, place), lot=place)
        for place, lot in enumerate(position.lots)
    ]
    trades = [
        Bought(parcel=_of_trade(case, trade, place), trade=place)
        for place, trade in enumerate(case.trades)
        if _is_another_purchase(trade, position)
    ]
    return tuple(sorted(lots + trades, key=lambda bought: bought.parcel.bought))


def _of_lot(position: Position, lot: Lot, place: int) -> Parcel:
    _, paid = costs_of(position, lot)
    return Parcel(
        lot=f"lot {place}",
        symbol="",
        side=SIDES[lot.origin],
        bought=lot.acquired,
        acquired=lot.acquired,
        order=place,
        units=lot.units,
        cost=lot.units * paid,
        paid=paid,
        account=position.account,
    )


def _of_trade(case: Case, trade: Trade, place: int) -> Parcel:
    """What it cost does not matter: only the loss that moves into it does."""
    return Parcel(
        lot=f"trade {place}",
        symbol="",
        side=SIDES[trade.origin],
        bought=trade.on,
        acquired=trade.on,
        order=len(case.position.lots) + 1 + place,
        units=trade.units,
        cost=0.0,
        paid=0.0,
        account=trade.account,
        owner=trade.owner,
    )


def _is_another_purchase(trade: Trade, position: Position) -> bool:
    if trade.side != "buy" or not _is_same_thing(trade.symbol, position.symbol):
        return False
    return not any(_is_listed_as(lot, trade, position) for lot in position.lots)


def _is_same_thing(symbol: str, held: str) -> bool:
    return symbol.strip().upper() in ("", held.strip().upper())


def _is_listed_as(lot: Lot, trade: Trade, position: Position) -> bool:
    if (trade.account, trade.owner) != (position.account, "self"):
        return False
    same_units = isclose(trade.units, lot.units, rel_tol=DUST)
    return same_units and trade.on == lot.acquired
