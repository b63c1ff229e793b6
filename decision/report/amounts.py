"""Amounts, shares, dates and counts as people read them."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import floor, log10

_SIGNS = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "JPY": "¥",
    "INR": "₹",
    "CAD": "C$",
    "AUD": "A$",
    "SGD": "S$",
    "HKD": "HK$",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DIGITS = 3
_WHOLE_FROM = 10_000
_LEAST_PERCENT = 0.05


def say_money(amount: float, currency: str = "USD") -> str:
    """An amount in a sentence: three significant digits, no cents.

    >>> say_money(2137.4), say_money(-61.2), say_money(23_193, "GBP")
    ('$2,140', '−$61', '£23,200')
    """
    return table_money(round_money(amount), currency)


def round_money(amount: float) -> float:
    """An amount to three significant digits and whole units of money.

    >>> round_money(2137.4), round_money(-0.4)
    (2140.0, 0.0)
    """
    unit = money_unit(amount)
    return round(amount / unit) * unit + 0.0


def money_unit(amount: float) -> float:
    """The size of the last digit that a sentence keeps of an amount.

    >>> money_unit(2137.4), money_unit(12.3)
    (10.0, 1.0)
    """
    if abs(amount) < 1:
        return 1.0
    return float(10 ** max(0, floor(log10(abs(amount))) + 1 - _DIGITS))


def table_money(amount: float, currency: str = "USD") -> str:
    """A whole amount, as tables show it.

    >>> table_money(-1234.5678), table_money(-0.2), table_money(5, "JPY")
    ('−$1,235', '$0', '¥5')
    """
    whole = f"{abs(amount):,.0f}"
    minus = "−" if amount < 0 and whole != "0" else ""
    return f"{minus}{money_sign(currency)}{whole}"


def signed_money(amount: float, currency: str = "USD") -> str:
    """A whole amount with its sign, as a step of a sum.

    >>> signed_money(310), signed_money(-60), signed_money(0)
    ('+$310', '−$60', '$0')
    """
    plus = "+" if round(amount) > 0 else ""
    return plus + table_money(amount, currency)


def say_price(amount: float, currency: str = "USD") -> str:
    """The price of one unit; small prices keep four digits, large ones no cents.

    >>> say_price(115.6204), say_price(0.02), say_price(385_000, "EUR")
    ('$115.62', '$0.02', '€385,000')
    """
    digits = 2 if abs(amount) >= 1 or round(amount, 2) == amount else 4
    digits = 0 if abs(amount) >= _WHOLE_FROM else digits
    minus = "−" if amount < 0 else ""
    return f"{minus}{money_sign(currency)}{abs(amount):,.{digits}f}"


def money_sign(currency: str) -> str:
    """What stands before an amount: a sign, or the code and a space.

    >>> money_sign("EUR"), money_sign("INR")
    ('€', '₹')
    """
    return _SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}")


def say_percent(fraction: float) -> str:
    """A fraction in percent with at most one digit, which only small ones need.

    >>> say_percent(0.064), say_percent(0.3), say_percent(0.421), say_percent(-0.02)
    ('6.4%', '30%', '42%', '−2%')
    >>> say_percent(0.0002)
    'under 0.1%'
    """
    percent = abs(fraction) * 100
    if 0 < percent < _LEAST_PERCENT:
        return "under 0.1%"
    digits = 1 if percent < 10 else 0
    said = f"{percent:.{digits}f}".removesuffix(".0")
    return f"{'−' if fraction < 0 and said != '0' else ''}{said}%"


def signed_percent(change: float) -> str:
    """A change in percent with its sign.

    >>> signed_percent(0.34), signed_percent(-0.064)
    ('+34%', '−6.4%')
    """
    plus = "+" if change > 0 else ""
    return plus + say_percent(change)


def say_date(day: date) -> str:
    """A day as people write it.

    >>> say_date(date(2022, 12, 30))
    '30 December 2022'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_units(units: float) -> str:
    """A number of units; parts of a unit with at most four digits.

    >>> say_units(1200.0), say_units(12.5), say_units(0.12345)
    ('1,200', '12.5', '0.1235')
    """
    if units == round(units):
        return f"{units:,.0f}"
    digits = 4 if units < 1 else 2
    said = f"{units:,.{digits}f}"
    return said.rstrip("0").rstrip(".") or "0"


def say_count(number: float, noun: str) -> str:
    """A number with its noun in the singular or plural.

    >>> say_count(1, "unit"), say_count(2.5, "year")
    ('1 unit', '2.5 years')
    """
    return f"{say_units(number)} {noun}{'' if number == 1 else 's'}"


def say_list(parts: Sequence[str]) -> str:
    """Join with commas and a final "and".

    >>> say_list(["a", "b", "c"]), say_list(["a"]), say_list([])
    ('a, b and c', 'a', '')
    """
    if len(parts) < 2:
        return "".join(parts)
    *most, last = parts
    return f"{', '.join(most)} and {last}"


def rounded_to_sum(amounts: Iterable[float], unit: float) -> list[float]:
    """Round to a unit so that the rounded parts add up to the rounded sum.

    Each part is rounded up or down; the largest remainders are rounded up.

    >>> rounded_to_sum([2184.0, 12.0, -65.0], 10.0)
    [2180.0, 10.0, -60.0]
    >>> sum(rounded_to_sum([0.4, 0.4, 0.4], 1.0))
    1.0
    """
    steps = [amount / unit for amount in amounts]
    down = [floor(step) for step in steps]
    missing = round(sum(steps)) - sum(down)
    by_remainder = sorted(range(len(steps)), key=lambda i: down[i] - steps[i])
    for place in by_remainder[:missing]:
        down[place] += 1
    return [step * unit + 0.0 for step in down]


def capital(text: str) -> str:
    """The first letter as at the start of a sentence.

    >>> capital("holding")
    'Holding'
    """
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The first letter as inside a sentence.

    >>> uncapital("Sell 3 units.")
    'sell 3 units.'
    """
    return text[:1].lower() + text[1:]
