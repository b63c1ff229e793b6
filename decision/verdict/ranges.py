"""What people are shown of the futures: percentiles, the fan, what the goal leaves."""

from dataclasses import dataclass

from decision.strategies.plan import StrategyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """After-tax money at the review horizon: mean and percentiles over the futures."""

    mean: float
    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True)
class FanPoint:
    """What this investment and its proceeds are worth after tax, by strategy."""

    strategy: StrategyId
    month: float
    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLeft:
    """What the goal leaves for this investment and its proceeds to bring.

    `amount` is the goal less the middle outcome of everything else while holding, on
    the day of the goal, `month` months from today. At most 0 where everything else
    reaches the goal alone.
    """

    month: float
    amount: float
