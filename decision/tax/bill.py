"""A household's federal tax on one year: income tax, minimum tax, investment tax."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from decision.tax.carry import consumed_deduction
from decision.tax.law import Amount, Law, tax_on
from decision.tax.net import Net


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """What a return holds besides capital results, in dollars of one year.

    `nonqualified_dividends` do not include the qualified ones; `age` is that of one
    person; `itemised` replaces the standard deduction where it is larger.
    """

    wages: Amount = 0.0
    interest: Amount = 0.0
    nonqualified_dividends: Amount = 0.0
    qualified_dividends: Amount = 0.0
    age: Amount = 40.0
    itemised: Amount = 0.0


class Bill(NamedTuple):
    """Federal tax before credits, its three parts, and what it was computed on.

    `consumed` is the part of the deducted capital loss that taxable income used.
    """

    tax: Amount
    income_tax: Amount
    minimum_tax: Amount
    investment_tax: Amount
    taxable_income: Amount
    consumed: Amount


def bill(income: Income, netted: Net, *, law: Law) -> Bill:
    """The federal tax of a household, before credits, from the exact schedules.

    Everything broadcasts. The tables of $50 steps that small returns use are not
    followed; collectibles, section 1250 gain and section 1202 stock are not covered.

    Source: Form 1040 line 16, Form 6251 and Form 8960.
    """
    gross = _gross(income, netted)
    standard = _standard_deduction(income.age, law)
    itemised = _itemised_deductions(income.itemised, gross, law=law)
    deductions = np.maximum(standard, itemised)
    senior = _senior_deduction(income.age, gross, law=law)
    preferred = netted.preferred + income.qualified_dividends
    taxable = np.maximum(gross - deductions - senior, 0.0)
    ordinary = np.maximum(taxable - preferred, 0.0)
    income_tax = _income_tax(taxable, ordinary, law=law)
    # The minimum tax allows no standard deduction, and § 68 does not apply to it.
    alternative = np.where(standard > itemised, gross, gross - income.itemised)
    minimum = _tentative_minimum(alternative, preferred, ordinary=ordinary, law=law)
    minimum_tax = np.maximum(minimum - income_tax, 0.0)
    investment_tax = _investment_tax(income, netted, gross=gross, law=law)
    return Bill(
        tax=income_tax + minimum_tax + investment_tax,
        income_tax=income_tax,
        minimum_tax=minimum_tax,
        investment_tax=investment_tax,
        taxable_income=taxable,
        consumed=consumed_deduction(netted.deducted, gross - deductions),
    )


def _gross(income: Income, netted: Net) -> Amount:
    earned = income.wages + income.interest + income.nonqualified_dividends
    return earned + income.qualified_dividends + netted.enters_income


def _standard_deduction(age: Amount, law: Law) -> Amount:
    """The standard deduction, higher for the aged; § 63(c), (f)."""
    is_aged = np.greater_equal(age, law.age_of_additions)
    return law.standard_deduction + law.additional_65 * is_aged


def _itemised_deductions(itemised: Amount, gross: Amount, *, law: Law) -> Amount:
    """Itemised deductions less what § 68(a) takes above the last bracket's start."""
    above = np.maximum(gross - law.income.starts[-1], 0.0)
    return itemised - law.itemised_reduction_rate * np.minimum(itemised, above)


def _senior_deduction(age: Amount, gross: Amount, *, law: Law) -> Amount:
    """The deduction of § 151(d)(5)(C), which shrinks as income rises.

    It is not part of the taxable income that the carry-over is measured by:
    § 1212(b)(2)(B)(ii) adds deductions of § 151 back.
    """
    if not law.senior_deduction:
        return 0.0
    excess = np.maximum(gross - law.senior_phase_out_start, 0.0)
    left = law.senior_deduction - law.senior_phase_out_rate * excess
    return np.maximum(left, 0.0) * np.greater_equal(age, law.age_of_additions)


def _income_tax(taxable: Amount, ordinary: Amount, *, law: Law) -> Amount:
    """Long-term gains and qualified dividends stacked on ordinary income; § 1(h)."""
    stacked = tax_on(law.gains, taxable) - tax_on(law.gains, ordinary)
    straight = tax_on(law.income, taxable)
    return np.minimum(tax_on(law.income, ordinary) + stacked, straight)


def _tentative_minimum(
    alternative: Amount, preferred: Amount, *, ordinary: Amount, law: Law
) -> Amount:
    """The tentative minimum tax, long-term gains at their own rates; § 55(b)(3).

    `alternative` is income after itemised deductions, where they are chosen: they are
    taken as allowed, though state taxes are not; § 56(b)(1).
    """
    base = _minimum_base(alternative, law)
    gains = np.minimum(base, preferred)
    stacked = tax_on(law.gains, ordinary + gains) - tax_on(law.gains, ordinary)
    straight = tax_on(law.minimum, base)
    return np.minimum(tax_on(law.minimum, base - gains) + stacked, straight)


def _minimum_base(alternative: Amount, law: Law) -> Amount:
    """Income above the exemption, which shrinks as income rises; § 55(d)."""
    rate, start = law.exemption_phase_out_rate, law.exemption_phase_out_start
    if law.adds_back_exemption:
        gone = start + law.exemption / rate
        added = rate * np.maximum(alternative - gone, 0.0)
        alternative = alternative + np.minimum(added, law.exemption)
    lost = rate * np.maximum(alternative - start, 0.0)
    exempt = np.maximum(law.exemption - lost, 0.0)
    return np.maximum(alternative - exempt, 0.0)


def _investment_tax(income: Income, netted: Net, *, gross: Amount, law: Law) -> Amount:
    """Tax on investment income above the threshold; a deducted loss lowers both.

    Source: 26 U.S.C. § 1411; Form 8960 lines 5a, 12 to 17.
    """
    dividends = income.nonqualified_dividends + income.qualified_dividends
    invested = np.maximum(income.interest + dividends + netted.enters_income, 0.0)
    above = np.maximum(gross - law.investment_threshold, 0.0)
    return law.investment_rate * np.minimum(invested, above)
