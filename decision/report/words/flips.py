"""What would change the answer."""

from typing import Any

from decision.report.amounts import say_money, say_percent, say_units
from decision.report.words.names import strategy_doing

_INPUTS = {
    "price": "the price",
    "volatility": "its volatility",
    "weight": "its share of your wealth",
    "future_rate": "your future tax rate",
    "trend": "its trend",
    "view": "the return you expect above the market's",
    "horizon": "your horizon in years",
    "horizon_years": "your horizon in years",
    "risk_aversion": "your risk aversion",
    "spread": "the cost of trading",
    "long_gains": "your long-term gains this year",
    "short_gains": "your short-term gains this year",
}
_SHARES = ("volatility", "weight", "future_rate", "view", "spread")
_MONEY = ("price", "long_gains", "short_gains")


def flip_text(flip: Any, currency: str = "USD") -> str:
    """At which value of which input another strategy is named.

    `flip` has `input`, `value` and `becomes`.
    """
    name = _INPUTS.get(flip.input, flip.input.replace("_", " "))
    value = _said(flip.input, flip.value, currency)
    return f"It would tip to {strategy_doing(flip.becomes)} with {name} at {value}."


def no_flip_text() -> str:
    """What is said where no input in range changes the answer."""
    return "Nothing in range changes the answer."


def _said(name: str, value: float, currency: str) -> str:
    if name in _SHARES:
        return say_percent(value)
    return say_money(value, currency) if name in _MONEY else say_units(value)
