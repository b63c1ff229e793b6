"""What somebody wrote or leaned to, told back."""

from dataclasses import replace

import pytest

from decision.report.words.said import leaning_text, words_read
from tests.builders import a_case, decided


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", ""),
        ("  \n", ""),
        ("Its earnings grew and the price is fair.", "Words read: none that matter"),
        ("Ich verkaufe erst, wenn der Verlust weg ist.", "Only English is read"),
        ("Everyone on the forum is holding.", "(doing what others do)"),
        ("I'm holding until I get my money back.", "(measuring it by the price"),
    ],
)
def test_a_reason_is_told_back_with_what_it_resembles(reason: str, told: str) -> None:
    said = words_read(reason)

    assert told in said
    assert bool(said) is bool(told)


def test_words_stand_as_they_were_typed() -> None:
    said = words_read("<b>EVERYONE</b> on the forum is holding =SUM(A1) 🚀")

    assert "“EVERYONE</b> on the forum is holding" in said


@pytest.mark.parametrize(
    ("mind", "told"),
    [
        ({}, ""),
        ({"sureness": "very"}, ""),
        (
            {"leaning": "hold"},
            "you leaned to holding, but the figures favour swapping it under",
        ),
        (
            {"leaning": "sell", "sureness": "fairly"},
            "you leaned to selling, fairly sure; the figures also favour swapping it",
        ),
        (
            {"leaning": "hold", "sureness": "guess", "answers": {"q1": "c"}},
            "holding, as a guess, and with cash you would buy none of it back, but the",
        ),
    ],
)
def test_a_leaning_stands_beside_the_answer(mind: dict[str, object], told: str) -> None:
    said = leaning_text(decided(mind=mind), a_case(mind=mind))

    assert told in said
    assert bool(said) is bool(told)


def test_with_nothing_to_decide_no_leaning_is_compared() -> None:
    nothing = replace(decided(), action=None)

    assert leaning_text(nothing, a_case(mind={"leaning": "hold"})) == ""
