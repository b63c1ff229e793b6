"""Who pays: a household taxed in full, or the marginal rates somebody knows."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from decision.case import Case, Tax
from decision.parameters import judgement
from decision.tax.bill import Income
from decision.tax.carry import Carried, carry
from decision.tax.law import Amount, Law, last_year, law_of
from decision.tax.net import net
from decision.tax.state import differs, state_base, state_rule
from decision.tax.this_year import require_rules
from decision.tax.united_states import assess


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Marginal rates, state tax included: on income, and on net long-term gains."""

    ordinary: float
    long: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxpayer:
    """A taxpayer in the United States and this year's capital results, in dollars.

    `income` decides how tax is computed: an Income by the full return plus
    `state_rate` on what capital results add to income, Rates by those rates alone.
    Gains are signed, carried losses zero or more; `gains_next_year` are long-term.
    `state` is where that rate is due, empty where nobody said; `law_year` the one year
    whose law is used for every year, None where each year has its own.
    """

    income: Income | Rates
    filing_status: str = "single"
    state_rate: float = 0.0
    state: str = ""
    law_year: int | None = None
    short_gains: float = 0.0
    long_gains: float = 0.0
    carried_short: float = 0.0
    carried_long: float = 0.0
    gains_next_year: float = 0.0

    @property
    def own_state(self) -> str:
        """The state that taxes these results in a way of its own; empty for none."""
        asked = self.state_rate and isinstance(self.income, Income)
        return self.state if asked and differs(self.state) else ""


def taxpayer_of(case: Case) -> Taxpayer:
    """The taxpayer a case describes; wages nobody gave are the assumed ones.

    Raises DecisionError if the case is of a country whose years we cannot tax.
    """
    require_rules(case.country)
    tax = case.tax
    return Taxpayer(
        income=_income_of(tax, case.household.age),
        filing_status=tax.filing_status,
        state_rate=tax.state_rate,
        state=tax.state or "",
        law_year=tax.law_year,
        short_gains=tax.short_gains,
        long_gains=tax.long_gains,
        carried_short=tax.carried_short,
        carried_long=tax.carried_long,
        gains_next_year=tax.gains_next_year,
    )


def tax_year(
    taxpayer: Taxpayer, short: Amount, long: Amount, *, law: Law
) -> tuple[Amount, Carried]:
    """One year's tax and the loss carried out of it; broadcasts.

    The tax of a state that counts losses in its own way is not in it: see `state_tax`.
    `short` and `long` are the year's signed results less the loss carried into it.
    By rates, a net loss up to the limit saves tax at the ordinary rate, so the tax
    may be negative: it is the part that capital results add.
    """
    if isinstance(taxpayer.income, Rates):
        return _tax_by_rates(taxpayer.income, short, long, law=law)
    billed, carried = assess(taxpayer.income, short, long, law=law)
    if not taxpayer.state_rate or taxpayer.own_state:
        return billed.tax, carried
    entered = net(short, long, limit=law.loss_limit).enters_income
    return billed.tax + taxpayer.state_rate * entered, carried


def state_tax(
    taxpayer: Taxpayer, result: Amount, carried: Amount, *, year: int
) -> tuple[Amount, Amount]:
    """A year's tax of a state with its own rule, and the loss which it carries on.

    `result` is the year's own net result, `carried` what the state carried in. Zeros
    where the state follows the federal treatment: `tax_year` has its tax.
    """
    state, income = taxpayer.own_state, taxpayer.income
    if not state or isinstance(income, Rates):
        return np.multiply(result, 0.0), np.multiply(carried, 0.0)
    rule = state_rule(
        state, year=law_year(year, taxpayer), filing_status=taxpayer.filing_status
    )
    base, left = state_base(rule, result, carried=carried, income=income)
    return taxpayer.state_rate * base, left


def law_in(year: int, taxpayer: Taxpayer) -> Law:
    """The law of a year; after the last recorded one, that one's. See law_is_assumed.

    Raises NoParameterError for a year before our records start.
    """
    return law_of(law_year(year, taxpayer), taxpayer.filing_status)


def law_year(year: int, taxpayer: Taxpayer) -> int:
    """The year whose law taxes a year: one somebody asked for, else the nearest past.

    >>> law_year(2031, Taxpayer(income=Income()))
    2026
    """
    return taxpayer.law_year or min(year, last_year())


