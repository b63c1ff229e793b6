"""Risk passes faster in a storm: how much of it has gone by at each date."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.market.view import MarketView
from decision.parameters import judgement

Array = npt.NDArray[np.float64]


class Clocks(NamedTuple):
    """Years of average risk gone by at each date, for the market and for own risk.

    At the horizon both show the years that have passed, so that volatilities that
    are averages over it stay what they are (METHOD A3).
    """

    market: Array
    own: Array


def clocks_of(
    view: MarketView, years: Array, *, horizon: float | None = None
) -> Clocks:
    """What the clocks show at dates from 0 on, in years from today.

    `horizon` is one of them: the years over which the view's volatilities are averages.
    By default the last; dates after it change nothing before.

    The market's share of the variance is passed by its own clock; the rest of what
    the term structure asks for by a date is own risk. Where the market's share alone
    is more than that, own risk stands still.
    """
    end = float(years[-1]) if horizon is None else horizon
    market = _market(view, years, end)
    if view.term_structure is None or view.own_volatility <= 0:
        return Clocks(market, years)
    share = (view.beta * float(judgement("market_volatility"))) ** 2
    rest = view.term_structure.variance(years) - share * market
    return Clocks(market, _passed(rest, years, end))


def _market(view: MarketView, years: Array, end: float) -> Array:
    term = view.market_term_structure
    return years if term is None else _passed(term.variance(years), years, end)


def _passed(variance: Array, years: Array, end: float) -> Array:
    """A variance as a clock that never goes back and is right at the horizon."""
    passed = np.cumsum(np.maximum(np.diff(variance, prepend=variance[0]), 0.0))
    whole = float(np.interp(end, years, passed))
    return passed * (end / whole) if whole > 0 else years
