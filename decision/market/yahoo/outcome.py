"""Whatever goes wrong while asking Yahoo is one of four things a person can act on."""

from decision.errors import MarketError

_WORDS = {
    "no_such_symbol": "Yahoo has no prices for {symbol}; check the symbol, or type the"
    " price of one unit.",
    "rate_limited": "Yahoo takes no more requests from here for some minutes, so"
    " {symbol} has no price; type the price of one unit, or try again later.",
    "unreachable": "Yahoo did not answer in time about {symbol}; type the price of one"
    " unit, or try again.",
    "unreadable": "Yahoo's answer about {symbol} could not be read; type the price of"
    " one unit, or try again later.",
}
# Names, because importing the classes would load yfinance.
_NO_PRICES = ("YFPricesMissingError", "YFTzMissingError", "YFTickerMissingError")


def failure(reason: str, symbol: str) -> MarketError:
    """The error for one of the four outcomes, in a sentence.

    >>> print(failure("no_such_symbol", "XYZ"))
    Yahoo has no prices for XYZ; check the symbol, or type the price of one unit.
    """
    return MarketError(reason, _WORDS[reason].format(symbol=symbol))


def reason_of(error: BaseException) -> str:
    """Which of the four outcomes an exception is; unknown ones count as unreadable.

    >>> reason_of(TimeoutError()), reason_of(KeyError("chart"))
    ('unreachable', 'unreadable')
    """
    name = type(error).__name__
    if name == "YFRateLimitError":
        return "rate_limited"
    if name in _NO_PRICES:
        return "no_such_symbol"
    # Faults in JSON count as network errors too in some libraries: look at them first.
    if isinstance(error, OSError) and not isinstance(error, ValueError):
        return "unreachable"
    return "unreadable"
