"""How strongly reason and answers resemble a bias."""

from typing import Any

import pytest

from decision.mind import BIASES, BiasId, FoundBias, biases
from tests.mind.cases import a_case

ANCHORED = "I just want what I paid, not a cent below my cost."


def level(bias: BiasId, **mind: Any) -> str | None:
    found = {one.id: one.level for one in biases(a_case(mind=mind))}
    return found.get(bias)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, None),
        ({"q4": "b"}, None),
        ({"q4": "c"}, "possible"),
        ({"q4": "b", "q5": "c"}, "possible"),
        ({"q4": "b", "q5": "d"}, "possible"),
        ({"q4": "c", "q5": "d"}, "likely"),
    ],
    ids=["0", "1", "2", "1+1", "3", "4"],
)
def test_two_points_are_possible_and_four_likely(
    answers: dict[str, str], expected: str | None
) -> None:
    assert level("sunk_cost", answers=answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({}, "possible"), ({"q5": "d"}, "possible"), ({"q2": "c"}, "likely")],
    ids=["0", "1", "2"],
)
def test_words_alone_are_possible_and_likely_with_two_points(
    answers: dict[str, str], expected: str | None
) -> None:
    assert level("anchoring", reason=ANCHORED, answers=answers) == expected


def test_matched_holds_words_then_questions() -> None:
    reason = "I'm out the minute it gets back to 100"

    found = biases(a_case(mind={"reason": reason, "answers": {"q2": "c"}}))

    assert found == (
        FoundBias(
            id="anchoring",
            level="likely",
            matched=("the minute it gets back to 100", "q2"),
        ),
    )


def test_nothing_said_is_nothing_found() -> None:
    assert biases(a_case()) == ()


def test_biases_come_in_one_order() -> None:
    answers = {"q11": "b", "q8": "b", "q4": "c", "q3": "d"}
    found = [one.id for one in biases(a_case(mind={"answers": answers}))]

    assert found == [one for one in BIASES if one in found]
    assert len(found) == 4
