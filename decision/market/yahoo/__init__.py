"""The door to Yahoo: today's prices, the market's and the sector's beside them."""

from datetime import date
from typing import TYPE_CHECKING

from decision.case import Case
from decision.errors import MarketError
from decision.market.currency import rate_symbol
from decision.market.instruments import note_on_kind, refuse_unbuyable
from decision.market.numbers import number
from decision.market.partners import sector_fund_of
from decision.market.reading import Prices
from decision.market.series import years_before
from decision.market.similar import similar_symbol
from decision.market.view import History, Peer
from decision.market.yahoo.asking import Limits, quotes_for, usual_limits
from decision.market.yahoo.environment import source
from decision.market.yahoo.kept import is_kept
from decision.market.yahoo.memory import Question, ask_again
from decision.market.yahoo.outcome import failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from decision.market.yahoo.answer import Quote

__all__ = ["ask_again", "is_kept", "yahoo_prices"]


def yahoo_prices(case: Case, *, limits: Limits | None = None) -> Prices:
    """Prices of the case's symbol up to its day, from Yahoo.

    The market's, the sector's and similar prices, the exchange rate and the short rate
    come along if they can be had within the limits; without them less can be said, but
    there is a price. Where Yahoo fails, its last good answer serves, with a note
    kept_REASON. Raises MarketError with one of the reasons no_such_symbol,
    rate_limited, unreachable, unreadable, before_history, not_buyable and
    wrong_setting.
    """
    questions = _questions(case)
    found = quotes_for(questions, source=source(), limits=limits or usual_limits())
    own = found[questions[0].symbol]
    if isinstance(own, MarketError):
        raise own
    if not own.history.days:
        raise failure("before_history", questions[0].symbol, day=case.as_of)
    symbol, kind = questions[0].symbol, case.position.kind
    refuse_unbuyable(symbol, own.instrument)
    series = {name: _history(one) for name, one in found.items()}
    similar = similar_symbol(symbol, kind)
    return Prices(
        door="yahoo",
        currency=own.currency,
        history=own.history,
        benchmark=series.get(number("yahoo_benchmark")),
        sector=series.get(sector_fund_of(symbol) or ""),
        peers=_peers(similar, series.get(similar or "")),
        bills=series.get(number("yahoo_bills")),
        rates=series.get(rate_symbol(case) or ""),
        splits=own.splits,
        dividends=own.dividends,
        instrument=own.instrument,
        units_traded_daily=own.units_traded_daily,
        notes=own.notes
        + _kept_beside(own, [found.get(one.symbol) for one in questions[1:]])
        + note_on_kind(own.instrument, kind),
    )


def _questions(case: Case) -> tuple[Question, ...]:
    """The symbol first, then its exchange rate, the market, and what is like it."""
    symbol = case.position.symbol
    start = _start(case)
    wanted = (
        symbol,
        rate_symbol(case),
        number("yahoo_benchmark"),
        sector_fund_of(symbol),
        similar_symbol(symbol, case.position.kind),
        number("yahoo_bills"),
    )
    symbols = dict.fromkeys(one for one in wanted if one)
    return tuple(Question(one, start, case.as_of) for one in symbols)


def _start(case: Case) -> date:
    """Some years ago, or everything: a day between would tell when it was bought."""
    long_ago = years_before(case.as_of, number("yahoo_history"))
    everything: date = number("yahoo_history", "first_day")
    return long_ago if case.position.first_acquired >= long_ago else everything


def _history(found: "Quote | MarketError | None") -> History | None:
    if found is None or isinstance(found, MarketError):
        return None
    return found.history if found.history.days else None


def _peers(symbol: str | None, history: History | None) -> tuple[Peer, ...]:
    return (Peer(symbol, history),) if symbol and history else ()


def _kept_beside(
    own: "Quote", beside: "Iterable[Quote | MarketError | None]"
) -> tuple[str, ...]:
    """Prices of the market or the sector of an earlier look-up; with its own, said."""
    notes = [
        one.notes
        for one in beside
        if one is not None and not isinstance(one, MarketError)
    ]
    kept = any(is_kept(one) for one in notes) and not is_kept(own.notes)
    return ("kept_market",) if kept else ()
