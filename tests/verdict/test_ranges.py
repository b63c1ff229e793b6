"""What a goal leaves for this investment to bring, beside everything else."""

from datetime import date
from typing import Any

import pytest

from decision.verdict.ranges import GoalLeft
from tests.builders import TODAY, decided, sheltered

ON = date(2028, 11, 20)
YEARS = (ON - TODAY).days / 365.25


def left(amount: float, *, on: date = ON, **household: Any) -> GoalLeft | None:
    """What is left of a goal where all else is safe money."""
    goal = {"amount": amount, "on": str(on)}
    around = {"other_investments": 0, "cash": 5_000, "goal": goal, **household}
    return decided(**sheltered(household=around)).goal_left


def test_the_goal_less_the_rest_is_left_for_this_investment() -> None:
    found = left(20_000)

    assert found is not None
    assert found.month == pytest.approx(YEARS * 12)
    assert found.amount == pytest.approx(20_000 - 5_000 * 1.03**YEARS)


def test_what_is_paid_before_its_day_is_gone_from_the_rest() -> None:
    without, due = (
        left(20_000, needs=needs)
        for needs in ([], [{"amount": 1_000, "due": "2028-11-20"}])
    )

    assert without is not None
    assert due is not None
    assert due.amount == pytest.approx(without.amount + 1_000)


def test_nothing_is_left_where_the_rest_reaches_the_goal_alone() -> None:
    found = left(5_000)

    assert found is not None
    assert found.amount < 0


def test_without_a_goal_to_come_nothing_is_left_of_one() -> None:
    assert decided().goal_left is None
    assert left(20_000, on=TODAY) is None
