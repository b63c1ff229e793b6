"""What a price means beside what was paid: currency, dividends, appraisal, expiry."""

from collections.abc import Mapping
from typing import Any

from decision.report.amounts import (
    say_count,
    say_date,
    say_money,
    say_percent,
)

Numbers = Mapping[str, Any]

_OUTSIDE = "The rules for its tax (§§ 1256, 1234, 1092) are not computed."


def currency_text(numbers: Numbers, currency: str) -> str:
    """What of the gain is the price's and what the exchange rate's (TX-12)."""
    theirs = numbers["currency"]
    rate = f"One {theirs} is {_rate(numbers['rate'], currency)}"
    if numbers["rate_then"] is None:
        return (
            f"{rate}; the rate of the purchase is not known, so today's stands for it "
            "and the currency has no part in the loss. Type the rate of that day."
        )
    parts = [
        (numbers["by_price"], "the price"),
        (numbers["by_rate"], "the exchange rate"),
    ]
    told = " and ".join(_part(amount, name, currency) for amount, name in parts)
    missing = numbers["lots_without_rate"]
    gap = (
        f" Of {say_count(missing, 'lot')} the rate of the purchase is not known."
        if missing
        else ""
    )
    return (
        f"{rate}, and was {_rate(numbers['rate_then'], currency)} when it was bought: "
        f"{told}, the price first at the old rate.{gap}"
    )


def dividends_text(numbers: Numbers, currency: str) -> str:
    """What dividends make of the gain or loss (rule MK-2)."""
    paid = say_money(numbers["dividends"], currency)
    before, after = numbers["gain"], numbers["gain_with_dividends"]
    share = say_percent(numbers["return_with_dividends"])
    return (
        f"It paid {paid} of dividends since the purchase: {_result(before, currency)} "
        f"by price alone is {_result(after, currency)} with them ({share} of the cost)."
    )


def appraisal_text(numbers: Numbers, currency: str) -> str:
    """An appraisal, what is counted of it, and until when it serves (rule MK-3)."""
    worth = say_money(numbers["appraised"], currency)
    said = f"Appraised at {worth} on {say_date(numbers['on'])}"
    if numbers["haircut"]:
        counted = say_money(numbers["counted"], currency)
        cut = say_percent(numbers["haircut"])
        said = f"{said}, counted at {counted} after the {cut} you take off"
    until = say_date(numbers["too_old_from"])
    said = f"{said}; from {until} on it is too old to act on."
    quick = numbers["quick_sale_discount"]
    if not quick:
        return said
    return (
        f"{said} Selling costs {say_percent(numbers['spread'])} more, and a sale in a "
        f"hurry has taken off about {say_percent(quick)}."
    )


def derivative_text(numbers: Numbers, currency: str) -> str:
    """A derivative marked to market, and how long it has left (rule MK-4)."""
    initial, value = (
        say_money(numbers[name], currency) for name in ("initial", "value")
    )
    change = numbers["change"]
    moved = f"{say_money(abs(change), currency)} {'less' if change < 0 else 'more'}"
    said = f"Marked to market: {value} now against {initial} at first, {moved}."
    if numbers["expires"] is None:
        ends = "When it expires was not typed, so the futures go on without end."
    else:
        left = say_count(numbers["days_left"], "day")
        ends = (
            f"It expires on {say_date(numbers['expires'])}, in {left}; nothing is "
            "looked at beyond that."
        )
    return f"{said} {ends} {_OUTSIDE}"


def _part(amount: float, name: str, currency: str) -> str:
    said = say_money(abs(amount), currency)
    return f"{name} {'took' if amount < 0 else 'gave'} {said}"


def _result(amount: float, currency: str) -> str:
    said = say_money(abs(amount), currency)
    return f"a {'loss' if amount < 0 else 'gain'} of {said}"


def _rate(rate: float, currency: str) -> str:
    """A rate with four significant digits, as people quote it.

    >>> _rate(1.08432, "USD"), _rate(0.0067, "USD")
    ('1.084 USD', '0.0067 USD')
    """
    return f"{rate:.4g} {currency}"


TEXTS = {
    "TX-12": currency_text,
    "MK-2": dividends_text,
    "MK-3": appraisal_text,
    "MK-4": derivative_text,
}
