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
