"""Where the price comes from, and what has to be said about it."""

from datetime import date

from decision.report.amounts import say_date, say_percent, say_price
from decision.verdict.decision import Decision

_DOORS = {
    "sample": "Price {price}, close of {day} · sample data",
    "yahoo": "Price {price}, close of {day} · Yahoo Finance",
    "typed": "Price {price} on {day} · typed",
    "appraisal": "Appraised at {price} on {day} · typed",
}
_NOTES = {
    "kept_rate_limited": "Yahoo takes no more requests from here for the moment; this "
    "is its price of {day}, kept from an earlier look-up.",
    "kept_unreachable": "Yahoo did not answer; this is its price of {day}, kept from "
    "an earlier look-up.",
    "kept_unreadable": "Yahoo's answer could not be read; this is its price of {day}, "
    "kept from an earlier look-up.",
    "kept_market": "Yahoo did not answer about the market or the sector; their prices "
    "are of an earlier look-up.",
    "stale_price": "The last price is more than five trading days old.",
    "short_history": "There are less than 13 months of prices: too few for a trend, "
    "which counts for nothing, and for a volatility of its own.",
    "young_history": "There are less than two years of prices, so its volatility is "
    "the usual one of its kind.",
    "no_rate": "Nobody said what its currency is worth today, so one unit of it counts "
    "as one of your own: type the exchange rate.",
    "listed_as_fund": "The source lists it as a fund: check what it is, because risk, "
    "trend and wash sales depend on it.",
    "listed_as_coin": "The source lists it as a coin: check what it is, because risk, "
    "trend and wash sales depend on it.",
    "listed_as_stock": "The source lists it as a share: check what it is, because "
    "risk, trend and wash sales depend on it.",
    "listed_as_derivative": "The source lists it as a future or an option: check what "
    "it is, because its tax is another.",
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
    said = line.format(
        price=say_price(market.price, currency), day=say_date(market.as_of)
    )
    return f"{said}{_after_haircut(decision)}"


def _after_haircut(decision: Decision) -> str:
    """That an appraisal counts for less than it says."""
    found = decision.finding("MK-3")
    haircut = found.numbers["haircut"] if found else 0.0
    return f" · after {say_percent(haircut)} off" if haircut else ""


def market_notes(decision: Decision) -> tuple[str, ...]:
    """What has to be said about the data."""
    market = decision.market
    return tuple(note_text(code, day=market.as_of) for code in market.notes)


def note_text(code: str, *, day: date | None = None) -> str:
    """One remark about the data by its code; `day` is that of the price.

    >>> note_text("gap_in_june")
    'About the data: gap in june.'
    """
    text = _NOTES.get(code, f"About the data: {code.replace('_', ' ')}.")
    return text.format(day=say_date(day)) if day else text
