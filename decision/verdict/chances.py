"""The chance of being back at cost (rule BR-1)."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from decision.gates import Standing
from decision.market.numbers import number
from decision.market.term_structure import TermStructure
from decision.market.view import MarketView
from decision.parameters import judgement

MONTHS = (6, 12, 24, 60)

# -zeta(1/2) / sqrt(2 pi): how far a walk has passed a line by when it is seen there.
_BETWEEN_LOOKS = 0.5826
# Pieces of time over which the pull of the drift is added up.
_PIECES = 100


def back_at_cost(
    standing: Standing, *, months: Sequence[int] = MONTHS
) -> dict[int, float]:
    """Chance that a daily close touches the cost within so many months.

    Equilibrium drift, and volatility by time; an upper bound for a company in trouble,
    because default and jumps are left out. Touching is not ending above. Of what
    expires, only the times before it ends.
    """
    months = [within for within in months if not standing.has_ended_by(within / 12)]
    if standing.value <= 0:
        return dict.fromkeys(months, 0.0)
    fall = max(0.0, 1 - standing.value / standing.cost) if standing.cost else 0.0
    return {
        within: close_touches(
            fall,
            drift=_drift(standing),
            volatility=_by_time(standing.market),
            years=within / 12,
        )
        for within in months
    }


def close_touches(
    fall: float, *, drift: float, volatility: TermStructure, years: float
) -> float:
    """P(a daily close touches the old price within `years`), now `fall` below it.

    The flat chance with the volatility over just these years, and the drift that pulls
    as much as the true one does while volatility changes.

    >>> storm = TermStructure(now=0.60, long_run=0.30)
    >>> round(close_touches(0.30, drift=0.08, volatility=storm, years=1), 2)
    0.41
    """
    if fall <= 0:
        return 1.0
    return touch_chance(
        fall,
        drift=_pull(drift, fall, volatility, years),
        volatility=volatility.over(years),
        years=years,
        looks_every=1 / float(number("trading_days")),
    )


def touch_chance(
    fall: float,
    *,
    drift: float,
    volatility: float,
    years: float,
    looks_every: float = 0.0,
) -> float:
    """P(touch the old price within `years`) of a log-normal price now `fall` below it.

    A price that is looked at only every so often (in years) seems to have
    0.5826 sigma sqrt(`looks_every`) further to go; 0 looks all the time.

    Source: first passage of Brownian motion with drift; the shift is that of
    Broadie, Glasserman and Kou (1997).

    >>> round(touch_chance(0.20, drift=0.08, volatility=0.16, years=1), 2)
    0.28
    """
    if fall <= 0:
        return 1.0
    rise = _rise(fall)
    if volatility <= 0:
        return float(drift * years >= rise)
    rise += _BETWEEN_LOOKS * volatility * math.sqrt(looks_every)
    trend = drift - volatility**2 / 2
    spread = volatility * math.sqrt(years)
    reach = NormalDist().cdf((-rise + trend * years) / spread)
    turn = NormalDist().cdf((-rise - trend * years) / spread)
    # The second part is a tiny chance times a huge factor where volatility is small.
    lift = math.exp(min(2 * trend * rise / volatility**2, 700.0))
    return min(1.0, reach + lift * turn)


def _pull(drift: float, fall: float, volatility: TermStructure, years: float) -> float:
    """The steady drift per variance that moves the chance as much as the drift does.

    Counted by variance gone by, a steady drift pulls little in a storm and much in a
    calm. What it adds to the chance at a date is, to first order, the density of the
    driftless walk there times the slope of its chance from there:
    2 N(rise sqrt(1 / v - 1 / whole)) - 1 for variance v gone by of the whole.
    """
    whole = volatility.over(years) ** 2 * years
    if whole <= 0:
        return drift
    ends = volatility.variance(np.linspace(0, years, _PIECES + 1))
    gone = (ends[1:] + ends[:-1]) / 2
    left = _rise(fall) * np.sqrt(np.maximum(0.0, 1 / gone - 1 / whole) / 2)
    weight = np.array([math.erf(one) for one in left])
    by_variance = weight.sum() / _PIECES / float(weight @ np.diff(ends))
    return drift * by_variance * whole


def _rise(fall: float) -> float:
    """The rise in logarithms that makes up for a fall."""
    return math.log(1 / (1 - fall))


def _by_time(market: MarketView) -> TermStructure:
    """Volatility by time; a flat one where it is not known."""
    flat = TermStructure(now=market.volatility, long_run=market.volatility)
    return market.term_structure or flat


def _drift(standing: Standing) -> float:
    premium = standing.market.beta * float(judgement("equity_premium"))
    return float(judgement("safe_rate_after_tax")) + premium - standing.fee_gap
