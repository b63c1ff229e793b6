"""A decision looked back on, in words that judge it by process."""

from datetime import date
from typing import Any

import pytest

from decision.report.journal import since
from decision.report.words.journal import (
    BY_PROCESS,
    LEARNING,
    condition_text,
    decided_text,
    learning_evidence,
    learning_text,
    process_questions,
    since_text,
    written_lines,
)
from tests.report.test_journal import LATER, a_record


def test_what_was_favoured_is_told_with_its_day() -> None:
    assert decided_text(a_record()) == (
        "On 20 November 2026 the figures favoured swapping it clearly."
    )


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (
            84.0,
            "rose by 20%, from $70.00 to $84.00: 100 units would be worth $1,400 more.",
        ),
        (
            35.0,
            "fell by 50%, from $70.00 to $35.00: 100 units would be worth $3,500 less.",
        ),
        (None, "the price of today is not known."),
    ],
)
def test_the_time_since_is_told_in_price(price: float | None, said: str) -> None:
    record = a_record()

    assert since_text(since(record, day=LATER, price=price), record).endswith(said)


@pytest.mark.parametrize(
    ("mind", "price", "said"),
    [
        ({"own_loss_limit": 0.4}, 61.0, "The exit you planned at $60.00: not met by"),
        ({"own_loss_limit": 0.4}, 59.0, "at $60.00: met on 1 March 2027. Did you act"),
        ({"rule": {"sell_if": "It falls below 65."}}, 64.0, "if “below 65”: met on"),
        ({"rule": {"look_again": "2027-02-01"}}, None, "1 February 2027, has come."),
        ({"rule": {"look_again": "2027-04-01"}}, None, "2027, is still ahead."),
    ],
)
def test_a_condition_is_told_with_whether_it_was_met(
    mind: dict[str, Any], price: float | None, said: str
) -> None:
    record = a_record(mind=mind)
    (found,) = since(record, day=LATER, price=price).conditions

    assert said in condition_text(found, record)


def test_only_what_was_written_is_told_back() -> None:
    record = a_record(mind={"reason": "A hunch.", "rule": {"keep_if": " <b>x</b> "}})

    assert written_lines(record) == (
        ("Why it was held", "A hunch."),
        ("What would make me keep it", "<b>x</b>"),
    )
    assert written_lines(a_record()) == ()


@pytest.mark.parametrize("rule", [{}, {"sell_if": "Sales fall."}])
def test_the_questions_fit_what_was_written(rule: dict[str, str]) -> None:
    first = process_questions(a_record(mind={"rule": rule}))[0]

    assert ("happened since" in first) is bool(rule)


@pytest.mark.parametrize("price", [35.0, 140.0])
def test_no_outcome_changes_what_is_asked(price: float) -> None:
    """Judged by process: neither a rise nor a fall makes it a good decision."""
    record = a_record()
    told = since_text(since(record, day=date(2027, 5, 1), price=price), record)

    assert not {"right", "wrong", "good", "bad", "should"} & set(told.split())
    assert "does not judge the decision" in BY_PROCESS


def test_the_learning_question_names_what_was_said_on_the_day() -> None:
    assert LEARNING.startswith("What was the reason for the loss")
    assert learning_text(a_record()) == ""
    assert learning_text(a_record(mind={"cause": "market"})) == (
        "You said then: the whole market fell."
    )
    assert "hardly been tested" in learning_evidence()
