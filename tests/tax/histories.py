"""Random histories of one thing: three places, whole shares, a few months."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

Trade = dict[str, Any]
START = date(2025, 11, 3)
WHERE = [("taxable", "self"), ("taxable", "spouse"), ("tax_free", "self")]


def trade_on(name: str, on: date, side: str, **changes: Any) -> Trade:
    """10 units of X for 100."""
    usual = {"symbol": "X", "units": 10, "amount": 100.0}
    return {"id": name, "on": on, "side": side, **usual, **changes}


def a_trade(name: str, day: int, side: str, **changes: Any) -> Trade:
    """The same, some days after the start."""
    return trade_on(name, START + timedelta(days=day), side, **changes)


@st.composite
def histories(draw: st.DrawFn) -> list[Trade]:
    """Trades on different days, so that any order of the list means the same."""
    days = draw(st.lists(st.integers(0, 120), min_size=2, max_size=14, unique=True))
    held: Counter[tuple[str, str]] = Counter()
    trades = []
    for number, day in enumerate(sorted(days)):
        account, owner = place = draw(st.sampled_from(WHERE))
        side = draw(st.sampled_from(["buy", "sell", "sell", "reinvest", "inherit"]))
        side = side if held[place] else "buy"
        most = held[place] if side == "sell" else 12
        units = draw(st.integers(1, most))
        held[place] += -units if side == "sell" else units
        trade = a_trade(f"t{number}", day, side, account=account, owner=owner)
        price = draw(st.integers(1, 40))
        trades.append({**trade, "units": units, "amount": units * price})
    return trades


@st.composite
def eventful_histories(draw: st.DrawFn) -> list[Trade]:
    """Besides: named lots, vests, spin-offs, gifts, options, and one split of all.

    Options stay; a gift was worth no less than its cost, so that it has one cost. The
    split doubles what every place holds, on a day of its own.
    """
    split = draw(st.integers(1, 119))
    held: Counter[str] = Counter()
    where: dict[str, tuple[str, str]] = {}
    trades: list[Trade] = []
    for day in sorted(draw(_days) | {split}):
        if day == split:
            trades += _splits(held, where, split)
            continue
        sides = _SIDES if +held else _WAYS_IN
        trade = draw(_events(f"t{len(trades)}", day, draw(st.sampled_from(sides))))
        if trade["side"] == "sell":
            lot = draw(st.sampled_from(sorted(+held)))
            account, owner = where[lot]
            units = draw(st.integers(1, held[lot]))
            trade |= {"lot": lot, "account": account, "owner": owner, "units": units}
            trade["amount"] = units * draw(_prices)
            held[lot] -= units
        elif trade["side"] != "option":
            held[trade["id"]] = trade["units"]
            where[trade["id"]] = trade["account"], trade["owner"]
        trades.append(trade)
    return trades


_WAYS_IN = ["buy", "buy", "buy", "reinvest", "vest", "spin_off", "gift", "option"]
_SIDES = [*_WAYS_IN, *["sell"] * 8]
_days = st.sets(st.integers(0, 120), min_size=2, max_size=14)
_prices = st.integers(1, 40)


@st.composite
def _events(draw: st.DrawFn, name: str, day: int, side: str) -> Trade:
    account, owner = draw(st.sampled_from(WHERE))
    units = draw(st.integers(1, 12))
    trade = a_trade(name, day, side, account=account, owner=owner, units=units)
    return trade | {"amount": units * draw(_prices)}


def _splits(
    held: Counter[str], where: dict[str, tuple[str, str]], day: int
) -> list[Trade]:
    """Two for one, as every place reports it."""
    extra: Counter[tuple[str, str]] = Counter()
    for lot, units in (+held).items():
        extra[where[lot]] += units
        held[lot] *= 2
    return [
        a_trade(f"split {account} {owner}", day, "split", units=units, amount=0)
        | {"account": account, "owner": owner}
        for (account, owner), units in extra.items()
    ]


@st.composite
def rising_histories(draw: st.DrawFn) -> list[Trade]:
    """The same trades at prices that never fall, unit by unit."""
    trades = draw(histories())
    price = 1
    for trade in trades:
        price += draw(st.integers(0, 5))
        trade["amount"] = trade["units"] * price
    return trades
