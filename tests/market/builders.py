"""Cases about prices: one lot, and whatever a test wants to say beyond it."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from decision.case import Case
from decision.market.calendar import is_trading_day
from decision.market.series import Floats
from decision.market.view import History


def a_case(
    *,
    kind: str = "stock",
    symbol: str = "",
    as_of: date = date(2026, 11, 20),
    price: float | None = None,
    priced: str = "typed",
    priced_on: date | None = None,
    market: dict[str, Any] | None = None,
    **of_position: Any,
) -> Case:
    """One lot bought a year before; what is not named is a field of the position."""
    lot = {"acquired": as_of.replace(year=as_of.year - 1), "units": 10, "unit_cost": 90}
    position = {"kind": kind, "symbol": symbol, "lots": [lot]} | of_position
    if price is not None:
        on = priced_on or as_of
        position["price"] = {"unit": price, "on": on, "source": priced}
    return Case.model_validate(
        {"as_of": as_of, "position": position, "market": market or {}}
    )


def a_walk(seed: int, *, days: int = 3000, volatility: float = 0.16) -> Floats:
    """Daily log returns without drift, from a seeded normal distribution."""
    return np.random.default_rng(seed).normal(0, volatility / np.sqrt(252), days)


def a_history(log_returns: Floats, *, end: date) -> History:
    """The prices these returns lead to, on trading days up to `end`, from 100 on."""
    prices = 100 * np.exp(np.concatenate(([0.0], np.cumsum(log_returns))))
    day, days = end, list[date]()
    while len(days) < len(prices):
        days += [day] if is_trading_day(day) else []
        day -= timedelta(days=1)
    return History(days=tuple(reversed(days)), close=prices, total=prices)
