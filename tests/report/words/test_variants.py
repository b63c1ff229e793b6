"""What comes of a case in a few lines that can stand beside those of another."""

from decision.report.words import headline, strength_words
from decision.report.words.variants import NOT_POSSIBLE, outcome_lines
from tests.builders import a_case, decided, sheltered


def test_the_verdict_its_strength_every_way_and_the_first_date_are_told() -> None:
    decision = decided()

    lines = outcome_lines(decision, a_case())

    assert lines["The answer"] == headline(decision)
    assert lines["Swap, worth to you"] == "+$372"
    assert lines["First date"].startswith("20 November 2026: Sell 100 units")
    assert "Hold, worth to you" not in lines
    assert len(lines) == 9


def test_a_way_that_is_not_possible_has_no_worth() -> None:
    changes = sheltered(position={"kind": "property"})

    lines = outcome_lines(decided(**changes), a_case(**changes))

    assert lines["Sell a part, worth to you"] == NOT_POSSIBLE


def test_how_clear_it_is_is_told_in_words() -> None:
    decision = decided()

    lines = outcome_lines(decision, a_case())

    assert lines["How clear"] == strength_words(decision) != ""
