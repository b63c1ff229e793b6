"""The dated steps of the plan, one sentence each."""

from collections.abc import Callable
from datetime import date

from decision.case import Case
from decision.report.amounts import (
    say_count,
    say_date,
    say_list,
    say_money,
    say_percent,
    say_price,
)
from decision.report.contest import currency_of, whole_units
from decision.report.words.names import account_name, owner_name
from decision.report.words.swapped import bought_at_once
from decision.verdict.decision import Step

_ONE_THING = ("property", "business", "home")
_TO = {
    "cash": "keep the cash",
    "broad_fund": "put the money into a broad fund",
    "loan": "repay the loan with it",
}


def step_text(step: Step, case: Case) -> str:
    """What to do, or what happens, on the day of the step; without the date."""
    told = _TEXTS.get(step.do)
    if told is None:
        return f"{step.do.replace('_', ' ').capitalize()}."
    return told(step, case)


def dated(step: Step, case: Case) -> str:
    """The step with its date in front."""
    return f"{say_date(step.on)}: {step_text(step, case)}"


def _sell(step: Step, case: Case) -> str:
    if step.numbers.get("worthless"):
        return "Let a broker take it for a small sum, or abandon it; keep the proof."
    to = _TO.get(str(step.numbers.get("to", "")), "keep the cash")
    last = step.numbers.get("until")
    if isinstance(last, date):
        pieces = f", a part of them each day until {say_date(last)},"
        return f"Sell {_units(step, case)}{pieces} and {to}."
    return f"Sell {_units(step, case)} and {to}."


def _still_to_sell(step: Step, case: Case) -> str:
    return f"{_units(step, case).capitalize()} remain to be sold: look at them again."


def _place_exit(step: Step, case: Case) -> str:
    return (
        f"Place an order to sell {_units(step, case)} once the price falls to "
        f"{_level(step, case)}."
    )


def _exit_ends(step: Step, case: Case) -> str:
    return f"The written exit at {_level(step, case)} ends: set a new one, or none."


def _level(step: Step, case: Case) -> str:
    return say_price(float(step.numbers.get("level", 0.0)), case.position.currency)


def _swap(step: Step, case: Case) -> str:
    return f"Sell {_units(step, case)} and {bought_at_once(case)}."


def _set_aside(step: Step, case: Case) -> str:
    return f"Set {_amount(step, case)} aside in cash for the money that is due."


def _repay(step: Step, case: Case) -> str:
    return f"Repay {_amount(step, case)} of the loan."


def _no_buying(step: Step, case: Case) -> str:
    """After a swap also what switching back costs: staying is the default."""
    told = (
        f"Buying {_same(case)} before this day, in any account, would take the loss "
        "away"
    )
    if "short_rate" not in step.numbers:
        return f"{told}."
    rate = say_percent(float(step.numbers["short_rate"]))
    return (
        f"{told}; switching back later makes a gain on what replaced it "
        f"short-term, taxed at your {rate} unless losses offset it, so staying is "
        "the default."
    )


def _spoils(step: Step, case: Case) -> str:
    numbers = step.numbers
    owner = owner_name(str(numbers.get("owner", "self")))
    account = account_name(str(numbers.get("account", "taxable")))
    took = "for good" if numbers.get("is_lost") else "for now"
    whose = (
        "Your planned purchase"
        if owner == "you"
        else f"The purchase planned by {owner}"
    )
    return (
        f"{whose} of {_units(step, case)} in {account} would take part of the loss "
        f"away {took}, unless it is left out or moved{_to_when(step)}."
    )


def _to_when(step: Step) -> str:
    """The first day to which a purchase can be moved, where it is known."""
    free = step.numbers.get("free")
    return f" to {say_date(free)} or later" if free else ""


def _clean(step: Step, case: Case) -> str:
    return "From this day a sale lets all of the loss count."


def _open(step: Step, case: Case) -> str:
    return "The first day on which it can be sold."


