"""How similar investments did over the same time: a description, not a forecast."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from decision.market.partners import partner_of
from decision.market.series import since, total_on
from decision.market.view import History, Peer, Similar

COIN = "BTC-USD"


def similar_symbol(symbol: str, kind: str) -> str | None:
    """What an investment can be compared with; None where nothing is recorded.

    A stock's sector fund, a fund of another index of the same kind, the largest coin.

    >>> similar_symbol("META", "stock"), similar_symbol("BTC-USD", "crypto")
    ('XLC', None)
    """
    if kind == "crypto":
        return None if symbol == COIN else COIN
    partner = partner_of(symbol, kind)
    return partner.symbol if partner else None


def similar_of(
    history: History,
    peers: Sequence[Peer],
    *,
    bought: date,
    market: History | None,
) -> Similar | None:
    """Returns with dividends since the purchase, beside those of similar investments.

    Of several, the middle one. Only those count that have prices on the first and the
    last day; None where there are none. Where the prices start after the purchase, all
    returns count from the first of them.
    """
    held = since(history, bought)
    start, end = max(bought, held.days[0]), held.days[-1]
    theirs = [peer for peer in peers if _spans(peer.history, start, end)]
    if not theirs or start == end:
        return None
    returns = [_return(peer.history, start, end) for peer in theirs]
    spans = market is not None and _spans(market, start, end)
    return Similar(
        symbols=tuple(peer.symbol for peer in theirs),
        start=start,
        theirs=float(np.median(returns)),
        own=_return(history, start, end),
        market=_return(market, start, end) if market is not None and spans else None,
    )


def _spans(history: History, start: date, end: date) -> bool:
    return bool(history.days) and history.days[0] <= start and end <= history.days[-1]


def _return(history: History, start: date, end: date) -> float:
    return total_on(history, end) / total_on(history, start) - 1
