"""The door to Yahoo: today's prices, the market's and the sector's beside them."""

from datetime import date
from typing import TYPE_CHECKING

from decision.case import Case
from decision.errors import MarketError
from decision.market.numbers import number
from decision.market.partners import sector_fund_of
from decision.market.reading import Prices
from decision.market.series import years_before
from decision.market.yahoo.asking import Limits, Question, quotes_for, usual_limits

if TYPE_CHECKING:
    from decision.market.view import History
    from decision.market.yahoo.answer import Quote


def yahoo_prices(case: Case, *, limits: Limits | None = None) -> Prices:
    """Prices of the case's symbol up to its day, from Yahoo.

    The market's and the sector's prices come along if they can be had within the
    limits; without them less can be said, but there is a price. Raises MarketError
    with one of the reasons no_such_symbol, rate_limited, unreachable, unreadable and
    before_history.
    """
    questions = _questions(case)
    found = quotes_for(questions, limits=limits or usual_limits())
    own = found[questions[0].symbol]
    if isinstance(own, MarketError):
        raise own
    if not own.history.days:
        raise _too_early(case)
    sector = sector_fund_of(questions[0].symbol)
    return Prices(
        door="yahoo",
        currency=own.currency,
        history=own.history,
        benchmark=_history(found.get(number("yahoo_benchmark"))),
        sector=_history(found.get(sector)) if sector else None,
        notes=own.notes + _split_notes(own, case.position.first_acquired),
    )


def _questions(case: Case) -> tuple[Question, ...]:
    """The symbol first, then the market, then the sector where it is known."""
    symbol = case.position.symbol.strip().upper()
    long_ago = years_before(case.as_of, number("yahoo_history"))
    start = min(long_ago, case.position.first_acquired)
    wanted = (symbol, number("yahoo_benchmark"), sector_fund_of(symbol))
    symbols = dict.fromkeys(one for one in wanted if one)
    return tuple(Question(one, start, case.as_of) for one in symbols)


def _history(found: "Quote | MarketError | None") -> "History | None":
    if found is None or isinstance(found, MarketError):
        return None
    return found.history if found.history.days else None


def _split_notes(quote: "Quote", bought: date) -> tuple[str, ...]:
    """A cost typed as it was before a split does not compare with today's price."""
    since = any(split.day > bought for split in quote.splits)
    return ("split_since_purchase",) if since else ()


def _too_early(case: Case) -> MarketError:
    return MarketError(
        "before_history",
        f"Yahoo's prices of {case.position.symbol} start after {case.as_of};"
        " choose a later day, or type the price of one unit.",
    )
