"""Whatever goes wrong while asking Yahoo is one of a few things a person can act on."""

from datetime import date
from math import ceil
from typing import NamedTuple

from decision.errors import MarketError


class _Words(NamedTuple):
    happened: str
    do: str


_WORDS = {
    "no_such_symbol": _Words(
        "Yahoo has no prices for {symbol}.",
        "Check the symbol, or type the price of one unit.",
    ),
    "rate_limited": _Words(
        "Yahoo takes no more requests from here for the moment, so {symbol} has no"
        " price.",
        "Type the price of one unit, or try again in {pause}.",
    ),
    "unreachable": _Words(
        "Yahoo did not answer about {symbol}.",
        "Type the price of one unit, or try again.",
    ),
    "unreadable": _Words(
        "Yahoo's answer about {symbol} could not be read.",
        "Type the price of one unit, or try again later.",
    ),
    "before_history": _Words(
        "Yahoo's prices of {symbol} start after {day}.",
        "Choose a later day, or type the price of one unit.",
    ),
}
# Names, because importing the classes would load yfinance.
_NO_PRICES = ("YFPricesMissingError", "YFTzMissingError", "YFTickerMissingError")


class NoPricesError(Exception):
    """An answer that came and holds no prices; `reason` is what it amounts to."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def failure(
    reason: str, symbol: str, *, day: date | None = None, pause: float = 0.0
) -> MarketError:
    """The error for one of the outcomes, in two sentences; `pause` is in seconds.

    >>> print(failure("no_such_symbol", "XYZ"))
    Yahoo has no prices for XYZ. Check the symbol, or type the price of one unit.
    """
    said = {"symbol": symbol, "day": day, "pause": _minutes(pause)}
    words = _WORDS[reason]
    return MarketError(reason, words.happened.format(**said), words.do.format(**said))


def reason_of(error: BaseException) -> str:
    """Which outcome an exception is; unknown ones count as unreadable.

    >>> reason_of(TimeoutError()), reason_of(KeyError("chart"))
    ('unreachable', 'unreadable')
    """
    if isinstance(error, NoPricesError):
        return error.reason
    name = type(error).__name__
    if name == "YFRateLimitError":
        return "rate_limited"
    if name in _NO_PRICES:
        return "no_such_symbol"
    # Faults in JSON count as network errors too in some libraries: look at them first.
    if isinstance(error, OSError) and not isinstance(error, ValueError):
        return "unreachable"
    return "unreadable"


def _minutes(seconds: float) -> str:
    minutes = ceil(seconds / 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"
