"""Whether something was held long enough, counted by the calendar."""

from datetime import date, timedelta

from decision.parameters import parameter


def is_long_term(acquired: date, sold: date) -> bool:
    """Whether a sale on this day is taxed as long-term: held for over one year.

    Source: 26 U.S.C. § 1222(3).

    >>> is_long_term(date(2025, 3, 10), date(2026, 3, 10))
    False
    >>> is_long_term(date(2025, 3, 10), date(2026, 3, 11))
    True
    """
    return sold >= first_long_day(acquired)


def first_long_day(acquired: date) -> date:
    """The first day on which a sale is long-term.

    Counting starts on the day after the purchase. What was bought on the last day of
    a month is long-term from the first day of a month, however long February is.

    Source: 26 U.S.C. § 1222(3); Rev. Rul. 66-7.

    >>> first_long_day(date(2025, 3, 10))
    datetime.date(2026, 3, 11)
    >>> first_long_day(date(2024, 2, 29)), first_long_day(date(2023, 2, 28))
    (datetime.date(2025, 3, 1), datetime.date(2024, 3, 1))
    """
    months = parameter("us_holding.long_term_months", on=acquired)
    return first_day_held_over(acquired, months=months)


def first_day_held_over(acquired: date, *, months: int) -> date:
    """The first day on which something has been held for more than so many months.

    >>> first_day_held_over(date(2025, 11, 30), months=6)
    datetime.date(2026, 6, 1)
    """
    return _months_after(acquired + timedelta(days=1), months)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; where it has none, the first of the next."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:  # only months that end before the 31st, so never December
        return date(day.year + years, month + 2, 1)
