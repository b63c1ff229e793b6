"""The loss worked step by step: what a sale today would do to the tax."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from decision.case import Case
from decision.report.amounts import say_date, table_money
from decision.report.contest import currency_of, fixed_by, has_partner
from decision.tax.earlier import lots_by_then
from decision.tax.taxpayer import law_in, taxpayer_of
from decision.verdict.decision import Decision, TaxOfSale


class LossStep(NamedTuple):
    """One row: what it is, its amount, the amount as printed, and a remark."""

    label: str
    amount: float
    shown: str
    note: str = ""


def loss_steps(decision: Decision, case: Case) -> tuple[LossStep, ...]:
    """From market value and basis to the tax saved by year; empty without a price."""
    if decision.position is None or decision.tax is None:
        return ()
    rows = tuple(_on_paper(decision))
    if fixed_by(decision) != "stale_appraisal":
        rows += tuple(_when_sold(decision.tax, case))
    currency = currency_of(case)
    if not has_partner(decision):
        rows = tuple((_OF_A_SALE.get(row[0], row[0]), *row[1:]) for row in rows)
    return tuple(
        LossStep(label, amount, _shown(amount, note, currency), note)
        for label, amount, note in rows
    )


def no_tax_because(treatment: str) -> str:
    """Why there is no tax figure; empty where sales are taxed."""
    return _UNTAXED.get(treatment, "")


def waits_for_later(tax: TaxOfSale, case: Case) -> float:
    """The part of this sale's loss that this year's limit leaves for later years.

    Source: 26 U.S.C. § 1211(b).
    """
    limit = loss_limit_of(case)
    without = max(0.0, -tax.realised_before - limit)
    return max(0.0, tax.counts_now - tax.realised_before - limit) - without


def loss_limit_of(case: Case) -> float:
    """How much of a net loss lowers other income in the year of the decision.

    Source: 26 U.S.C. § 1211(b).
    """
    return law_in(case.as_of.year, taxpayer_of(case)).loss_limit


def _shown(amount: float, note: str, currency: str) -> str:
    is_known = note != no_tax_because("refused")
    return table_money(amount, currency) if is_known else "Not known"


_A_DOLLAR = 1.0
Row = tuple[str, float, str]
_OF_A_SALE = {"Booking it is worth": "In tax, selling is worth"}


def _on_paper(decision: Decision) -> Iterator[Row]:
    position = decision.position
    assert position is not None
    yield "Market value", position.value, "units × price"
    yield "What you paid (basis)", position.cost, "with fees, lot by lot"
    if position.gain < 0:
        yield (
            "Unrealised loss",
            -position.gain,
            "a paper loss saves no tax until it is sold",
        )
    else:
        yield "Unrealised gain", position.gain, "selling would be taxed"


def _when_sold(tax: TaxOfSale, case: Case) -> Iterator[Row]:
    if tax.treatment != "taxed":
        yield "Tax saved by selling", 0.0, no_tax_because(tax.treatment)
        return
    if tax.loss <= 0:
        return
    yield f"Loss of a sale on {say_date(tax.on)}", tax.loss, _costs(tax, case)
    yield from _of_this_year(tax, case)
    yield from _savings(tax)


def _costs(tax: TaxOfSale, case: Case) -> str:
    """Why the loss of a sale is not the one on paper.

    Source: 26 U.S.C. § 1091(d).
    """
    lots = lots_by_then(case, on=tax.on)
    moved = sum(parcel.deferred for _, parcel in lots)
    if moved <= _A_DOLLAR:
        return "after trading costs"
    amount = table_money(moved, currency_of(case))
    return f"after trading costs; an earlier sale moved {amount} of loss into the units"


def _of_this_year(tax: TaxOfSale, case: Case) -> Iterator[Row]:
    year = tax.on.year
    yield f"Realised in {year} before", tax.realised_before, _before(tax, case)
    if tax.deferred >= 0.5:
        yield "Moves into other units", tax.deferred, _moves(tax)
    if tax.lost >= 0.5:
        yield "Lost for good", tax.lost, "bought again in a retirement account"
    yield "Counts for tax", tax.counts_now, _term(tax)
    waits = waits_for_later(tax, case)
    if waits >= 0.5:
        yield f"Of it, waits for years after {year}", waits, "the yearly limit"


def _savings(tax: TaxOfSale) -> Iterator[Row]:
    for years, saved in _alike(tax.savings):
        word = "Less" if saved >= 0 else "More"
        yield f"{word} tax {years}", abs(saved), "with and without it; not discounted"
    if tax.carried >= 0.5 and tax.savings:
        last = max(year for year, _ in tax.savings)
        yield f"Unused after {last}", tax.carried, "lowers tax when you sell at last"
    if abs(tax.later) >= 0.5:
        word = "More" if tax.later > 0 else "Less"
        yield (
            f"{word} tax later",
            abs(tax.later),
            "the basis is lower; discounted to today",
        )
    yield "Booking it is worth", tax.worth, "all of it discounted, after trading costs"


def _alike(savings: tuple[tuple[int, float], ...]) -> Iterator[tuple[str, float]]:
    """Years in a row with the same saving told together.

    >>> list(_alike(((2026, 9.0), (2027, 3.0), (2028, 3.0))))
    [('in 2026', 9.0), ('in each year from 2027 to 2028', 3.0)]
    """
    rows = [(year, saved) for year, saved in savings if abs(saved) >= 0.5]
    for _, group in groupby(rows, key=lambda row: round(row[1])):
        years = list(group)
        first, last = years[0][0], years[-1][0]
        when = (
            f"in {first}" if first == last else f"in each year from {first} to {last}"
        )
        yield when, years[0][1]


def _before(tax: TaxOfSale, case: Case) -> str:
    if abs(tax.realised_before) < 0.5:
        return "nothing to set the loss against"
    kind = "gains" if tax.realised_before > 0 else "losses"
    carried = case.tax.carried_short + case.tax.carried_long
    return (
        f"{kind}, less what was carried over"
        if carried and tax.realised_before > 0
        else kind
    )


def _moves(tax: TaxOfSale) -> str:
    if tax.clean_on is None:
        return "into the basis of units bought within 30 days"
    return f"a sale from {say_date(tax.clean_on)} avoids it"


def _term(tax: TaxOfSale) -> str:
    if tax.short_loss > 0 and tax.long_loss > 0:
        return "partly short-term, partly long-term"
    return "short-term" if tax.short_loss > 0 else "long-term"


_UNTAXED = {
    "sheltered": "gains and losses in this account are not taxed",
    "refused": "the rules are not among our sources, so no figure is given",
    "personal_use": "a loss on things for personal use does not count",
}
