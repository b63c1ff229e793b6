"""One federal return of the United States: assessed, and without and with a loss."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from decision.errors import DecisionError
from decision.tax.bill import Bill, Income, bill
from decision.tax.carry import Carried, carry
from decision.tax.facts import (
    Facts,
    Pots,
    Saving,
    amount_of,
    amounts_by_pot,
    refuse_unknown,
)
from decision.tax.law import Amount, Law, law_of
from decision.tax.net import net

STATUSES = ("single", "mfj", "mfs", "hoh", "qss")
TERMS = ("short", "long")


def saving_in_united_states(on: date, facts: Facts, loss: Pots) -> Saving:
    """Federal tax of the year without and with a loss; pots are short and long.

    Source: 26 U.S.C. § 1, § 55, § 1211, § 1212, § 1411, with the numbers of us.toml.
    """
    known = ("gains", "brought_forward", "income", "profile")
    refuse_unknown(facts, known, where="facts")
    profile = facts.get("profile", {})
    income = _income_from(profile)
    law = _law_for(on, str(profile.get("filing_status", "single")))
    before = _results(facts)
    lost = amounts_by_pot(loss, TERMS, where="loss", least=0)
    without, _ = assess(income, *before, law=law)
    after = (before[0] - lost[0], before[1] - lost[1])
    with_loss, carried = assess(income, *after, law=law)
    return Saving(
        without=without.tax,
        with_loss=with_loss.tax,
        now=without.tax - with_loss.tax,
        carried={"short": carried.short, "long": carried.long},
        detail={"without": without._asdict(), "with_loss": with_loss._asdict()},
    )


def assess(
    income: Income, short: Amount, long: Amount, *, law: Law
) -> tuple[Bill, Carried]:
    """The bill of a year and the loss it passes on.

    `short` and `long` are the year's signed results less the loss carried into it.
    """
    netted = net(short, long, limit=law.loss_limit)
    billed = bill(income, netted, law=law)
    return billed, carry(netted, consumed=billed.consumed)


def _law_for(on: date, status: str) -> Law:
    if status not in STATUSES:
        raise DecisionError(
            f"filing_status is {status}; it must be one of {', '.join(STATUSES)}."
        )
    return law_of(on.year, status)


def _income_from(profile: Mapping[str, Any]) -> Income:
    names = Income.__slots__
    refuse_unknown(profile, ("filing_status", *names), where="profile")
    return Income(
        **{
            name: amount_of(profile[name], where=f"profile {name}", least=0)
            for name in names
            if name in profile
        }
    )


def _results(facts: Facts) -> tuple[Amount, Amount]:
    gains = amounts_by_pot(facts.get("gains", {}), TERMS, where="gains")
    brought = amounts_by_pot(
        facts.get("brought_forward", {}), TERMS, where="brought_forward", least=0
    )
    return gains[0] - brought[0], gains[1] - brought[1]
