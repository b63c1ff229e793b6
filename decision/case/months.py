"""Calendar months, as people count them."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has none.

    >>> months_after(date(2026, 11, 20), 36), months_after(date(2026, 8, 31), 6)
    (datetime.date(2029, 11, 20), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
