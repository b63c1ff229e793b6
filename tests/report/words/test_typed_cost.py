"""A cost that does not fit the price of its day, in a sentence a person can act on."""

from datetime import date
from typing import Any

import pytest

from decision.factors.finding import Finding
from decision.report.words.typed_cost import cost_doubts, doubt_text, split_words
from tests.report.builders import a_decision

FAR: dict[str, Any] = {
    "lot": 0,
    "bought": date(2024, 3, 2),
    "currency": "USD",
    "typed": 1625.0,
    "close": 406.07,
    "on": date(2024, 3, 1),
}
SPLIT = FAR | {
    "splits": [(date(2024, 6, 10), 4.0)],
    "ratio": 4.0,
    "cost_now": 406.25,
}


def doubts(*numbers: dict[str, Any]) -> tuple[str, ...]:
    findings = tuple(
        Finding(id="MK-1", factor="market", leans="neither", numbers=one, source="")
        for one in numbers
    )
    return cost_doubts(a_decision(findings=findings))


def test_a_split_is_told_with_the_numbers_and_what_to_type_instead() -> None:
    assert doubt_text(SPLIT) == (
        "There was a 4-for-1 split on 10 June 2024 after 2 March 2024: $1,625.00 then "
        "is $406.25 now, near the close of $406.07 on that day. Did you type the cost "
        "of before it? Then type $406.25 per unit, and 4 units for each one you bought."
    )


def test_a_reverse_split_leaves_fewer_units() -> None:
    reverse = SPLIT | {
        "splits": [(date(2024, 6, 10), 0.1)],
        "ratio": 0.1,
        "cost_now": 16_250.0,
    }

    said = doubt_text(reverse)

    assert "There was a 1-for-10 reverse split on" in said
    assert said.endswith("and one unit for every 10 you bought.")


def test_several_splits_are_named_each() -> None:
    both = [(date(2024, 6, 10), 4.0), (date(2025, 2, 3), 1.5)]

    said = doubt_text(SPLIT | {"splits": both, "ratio": 6.0})

    assert said.startswith(
        "There were a 4-for-1 split on 10 June 2024 and a 3-for-2 split on 3 February"
    )
    assert "6 units for each one you bought" in said


def test_a_cost_far_from_any_price_is_told_with_the_close_of_the_day() -> None:
    said = doubt_text(FAR | {"currency": "EUR"})

    assert said.startswith("You typed €1,625.00 for a unit bought on 2 March 2024, but")
    assert "it closed at €406.07 on 1 March 2024" in said


def test_a_small_ratio_is_told_as_it_is_announced() -> None:
    assert split_words(1.281) == "1,281-for-1,000 split"


@pytest.mark.parametrize(("lots", "sentences"), [(0, 0), (1, 1), (3, 3), (5, 4)])
def test_many_lots_do_not_fill_the_page(lots: int, sentences: int) -> None:
    told = doubts(*[SPLIT] * lots)

    assert len(told) == sentences
    assert (told[-1:] == ("The same goes for 2 more of the lots.",)) is (lots == 5)
