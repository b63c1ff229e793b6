"""When a sale settles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import NoParameterError
from decision.sale.settlement import is_settlement_day, last_day_to_sell, settles_on
from tests.sale.standings import a_lot, holding

days = st.dates(date(2018, 1, 1), date(2031, 11, 30))


@pytest.mark.parametrize(
    ("sold", "settled"),
    [
        (date(2017, 9, 1), date(2017, 9, 7)),  # three days, over Labor Day
        (date(2017, 9, 5), date(2017, 9, 7)),  # two days from here on
        (date(2024, 5, 24), date(2024, 5, 29)),  # the last one with two
        (date(2024, 5, 28), date(2024, 5, 29)),  # the first one with one
        (date(2026, 12, 30), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_a_sale_settles_after_the_days_the_rule_of_its_day_gives(
    sold: date, settled: date
) -> None:
    """17 CFR § 240.15c6-1(a) as amended for 5 September 2017 and 28 May 2024."""
    assert settles_on(sold) == settled


@pytest.mark.parametrize(
    ("sold", "settled"),
    [
        (date(2025, 10, 10), date(2025, 10, 14)),  # Columbus Day is the 13th
        (date(2025, 10, 13), date(2025, 10, 14)),
        (date(2025, 11, 10), date(2025, 11, 12)),  # Veterans Day is the 11th
        (date(2018, 11, 9), date(2018, 11, 14)),  # a Sunday, kept on Monday the 12th
        (date(2023, 11, 9), date(2023, 11, 13)),  # a Saturday is not made up for
    ],
)
def test_nothing_settles_while_banks_are_closed(sold: date, settled: date) -> None:
    """FINRA Notices to Members 99-83 and 92-54."""
    assert settles_on(sold) == settled


def test_october_1999_settles_as_it_was_published() -> None:
    """Notice to Members 99-83: three days, Columbus Day 11 October 1999."""
    sold = [date(1999, 10, day) for day in (5, 6, 7, 8, 11, 12)]

    assert [settles_on(day).day for day in sold] == [8, 12, 13, 14, 14, 15]


@given(days)
def test_the_last_day_to_sell_settles_in_time_and_the_next_one_does_not(
    by: date,
) -> None:
    sold = last_day_to_sell(holding(a_lot()), by)
    following = sold + timedelta(days=1)
    while not is_settlement_day(following):
        following += timedelta(days=1)

    assert settles_on(sold) <= by
    assert settles_on(following) > by


def test_a_coin_is_sold_on_the_day_itself() -> None:
    coin = holding(a_lot(), position={"kind": "crypto"})

    assert last_day_to_sell(coin, date(2026, 12, 26)) == date(2026, 12, 26)


def test_a_sale_before_the_records_start_is_refused() -> None:
    with pytest.raises(NoParameterError, match=r"us_settlement.days .* 1995-06-06"):
        settles_on(date(1995, 6, 6))