def law_is_assumed(on: date, *, years: int) -> bool:
    """Whether any of the calendar years from `on` on has no recorded law yet."""
    return on.year + years - 1 > last_year()


def taxable_income(taxpayer: Taxpayer, *, on: date) -> float | None:
    """This year's taxable income before the sale, in dollars; None by known rates.

    >>> taxable_income(Taxpayer(income=Income(wages=20_000.0)), on=date(2026, 5, 1))
    3900.0
    """
    if isinstance(taxpayer.income, Rates):
        return None
    short = taxpayer.short_gains - taxpayer.carried_short
    long = taxpayer.long_gains - taxpayer.carried_long
    billed, _ = assess(taxpayer.income, short, long, law=law_in(on.year, taxpayer))
    return float(billed.taxable_income)


def future_rate_of(case: Case, taxpayer: Taxpayer, loss: float) -> float:
    """The rate at which a gain is taxed when what is held is sold at last.

    What the case says (marginal.future, then future_rate); else the marginal rate on
    long-term gains; else the average rate on a long-term gain as large as the loss.

    Raises NoParameterError if the law of the case's year is not recorded.
    """
    marginal = case.tax.marginal
    if marginal and marginal.future is not None:
        return marginal.future
    if case.tax.future_rate is not None:
        return case.tax.future_rate
    if marginal:
        return marginal.long
    return average_gain_rate(taxpayer, max(loss, 1.0), on=case.as_of)


def average_gain_rate(taxpayer: Taxpayer, gain: float, *, on: date) -> float:
    """The share of a long-term gain that tax takes, with no other gain or loss.

    `gain` is more than zero. Years after the last recorded law use that law.

    >>> earner = Taxpayer(income=Income(wages=300_000.0))
    >>> round(average_gain_rate(earner, 10_000.0, on=date(2026, 5, 1)), 3)
    0.188
    """
    law = law_in(on.year, taxpayer)
    without, _ = tax_year(taxpayer, 0.0, 0.0, law=law)
    with_gain, _ = tax_year(taxpayer, 0.0, gain, law=law)
    own_state = taxpayer.state_rate if taxpayer.own_state else 0.0
    return float(with_gain - without) / gain + own_state


def marginal_rates(taxpayer: Taxpayer, gain: float, *, on: date) -> Rates:
    """The rates that stand for a household: on its last income, and on a long gain.

    The first is what a loss up to the yearly limit takes off the tax on income, state
    tax included where that loss counts for it; the second `average_gain_rate`.

    >>> earner = Taxpayer(income=Income(wages=95_000.0), state_rate=0.05)
    >>> rates = marginal_rates(earner, 10_000.0, on=date(2026, 5, 1))
    >>> round(rates.ordinary, 3), round(rates.long, 3)
    (0.27, 0.2)
    """
    if isinstance(taxpayer.income, Rates):
        return taxpayer.income
    law = law_in(on.year, taxpayer)
    without, _ = tax_year(taxpayer, 0.0, 0.0, law=law)
    with_loss, _ = tax_year(taxpayer, -law.loss_limit, 0.0, law=law)
    return Rates(
        ordinary=float(without - with_loss) / law.loss_limit,
        long=average_gain_rate(taxpayer, gain, on=on),
    )


def _income_of(tax: Tax, age: float) -> Income | Rates:
    if tax.marginal:
        return Rates(ordinary=tax.marginal.ordinary, long=tax.marginal.long)
    wages = judgement("assumed_wages") if tax.wages is None else tax.wages
    return Income(
        wages=float(wages),
        interest=tax.interest,
        nonqualified_dividends=tax.nonqualified_dividends,
        qualified_dividends=tax.qualified_dividends,
        age=age,
        itemised=tax.itemised,
    )


def _tax_by_rates(
    rates: Rates, short: Amount, long: Amount, *, law: Law
) -> tuple[Amount, Carried]:
    netted = net(short, long, limit=law.loss_limit)
    ordinary = netted.enters_income - netted.preferred
    tax = rates.ordinary * ordinary + rates.long * netted.preferred
    return tax, carry(netted, consumed=netted.deducted)
