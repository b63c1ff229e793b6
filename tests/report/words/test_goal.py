"""What the goal asks of this investment, in words and as a line among the futures."""

from dataclasses import replace
from typing import Any

import pytest

from decision.case import Case
from decision.report import charts
from decision.report.charts.fan import goal_table
from decision.report.words.goal import goal_label, goal_note, has_goal_line
from decision.verdict.decision import Decision
from decision.verdict.ranges import GoalLeft
from tests.report.builders import a_case, a_decision

GOAL = {"goal": {"amount": 250_000, "on": "2025-06-30"}}


def asked(amount: float, *, month: float = 30.0) -> tuple[Decision, Case]:
    """A goal that leaves so much for this investment, in so many months."""
    decision = replace(a_decision(), goal_left=GoalLeft(month=month, amount=amount))
    household = {"other_investments": 180_000, "cash": 12_000, **GOAL}
    return decision, a_case(household=household)


def top() -> float:
    return max(point.p95 for point in a_decision().fan)


def test_what_is_left_of_the_goal_is_a_dotted_line_with_its_day() -> None:
    decision, case = asked(16_000)
    made: dict[str, Any] = charts.fan_chart(decision, case).to_dict()
    rules = [one for one in made["layer"] if one["mark"]["type"] == "rule"]

    assert [one["mark"]["strokeDash"] for one in rules] == [[2, 4]]
    (row,) = made["datasets"][rules[0]["data"]["name"]]
    assert (row["month"], row["amount"]) == (30.0, 16_000)
    assert row["label"] == "For your goal: $16,000 by 30 June 2025"
    assert goal_label(decision, case) in charts.fan_alt(decision, case)


@pytest.mark.parametrize(
    ("amount", "month", "is_drawn", "said"),
    [
        (16_000, 30.0, True, "asks $16,000 of this investment"),
        (16_000, 36.0, True, "the dotted line"),
        (16_000, 36.1, False, "later than what is shown here"),
        (0.0, 30.0, False, "is reached without this investment"),
        (-5_000, 30.0, False, "is reached without this investment"),
        (1.0, 30.0, True, "the dotted line"),
        (1.5 * top(), 30.0, True, "the dotted line"),
        (1.5 * top() + 1, 30.0, False, "more than nearly every future"),
    ],
)
def test_a_line_is_drawn_only_in_sight_and_else_it_is_said_why(
    amount: float, month: float, *, is_drawn: bool, said: str
) -> None:
    decision, case = asked(amount, month=month)

    assert has_goal_line(decision) is is_drawn
    assert len(goal_table(decision, case)) == is_drawn
    assert goal_note(decision, case).startswith("Your goal of $250,000 on 30 June 2025")
    assert said in goal_note(decision, case)


def test_without_a_goal_nothing_is_drawn_or_said() -> None:
    assert goal_note(a_decision(), a_case()) == ""
    assert goal_label(a_decision(), a_case()) == ""
    assert not has_goal_line(a_decision())
    assert "For your goal" not in charts.fan_alt(a_decision(), a_case())
