"""How long something was held, counted by the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tax.holding import first_day_held_over, first_long_day, is_long_term


@pytest.mark.parametrize(
    ("acquired", "first_long"),
    [
        (date(2025, 3, 10), date(2026, 3, 11)),  # IRS Publication 550
        (date(2023, 2, 28), date(2024, 3, 1)),  # last day of a month, into a leap year
        (date(2024, 2, 28), date(2025, 3, 1)),  # the next day has no anniversary
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2025, 4, 30), date(2026, 5, 1)),
        (date(2024, 12, 31), date(2026, 1, 1)),
    ],
)
def test_long_term_starts_the_day_after_the_anniversary(
    acquired: date, first_long: date
) -> None:
    assert first_long_day(acquired) == first_long
    assert is_long_term(acquired, first_long)
    assert not is_long_term(acquired, first_long - timedelta(days=1))


def test_bought_on_the_last_of_november_is_six_months_old_only_in_june() -> None:
    """Caspe v. United States, 694 F.2d 1116: sold on 31 May is not more than six."""
    assert first_day_held_over(date(2025, 11, 30), months=6) == date(2026, 6, 1)


def test_a_day_the_later_month_lacks_is_the_first_of_the_next() -> None:
    # counted from 31 August; there is no 31 February
    assert first_day_held_over(date(2025, 8, 30), months=6) == date(2026, 3, 1)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_bought_later_is_never_long_term_earlier(acquired: date) -> None:
    later = first_long_day(acquired + timedelta(days=1))

    assert first_long_day(acquired) <= later
    assert 366 <= (first_long_day(acquired) - acquired).days <= 367
