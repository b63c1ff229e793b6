"""What a date is called in a calendar, and why it stands there."""

import re

from decision.case import Case
from decision.report.amounts import say_count, say_date, say_list
from decision.report.contest import currency_of, whole_units
from decision.report.words.codes import because_text
from decision.report.words.plan_steps import step_text
from decision.report.words.reasons import main_reason
from decision.report.words.verdict import headline
from decision.verdict.decision import Decision, Step

_HYPOTHETICAL = "Hypothetical figures, for education; not tax or investment advice."
_TRADES = ("sell", "swap", "place_exit")
_FIGURE = re.compile(r"\d")
_REVIEWS = ("review", "own_review")
_WASH = "A purchase within the wash-sale window takes a loss along (26 U.S.C. § 1091)."


def entry_title(step: Step, case: Case, *, amounts: bool) -> str:
    """A date in a few words, with what it is about in front; money is never in it.

    Without `amounts` it does not say how many units either.
    """
    what = case.position.symbol or case.position.name or "Your investment"
    title = _TITLES.get(step.do)
    if title is None:
        return f"{what}: {step.do.replace('_', ' ')}"
    return f"{what}: {title.format(units=_units(step, case, amounts), on=step.on)}"


def entry_text(step: Step, decision: Decision, case: Case, *, amounts: bool) -> str:
    """What to do that day and why, the written rule on a day of review, and the rest.

    Without `amounts` no sentence that tells one is in it.
    """
    told = [step_text(step, case), headline(decision, currency_of(case))]
    parts = (
        told[0] if amounts else "",
        _why(step, decision, case, amounts=amounts),
        _rule(case, amounts=amounts) if step.do in _REVIEWS else "",
        f"Decided on {say_date(case.as_of)}." + (f" {told[1]}" if amounts else ""),
        _HYPOTHETICAL,
    )
    return "\n\n".join(part for part in parts if part)


def _units(step: Step, case: Case, amounts: bool) -> str:
    held = case.position.units
    if step.units is None or held == 1:
        return "it"
    if amounts:
        return say_count(whole_units(step.units, held), "unit")
    return "it" if step.units >= held * (1 - 1e-9) else "a part of it"


def _why(step: Step, decision: Decision, case: Case, *, amounts: bool) -> str:
    if step.do not in _TRADES:
        return _WHY.get(step.do, "")
    if amounts:
        return main_reason(decision, case)
    return because_text(decision.because[0]) if decision.because else ""


def _rule(case: Case, *, amounts: bool) -> str:
    """What somebody wrote down to be held to on such a day.

    Without `amounts` a condition with a figure in it is left out: it may be one.
    """
    rule = case.mind.rule
    written = {
        "sell if": rule.sell_if,
        "keep it if": rule.keep_if,
        "after a sale buy again if": rule.buy_again_if,
    }
    told = [
        f"{when} “{words.strip()}”"
        for when, words in written.items()
        if words.strip() and (amounts or not _FIGURE.search(words))
    ]
    return f"You wrote: {say_list(told)}." if told else ""


_TITLES: dict[str, str] = {
    "sell": "sell {units}",
    "swap": "swap {units} for a close partner",
    "still_to_sell": "some remains to be sold: look again",
    "place_exit": "place the order for your written exit",
    "exit_ends": "your written exit ends",
    "set_aside": "set money aside in cash for what is due",
    "repay_loan": "repay the loan from the sale",
    "no_buying_until": "may be bought again from today",
    "spoils": "leave out or move the planned purchase",
    "clean_day": "from today a sale lets all of the loss count",
    "first_open_day": "first day on which it can be sold",
    "long_term_day": "long-term from today: {units}",
    "distribution": "the fund pays out",
    "need_due": "money is due",
    "year_end": "last trading day of the tax year {on.year}",
    "worthless_day": "what is worthless counts as sold today",
    "review": "look at it again",
    "own_review": "the day you set yourself to look again",
    "cool_off": "wait, and write when you would buy again",
    "get_price": "get a new price or appraisal",
    "restriction_ends": "the trading restriction ends",
    "lock_ends": "the lock-up ends",
}
_WHY = {
    "no_buying_until": _WASH,
    "clean_day": _WASH,
    "spoils": _WASH,
    "year_end": "Only what is sold up to this day counts for the tax of the year.",
    "long_term_day": "After more than a year a loss counts as long-term, which may "
    "save less tax (26 U.S.C. § 1222).",
    "need_due": "What is due must not depend on the market.",
    "worthless_day": "A worthless security counts as sold on the last day of the year "
    "(26 U.S.C. § 165(g)).",
    "cool_off": "Nothing is due, and fear passes.",
    "restriction_ends": "You typed that it may not be sold before this day.",
    "lock_ends": "You typed that it is locked until this day.",
}
