"""What the market says: prices by door, calendar, volatility, beta, trend, cause."""

from decision.case import Case
from decision.market.instruments import refuse_unbuyable
from decision.market.kinds import typed_view
from decision.market.partners import Partner, partner_of, same_index
from decision.market.reading import Prices, view_from
from decision.market.sample import (
    SampleSymbol,
    covers,
    sample_prices,
    sample_symbols,
    what_happened_next,
)
from decision.market.view import Cause, Door, Facts, History, MarketView
from decision.market.yahoo import ask_again, is_kept, yahoo_prices

__all__ = [
    "Cause",
    "Door",
    "Facts",
    "History",
    "MarketView",
    "Partner",
    "SampleSymbol",
    "ask_again",
    "is_kept",
    "partner_of",
    "same_index",
    "sample_symbols",
    "view_of",
    "what_happened_next",
]


def view_of(case: Case, *, door: Door | None = None) -> MarketView:
    """What is known of the position's price and risk on the day of the case.

    A typed price wins, and then neither disk nor network is touched. Otherwise the
    sample answers if it covers the symbol and the day, else Yahoo; `door` asks for one
    of them. Nothing after the day of the case is ever visible. Raises MarketError
    where no price can be had.
    """
    if case.position.price is not None and door not in ("sample", "yahoo"):
        return typed_view(case)
    return view_from(_prices(case, door), case)


def _prices(case: Case, door: Door | None) -> Prices:
    symbol, day = case.position.symbol, case.as_of
    refuse_unbuyable(symbol)
    if door == "sample" or (door is None and covers(symbol, day)):
        return sample_prices(symbol, day=day)
    return yahoo_prices(case)
