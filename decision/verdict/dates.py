"""What to do on which day: the named plan, and the days that matter around it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from decision.case.months import months_after
from decision.factors import Situation
from decision.gates import Standing
from decision.gates.opening import SECURITIES, free_to_buy, year_end
from decision.parameters import judgement
from decision.strategies.plan import Plan, Sale
from decision.strategies.stop import level_of
from decision.tax.earlier import still_held
from decision.tax.lot_sale import long_from
from decision.tax.preview import Spoiler, preview
from decision.tax.taxpayer import law_in, tax_year
from decision.verdict.cooling import cooled
from decision.verdict.decision import Step

_DAYS_A_MONTH = 365.25 / 12


def dates_of(plan: Plan, situation: Situation) -> tuple[Step, ...]:
    """Every dated step in order; none lies before the day of the decision."""
    plan, first = cooled(plan, situation)
    steps = [
        *first,
        *_sales(plan, situation),
        *_set_aside(plan, situation),
        *_after_the_sale(plan, situation),
        *_around(plan, situation),
        *_worthless(situation),
        *_review(plan, situation.standing),
    ]
    ahead = [step for step in steps if step.on >= situation.standing.day]
    return tuple(sorted(ahead, key=lambda step: step.on))


def _sales(plan: Plan, situation: Situation) -> Iterator[Step]:
    standing = situation.standing
    worthless = situation.gates.fixed == "worthless"
    for sale in plan.sales:
        proceeds = _proceeds([sale], standing)
        placed: dict[str, Any] = {
            "to": sale.to,
            "proceeds": proceeds,
            "lots": sale.lots,
        }
        if sale.over:
            placed |= {"until": sale.over[1]}
        yield Step(
            on=sale.over[0] if sale.over else sale.on,
            do="swap" if sale.to == "partner" else "sell",
            units=sale.units,
            numbers=placed | {"worthless": worthless},
        )
        if sale.to == "loan":
            yield Step(on=sale.on, do="repay_loan", numbers={"amount": proceeds})
    yield from _what_remains(plan)
    yield from _price_rule(plan, standing)
    if plan.because == "stale_appraisal":
        yield Step(on=standing.day, do="get_price")


def _what_remains(plan: Plan) -> Iterator[Step]:
    """Units that the market does not take within the longest time for steps."""
    last = max((sale.over[1] for sale in plan.sales if sale.over), default=None)
    left = plan.at_once.units - plan.units if plan.at_once else 0.0
    if last is not None and left > 1e-9 * plan.units:
        yield Step(on=last, do="still_to_sell", units=left)


def _price_rule(plan: Plan, standing: Standing) -> Iterator[Step]:
    """The day an order is placed, and the day on which it is looked at anew."""
    if plan.rule is None:
        return
    units, last = standing.case.position.units, plan.rule.days[-1]
    level = plan.rule.level / standing.case.position.fx
    numbers = {"level": level, "until": last, "to": plan.rule.to}
    yield Step(on=plan.rule.days[0], do="place_exit", units=units, numbers=numbers)
    yield Step(on=last, do="exit_ends", numbers={"level": level})


def _proceeds(sales: list[Sale], standing: Standing) -> float:
    """What the sales bring at today's price."""
    share = sum(sale.units for sale in sales) / standing.case.position.units
    return share * standing.value * (1 - standing.spread)


def _set_aside(plan: Plan, situation: Situation) -> Iterator[Step]:
    """Of what goes to cash, the part that money due must not lose again."""
    standing, due = situation.standing, situation.gates.due
    to_cash = [sale for sale in plan.sales if sale.to == "cash"]
    if not to_cash or "money_due" not in situation.gates.reasons:
        return
    amount = min(_proceeds(to_cash, standing), due.needed)
    yield Step(on=to_cash[0].on, do="set_aside", numbers={"amount": amount})


def _after_the_sale(plan: Plan, situation: Situation) -> Iterator[Step]:
    """The days on which buying the same thing would take the loss away."""
    standing = situation.standing
    if situation.gates.wash is None or not plan.sales or not _books_a_loss(situation):
        return
    last = max(sale.last for sale in plan.sales)
    free = free_to_buy(standing, last)
    back = _switching_back(situation) if plan.swaps else {}
    yield Step(on=free, do="no_buying_until", numbers=back)
    for spoiler in _planned_spoilers(plan, standing):
        numbers = {
            "units": spoiler.units,
            "account": spoiler.account,
            "owner": spoiler.owner,
            "amount": spoiler.amount,
            "is_lost": spoiler.is_lost,
            "free": free,
        }
        yield Step(on=spoiler.on, do="spoils", units=spoiler.units, numbers=numbers)


