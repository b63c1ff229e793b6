"""What the economy is doing, in three numbers that markets set every day."""

from datetime import date

from decision.market.calendar import is_current
from decision.market.risk import term_structure_of
from decision.market.series import up_to
from decision.market.trend import is_long_enough, return_over
from decision.market.view import Economy, History
from decision.parameters import judgement


def economy_of(
    market: History | None, bills: History | None, *, day: date
) -> Economy | None:
    """The market's last year, its volatility, and the short rate, as of a day.

    `bills` is the yield of 13-week Treasury bills in percent. What is missing or older
    than a price may be is None; None for all where nothing is known.
    """
    known = market if market is not None and is_current(market.days, day) else None
    rate = _rate(bills, day)
    if known is None:
        return None if rate is None else Economy(short_rate=rate)
    term = term_structure_of(known, of_kind=judgement("market_volatility"))
    return Economy(
        market_return=return_over(known, months=12) if is_long_enough(known) else None,
        volatility=term.now if term else None,
        usual_volatility=term.long_run if term else None,
        short_rate=rate,
    )


def _rate(bills: History | None, day: date) -> float | None:
    if bills is None:
        return None
    known = up_to(bills, day)
    return float(known.close[-1]) / 100 if is_current(known.days, day) else None
