"""Prices as series: cut at a day, read on a day, aligned by week. Nothing is filled."""

from bisect import bisect_right
from datetime import date

import numpy as np
import numpy.typing as npt

from decision.case.months import months_after
from decision.market.numbers import number
from decision.market.view import History

Floats = npt.NDArray[np.float64]


def up_to(history: History, day: date) -> History:
    """The history as it was known at the end of a day."""
    return _slice(history, 0, bisect_right(history.days, day))


def after(history: History, day: date) -> History:
    """What came after a day."""
    return _slice(history, bisect_right(history.days, day), len(history.days))


def since(history: History, day: date) -> History:
    """The history from the last price on or before a day; from its start if later."""
    return _slice(
        history, max(bisect_right(history.days, day) - 1, 0), len(history.days)
    )


def total_on(history: History, day: date) -> float:
    """Price with dividends on a day: the last one on or before it, else the first."""
    return float(history.total[max(bisect_right(history.days, day) - 1, 0)])


def close_on(history: History, day: date) -> tuple[date, float] | None:
    """The close on a day, or the last one before it, with its own day.

    None where prices start later, or none is near: a purchase on a day without a price
    is of the days around it.
    """
    place = bisect_right(history.days, day) - 1
    if place < 0 or (day - history.days[place]).days > number("close_near"):
        return None
    return history.days[place], float(history.close[place])


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day.

    >>> months_before(date(2022, 3, 31), 1)
    datetime.date(2022, 2, 28)
    """
    return months_after(day, -months)


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year."""
    return months_before(day, 12 * years)


def log_returns(history: History) -> Floats:
    """Daily log returns with dividends, one fewer than there are days."""
    return np.diff(np.log(history.total))


def weekly_log_returns(*histories: History) -> Floats:
    """Log returns from week to week, one row per history, over the weeks all have.

    A week is represented by its last day on which every history has a price.
    """
    common = sorted(set(histories[0].days).intersection(*(h.days for h in histories)))
    last_of_week = {day.isocalendar()[:2]: day for day in common}
    ends = set(last_of_week.values())
    totals = [_on(history, ends) for history in histories]
    return np.diff(np.log(np.array(totals)), axis=1)


def _on(history: History, days: set[date]) -> Floats:
    return history.total[[day in days for day in history.days]]


def _slice(history: History, start: int, end: int) -> History:
    return History(
        days=history.days[start:end],
        close=history.close[start:end],
        total=history.total[start:end],
    )
