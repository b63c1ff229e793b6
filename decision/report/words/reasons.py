"""The sentences under the headline: why, what speaks against it, the first step."""

from collections.abc import Callable
from datetime import date

from decision.case import Case
from decision.factors.finding import Finding
from decision.report.amounts import (
    say_date,
    say_list,
    say_money,
    say_percent,
    say_price,
    uncapital,
)
from decision.report.contest import (
    currency_of,
    has_partner,
    is_worthless,
    treatment_of,
)
from decision.report.words.assumed import assumed_number
from decision.report.words.codes import because_text
from decision.report.words.flips import flip_text
from decision.report.words.for_and_against import for_and_against
from decision.report.words.plan_steps import step_text
from decision.report.words.swapped import swapped_for
from decision.verdict.decision import Decision

_TRADES = ("sell", "swap", "place_exit", "get_price")


def explanation(decision: Decision, case: Case) -> tuple[str, ...]:
    """The main reason, what speaks for and against, what tips it, the first step."""
    if decision.action is None:
        return ("Type what one unit is worth, and the comparison appears.",)
    if is_worthless(decision):
        return (main_reason(decision, case),)
    parts = (
        main_reason(decision, case),
        for_and_against(decision, case),
        flip_text(decision, unit=case.position.currency, household=currency_of(case)),
        first_step(decision, case),
    )
    return tuple(part for part in parts if part)


def main_reason(decision: Decision, case: Case) -> str:
    """What admitted the named strategy, with its numbers."""
    for code in decision.because:
        if code in _MAIN:
            return f"{_MAIN[code](decision, case)}{_in_steps(decision)}"
    return because_text(decision.because[0]) if decision.because else ""


def _in_steps(decision: Decision) -> str:
    """Why it is done in steps; the last of the codes says it."""
    if decision.action != "stage":
        return ""
    return f" {because_text(decision.because[-1])}"


def first_step(decision: Decision, case: Case) -> str:
    """The first thing to do with its date, and until when to buy nothing back."""
    trades = [step for step in decision.plan if step.do in _TRADES]
    if not trades:
        review = [step for step in decision.plan if step.do == "review"]
        when = f"; look again on {say_date(review[0].on)}" if review else ""
        return f"If you follow the numbers, there is nothing to trade{when}."
    first = [step for step in trades if step.on == trades[0].on]
    what = [uncapital(step_text(step, case)).removesuffix(".") for step in first]
    day = say_date(trades[0].on)
    said = f"If you follow the numbers, the first step is on {day}: {'; '.join(what)}"
    free = [step for step in decision.plan if step.do == "no_buying_until"]
    if not free:
        return f"{said}."
    until = say_date(free[0].on)
    sold = case.position.symbol or "the same"
    return f"{said}; buying {sold} before {until} would take the loss away."


def later_tax(decision: Decision, currency: str) -> str:
    """The tax that the lower basis brings, at its value today; may be empty."""
    later = decision.tax.later if decision.tax else 0.0
    if later < 1:
        return ""
    return f", against {say_money(later, currency)} more tax later (today's value)"


def saved_over(decision: Decision, currency: str) -> str:
    """The tax that booking the loss saves, and over how many years.

    Empty where it saves nothing.
    """
    savings = decision.tax.savings if decision.tax else ()
    whole = sum(saved for _, saved in savings)
    if whole < 1:
        return ""
    years = sorted(year for year, saved in savings if saved >= 0.5)
    amount = say_money(whole, currency)
    if len(years) < 2:
        return f"{amount} less tax in {years[0]}" if years else f"{amount} less tax"
    return f"{amount} less tax from {years[0]} to {years[-1]}"


def _harvest(decision: Decision, case: Case) -> str:
    currency, tax = currency_of(case), decision.tax
    saved = saved_over(decision, currency)
    if tax is None or not saved:
        return because_text("loss_worth_harvesting")
    later = later_tax(decision, currency)
    booked = f"You book a loss of {say_money(tax.counts_now, currency)}"
    return f"{booked}: {saved}{later}. {swapped_for(decision, case)}".strip()


def _give_cash(decision: Decision, case: Case) -> str:
    booked = uncapital(_harvest(decision, case))
    return f"As you give to charity, sell this and give cash: {booked}"


def _taxed_better(decision: Decision, case: Case) -> str:
    """Why the later day, and what the loss then does."""
    return f"{because_text(decision.because[0])} {_harvest(decision, case)}"


def _wash(decision: Decision, case: Case) -> str:
    found, currency = decision.finding("TX-4"), currency_of(case)
    today = found.numbers if found else {}
    gone = []
    if today.get("deferred", 0.0) >= 1:
        moved = say_money(today["deferred"], currency)
        gone.append(f"move {moved} of the loss into other units")
    if today.get("lost", 0.0) >= 1:
        gone.append(f"lose {say_money(today['lost'], currency)} of the loss for good")
    if not gone or today.get("clean_on") is None:
        return because_text("wash_window")
    return (
        f"A sale today would {say_list(gone)}, because of purchases within 30 days; "
        f"from {say_date(today['clean_on'])} all of it counts."
    )


