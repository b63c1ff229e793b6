"""A typed cost that does not fit the price of its day: what may be wrong with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from decision.report.amounts import say_date, say_list, say_price, say_units
from decision.verdict.decision import Decision

_MOST_TOLD = 3
_LARGEST_TERM = 1000


def cost_doubts(decision: Decision) -> tuple[str, ...]:
    """A sentence for each lot whose cost is asked about, the first few of them."""
    found = [one for one in decision.findings if one.id == "MK-1"]
    told = [doubt_text(one.numbers) for one in found[:_MOST_TOLD]]
    more = len(found) - len(told)
    if more:
        told.append(f"The same goes for {more} more of the lots.")
    return tuple(told)


def doubt_text(numbers: Mapping[str, Any], _: str = "") -> str:
    """What is odd about one cost (rule MK-1), in the position's currency."""
    if numbers.get("splits"):
        return _before_a_split(numbers)
    typed, close = (_price(numbers, name) for name in ("typed", "close"))
    return (
        f"You typed {typed} for a unit bought on {say_date(numbers['bought'])}, but it "
        f"closed at {close} on {say_date(numbers['on'])}, in units of today. Check the "
        "cost, the day and the currency; splits that came later count in such closes."
    )


def split_words(ratio: float) -> str:
    """A split as it is announced.

    >>> split_words(4.0), split_words(1.5), split_words(0.1)
    ('4-for-1 split', '3-for-2 split', '1-for-10 reverse split')
    """
    exact = Fraction(ratio).limit_denominator(_LARGEST_TERM)
    reverse = "reverse " if ratio < 1 else ""
    return f"{exact.numerator:,}-for-{exact.denominator:,} {reverse}split"


def _before_a_split(numbers: Mapping[str, Any]) -> str:
    typed, now, close = (
        _price(numbers, name) for name in ("typed", "cost_now", "close")
    )
    return (
        f"{_there_was(numbers['splits'])} after {say_date(numbers['bought'])}: {typed} "
        f"then is {now} now, near the close of {close} on that day. Did you type the "
        f"cost of before it? Then type {now} per unit, and {_units(numbers['ratio'])}."
    )


def _there_was(splits: Sequence[tuple[date, float]]) -> str:
    told = [f"a {split_words(ratio)} on {say_date(day)}" for day, ratio in splits]
    return f"There {'were' if told[1:] else 'was'} {say_list(told)}"


def _units(ratio: float) -> str:
    """How many units one of before the splits has become."""
    if ratio < 1:
        return f"one unit for every {say_units(1 / ratio)} you bought"
    return f"{say_units(ratio)} units for each one you bought"


def _price(numbers: Mapping[str, Any], name: str) -> str:
    return say_price(numbers[name], numbers["currency"])
