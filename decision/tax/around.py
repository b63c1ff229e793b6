"""What a case says was bought around a sale: the position's lots and other trades."""

from dataclasses import dataclass
from datetime import date
from math import nan

from decision.case import Case, Position, Trade
from decision.case.field import Origin
from decision.case.selling import is_a_lot, is_same_thing, sold_by_lot
from decision.tax.basis import costs_of
from decision.tax.identify import Parcel
from decision.tax.trades import Side

SIDES: dict[Origin, Side] = {
    "purchase": "buy",
    "reinvestment": "reinvest",
    "vest": "vest",
    "gift": "gift",
    "spouse": "gift",
    "inheritance": "inherit",
    "spin_off": "spin_off",
    "option": "option",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """Shares and where the case names them: a lot or a trade, the other is None.

    `name` is the id by which a sale may name them.
    """

    parcel: Parcel
    name: str = ""
    lot: int | None = None
    trade: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Traded:
    """A case as its sales see it: equal by position, trades and day.

    What holding costs each year does not count.
    """

    case: Case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Traded) and self._asked == other._asked

    def __hash__(self) -> int:
        return hash(self._asked)

    @property
    def _asked(self) -> tuple[Position, tuple[Trade, ...], date]:
        position = self.case.position
        if position.carrying_cost:
            position = position.model_copy(update={"carrying_cost": 0.0})
        return position, self.case.trades, self.case.as_of


def bought_around(case: Case) -> tuple[Bought, ...]:
    """The position's lots, and purchases of the same thing elsewhere or still to come.

    In order of acquisition; on one day lots come before trades. A purchase that the
    case lists both as a lot and as a trade counts once, as the lot. Units are those
    held on the day of the case.
    """
    position = case.position
    lots = [
        Bought(parcel=parcel_of_lot(position, place), name=lot.id, lot=place)
        for place, lot in enumerate(position.lots)
    ]
    gone = sold_by_lot(position, case.trades, until=case.as_of)
    trades = [
        Bought(parcel=_of_trade(case, trade, place), name=trade.lot, trade=place)
        for place, trade in enumerate(case.trades)
        if trade.side == "buy"
        and is_same_thing(trade, position)
        and not is_a_lot(trade, position, gone)
    ]
    return tuple(sorted(lots + trades, key=lambda bought: bought.parcel.bought))


def order_of(case: Case, on: date, place: int) -> int:
    """A trade's place among all that happened: by day, then as they were typed."""
    return on.toordinal() * (len(case.trades) + 1) + place


def parcel_of_lot(position: Position, place: int) -> Parcel:
    """A lot as it was typed, in household currency; on its day it comes first."""
    lot = position.lots[place]
    for_loss, paid = costs_of(position, lot)
    return Parcel(
        lot=f"lot {place}",
        symbol="",
        side=SIDES[lot.origin],
        bought=lot.came_on,
        acquired=lot.acquired,
        order=place,
        units=lot.units,
        cost=lot.units * paid,
        paid=paid,
        account=position.account,
        less=lot.units * (paid - for_loss),
    )


def _of_trade(case: Case, trade: Trade, place: int) -> Parcel:
    """A price that was not typed is not known: so is the gain if these are sold."""
    typed = trade.unit_price
    paid = nan if typed is None else typed * case.position.fx
    return Parcel(
        lot=f"trade {place}",
        symbol="",
        side=SIDES[trade.origin],
        bought=trade.on,
        acquired=trade.on,
        order=order_of(case, trade.on, place),
        units=trade.units,
        cost=trade.units * paid,
        paid=paid,
        account=trade.account,
        owner=trade.owner,
    )
