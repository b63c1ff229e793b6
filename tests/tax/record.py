"""A case with purchases and sales around it, and the same history as a record."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from decision.case import Case
from decision.tax.earlier import still_held
from tests.tax.positions import PRICE, TODAY, a_case, a_lot, a_purchase, a_sale

SIDES = {
    "purchase": "buy",
    "reinvestment": "reinvest",
    "inheritance": "inherit",
    "spouse": "gift",
}
ORIGINS = ["purchase", "reinvestment", "vest", "gift", "spouse", "inheritance"]


class Sold(NamedTuple):
    """The sale that is looked at; without a lot, first in, first out."""

    on: date
    lot: int | None
    units: float


def record_of(case: Case, sold: Sold) -> list[dict[str, Any]]:
    """Every trade until the sale and all purchases, as `realise` reads them."""
    lots = [_lot(case, place) for place in range(len(case.position.lots))]
    names = {lot.id: f"lot {place}" for place, lot in enumerate(case.position.lots)}
    names |= {
        trade.lot: f"trade {place}"
        for place, trade in enumerate(case.trades)
        if trade.side == "buy"
    }
    trades = [
        _trade(case, place)
        | ({"lot": names[trade.lot]} if trade.side == "sell" else {})
        for place, trade in enumerate(case.trades)
        if trade.side == "buy" or trade.on <= sold.on
    ]
    sale = {"id": "the sale", "on": sold.on, "side": "sell"}
    if sold.lot is not None:
        sale["lot"] = f"lot {sold.lot}"
    return [
        *lots,
        *trades,
        sale | {"units": sold.units, "amount": sold.units * PRICE},
    ]


def _lot(case: Case, place: int) -> dict[str, Any]:
    """As it was bought: with what left it until today."""
    lot = case.position.lots[place]
    gone = sum(
        trade.units
        for trade in case.trades
        if trade.side == "sell" and trade.lot == lot.id and trade.on <= case.as_of
    )
    units = lot.units + gone
    row: dict[str, Any] = {
        "id": f"lot {place}",
        "on": lot.given_on or lot.acquired,
        "side": SIDES.get(lot.origin, lot.origin),
        "units": units,
        "amount": units * lot.unit_cost,
    }
    if lot.origin == "gift":
        assert lot.unit_value_when_given is not None
        row["value"] = units * lot.unit_value_when_given
        row["since"] = lot.acquired
    return row


def _trade(case: Case, place: int) -> dict[str, Any]:
    trade = case.trades[place]
    row = {"id": f"trade {place}", "on": trade.on, "units": trade.units}
    row["amount"] = trade.units * (trade.unit_price or 0.0)
    if trade.side == "sell":
        return row | {"side": "sell"}
    side = SIDES.get(trade.origin, trade.origin)
    return row | {"side": side, "account": trade.account, "owner": trade.owner}


near = st.integers(-40, 35).map(lambda days: TODAY + timedelta(days=days))
costs = st.sampled_from([60, 80, 90])
prices = st.sampled_from([50, 60, 85])


@st.composite
def _lots(draw: st.DrawFn, name: str) -> dict[str, Any]:
    days = draw(st.one_of(st.integers(0, 45), st.integers(350, 380)))
    origin = draw(st.sampled_from([*ORIGINS, "spin_off"]))
    later = st.integers(0, days).map(lambda ago: TODAY - timedelta(days=ago))
    given = draw(st.none() | later) if origin == "gift" else None
    return a_lot(
        TODAY - timedelta(days=days),
        draw(st.integers(1, 20)),
        unit_cost=draw(costs),
        origin=origin,
        unit_value_when_given=draw(prices),
        given_on=given,
        id=name,
    )


@st.composite
def _purchases(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Half a unit more, so that none is a lot listed twice."""
    return a_purchase(
        draw(near),
        draw(st.integers(1, 20)) + 0.5,
        lot=name,
        unit_price=draw(costs),
        origin=draw(st.sampled_from([*ORIGINS, "option"])),
        account=draw(st.sampled_from(["taxable", "taxable", "tax_free"])),
        owner=draw(st.sampled_from(["self", "self", "spouse"])),
    )


@st.composite
def _sales(
    draw: st.DrawFn, lots: list[dict[str, Any]], bought: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Of each lot at most what is held, whatever the order of days."""
    sales = []
    for row in [*lots, *bought]:
        left = row["units"]
        first = row.get("given_on") or row.get("acquired") or row["on"]
        for _ in range(draw(st.integers(0, 2))):
            on, units = draw(near), draw(st.integers(1, 12))
            if units > left or on < first:
                continue
            left -= units
            name = row.get("id") or row["lot"]
            sales.append(a_sale(on, units, lot=name, unit_price=draw(prices)))
    return draw(st.permutations(sales))


@st.composite
def sold_after_others(draw: st.DrawFn) -> tuple[Case, Sold]:
    """A sale out of one lot, with trades before and after it."""
    lots = [draw(_lots(name)) for name in "abc"[: draw(st.integers(1, 3))]]
    bought = [draw(_purchases(name)) for name in "pqrs"[: draw(st.integers(0, 4))]]
    case = a_case(*lots, trades=[*bought, *draw(_sales(lots, bought))])
    on = TODAY + timedelta(days=draw(st.integers(0, 40)))
    held = still_held(
        case, {place: lot["units"] for place, lot in enumerate(lots)}, on=on
    )
    place = draw(st.sampled_from(list(held)))
    assume(held[place] > 0)
    return case, Sold(on, place, held[place] * draw(st.integers(1, 4)) / 4)
