"""Trading days of the New York Stock Exchange, by its rules and one-off closures.

Right for 1990 to 2031 as far as closures are known; early closes are trading days.
Source: NYSE Rule 7.2; checked against exchange_calendars 4.13.2 in the tests.
"""

from calendar import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from decision.market.numbers import number
from decision.parameters import judgement

DAY = timedelta(days=1)


def is_trading_day(day: date) -> bool:
    """Whether the exchange opens on a day.

    >>> is_trading_day(date(2026, 11, 26))  # Thanksgiving
    False
    """
    return day.weekday() < SATURDAY and day not in _closed_days(day.year)


def next_trading_day(day: date) -> date:
    """The first trading day from a day on: the day itself if it trades.

    >>> next_trading_day(date(2022, 12, 31))
    datetime.date(2023, 1, 3)
    """
    while not is_trading_day(day):
        day += DAY
    return day


def previous_trading_day(day: date) -> date:
    """The last trading day up to a day: the day itself if it trades.

    >>> previous_trading_day(date(2023, 1, 2))
    datetime.date(2022, 12, 30)
    """
    while not is_trading_day(day):
        day -= DAY
    return day


def last_trading_day_of_year(year: int) -> date:
    """The last day on which a sale still counts for the calendar year.

    >>> last_trading_day_of_year(2022)
    datetime.date(2022, 12, 30)
    """
    return previous_trading_day(date(year, 12, 31))


def trading_days_between(start: date, end: date) -> int:
    """Trading days after `start` up to and including `end`; 0 if `end` is not later.

    >>> trading_days_between(date(2022, 12, 30), date(2023, 1, 4))
    2
    """
    days = (start + DAY * step for step in range(1, (end - start).days + 1))
    return sum(map(is_trading_day, days))


def is_current(days: Sequence[date], day: date, *, every_day: bool = False) -> bool:
    """Whether the last of these days is near enough to `day` for its price to stand.

    `every_day` is for what trades on weekends and holidays too, such as coins.

    >>> thanksgiving_week = [date(2026, 11, 20)]
    >>> is_current(thanksgiving_week, date(2026, 11, 30))
    True
    >>> is_current(thanksgiving_week, date(2026, 11, 30), every_day=True)
    False
    """
    if not days:
        return False
    last = days[-1]
    age = (day - last).days if every_day else trading_days_between(last, day)
    return age <= int(judgement("stale_price"))


@cache
def _closed_days(year: int) -> frozenset[date]:
    one_off = (day for day in number("closures") if day.year == year)
    return frozenset((*_fixed_holidays(year), *_moving_holidays(year), *one_off))


def _fixed_holidays(year: int) -> Iterator[date]:
    new_year = date(year, 1, 1)
    # A New Year's Day on a Saturday is not made up for: the Friday ends the year.
    yield new_year + DAY if new_year.weekday() == SUNDAY else new_year
    yield _observed(date(year, 7, 4))
    yield _observed(date(year, 12, 25))
    if year >= number("holiday_first_year", "juneteenth"):
        yield _observed(date(year, 6, 19))


def _moving_holidays(year: int) -> Iterator[date]:
    if year >= number("holiday_first_year", "martin_luther_king"):
        yield _nth(MONDAY, 3, of=date(year, 1, 1))
    yield _nth(MONDAY, 3, of=date(year, 2, 1))
    yield _good_friday(year)
    yield _nth(MONDAY, 1, of=date(year, 6, 1)) - 7 * DAY  # the last Monday of May
    yield _nth(MONDAY, 1, of=date(year, 9, 1))
    yield _nth(THURSDAY, 4, of=date(year, 11, 1))


def _observed(holiday: date) -> date:
    """Saturday's holiday is kept on Friday, Sunday's on Monday."""
    shift = {SATURDAY: -DAY, SUNDAY: DAY}
    return holiday + shift.get(holiday.weekday(), timedelta())


def _nth(weekday: int, count: int, *, of: date) -> date:
    """The nth such weekday of the month that starts on `of`."""
    return of + DAY * ((weekday - of.weekday()) % 7 + 7 * (count - 1))


def _good_friday(year: int) -> date:
    """Two days before Easter, by the anonymous Gregorian computus."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    march = epact - weekday + 28  # Easter Sunday as a day counted from 1 March
    sunday = date(year, 3, 1) + DAY * (march - 1)
    return sunday - DAY * (SUNDAY - FRIDAY)
