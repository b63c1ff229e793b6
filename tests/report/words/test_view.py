"""The person's own forecast in words: in full, what is taken off, and why."""

import pytest

from decision.report.contest import ledger_steps
from decision.report.words.view import view_evidence, view_note
from tests.builders import a_case, decided

_OWN = ("view", "discount")
REASON = "I will sell as soon as it is back at what I paid."


@pytest.mark.parametrize(
    ("mind", "sentence"),
    [
        ({}, ""),
        ({"reason": REASON}, ""),
        ({"view": 0.06}, ""),
        ({"view": -0.06, "reason": REASON}, ""),
        (
            {"view": 0.06, "answers": {"q2": "c"}},
            "Your view of 6% a year above the market weighs $106. 50% of its weight "
            "is taken off, which leaves $53, because question 2 resembles measuring it "
            "by the price that was paid or by its high.",
        ),
        (
            {"view": -0.06, "answers": {"q9": "c", "q10": "c"}},
            "Your view of 6% a year below the market weighs $104. All of its weight "
            "is taken off, because question 9 and question 10 resemble wanting it to "
            "stop at any price.",
        ),
    ],
)
def test_a_discount_is_told_with_the_words_that_caused_it(
    mind: dict[str, object], sentence: str
) -> None:
    assert view_note(decided(mind=mind), a_case(mind=mind)) == sentence


@pytest.mark.parametrize(
    ("view", "left"), [(0.06, 53), (0.10, 88), (0.16, 141), (0.30, 141)]
)
def test_what_is_left_of_a_view_is_what_its_two_lines_add_up_to(
    view: float, left: int
) -> None:
    """Half of a high forecast is as much as its cap lets in: nothing is lost then."""
    mind = {"view": view, "answers": {"q2": "c"}}
    decision = decided(mind=mind)
    lines = [one for one in ledger_steps(decision) if one.factor in _OWN]

    assert abs(sum(one.shown for one in lines)) == left
    assert f"which leaves ${left}, because" in view_note(decision, a_case(mind=mind))


def test_words_are_quoted_as_they_were_typed() -> None:
    mind = {"view": 0.06, "reason": REASON}

    assert "“" in (said := view_note(decided(mind=mind), a_case(mind=mind)))
    assert "what I paid”" in said


def test_the_evidence_says_that_it_is_a_judgement() -> None:
    assert "25% of its weight" in view_evidence()
    assert "our judgement" in view_evidence()
