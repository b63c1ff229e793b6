"""The four cards: one figure, one sentence, and how one knows."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from decision.case import Case
from decision.factors.finding import Finding
from decision.parameters import judgement
from decision.report.amounts import capital, say_list, say_money, say_percent
from decision.report.contest import (
    currency_of,
    fixed_by,
    has_partner,
    is_worthless,
    treatment_of,
)
from decision.report.words.assumed import assumed_number
from decision.report.words.findings import finding_text, trend_word
from decision.report.words.free_risk import free_part
from decision.report.words.loss import no_tax_because
from decision.report.words.reasons import saved_over
from decision.report.words.reflexes import bias_text
from decision.verdict.decision import Decision

Which = Literal["trend", "tax", "diversification", "behaviour"]
CARDS: tuple[Which, ...] = ("trend", "tax", "diversification", "behaviour")
QUESTION = "How do you know?"


class Card(NamedTuple):
    """A heading, one figure, one sentence, and the evidence with its weakness."""

    title: str
    figure: str
    sentence: str
    evidence: str


def cards_of(decision: Decision) -> tuple[Which, ...]:
    """The cards that say something here: only tax where it is worth next to nothing."""
    return ("tax",) if is_worthless(decision) else CARDS


def card(decision: Decision, case: Case, which: Which) -> Card:
    """What is told of one factor."""
    title, told, evidence = _CARDS[which]
    if decision.position is None:
        return Card(title, "–", "It needs a price.", evidence)
    figure, sentence = told(decision, case)
    return Card(title, figure, sentence, evidence)


def _trend(decision: Decision, case: Case) -> tuple[str, str]:
    found = decision.finding("TR-1")
    if found is None or decision.market.origins.get("trend") == "kind":
        return (
            "Not known",
            "There are no prices to read a trend from, so it counts for nothing.",
        )
    figure = capital(trend_word(decision.market.trend))
    cause = decision.finding("TR-5")
    where = f" {finding_text(cause)}" if cause else ""
    return figure, finding_text(found, currency_of(case)) + where


def _tax(decision: Decision, case: Case) -> tuple[str, str]:
    currency, tax = currency_of(case), decision.tax
    if fixed_by(decision) == "stale_appraisal" or tax is None:
        return "Not known", "It needs a price of the last 12 months."
    if treatment_of(decision) != "taxed":
        figure = "Not known" if treatment_of(decision) == "refused" else "None"
        return figure, f"{capital(no_tax_because(treatment_of(decision)))}."
    if decision.position and decision.position.gain >= 0:
        return "None", "There is no loss to book; selling would be taxed."
    return say_money(tax.worth, currency), _worth_told(decision, currency)


def _worth_told(decision: Decision, currency: str) -> str:
    """The tax saved as it is paid, and how that becomes the worth of today."""
    tax, found = decision.tax, decision.finding("TX-2")
    assert tax is not None
    cost = found.numbers.get("cost", 0.0) if found else 0.0
    saved = saved_over(decision, currency) or "no tax saved"
    takes = (
        f"{say_money(tax.later, currency)} of tax later" if tax.later >= 1 else "",
        f"{say_money(cost, currency)} of trading costs" if cost >= 1 else "",
    )
    less = say_list([part for part in takes if part])
    act = "Booking the loss" if has_partner(decision) else "A sale"
    rate = say_percent(float(judgement("safe_rate_after_tax")))
    after = f" and after {less}" if less else ""
    worth = say_money(tax.worth, currency)
    return (
        f"{act} means {saved}. Discounted at {rate} a year{after}, that comes "
        f"to {worth} today."
    )


def _diversification(decision: Decision, case: Case) -> tuple[str, str]:
    weight = decision.position.weight if decision.position else 0.0
    cost, limit = decision.finding("DV-1"), decision.finding("DV-2")
    figure = f"{say_percent(weight)} of your wealth"
    if assumed_number(decision, "other_investments") is not None:
        figure = "Not typed"
        return figure, _if_untyped(weight, cost, currency_of(case))
    material = limit is not None and limit.numbers.get("material")
    told = limit if limit and not material else cost
    said = finding_text(told, currency_of(case)) if told else ""
    return figure, f"{said}{free_part(decision, case) if told is cost else ''}"


def _if_untyped(weight: float, cost: Finding | None, currency: str) -> str:
    said = (
        "What else you own was not typed, so this is taken as "
        f"{say_percent(weight)} of it all"
    )
    yearly = cost.numbers.get("cost_per_year", 0.0) if cost else 0.0
    if yearly < 1:
        return f"{said}."
    return f"{said}; its own risk would then cost {say_money(yearly, currency)} a year."


def _behaviour(decision: Decision, case: Case) -> tuple[str, str]:
    found, view = decision.biases, decision.finding("BV-1")
    if found:
        worst = sorted(found, key=lambda one: one.level != "likely")[0]
        figure = f"{len(found)} {'reflex' if len(found) == 1 else 'reflexes'}"
        return figure, bias_text(worst)
    if view is not None:
        return "Your view", finding_text(view, currency_of(case))
    if not case.mind.reason and not case.mind.answers:
        return (
            "Not asked",
            "Write why you hold it, and your words are read for eight common reflexes.",
        )
    return "None found", "Your words and answers resemble none of the eight reflexes."


_EVIDENCE_TREND = (
    "Losers of the last year have tended to lag for some months (Jegadeesh and Titman "
    "1993), but published signals lost more than half of their strength afterwards "
    "(McLean and Pontiff 2016), and on four panels of US stocks the trend of losing "
    "positions told nothing (our own computation). So it counts for very little."
)
_EVIDENCE_TAX = (
    "The whole tax bill is computed with and without the loss, year by year, and "
    "checked against independent tax programs. It cannot know your future gains, rates "
    "or new laws: what is saved later is the less certain part."
)
_EVIDENCE_DIVERSIFICATION = (
    "Risk that could be spread away earns nothing in the standard theory of prices, so "
    "carrying it has a cost that grows with the square of the weight. How "
    "much it costs you depends on the risk tolerance you typed; thresholds in practice "
    "range from 5 to 20%."
)
_EVIDENCE_BEHAVIOUR = (
    "Studies of many thousand accounts show these reflexes on average (Odean 1998 and "
    "others). Your words may resemble one and mean something else, so they only take "
    "weight from your own forecast; no other figure depends on them."
)
_CARDS: dict[Which, tuple[str, Callable[[Decision, Case], tuple[str, str]], str]] = {
    "trend": ("Market trend", _trend, _EVIDENCE_TREND),
    "tax": ("Tax benefit", _tax, _EVIDENCE_TAX),
    "diversification": (
        "Diversification",
        _diversification,
        _EVIDENCE_DIVERSIFICATION,
    ),
    "behaviour": ("Behaviour", _behaviour, _EVIDENCE_BEHAVIOUR),
}
