"""What a record says, before it is set: every part where it belongs, or left out."""

from typing import Any

import pytest

from decision.report.pdf import People, content_of
from decision.report.words import assumption_rows, step_text
from tests.report.builders import a_case, a_decision, answered


def content(situation: str) -> dict[str, Any]:
    case, decision = answered(situation)
    return content_of(decision, case, inputs=(), people=People())


def test_every_step_of_the_plan_has_its_date() -> None:
    case, decision = answered("plain")

    told = [text for _, text in content("plain")["dates"]]

    assert told == [step_text(step, case) for step in decision.plan]


def test_the_lines_of_the_ledger_add_up_to_its_last() -> None:
    rows = content("plain")["ledger"]["rows"]
    amounts = [
        float(said.replace("−", "-").replace("$", "").replace(",", ""))
        for _, said in rows
    ]

    assert sum(amounts[:-1]) == pytest.approx(amounts[-1])


@pytest.mark.parametrize("situation", ["worthless", "home", "stale"])
def test_where_nothing_is_compared_no_chart_and_no_table_pretends(
    situation: str,
) -> None:
    made = content(situation)

    assert (made["pictures"], made["ledger"], made["ways"]) == ({}, {}, [])


def test_the_61_days_are_drawn_only_where_loss_would_be_washed() -> None:
    assert "window" in content("washed")["pictures"]
    assert "window" not in content("plain")["pictures"]
    assert content("plain")["window_note"]


def test_a_gain_is_not_called_a_loss() -> None:
    assert content("plain")["is_loss"]
    assert not content("not_a_loss")["is_loss"]


def test_flip_points_are_said_where_they_are_known() -> None:
    assert content("plain")["flips"]
    without = content_of(a_decision(), a_case(), inputs=(), people=People())
    assert without["flips"] == []


def test_what_was_written_and_answered_is_in_the_persons_words() -> None:
    mind = {
        "reason": "I believe in it.",
        "answers": {"q1": "a"},
        "own_loss_limit": 0.4,
        "rule": {"sell_if": "It falls below 90"},
    }
    made = content_of(a_decision(), a_case(mind=mind), inputs=(), people=People())

    assert made["written"] == [
        ["Why it was held", "I believe in it."],
        ["What would make me sell", "It falls below 90"],
        ["The loss I would bear at most", "40%"],
    ]
    ((question, answer),) = made["answers"]
    assert question.endswith("?")
    assert len(answer) > 1


def test_every_number_that_was_used_is_listed_with_its_source() -> None:
    _, decision = answered("plain")
    made = content("plain")

    listed = [row[0] for row in [*made["assumed"], *made["judgements"], *made["law"]]]

    assert sorted(listed) == sorted(row.label for row in assumption_rows(decision))
    assert all(source for _, _, source, _ in [*made["judgements"], *made["law"]])


def test_amounts_of_the_law_are_those_of_the_household() -> None:
    law = {label: value for label, value, _, _ in content("plain")["law"]}

    assert law["Standard deduction"] == "$12,950 per tax year"


def test_names_are_trimmed_and_inputs_are_kept_in_order() -> None:
    made = content_of(
        a_decision(),
        a_case(),
        inputs=[("Wages", "1"), ("Cash", "2")],
        people=People(client="  Jane  "),
    )

    assert made["client"] == "Jane"
    assert made["inputs"] == [["Wages", "1"], ["Cash", "2"]]
