"""What the price has done, for the reader; nothing here weighs on the decision."""

from datetime import date

import numpy as np

from decision.market.risk import Beta
from decision.market.series import Floats, since
from decision.market.trend import (
    Trend,
    average_of_months,
    is_long_enough,
    return_over,
)
from decision.market.view import Facts, History


def facts_of(
    history: History, *, bought: date, beta: Beta | None, trend: Trend | None
) -> Facts:
    """What the price has done up to the last one, counted from the purchase."""
    held = since(history, bought)
    highest = _last_highest(held.close)
    high, high_on = float(held.close[highest]), held.days[highest]
    long_enough = is_long_enough(history)
    return Facts(
        high=high,
        high_on=high_on,
        drawdown=1 - float(history.close[-1]) / high,
        days_since_high=(history.days[-1] - high_on).days,
        return_12_months=return_over(history, months=12) if long_enough else None,
        average_10_months=_average(history) if long_enough else None,
        trend_parts=trend.parts if trend else None,
        beta_measured=beta.measured if beta else None,
        beta_error=beta.error if beta else None,
    )


def peak_on(history: History, *, bought: date) -> date:
    """The day of the highest price with dividends since the purchase."""
    held = since(history, bought)
    return held.days[_last_highest(held.total)]


def _average(history: History) -> float:
    """The ten-month average, in units of today's price."""
    return average_of_months(history) * float(history.close[-1] / history.total[-1])


def _last_highest(prices: Floats) -> int:
    return len(prices) - 1 - int(np.argmax(prices[::-1]))
