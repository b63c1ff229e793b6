"""What would change the answer, in words."""

from typing import Any

import pytest

from decision.report.words.flips import (
    flip_rows,
    flip_text,
    robustness_text,
    steady_text,
)
from decision.verdict.decision import Flip
from tests.report.builders import a_decision

MONEY = {"unit": "USD", "household": "USD"}


def a_flip(name: str, value: float, *, now: float, becomes: Any = "hold") -> Flip:
    return Flip(input=name, value=value, now=now, becomes=becomes)


def test_what_holding_must_earn_is_said_first() -> None:
    flips = (
        a_flip("price", 97.3, now=70.0),
        a_flip("extra_return", 0.061, now=0.0),
    )

    assert flip_text(a_decision(flips=flips), **MONEY) == (
        "Holding would be ahead if you expect it to earn over 6.1% a year more than "
        "what would replace it."
    )


def test_a_return_below_what_replaces_it_is_said_as_less() -> None:
    flips = (a_flip("extra_return", -0.02, now=0.0, becomes="sell"),)

    assert flip_text(a_decision(flips=flips), **MONEY) == (
        "Selling would be ahead if you expect it to earn over 2% a year less than what "
        "would replace it."
    )


@pytest.mark.parametrize(
    ("flip", "said"),
    [
        (a_flip("price", 97.3, now=70.0), "with the price above $97.30."),
        (a_flip("price", 61.0, now=70.0), "with the price below $61.00."),
        (
            a_flip("horizon_years", 1.04, now=10.0),
            "with the years until the money is used below 1 year.",
        ),
        (
            a_flip("long_gains", 15_943, now=9_000),
            "with long-term gains this year above $15,900.",
        ),
        (a_flip("weight", 0.072, now=0.03), "with its share of your wealth above 7.2%"),
    ],
)
def test_a_flip_says_on_which_side_of_which_value(flip: Flip, said: str) -> None:
    text = flip_text(a_decision(flips=(flip,)), **MONEY)

    assert text.startswith("Holding would be ahead ")
    assert said in text


def test_without_a_flip_there_is_no_sentence() -> None:
    assert flip_text(a_decision(), **MONEY) == ""


def test_every_flip_is_a_row_with_its_value_now() -> None:
    flips = (a_flip("price", 97.3, now=70.0), a_flip("volatility", 0.2, now=0.35))

    rows = flip_rows(a_decision(flips=flips), unit="GBP", household="USD")

    assert [tuple(row) for row in rows] == [
        ("Price", "£70.00", "above £97.30", "Holding"),
        ("Volatility a year", "35%", "below 20%", "Holding"),
    ]


@pytest.mark.parametrize(
    ("steady", "said"),
    [
        ((), ""),
        (("spread",), "Within wide ranges, the cost of a trade changes nothing."),
        (
            ("spread", "volatility"),
            "Within wide ranges, its volatility and the cost of a trade change "
            "nothing.",
        ),
    ],
)
def test_what_changes_nothing_is_named(steady: tuple[str, ...], said: str) -> None:
    assert steady_text(a_decision(steady=steady)) == said


@pytest.mark.parametrize(
    ("robustness", "said"),
    [
        (None, ""),
        (1.0, "The same kind of answer comes out in all 81 changed cases"),
        (54 / 81, "The same kind of answer comes out in 67% of 81 changed cases"),
    ],
)
def test_robustness_is_a_share_of_the_changed_cases(
    robustness: float | None, said: str
) -> None:
    assert robustness_text(a_decision(robustness=robustness)).startswith(said)
