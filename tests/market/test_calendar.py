"""Trading days, against an independent calendar of the exchange."""

from datetime import date, timedelta

import exchange_calendars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.calendar import (
    is_trading_day,
    last_trading_day_of_year,
    next_trading_day,
    previous_trading_day,
    trading_days_between,
)

FIRST, LAST = date(1990, 1, 1), date(2031, 12, 31)
days = st.dates(FIRST, LAST)


@pytest.fixture(scope="module")
def sessions() -> frozenset[date]:
    calendar = exchange_calendars.get_calendar(
        "XNYS", start="1990-01-02", end=str(LAST)
    )
    return frozenset(session.date() for session in calendar.sessions)


def test_every_day_from_1990_to_2031_agrees_with_exchange_calendars(
    sessions: frozenset[date],
) -> None:
    every = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))

    assert [day for day in every if is_trading_day(day) != (day in sessions)] == []


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_new_years_eve_trades_unless_it_is_a_weekend(year: int) -> None:
    assert last_trading_day_of_year(year) == date(year, 12, 31)


def test_the_year_2022_ends_on_friday_the_30th() -> None:
    assert last_trading_day_of_year(2022) == date(2022, 12, 30)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 12, 31), date(2026, 12, 31)),  # it trades itself
        (date(2027, 1, 1), date(2027, 1, 4)),  # New Year's Day and a weekend
        (date(2001, 9, 11), date(2001, 9, 17)),
    ],
)
def test_next_trading_day_is_the_day_itself_if_it_trades(
    day: date, following: date
) -> None:
    assert next_trading_day(day) == following


@given(day=days)
def test_nothing_trades_between_the_neighbours_of_a_closed_day(day: date) -> None:
    before, after = previous_trading_day(day), next_trading_day(day)

    assert before <= day <= after
    assert trading_days_between(before, after) == (0 if before == after else 1)


@given(start=days, middle=days, end=days)
def test_trading_days_add_up(start: date, middle: date, end: date) -> None:
    start, middle, end = sorted((start, middle, end))

    assert trading_days_between(start, end) == (
        trading_days_between(start, middle) + trading_days_between(middle, end)
    )


def test_no_trading_day_lies_before_the_start() -> None:
    assert trading_days_between(date(2023, 1, 5), date(2023, 1, 3)) == 0
