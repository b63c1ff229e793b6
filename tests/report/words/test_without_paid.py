"""Figures that tell what was paid are left out of a sentence; others stay."""

import pytest

from decision.report.words.without_paid import (
    NOTHING,
    Figures,
    covered,
    figures_of,
    is_about_cost,
)
from tests.builders import a_case, decided

KNOWN = Figures(amounts=frozenset({23_194.0, 347.56}), shares=frozenset({0.667}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("You book a loss of $23,200.", "You book a loss of (hidden)."),
        ("a loss of $23,194 or €23,194", "a loss of (hidden) or (hidden)"),
        ("a loss of CHF\N{NO-BREAK SPACE}23,200", "a loss of (hidden)"),
        ("−$23,194 and +$23,194", "(hidden) and (hidden)"),
        (
            "It stands 67% below the $347.56 paid.",
            "It stands (hidden) below the (hidden) paid.",
        ),
        ("It fell by 67% with the market.", "It fell by 67% with the market."),
        ("$3,480 less tax on the loss", "$3,480 less tax on the loss"),
        ("$23,000 and $23,400 of cash", "$23,000 and $23,400 of cash"),
        ("$34.75 and $3,475", "$34.75 and $3,475"),
        ("a loss of 66% or 68%", "a loss of 66% or 68%"),
        ("100 units, 2022", "100 units, 2022"),
    ],
)
def test_only_figures_that_tell_it_are_covered(text: str, shown: str) -> None:
    assert covered(text, KNOWN) == shown


def test_with_nothing_to_hide_a_text_stays_as_it_is() -> None:
    assert covered("a loss of $23,200, 67%", NOTHING) == "a loss of $23,200, 67%"


def test_the_figures_are_those_of_the_lots_the_sale_and_its_window() -> None:
    trades = [{"on": "2026-11-10", "side": "buy", "units": 40}]
    figures = figures_of(decided(trades=trades), a_case(trades=trades))

    # 100 units at 100, now 70: 0.1 % costs make the loss 3,007; 40 units defer 1,203.
    for amount in (100, 10_000, 30, 3_000, 3_007, 1_202.8):
        assert amount in {round(one, 1) for one in figures.amounts}
    assert {round(one, 3) for one in figures.shares} == {0.3, 0.429}


@pytest.mark.parametrize(
    ("text", "about"),
    [("Price and what was paid", True), ("A loss on it", True), ("Beta", False)],
)
def test_a_text_about_cost_is_known_by_its_words(text: str, *, about: bool) -> None:
    assert is_about_cost(text) is about
