"""Volatility and beta from prices."""

import math
from datetime import date
from typing import NamedTuple

import numpy as np

from decision.market.numbers import number
from decision.market.series import (
    Floats,
    log_returns,
    since,
    weekly_log_returns,
    years_before,
)
from decision.market.term_structure import TermStructure
from decision.market.view import History

DAYS_PER_YEAR = 365.25
MONTHS_PER_YEAR = 12


class Beta(NamedTuple):
    """Times the market's move: shrunk, with the measured one and its standard error."""

    value: float
    error: float
    measured: float | None = None


def term_structure_of(history: History, *, of_kind: float) -> TermStructure | None:
    """Volatility per year from prices: that of now, and that of the long run.

    Variance now lies between that of the last weeks and of the last year; in the long
    run it is a mix of the own five years' and of the kind's. None where there are less
    than two years of prices.

    Source: A1 of docs/METHOD.md; the numbers are in parameters/market.toml.
    """
    last = history.days[-1]
    if history.days[0] > years_before(last, number("volatility_least_history")):
        return None
    return TermStructure(
        now=math.sqrt(_variance_now(history)),
        long_run=math.sqrt(_variance_long_run(history, of_kind=of_kind)),
    )


def beta_of(
    history: History, benchmark: History, *, of_kind: float = 1.0
) -> Beta | None:
    """Beta on weekly returns of the last two years, shrunk towards the kind's.

    The kind's is 1 but for bonds, leveraged funds and property, whose betas do not
    tend to 1.
    None where they have less than a year of weeks in common, or nothing moved.
    """
    start = years_before(history.days[-1], number("beta_window"))
    own, market = weekly_log_returns(since(history, start), since(benchmark, start))
    if len(own) < number("beta_window", "least_weeks") or not np.ptp(market):
        return None
    raw, error = slope(own, market)
    return Beta(shrunk(raw, towards=of_kind), error, raw)


def slope(own: Floats, market: Floats) -> tuple[float, float]:
    """Least-squares slope of one series on another, with its standard error."""
    own, market = own - own.mean(), market - market.mean()
    spread = float(market @ market)
    raw = float(own @ market) / spread
    rest = own - raw * market
    return raw, math.sqrt(float(rest @ rest) / (len(own) - 2) / spread)


def shrunk(beta: float, *, towards: float = 1.0) -> float:
    """A measured beta pulled towards where betas of its kind tend to go.

    Source: rule TR-5.

    >>> round(shrunk(2.0), 2)
    1.67
    """
    kept: float = number("beta_shrinkage")
    return towards + kept * (beta - towards)


def yearly_variance(history: History) -> float:
    """Mean squared log return, per year."""
    return float(np.mean(log_returns(history) ** 2)) * _returns_per_year(history)


def _variance_now(history: History) -> float:
    share = float(number("volatility_now"))
    window = number("volatility_now", "window_years")
    year = since(history, years_before(history.days[-1], window))
    return share * _fast_variance(history) + (1 - share) * yearly_variance(year)


def _fast_variance(history: History) -> float:
    """Exponentially weighted by the age of each return."""
    days = np.array([day.toordinal() for day in history.days[1:]])
    months = (days[-1] - days) * MONTHS_PER_YEAR / DAYS_PER_YEAR
    weights = 0.5 ** (months / number("volatility_now", "half_life_months"))
    mean = float(np.average(log_returns(history) ** 2, weights=weights))
    window = number("volatility_now", "window_years")
    year = since(history, years_before(history.days[-1], window))
    return mean * _returns_per_year(year)


def _variance_long_run(history: History, *, of_kind: float) -> float:
    own = float(number("volatility_long_run"))
    window = number("volatility_long_run", "window_years")
    past = since(history, years_before(history.days[-1], window))
    return own * yearly_variance(past) + (1 - own) * of_kind**2


def _returns_per_year(history: History) -> float:
    return (len(history.days) - 1) / _years(history.days[0], history.days[-1])


def _years(start: date, end: date) -> float:
    return (end - start).days / DAYS_PER_YEAR
