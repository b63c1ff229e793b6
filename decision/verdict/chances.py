"""The chance of being back at cost (rule BR-1)."""

import math
from statistics import NormalDist

from decision.gates import Standing
from decision.parameters import judgement

MONTHS = (6, 12, 24, 60)


def back_at_cost(standing: Standing) -> dict[int, float]:
    """Chance that the price touches the cost within so many months.

    Equilibrium drift and the volatility of the view; an upper bound for a company in
    trouble, because default and jumps are left out. Touching is not ending above.
    """
    if standing.value <= 0:
        return dict.fromkeys(MONTHS, 0.0)
    fall = max(0.0, 1 - standing.value / standing.cost) if standing.cost else 0.0
    return {
        months: touch_chance(
            fall,
            drift=_drift(standing),
            volatility=standing.market.volatility,
            years=months / 12,
        )
        for months in MONTHS
    }


def touch_chance(
    fall: float, *, drift: float, volatility: float, years: float
) -> float:
    """P(touch the old price within `years`) of a log-normal price now `fall` below it.

    Source: first passage of Brownian motion with drift.

    >>> round(touch_chance(0.20, drift=0.08, volatility=0.16, years=1), 2)
    0.28
    """
    if fall <= 0:
        return 1.0
    if volatility <= 0:
        return float(drift * years >= math.log(1 / (1 - fall)))
    rise = math.log(1 / (1 - fall))
    trend = drift - volatility**2 / 2
    spread = volatility * math.sqrt(years)
    reach = NormalDist().cdf((-rise + trend * years) / spread)
    turn = NormalDist().cdf((-rise - trend * years) / spread)
    # The second part is a tiny chance times a huge factor where volatility is small.
    lift = math.exp(min(2 * trend * rise / volatility**2, 700.0))
    return min(1.0, reach + lift * turn)


def _drift(standing: Standing) -> float:
    premium = standing.market.beta * float(judgement("equity_premium"))
    return float(judgement("safe_rate_after_tax")) + premium - standing.fee_gap
