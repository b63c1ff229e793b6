"""Where the price comes from, and what to do where there is none."""

from typing import NamedTuple

from decision.report.amounts import say_date, say_price
from decision.verdict.decision import Decision


class Trouble(NamedTuple):
    """What happened, and what to do about it."""

    happened: str
    do: str


_TROUBLES = {
    "no_such_symbol": Trouble(
        "No investment with this symbol was found.",
        "Check the spelling, or type the price of one unit yourself.",
    ),
    "rate_limited": Trouble(
        "The price source is answering nobody from here for the moment.",
        "Type the price of one unit yourself, or try again in some minutes.",
    ),
    "unreachable": Trouble(
        "The price source could not be reached.",
        "Type the price of one unit yourself, or try again later.",
    ),
    "unreadable": Trouble(
        "The price source answered with something that is not a price.",
        "Type the price of one unit yourself.",
    ),
    "not_in_sample": Trouble(
        "This symbol is not part of the sample data.",
        "Choose one of the sample's symbols, or type the price of one unit yourself.",
    ),
    "before_history": Trouble(
        "The prices of this investment start after the chosen day.",
        "Choose a later day, or type the price of one unit yourself.",
    ),
}
_NO_PRICE = Trouble(
    "No usable price was found.",
    "Type the price of one unit yourself.",
)
_DOORS = {
    "sample": "Price {price}, close of {day} · sample data",
    "yahoo": "Price {price}, close of {day} · Yahoo Finance",
    "typed": "Price {price} on {day} · typed",
    "appraisal": "Appraised at {price} on {day} · typed",
}
_NOTES = {
    "stale_price": "The last price is more than five trading days old.",
    "short_history": "There are too few prices for a trend, so it counts for nothing.",
    "no_benchmark": "There is nothing to compare its prices with, so its move with the "
    "market is the usual one of its kind.",
    "adjusted_only": "These closes include dividends, so they differ from the prices "
    "that were quoted at the time.",
    "minor_unit": "The source quotes in hundredths of the currency; the price was "
    "divided by 100.",
    "cannot_tell_cause": "The prices do not tell whether the fall is the market's or "
    "its own.",
}


def market_line(decision: Decision, currency: str = "USD") -> str:
    """The price that was used, its day and its source.

    `currency` is the position's.
    """
    market = decision.market
    if market.price is None or market.as_of is None:
        return "No price"
    line = _DOORS.get(market.source, "Price {price} on {day}")
    return line.format(
        price=say_price(market.price, currency), day=say_date(market.as_of)
    )


def market_notes(decision: Decision) -> tuple[str, ...]:
    """What has to be said about the data."""
    return tuple(note_text(code) for code in decision.market.notes)


def note_text(code: str) -> str:
    """One remark about the data by its code.

    >>> note_text("gap_in_june")
    'About the data: gap in june.'
    """
    return _NOTES.get(code, f"About the data: {code.replace('_', ' ')}.")


def market_error_text(reason: str) -> Trouble:
    """What happened and what to do where no price can be had.

    `reason` is that of a MarketError.

    >>> market_error_text("unreachable").happened
    'The price source could not be reached.'
    """
    return _TROUBLES.get(reason, _NO_PRICE)
