"""Warnings about tax: washed losses, limits, dates, basis, unsettled law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from decision.gates.opening import SECURITIES, free_to_buy, year_end
from decision.parameters import judgement, parameter
from decision.tax.holding import first_day_held_over
from decision.tax.lot_sale import PAY_GAINS_OUT
from decision.tax.taxpayer import taxable_income
from decision.tax.years import loss_use
from decision.verdict.warnings.subject import Numbers, Rule, Subject, when


def _sheltered(subject: Subject) -> Numbers | None:
    return when(subject.case.position.account != "taxable")


def _wash_sale(subject: Subject) -> Numbers | None:
    wash = subject.gates.wash
    if wash is None or not subject.standing.is_kind(*SECURITIES):
        return None
    spoilers = tuple(
        {"on": one.on, "units": one.units, "account": one.account, "owner": one.owner}
        for one in wash.of_all.spoilers
    )
    return when(
        subject.sells_at_a_loss or bool(spoilers),
        no_buying_before=_free_to_buy(subject),
        clean_on=wash.clean_on,
        spoilers=spoilers,
        sold_on=subject.gates.open_on,
    )


def _free_to_buy(subject: Subject) -> date:
    """The first trading day after the named sale on which buying washes nothing."""
    first = subject.gates.open_on
    sold_on = max((sale.last for sale in subject.named.plan.sales), default=first)
    return free_to_buy(subject.standing, sold_on)


def _permanent(subject: Subject) -> Numbers | None:
    wash = subject.gates.wash
    lost = wash.of_all.lost_for_good if wash else 0.0
    return when(lost > 0, lost=lost, sold_on=subject.gates.open_on)


def _loss_limit(subject: Subject) -> Numbers | None:
    harvest, tax = subject.situation.actual, subject.case.tax
    if harvest is None or not subject.has_a_loss_to_use:
        return None
    later = float(sum(harvest.use.savings[1:]))
    gains = tax.short_gains + tax.long_gains
    return when(
        later != 0 or gains <= 0, years=harvest.use.used_up, no_gains=gains <= 0
    )


def _zero_rate(subject: Subject) -> Numbers | None:
    """The first dollars of the loss save nothing in any year.

    Losses carried from before are left out: a loss that queues behind them saves
    nothing either, but not because of the rate.
    """
    harvest, standing = subject.situation.actual, subject.standing
    household = subject.situation.household
    if harvest is None or household is None or not subject.has_a_loss_to_use:
        return None
    fresh = replace(household.taxpayer, carried_short=0.0, carried_long=0.0)
    offset = subject.gates.open_on.year - standing.day.year
    little = {offset: (harvest.short / 100, harvest.long / 100)}
    years = len(harvest.use.savings)
    use = loss_use(fresh, on=standing.day, results=little, years=years)
    taxable = taxable_income(fresh, on=standing.day)
    why = "zero_rate" if taxable is None or taxable > 0 else "no_taxable_income"
    return when(float(use.savings.sum()) < 1e-6, why=why)


def _deadline(subject: Subject) -> Numbers | None:
    last, harvest = year_end(subject.standing), subject.situation.actual
    wash = subject.gates.wash
    near = (last - subject.standing.day).days <= float(judgement("deadline_window"))
    if harvest is None or not near:
        return None
    clean = wash is not None and wash.clean_on is not None and wash.clean_on <= last
    open_now = subject.gates.open_on <= last and subject.has_a_loss_to_use
    changes = open_now and harvest.saving_now > 0
    return when(clean or changes, last=last, saving=harvest.saving_now)


def _country_rules(subject: Subject) -> Numbers | None:
    return when(_is_unsettled(subject), country=subject.case.country)


def _is_unsettled(subject: Subject) -> bool:
    """Another country, or a purchase by a spouse or company, whose basis is open."""
    wash = subject.gates.wash
    owners = {one.owner for one in wash.of_all.spoilers} if wash else set()
    return subject.case.country != "US" or bool(owners - {"self"})


def _fund_distribution(subject: Subject) -> Numbers | None:
    coming = subject.case.position.next_distribution
    if coming is None:
        return None
    days = (coming.on - subject.standing.day).days
    return when(
        0 <= days <= float(judgement("distribution_window")),
        on=coming.on,
        amount=coming.fraction * subject.standing.value,
    )


def _six_months(subject: Subject) -> Numbers | None:
    position = subject.case.position
    received = position.long_distribution_received
    months = parameter("us_holding.short_held_fund_months", on=subject.standing.day)
    young = any(
        subject.standing.day < first_day_held_over(lot.came_on, months=months)
        for lot in position.lots
    )
    pays = subject.standing.is_kind(*PAY_GAINS_OUT)
    return when(pays and received > 0 and young, received=received)


def _gift(subject: Subject) -> Numbers | None:
    return when(_has_origin(subject, "gift"))


def _inherited(subject: Subject) -> Numbers | None:
    return when(_has_origin(subject, "inheritance"))


def _has_origin(subject: Subject, origin: str) -> bool:
    return any(lot.origin == origin for lot in subject.case.position.lots)


def _death(subject: Subject) -> Numbers | None:
    harvest = subject.situation.actual
    left = harvest.use.left_short + harvest.use.left_long if harvest else 0.0
    return when(is_death_near(subject), left=float(left))


def is_death_near(subject: Subject) -> bool:
    """Whether the holder may well die before selling."""
    household = subject.case.household
    likely = household.chance_held_until_death >= float(judgement("death_likely"))
    return likely or household.age >= float(judgement("old_age"))


def _benefits(subject: Subject) -> Numbers | None:
    """Income that other benefits depend on is not computed."""
    typed = subject.case.tax.marginal is None
    old = subject.case.household.age >= float(judgement("benefits_age"))
    return when(subject.standing.treatment == "taxed" and typed and old)


def _other_rules(subject: Subject) -> Numbers | None:
    """What can be seen to be taxed by rules that are not computed here."""
    found = next((why for why, belongs in _OUTSIDE.items() if belongs(subject)), None)
    computed = subject.standing.treatment in ("taxed", "refused")
    return when(
        found is not None and subject.case.country == "US" and computed, why=found
    )


def _is_one_of(table: str) -> Callable[[Subject], bool]:
    def belongs(subject: Subject) -> bool:
        symbols = parameter(f"us_outside.{table}", on=subject.standing.day)
        return subject.case.position.symbol in symbols

    return belongs


_OUTSIDE: dict[str, Callable[[Subject], bool]] = {
    "derivative": lambda subject: subject.standing.is_kind("derivative"),
    "metal_trust": _is_one_of("metal_trusts"),
    "futures_fund": _is_one_of("futures_funds"),
    "option": lambda subject: any(
        trade.origin == "option" for trade in subject.case.trades
    ),
}


def _professional(subject: Subject) -> Numbers | None:
    kinds = subject.standing.is_kind("property", "business")
    unsettled = _is_unsettled(subject) or subject.standing.treatment == "refused"
    worthless = subject.gates.fixed == "worthless"
    return when(kinds or worthless or unsettled or is_death_near(subject))


RULES = (
    Rule("sheltered_account", "G4", _sheltered),
    Rule("wash_sale", "TX-4", _wash_sale),
    Rule("wash_sale_permanent", "TX-4; Rev. Rul. 2008-5", _permanent),
    Rule("loss_limit", "TX-1; 26 U.S.C. § 1211(b)", _loss_limit),
    Rule("zero_rate", "TX-3", _zero_rate),
    Rule("deadline", "TX-6", _deadline),
    Rule("fund_distribution", "G9", _fund_distribution),
    Rule(
        "six_month_fund_rule", "TX-8; 26 U.S.C. § 852(b)(4), § 857(b)(8)", _six_months
    ),
    Rule("gift_basis", "TX-7; 26 U.S.C. § 1015", _gift),
    Rule("inherited_basis", "TX-7; 26 U.S.C. § 1014", _inherited),
    Rule("basis_at_death", "TX-7", _death),
    Rule("income_linked_benefits", "docs/METHOD.md", _benefits),
    Rule("other_rules", "docs/LAW.md", _other_rules),
    Rule("country_rules", "TX-13", _country_rules),
    Rule("see_a_professional", "docs/METHOD.md", _professional),
)
