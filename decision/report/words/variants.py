"""What comes of a case, in a few lines that can stand beside those of another."""

from collections.abc import Mapping

from decision.case import Case
from decision.report.amounts import round_money, signed_money
from decision.report.contest import currency_of
from decision.report.words.names import strategy_name, strength_words
from decision.report.words.plan_steps import dated
from decision.report.words.verdict import headline
from decision.verdict.decision import Decision

NOT_POSSIBLE = "Not possible"


def outcome_lines(decision: Decision, case: Case) -> Mapping[str, str]:
    """The verdict, how clear it is, what each way is worth, and the first date.

    Worth is in the household's currency, beside holding, as the comparison shows it.
    """
    currency = currency_of(case)
    return {
        "The answer": headline(decision, currency),
        "How clear": strength_words(decision) or "–",
        **dict(_worths(decision, currency)),
        "First date": dated(decision.plan[0], case) if decision.plan else "–",
    }


def _worths(decision: Decision, currency: str) -> list[tuple[str, str]]:
    """Every way but holding, which all others are measured by."""
    return [
        (
            f"{strategy_name(one.id)}, worth to you",
            NOT_POSSIBLE
            if not one.possible or one.advantage is None
            else signed_money(round_money(one.advantage), currency),
        )
        for one in decision.strategies
        if one.id != "hold"
    ]
