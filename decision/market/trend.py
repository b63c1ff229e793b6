"""Which way prices have been going, and when that says nothing."""

import math
from dataclasses import dataclass

import numpy as np

from decision.market.numbers import number
from decision.market.risk import MONTHS_PER_YEAR
from decision.market.series import (
    Floats,
    log_returns,
    months_before,
    since,
    total_on,
    years_before,
)
from decision.market.view import History

FUNDS = ("fund", "sector_fund", "bond_fund", "leveraged_fund")
Parts = tuple[float | None, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """`value` in [-1, 1]; `guard` 0 or 1; `parts` z1, z2, z3 (z1 None for funds)."""

    value: float
    guard: float
    parts: Parts


def trend_of(
    history: History, *, kind: str, volatility: float, peers: History, market: History
) -> Trend:
    """Rule TR-1 with the guard of TR-3, as of the last price.

    `peers` is the sector's series, or the market's where there is none; `volatility`
    is per year. All series need at least 13 months (rule TR-4).
    """
    twelve = _twelve_months(history, volatility=volatility)
    average = _against_average(history)
    guard = guard_of(market)
    if kind in FUNDS:
        weights = number("trend_weights", "fund")
        parts: Parts = (None, twelve, average)
    else:
        weights = number("trend_weights")
        relative = _relative(history, peers, volatility=volatility)
        parts = (relative, twelve, average)
    value = sum(w * (part or 0.0) for w, part in zip(weights, parts, strict=True))
    return Trend(value=float(value), guard=guard, parts=parts)


def is_long_enough(history: History) -> bool:
    """Whether there are the 13 months of prices that rule TR-4 asks for."""
    least = months_before(history.days[-1], number("trend_least_months"))
    return history.days[0] <= least


def average_of_months(history: History) -> float:
    """Mean price with dividends over the last ten months, one price a month."""
    last = history.days[-1]
    months = range(number("trend_average"))
    return float(np.mean([total_on(history, months_before(last, n)) for n in months]))


def return_over(history: History, *, months: int, until: int = 0) -> float:
    """Return with dividends from `months` ago until `until` months ago."""
    last = history.days[-1]
    end = total_on(history, months_before(last, until))
    return end / total_on(history, months_before(last, months)) - 1


def guard_of(market: History) -> float:
    """0 after a long fall in a rough market, else 1 (rule TR-3)."""
    fell = return_over(market, months=number("trend_guard", "return_months")) < 0
    return 0.0 if fell and _is_rough(market) else 1.0


def _relative(history: History, peers: History, *, volatility: float) -> float:
    """z1: twelve months but the last one, beyond the peers'."""
    own, others = (return_over(h, months=12, until=1) for h in (history, peers))
    scale = volatility * np.sqrt(11 / MONTHS_PER_YEAR)
    return float(np.clip((own - others) / scale, -2, 2)) / 2


def _twelve_months(history: History, *, volatility: float) -> float:
    """z2: twelve months beyond bills."""
    excess = return_over(history, months=12) - number("bill_return")
    return float(np.clip(excess / volatility, -1, 1))


def _against_average(history: History) -> float:
    """z3: above, near or below the ten-month average."""
    distance = float(history.total[-1]) / average_of_months(history) - 1
    is_near = abs(distance) <= number("trend_average", "band")
    return 0.0 if is_near else math.copysign(1.0, distance)


def _is_rough(market: History) -> bool:
    last = market.days[-1]
    window = since(
        market, months_before(last, number("trend_guard", "volatility_months"))
    )
    decade = since(market, years_before(last, number("trend_guard", "median_years")))
    rolling = _rolling_volatility(decade, width=len(window.days) - 1)
    return bool(rolling[-1] > number("trend_guard") * np.median(rolling))


def _rolling_volatility(history: History, *, width: int) -> Floats:
    squares = np.concatenate(([0.0], np.cumsum(log_returns(history) ** 2)))
    return np.sqrt((squares[width:] - squares[:-width]) / width)