def _due(decision: Decision, case: Case) -> str:
    found, currency = decision.finding("G5"), currency_of(case)
    if found is None:
        return because_text("money_due")
    needed = say_money(found.numbers.get("needed", 0.0), currency)
    return (
        f"{needed} will be needed soon beyond your cash, and it must not depend on "
        "the market."
    )


def _margin(decision: Decision, case: Case) -> str:
    found = decision.finding("G6")
    if found is None:
        return because_text("margin")
    equity = say_percent(found.numbers.get("equity_share", 0.0))
    least = say_percent(found.numbers.get("maintenance", 0.0))
    return f"Only {equity} of it is your own money, and the lender asks for {least}."


def _own_risk(decision: Decision, case: Case) -> str:
    found = decision.finding("DV-2")
    if found is None:
        return because_text("own_risk")
    weight = say_percent(found.numbers.get("weight", 0.0))
    limit = say_percent(found.numbers.get("threshold_weight", 0.0))
    said = f"It is {weight} of your wealth"
    if assumed_number(decision, "other_investments") is not None:
        said = f"What else you own was not typed, so it is taken as {weight} of it all"
    return f"{said}; from {limit} on, its own risk matters."


def _keep(decision: Decision, case: Case) -> str:
    """Why nothing is done: no reason, and a loss that is not worth booking."""
    worth = decision.finding("TX-2")
    said = "Nothing here calls for leaving it"
    if "near_tie" in decision.limited_by:
        return _near_tie(decision, worth, currency_of(case))
    if worth is None or worth.numbers.get("passes"):
        return f"{said}."
    act = "booking the loss" if has_partner(decision) else "selling"
    return f"{said}, and {act} {_worth_little(worth, currency_of(case))}."


def _near_tie(decision: Decision, worth: Finding | None, currency: str) -> str:
    """What the headline of a near tie has not said yet."""
    if worth is None or worth.numbers.get("passes"):
        return ""
    act = "Booking the loss" if has_partner(decision) else "Selling"
    return f"{act} {_worth_little(worth, currency)}."


def _worth_little(worth: Finding, currency: str) -> str:
    amount = worth.numbers.get("worth", 0.0)
    if amount <= -1:
        return f"would cost {say_money(-amount, currency)} more than the tax it saves"
    if amount < 1:
        return "would cost about as much as the tax it saves"
    least = say_money(worth.numbers.get("threshold", 0.0), currency)
    return (
        f"is worth only {say_money(amount, currency)} in tax, under the {least} that "
        "would make it worth the bother"
    )


def _not_a_loss(decision: Decision, case: Case) -> str:
    return (
        "There is no loss to book; the ways of selling stand below for comparison, "
        "with the gain taxed."
    )


def _home(decision: Decision, case: Case) -> str:
    return "A home is for living in: the comparison with selling is left out."


def _stale(decision: Decision, case: Case) -> str:
    return "Without a price of the last 12 months every figure would be a guess."


def _worthless(decision: Decision, case: Case) -> str:
    if treatment_of(decision) != "taxed" or decision.tax is None:
        return (
            "A broker can often take it off your hands for a small sum; otherwise it "
            "can be abandoned."
        )
    return (
        f"By {say_date(date(decision.tax.on.year, 12, 31))} a broker can take it for a "
        "small sum, or it can be abandoned: either fixes the year of the loss. Keep "
        "proof of what it was worth and when, and have a professional confirm the year."
    )


def _written_exit(decision: Decision, case: Case) -> str:
    rule = decision.outcome("stop").written_exit
    if rule is None:
        return because_text("written_exit")
    level = say_price(rule.level, case.position.currency)
    return (
        f"You asked for a price at which to sell: {level} is touched by "
        f"{say_date(rule.until)} in {say_percent(rule.chance)} of the futures shown."
    )


def _broken(decision: Decision, case: Case) -> str:
    return because_text("thesis_broken")


_MAIN: dict[str, Callable[[Decision, Case], str]] = {
    "not_a_loss": _not_a_loss,
    "home": _home,
    "stale_appraisal": _stale,
    "worthless": _worthless,
    "money_due": _due,
    "margin": _margin,
    "written_exit": _written_exit,
    "thesis_broken": _broken,
    "own_risk": _own_risk,
    "give_cash": _give_cash,
    "wash_window": _wash,
    "new_tax_year": _taxed_better,
    "long_term": _taxed_better,
    "loss_worth_harvesting": _harvest,
    "no_reason_to_leave": _keep,
}
