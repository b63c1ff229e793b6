"""What the household's goal asks of this investment, beside its futures."""

from decision.case import Case
from decision.report.amounts import say_date, say_money
from decision.report.contest import currency_of
from decision.verdict.decision import Decision

# A line further above all that is shown would press the futures flat.
_FAR = 1.5


def has_goal_line(decision: Decision) -> bool:
    """Whether what the goal leaves lies among the futures that are shown."""
    left, fan = decision.goal_left, decision.fan
    if left is None or not fan:
        return False
    until = max(point.month for point in fan)
    top = max(point.p95 for point in fan)
    return left.month <= until and 0 < left.amount <= _FAR * top


def goal_label(decision: Decision, case: Case) -> str:
    """The line's label: the amount and the day."""
    goal, left = case.household.goal, decision.goal_left
    if goal is None or left is None:
        return ""
    amount = say_money(left.amount, currency_of(case))
    return f"For your goal: {amount} by {say_date(goal.on)}"


def goal_note(decision: Decision, case: Case) -> str:
    """What the goal asks of this investment, or why no line is drawn for it.

    Empty without a goal to come.
    """
    goal, left = case.household.goal, decision.goal_left
    if goal is None or left is None or not decision.fan:
        return ""
    currency = currency_of(case)
    whole = f"{say_money(goal.amount, currency)} on {say_date(goal.on)}"
    amount = say_money(left.amount, currency)
    beside = "if everything else you own ends in its middle outcome"
    if left.amount <= 0:
        return f"Your goal of {whole} is reached without this investment {beside}."
    asked = f"Your goal of {whole} asks {amount} of this investment {beside}"
    if has_goal_line(decision):
        return f"{asked}: the dotted line."
    if left.month > max(point.month for point in decision.fan):
        return f"{asked}; that day is later than what is shown here."
    return f"{asked}: more than nearly every future shown here."