def _planned_spoilers(plan: Plan, standing: Standing) -> Iterator[Spoiler]:
    """Planned purchases that would take loss of any of the plan's sales away.

    Each is told once, by the sale of which it takes most.
    """
    most: dict[int, Spoiler] = {}
    for day in plan.days:
        wanted = plan.sold_on(day).units_by_lot
        units = still_held(standing.case, wanted, on=day)
        sale = preview(standing.case, on=day, units=units, price=standing.net_unit)
        for spoiler in sale.spoilers:
            place = spoiler.trade
            planned = spoiler.is_planned and spoiler.on > standing.day
            if planned and place is not None:
                known = most.get(place, spoiler)
                most[place] = max(known, spoiler, key=lambda one: one.amount)
    yield from most.values()


def _switching_back(situation: Situation) -> dict[str, float]:
    """What the next dollar of short-term gain is taxed at, for a gain on the partner.

    State tax included; the household's other capital results are left out.
    Source: 26 U.S.C. § 1222(1).
    """
    household, day = situation.household, situation.standing.day
    assert household is not None, "where a loss is booked somebody is taxed"
    law = law_in(day.year, household.taxpayer)
    without, _ = tax_year(household.taxpayer, 0.0, 0.0, law=law)
    taxed, _ = tax_year(household.taxpayer, 1.0, 0.0, law=law)
    return {"short_rate": float(taxed - without)}


def _books_a_loss(situation: Situation) -> bool:
    wash = situation.gates.wash
    return wash is not None and wash.of_all.provisional


def _around(plan: Plan, situation: Situation) -> Iterator[Step]:
    standing, gates = situation.standing, situation.gates
    sells_then = any(sale.on == gates.open_on for sale in plan.sales)
    if gates.open_on > standing.day and not sells_then:
        yield Step(on=gates.open_on, do="first_open_day")
    keeps_some = plan.units < standing.case.position.units * (1 - 1e-9)
    if keeps_some and gates.wash is not None and gates.wash.clean_on is not None:
        yield Step(on=gates.wash.clean_on, do="clean_day")
    if standing.treatment == "taxed":
        yield Step(on=year_end(standing), do="year_end")
        yield from _turning_long(plan, standing)
    coming = standing.case.position.next_distribution
    if coming is not None:
        numbers = {"fraction": coming.fraction}
        yield Step(on=coming.on, do="distribution", numbers=numbers)
    for need in standing.case.household.needs:
        yield Step(on=need.due, do="need_due", numbers={"amount": need.amount})


def _worthless(situation: Situation) -> Iterator[Step]:
    """The day on which a security that became worthless this year counts as sold.

    Its `units` are those it would count as held long-term. Source: 26 U.S.C. § 165(g).
    """
    standing = situation.standing
    if situation.gates.fixed != "worthless" or standing.treatment != "taxed":
        return
    if not standing.is_kind(*SECURITIES):
        return
    last = date(standing.day.year, 12, 31)
    position = standing.case.position
    long = sum(
        lot.units
        for place, lot in enumerate(position.lots)
        if long_from(position, place, price=0.0) <= last
    )
    short = standing.case.position.units - long
    yield Step(on=last, do="worthless_day", units=long, numbers={"short": short})


def _turning_long(plan: Plan, standing: Standing) -> Iterator[Step]:
    """The days within a year on which units still held turn long-term."""
    position = standing.case.position
    for place, lot in enumerate(position.lots):
        left = lot.units - plan.units_of(place)
        day = long_from(position, place, price=standing.net_unit)
        soon = standing.day < day <= standing.day + timedelta(days=366)
        if soon and left > 0:
            yield Step(on=day, do="long_term_day", units=left)


def _review(plan: Plan, standing: Standing) -> Iterator[Step]:
    months = float(judgement("review_after"))
    months = min(months, standing.horizon * 12)
    start = max((sale.last for sale in plan.sales), default=standing.day)
    on, expires = _after(start, months), standing.case.position.expires
    on = min(on, expires) if expires else on
    yield Step(on=on, do="review", numbers=_own_limit(plan, standing))
    asked = standing.case.mind.rule.look_again
    if asked is not None and asked != on:
        yield Step(on=asked, do="own_review")


def _own_limit(plan: Plan, standing: Standing) -> dict[str, Any]:
    """The price at which the loss is as large as somebody meant to bear at most.

    In the position's currency; empty where nobody wrote a limit, where nothing is kept,
    and where the plan itself sells at that price.
    """
    position = standing.case.position
    sells_all = plan.units >= position.units * (1 - 1e-9)
    if standing.case.mind.own_loss_limit is None or sells_all or plan.rule:
        return {}
    level = level_of(standing)
    return {"limit": level / position.fx, "is_passed": level >= standing.unit_value}


def _after(day: date, months: float) -> date:
    """So many months later by the calendar, and the rest of a month in days."""
    whole = int(months)
    rest = timedelta(days=round((months - whole) * _DAYS_A_MONTH))
    return months_after(day, whole) + rest
