"""The ledger in a sentence: what adds, and what takes off."""

from decision.case import Case
from decision.parameters import judgement
from decision.report.amounts import capital, say_list, say_percent, table_money
from decision.report.contest import (
    ShownLine,
    best_other,
    currency_of,
    fixed_by,
    ledger_lines,
)
from decision.report.words.names import compared_name, factor_name
from decision.verdict.decision import Decision

_IN_SENTENCE = {
    "tax": "tax",
    "own_risk": "diversification",
    "trend": "the market trend",
    "view": "your own view",
    "cost": "trading and holding costs",
    "liquidity": "cash need and market exposure",
}


def sums_for_and_against(decision: Decision, case: Case) -> str:
    """The ledger in a sentence: every line that rounds to something.

    For a named hold it is the ledger of the next best way.
    """
    if fixed_by(decision):
        return ""
    lines = ledger_lines(decision)
    if not lines:
        return ""
    currency = currency_of(case)
    adds = sorted((one for one in lines if one.shown > 0), key=lambda one: -one.shown)
    takes = sorted((one for one in lines if one.shown < 0), key=lambda one: one.shown)
    said = [_side(adds, "add", currency), _side(takes, "take off", currency)]
    if not adds:
        said[0] = "nothing adds to it"
    if not takes:
        said[1] = "nothing in the ledger speaks against it"
    return _about_which(decision, "; ".join(said))


def _about_which(decision: Decision, said: str) -> str:
    """Say that a named hold's sums are those of the next best way."""
    other = best_other(decision)
    if decision.action != "hold" or other is None:
        return f"In {_todays_money()} and under these inputs, {said}."
    way = capital(compared_name(other, decision))
    return f"{way} instead: in {_todays_money()} and under these inputs, {said}."


def _todays_money() -> str:
    rate = say_percent(float(judgement("safe_rate_after_tax")))
    return f"today's money (discounted at {rate} a year)"


def _side(lines: list[ShownLine], verb: str, currency: str) -> str:
    """The lines of one side as a clause.

    >>> _side([ShownLine(factor="tax", dollars=8.0, shown=8.0)], "add", "USD")
    'tax adds $8'
    """
    if not lines:
        return ""
    first, *rest = [(_line_name(one), _amount(one, currency)) for one in lines]
    verb = verb if first[0].endswith("costs") else _third_person(verb)
    others = [f"{name} {amount}" for name, amount in rest]
    return say_list([f"{first[0]} {verb} {first[1]}", *others])


def _third_person(verb: str) -> str:
    word, *rest = verb.split()
    return " ".join([f"{word}s", *rest])


def _line_name(line: ShownLine) -> str:
    if line.factor == "cost" and line.shown > 0:
        return "lower holding costs"
    return _IN_SENTENCE.get(line.factor, factor_name(line.factor).lower())


def _amount(line: ShownLine, currency: str) -> str:
    return table_money(abs(line.shown), currency)