def _long(step: Step, case: Case) -> str:
    return (
        f"{_units(step, case).capitalize()} turn long-term: a loss on them then counts "
        "as long-term."
    )


def _distribution(step: Step, case: Case) -> str:
    fraction = float(step.numbers.get("fraction", 0.0))
    size = f" of about {say_percent(fraction)} of the price" if fraction else ""
    return f"The fund pays out{size}, which is taxed even at a loss."


def _need(step: Step, case: Case) -> str:
    return f"{_amount(step, case)} is due."


def _year_end(step: Step, case: Case) -> str:
    return f"The last trading day of the tax year {step.on.year}."


def _worthless(step: Step, case: Case) -> str:
    """What has to be shown is in 26 CFR § 1.165-5 and § 1.165-1(b)."""
    return (
        f"If nobody takes it and it became worthless during {step.on.year}, the loss "
        f"counts as of a sale on this day, {_term_then(step)}. Keep what shows it: the "
        "notice of bankruptcy, liquidation or cancellation, and the broker's letter."
    )


def _term_then(step: Step) -> str:
    short = float(step.numbers.get("short", 0.0))
    if step.units and short > 0:
        return f"long-term for {say_count(step.units, 'unit')} of it"
    return "short-term" if short > 0 else "long-term"


def _review(step: Step, case: Case) -> str:
    told = "Look at it again with the numbers of that day"
    if "limit" not in step.numbers:
        return f"{told}."
    limit = say_price(float(step.numbers["limit"]), case.position.currency)
    if step.numbers["is_passed"]:
        return f"{told}. It is below {limit}, the exit you planned."
    return f"{told}, or at once if it falls to {limit}, the exit you planned."


def _cool_off(step: Step, case: Case) -> str:
    """The wait before a sale; where the rule for coming back stands, it is quoted."""
    rule = case.mind.rule.buy_again_if.strip()
    first = (
        f"Read again when you would buy back: “{rule}”"
        if rule
        else "Write down at which price or on which day you would buy back"
    )
    last = step.numbers.get("until", step.on)
    return f"{first}. Nothing is due: act from here to {say_date(last)}, if at all."


def _own_review(step: Step, case: Case) -> str:
    """The day that was written down, with the conditions to be held against."""
    rule = case.mind.rule
    parts = (
        f"sell if “{rule.sell_if.strip()}”" if rule.sell_if.strip() else "",
        f"keep if “{rule.keep_if.strip()}”" if rule.keep_if.strip() else "",
    )
    written = say_list([part for part in parts if part])
    told = "The day you set yourself to look again"
    return f"{told}. You wrote: {written}." if written else f"{told}."


def _get_price(step: Step, case: Case) -> str:
    return "Get a new price or appraisal, then ask again."


def _units(step: Step, case: Case) -> str:
    """How many units, or "it" for what cannot be counted."""
    if step.units is None or case.position.kind in _ONE_THING:
        return "it"
    return say_count(whole_units(step.units, case.position.units), "unit")


def _amount(step: Step, case: Case) -> str:
    return say_money(float(step.numbers.get("amount", 0.0)), currency_of(case))


def _same(case: Case) -> str:
    return case.position.symbol or "more of it"


_TEXTS: dict[str, Callable[[Step, Case], str]] = {
    "sell": _sell,
    "still_to_sell": _still_to_sell,
    "place_exit": _place_exit,
    "exit_ends": _exit_ends,
    "swap": _swap,
    "set_aside": _set_aside,
    "repay_loan": _repay,
    "no_buying_until": _no_buying,
    "spoils": _spoils,
    "clean_day": _clean,
    "first_open_day": _open,
    "long_term_day": _long,
    "distribution": _distribution,
    "need_due": _need,
    "year_end": _year_end,
    "worthless_day": _worthless,
    "review": _review,
    "own_review": _own_review,
    "cool_off": _cool_off,
    "get_price": _get_price,
}
