"""The first part of an investment's own risk, which is not counted."""

from decision.case import Case
from decision.gates.risk import allowance_of
from decision.report.amounts import say_money, say_percent
from decision.report.contest import currency_of
from decision.verdict.decision import Decision


def free_part(decision: Decision, case: Case) -> str:
    """How much of the cost of own risk is left out of the ledger; may be empty."""
    share = allowance_of(case)
    amount = share * decision.position.wealth if decision.position else 0.0
    if amount < 1:
        return ""
    first = say_money(amount, currency_of(case))
    return (
        f" The first {first} a year ({say_percent(share)} of wealth) is free and not "
        "counted."
    )
