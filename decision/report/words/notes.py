"""What has to be said beside a picture, a table or an assumed number."""

from datetime import date

from decision.case import Case
from decision.parameters import judgement
from decision.report.amounts import (
    capital,
    round_money,
    say_date,
    say_list,
    say_money,
    say_percent,
)
from decision.report.contest import (
    currency_of,
    fixed_by,
    has_way_back,
    ledger_lines,
    told,
    treatment_of,
)
from decision.report.words.assumed import assumed_number
from decision.report.words.findings import base_rates, chance_evidence
from decision.report.words.names import compared_name, month_name
from decision.verdict.decision import Decision

_DAYS_A_YEAR = 365.25
_DEAR_TRADE = 0.01


def assumed_line(decision: Decision, case: Case) -> str:
    """What was assumed because nobody typed it; empty where nothing was."""
    other = assumed_number(decision, "other_investments")
    wages = assumed_number(decision, "wages")
    years = assumed_number(decision, "horizon_years")
    spread = assumed_number(decision, "spread") or 0.0
    weight = decision.position.weight if decision.position else 0.0
    has_weight = other is not None and weight > 0
    parts = (
        f"this is {say_percent(weight)} of what you have" if has_weight else "",
        f"{say_money(wages, 'USD')} of wages" if wages else "",
        f"the money is used in {years:.0f} years" if years else "",
        f"selling costs {say_percent(spread)}" if spread >= _DEAR_TRADE else "",
    )
    said = "; ".join(part for part in parts if part)
    if not said:
        return ""
    return f"Assumed, because you did not say: {said}. Change them in the tabs."


def fan_note(decision: Decision, case: Case) -> str:
    """What the lines of the fan count, until when, and what the bands are."""
    position = decision.position
    if position is None or not decision.fan:
        return ""
    today = say_money(position.value, currency_of(case))
    return (
        f"What this investment and the money from it come to, until "
        f"{_until(decision, case)}. {_counted_in(decision, case)} counted from the "
        f"start, so a line need not start at today's market value of {today}. Dark "
        "band: half of the futures; light band: nine in ten."
    )


def comparison_note(decision: Decision, case: Case) -> str:
    """Why middle outcomes differ from what a way is worth, and what waiting costs."""
    if not any(one.possible and one.id != "hold" for one in decision.strategies):
        return ""
    return (
        f"{outcomes_note(decision, case)} "
        "“Tax this year” is of this year's bill alone."
        f"{_sampled(decision)}{_goal(case)}{_waiting(decision, case)}"
    )


def _sampled(decision: Decision) -> str:
    """What stands behind ± in the table; empty where nothing does."""
    errors = [one.standard_error or 0.0 for one in decision.strategies]
    if not round(max(errors)):
        return ""
    paths = int(judgement("paths"))
    return (
        f" ± is how far {paths:,} random futures may be off (one standard error); the "
        "model may be off by more."
    )


def _goal(case: Case) -> str:
    """What the chance of the goal counts; empty where none is typed or told."""
    goal, expires = case.household.goal, case.position.expires
    if goal is None or goal.on <= case.as_of or (expires and expires < goal.on):
        return ""
    amount = say_money(goal.amount, currency_of(case))
    return (
        " Your goal is reached where everything you own, without new savings, is worth"
        f" {amount} after tax on {say_date(goal.on)}."
    )


def _waiting(decision: Decision, case: Case) -> str:
    """What waiting costs beside acting now; empty where it costs nothing."""
    wait = decision.outcome("wait")
    if wait.waiting_costs is None or wait.waiting_costs < 1:
        return ""
    cost = say_money(wait.waiting_costs, currency_of(case))
    return f" {capital(compared_name(wait, decision))} costs {cost} beside acting now."


def outcomes_note(decision: Decision, case: Case) -> str:
    """Why the order of middle outcomes may differ from that of worth."""
    when = _until(decision, case)
    return (
        "“Worth to you” is in today's money and counts risk against a way; outcomes "
        f"are sums after tax in {when} and do not."
    )


def chance_note(decision: Decision, case: Case) -> tuple[str, str]:
    """How far to trust the chance of touching the cost: a sentence and the evidence.

    Both are empty where there is no way back to show.
    """
    if not has_way_back(decision):
        return "", ""
    evidence = chance_evidence(decision.market)
    doubt = "where something is wrong with it"
    if case.position.kind in ("stock", "business"):
        doubt, evidence = "for a company in trouble", f"{evidence} {base_rates()}"
    said = f"From a simple model, an upper bound {doubt}; touching is not staying."
    return said, evidence


def tax_note(decision: Decision, case: Case) -> str:
    """Why the tax of the ledger and the worth of the loss are two sums.

    Empty where there are not two, or where they read alike.
    """
    line = [one for one in ledger_lines(decision) if one.factor == "tax"]
    tax, way = decision.tax, told(decision)
    if not line or way is None or tax is None or treatment_of(decision) != "taxed":
        return ""
    if fixed_by(decision) or round_money(line[0].shown) == round_money(tax.worth):
        return ""
    currency = currency_of(case)
    ledger, worth = say_money(line[0].shown, currency), say_money(tax.worth, currency)
    rate = say_percent(float(judgement("safe_rate_after_tax")))
    of_way, of_sale = _whose(decision, way)
    return (
        f"Two sums for tax: {ledger} in the ledger is{of_way} before trading costs and "
        f"with what is saved invested; {worth} is{of_sale} after trading costs, with "
        f"later years discounted at {rate} a year."
    )


def _whose(decision: Decision, way: str) -> tuple[str, str]:
    """Of which sales the two sums are, empty where of the same."""
    outcome, tax = decision.outcome(way), decision.tax
    assert tax is not None
    held = decision.position.units if decision.position else 0.0
    sold = sum(trade.units for trade in outcome.trades if trade.on == tax.on)
    if sold >= held:
        return "", ""
    name = compared_name(outcome, decision).rstrip(",")
    return f" that of {name},", f" that of selling all of it on {say_date(tax.on)},"


def _counted_in(decision: Decision, case: Case) -> str:
    parts = ["the cost of selling at last"]
    if treatment_of(decision) == "taxed":
        parts.insert(0, "tax still to be saved or paid")
    if case.position.loan is not None:
        parts.insert(0, "the loan")
    return f"{capital(say_list(parts))} {'are' if parts[1:] else 'is'}"


def _until(decision: Decision, case: Case) -> str:
    days = round(decision.horizon_years * _DAYS_A_YEAR)
    return month_name(date.fromordinal(case.as_of.toordinal() + days))
