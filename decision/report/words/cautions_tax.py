"""Warnings about tax: washed losses, limits, rates, dates."""

from datetime import date
from typing import Any

from decision.parameters import judgement
from decision.report.amounts import say_count, say_date, say_list
from decision.report.words.loss import loss_limit_of
from decision.report.words.names import account_name, owner_name
from decision.report.words.told import Template, Told


def _wash_sale(told: Told) -> str:
    spoilers = told.caution.numbers.get("spoilers", ())
    free = told.day("no_buying_before")
    name = told.case.position.symbol or "it"
    if not spoilers:
        return (
            f"Buying {name} before {free} would take the loss away, in any account of "
            "yours or your spouse's; reinvested dividends count too."
        )
    clean = told.day("clean_on")
    from_then = f" From {clean} a sale keeps all of the loss." if clean else ""
    more = f" So would buying more before {free}." if told.is_selling else ""
    return f"{_spoiling(told)}{from_then}{more}"


def _spoiling(told: Told) -> str:
    spoilers = sorted(told.caution.numbers["spoilers"], key=lambda one: one["on"])
    said = say_list([_purchase(one, told.case.as_of) for one in spoilers[:3]])
    more = len(spoilers) - 3
    rest = f" and {say_count(more, 'other purchase')}" if more > 0 else ""
    verb = "spoils" if len(spoilers) == 1 else "spoil"
    noun = "The purchase" if len(spoilers) == 1 else "The purchases"
    return f"{noun} of {said}{rest} {verb} part of a loss booked {_when(told)}."


def _when(told: Told) -> str:
    """The day on which a sale of everything was looked at: the first open one."""
    day = told.caution.numbers.get("sold_on")
    return "today" if day in (None, told.case.as_of) else f"on {say_date(day)}"


def _purchase(spoiler: dict[str, Any], today: date) -> str:
    """Units, day, owner and account; what lies ahead can still be left out."""
    owner = owner_name(str(spoiler["owner"]))
    who = "" if owner == "you" else f" by {owner}"
    units = say_count(float(str(spoiler["units"])), "unit")
    when = "planned for" if spoiler["on"] > today else "on"
    day = say_date(spoiler["on"])
    return f"{units} {when} {day}{who} in {account_name(str(spoiler['account']))}"


def _permanent(told: Told) -> str:
    lost = told.money(told.number("lost"))
    return (
        f"Sold {_when(told)}, {lost} of the loss would be gone for good, because the "
        "same thing is bought in a retirement account."
    )


def _loss_limit(told: Told) -> str:
    limit = told.money(loss_limit_of(told.case))
    over = _used_by(told)
    if told.caution.numbers.get("no_gains"):
        return (
            "You have no gains to set it against, so the loss lowers other income by "
            f"at most {limit} a year.{over}"
        )
    return (
        f"What is left after your gains lowers other income by at most {limit} a "
        f"year.{over}"
    )


def _used_by(told: Told) -> str:
    """When the loss is used up, or what is left when the money is."""
    tax, last = told.decision.tax, _last_year(told)
    if tax is None or tax.counts_now < 1:
        return ""
    if tax.carried < 1:
        later = last > told.case.as_of.year
        return f" It takes until {last} to use it up." if later else ""
    used, left = told.money(tax.counts_now - tax.carried), told.money(tax.carried)
    if tax.counts_now - tax.carried < 1:
        return f" All {left} lowers tax when you sell at last{_lost_at_death(told)}."
    return (
        f" {used} of it is used by {last}; the other {left} lowers tax when you sell "
        f"at last{_lost_at_death(told)}."
    )


def _lost_at_death(told: Told) -> str:
    """Worth saying where the loss is carried for long."""
    years = told.decision.final_horizon_years
    is_long = years is not None and years > float(judgement("long_carry"))
    return ", and ends with you" if is_long else ""


def _last_year(told: Told) -> int:
    tax = told.decision.tax
    saved = [year for year, amount in tax.savings if amount] if tax else []
    return max(saved) if saved else told.case.as_of.year


def _zero_rate(told: Told) -> str:
    if told.caution.numbers.get("why") == "no_taxable_income":
        return (
            "Your deductions already cover your income, so there is no tax for this "
            "loss to lower; what is not used is carried on."
        )
    return (
        "What this loss would offset is taxed at 0% anyway, so booking it saves "
        "nothing and lowers your basis."
    )


def _deadline(told: Told) -> str:
    last, saving = told.day("last"), told.number("saving") or 0.0
    year = told.case.as_of.year
    if saving < judgement("harvest_least"):
        return f"For {year} only sales up to {last} count."
    return (
        f"For {year} only sales up to {last} count; one by then would lower this "
        f"year's bill by {told.money(saving)}."
    )


def _distribution(told: Told) -> str:
    amount = told.money(told.number("amount"))
    return (
        f"The fund pays out about {amount} on {told.day('on')}; it is taxed although "
        "the fund has fallen."
    )


def _six_months(told: Told) -> str:
    received = told.money(told.number("received"))
    return (
        f"On units held six months or less, {received} of the loss counts as "
        "long-term, because you received that much as a long-term distribution."
    )


TEMPLATES = {
    "wash_sale": Template(
        "Wash sale",
        _wash_sale,
        "26 U.S.C. § 1091: bought within 30 days before or after, the loss does not "
        "count now. The law says “substantially identical”, not “similar”; two funds "
        "on the same index are a risk that no ruling settles.",
    ),
    "wash_sale_permanent": Template(
        "Loss gone for good",
        _permanent,
        "Rev. Rul. 2008-5 says so for IRAs; for a 401(k) or HSA it is not settled.",
    ),
    "loss_limit": Template(
        "Part of the loss waits",
        _loss_limit,
        "26 U.S.C. § 1211(b) and § 1212(b). Unused losses keep their kind and carry "
        "forward until death; they do not pass on (Rev. Rul. 74-175).",
    ),
    "zero_rate": Template(
        "Taxed at 0%",
        _zero_rate,
        "The whole bill is computed with and without the first dollars of the loss. "
        "Without gains, 0% on gains alone would not be a reason: a loss then lowers "
        "other income. Low income may also bring health-insurance credits that move "
        "with it; they are not computed.",
    ),
    "deadline": Template(
        "End of the tax year",
        _deadline,
        "The day of the trade counts, not of the payment.",
    ),
    "fund_distribution": Template(
        "Distribution coming",
        _distribution,
        "Whoever holds the fund on its record day is taxed. The size is an estimate "
        "until the fund announces it.",
    ),
    "six_month_fund_rule": Template(
        "Six-month rule for funds and REITs",
        _six_months,
        (
            "26 U.S.C. § 852(b)(4), § 857(b)(8). It does not change the size of the "
            "loss, only its kind."
        ),
    ),
}
