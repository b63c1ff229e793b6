"""The first part of an investment's own risk, which is not counted."""

from decision.case import Case
from decision.parameters import judgement
from decision.report.amounts import say_money, say_percent
from decision.report.contest import currency_of
from decision.verdict.decision import Decision


def free_share(case: Case) -> float:
    """The yearly cost of own risk that counts for nothing, as a share of wealth.

    None of it is free where the reason for holding is gone; for the employer's stock
    less is, because its weight counts more.
    """
    if case.mind.thesis == "broken":
        return 0.0
    free = float(judgement("own_risk_allowance"))
    factor = float(judgement("employer_weight_factor"))
    return free / factor**2 if case.position.employer else free


def free_part(decision: Decision, case: Case) -> str:
    """How much of the cost of own risk is left out of the ledger; may be empty."""
    share = free_share(case)
    amount = share * decision.position.wealth if decision.position else 0.0
    if amount < 1:
        return ""
    first = say_money(amount, currency_of(case))
    return (
        f" The first {first} a year ({say_percent(share)} of wealth) is free and not "
        "counted."
    )
