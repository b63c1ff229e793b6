"""When a sale settles, and the last day to sell for money that is needed by a day."""

from calendar import MONDAY
from datetime import date, timedelta

from decision.gates import Standing
from decision.gates.opening import SECURITIES
from decision.market.calendar import is_trading_day, previous_trading_day
from decision.parameters import parameter

DAY = timedelta(days=1)


def settles_on(sold: date) -> date:
    """The day on which the money of a sale on an exchange arrives.

    Source: 17 CFR § 240.15c6-1(a).

    >>> settles_on(date(2024, 5, 24)), settles_on(date(2024, 5, 28))
    (datetime.date(2024, 5, 29), datetime.date(2024, 5, 29))
    """
    day = sold
    for _ in range(int(parameter("us_settlement.days", on=sold))):
        day = _next_settlement_day(day + DAY)
    return day


def last_day_to_sell(standing: Standing, by: date) -> date:
    """The last day on which a sale settles by a day; what has no exchange, that day.

    The last trading day whose settlement lies on or before `by`.
    """
    if not standing.is_kind(*SECURITIES):
        return by
    day = previous_trading_day(by)
    while settles_on(day) > by:
        day = previous_trading_day(day - DAY)
    return day


def is_settlement_day(day: date) -> bool:
    """Whether sales settle on a day: the exchange trades and banks are open.

    >>> is_settlement_day(date(2026, 10, 12))  # Columbus Day
    False
    """
    return is_trading_day(day) and not (_is_columbus_day(day) or _is_veterans_day(day))


def _next_settlement_day(day: date) -> date:
    while not is_settlement_day(day):
        day += DAY
    return day


def _is_columbus_day(day: date) -> bool:
    place = (day.day - 1) // 7 + 1
    return (
        day.weekday() == MONDAY
        and day.month == _without("columbus_month")
        and place == _without("columbus_monday")
    )


def _is_veterans_day(day: date) -> bool:
    """The day itself, or the Monday after a Sunday; a Saturday is not made up for."""
    kept = (_without("veterans_month"), _without("veterans_day"))
    before = day - DAY
    return (day.month, day.day) == kept or (
        day.weekday() == MONDAY and (before.month, before.day) == kept
    )


def _without(part: str) -> int:
    return int(parameter("us_settlement.trading_without", on=date.min, key=part))
