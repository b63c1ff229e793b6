"""The strongest reasons for the named way and against it, in a sentence."""

from decision.case import Case
from decision.parameters import judgement
from decision.report.amounts import (
    capital,
    say_list,
    say_percent,
    table_money,
    uncapital,
)
from decision.report.contest import currency_of, ledger_lines
from decision.report.words.codes import because_text
from decision.report.words.names import compared_name, factor_name
from decision.verdict.decision import Decision
from decision.verdict.reason import Reason

_IN_SENTENCE = {
    "tax": "tax",
    "own_risk": "diversification",
    "trend": "the market trend",
    "view": "your own view",
    "cost": "trading and holding costs",
    "liquidity": "cash need and market exposure",
}
_LIMITS = {
    "near_tie": "in money it is close",
    "tax_refused": "the tax is not worked out here",
    "robustness": "the answer changes when a few assumptions move",
}
_FLOOR = (
    "In more than {share} of the futures little is left of all you own; how much the "
    "ways then differ in worth rests on an assumption."
)


def for_and_against(decision: Decision, case: Case) -> str:
    """What speaks most for the named way beside another, and what most against it.

    Amounts are those of the ledger as it is drawn. What the main reason says already
    is left out. Empty where a gate fixes the action.
    """
    reasons, currency = decision.reasons, currency_of(case)
    if reasons.beside is None:
        return ""
    shown = {line.factor: abs(line.shown) for line in ledger_lines(decision)}
    supports = [_said(one, shown, currency) for one in reasons.supports]
    told = say_list([said for said in supports if said])
    against = _said(reasons.against, shown, currency) if reasons.against else ""
    if not told and not against:
        return ""
    parts = [f"for it: {told}" if told else "", _against(against)]
    said = capital("; ".join(part for part in parts if part))
    return f"{said}. {_beside(decision)}.{_floor(decision)}"


def _against(said: str) -> str:
    return f"most against it: {said}" if said else "nothing here speaks against it"


def _said(reason: Reason, shown: dict[str, float], currency: str) -> str:
    """One reason; empty where another sentence says it."""
    if reason.dollars is None:
        return _LIMITS.get(reason.code) or _called(reason.code)
    if not shown.get(reason.code):
        return ""
    return f"{_name(reason)} ({table_money(shown[reason.code], currency)})"


def _name(reason: Reason) -> str:
    if reason.code == "cost" and (reason.dollars or 0.0) > 0:
        return "lower costs"
    return _IN_SENTENCE.get(reason.code, factor_name(reason.code).lower())


def _called(code: str) -> str:
    """What called for it beside the main reason; that has a sentence of its own."""
    return uncapital(because_text(code)).removesuffix(".") if code in _BESIDE else ""


_BESIDE = ("employer", "thesis_intact")


def _beside(decision: Decision) -> str:
    """What the amounts compare with, and in which money."""
    rate = say_percent(float(judgement("safe_rate_after_tax")))
    other = decision.outcome(decision.reasons.beside or "hold")
    way = compared_name(other, decision).removesuffix(",")
    return (
        f"Beside {way}, in today's money (discounted at {rate} a year) and under these "
        "inputs"
    )


def _floor(decision: Decision) -> str:
    if "below_floor" not in decision.limited_by:
        return ""
    share = say_percent(float(judgement("below_floor_limit")))
    return f" {_FLOOR.format(share=share)}"
