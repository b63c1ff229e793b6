"""One plan through all futures: its sales, the taxes they save, money due."""

from collections.abc import Iterator, Sequence

import numpy as np

from decision.gates import Standing
from decision.projection.book import (
    Amount,
    Book,
    buy,
    change_phase,
    unit_price,
    value,
)
from decision.projection.follow import follow
from decision.projection.payment import pay
from decision.projection.tax_effect import TaxEffect, chance_alive
from decision.projection.world import EVERYTHING, Leg, Switches, World
from decision.projection.worth import Wealth, place_of, wealth_at
from decision.strategies.plan import Plan, Sale


def walk(
    plan: Plan,
    effect: TaxEffect,
    world: World,
    *,
    on: Switches = EVERYTHING,
    at: Sequence[float] = (),
) -> list[Wealth]:
    """Wealth at the given dates (years from today), by default at the horizon only."""
    shown = sorted(at) or [world.horizon]
    book = _opening(plan, world, on)
    seen = []
    for year in _events(plan, effect, world.standing, shown):
        _act(book, plan, effect, year)
        if year in shown:
            seen.append(wealth_at(year, book, plan, effect))
    return seen


def _opening(plan: Plan, world: World, on: Switches) -> Book:
    standing = world.standing
    return Book(
        world=world,
        on=on,
        own=world.own_risk(plan, on, year=-1.0),
        legs={"position": standing.value},
        account=standing.cash,
        loan=standing.loan,
    )


def _events(
    plan: Plan, effect: TaxEffect, standing: Standing, shown: Sequence[float]
) -> list[float]:
    sales = (standing.years_to(sale.on) for sale in plan.sales)
    needs = (standing.years_to(need.due) for need in standing.case.household.needs)
    arriving = (float(offset) for offset in effect.paid_in)
    before = {0.0, *sales, *needs, *arriving}
    return sorted({*shown, *(year for year in before if year <= shown[-1])})


def _act(book: Book, plan: Plan, effect: TaxEffect, year: float) -> None:
    """What happens on one date: sales, then savings of tax, then payments."""
    standing = book.world.standing
    sales = [sale for sale in plan.sales if _same(standing.years_to(sale.on), year)]
    if sales:
        _sell(book, plan, sales, year)
    if plan.rule:
        follow(book, plan.rule, effect, year)
    elif book.on.tax:
        _receive_savings(book, plan, effect, year)
    if book.on.liquidity:
        _pay_needs(book, plan, year)


def _sell(book: Book, plan: Plan, sales: list[Sale], year: float) -> None:
    book.prices.append(unit_price(book, year))
    book.went = _went(book, plan, sales)
    proceeds = [_take_out(book, sale, year) for sale in sales]
    own = book.world.own_risk(plan, book.on, year=year)
    change_phase(book, own, year=year)
    for sale, gross in zip(sales, proceeds, strict=True):
        net = gross - _cost_of_selling(book, gross)
        _place(book, sale, _after_loan(book, plan, sale, net, year=year), year)


def _went(book: Book, plan: Plan, sales: list[Sale]) -> Amount:
    """1 where the sale takes place; 0 where a harvest finds no loss any more."""
    if not plan.only_at_loss:
        return 1.0
    units = np.sum([sale.lots for sale in sales], axis=0)
    basis = float(np.dot(units, book.world.standing.basis) / units.sum())
    return np.where(book.prices[-1] < basis, 1.0, 0.0)


def _take_out(book: Book, sale: Sale, year: float) -> Amount:
    """Gross proceeds of one sale: of units that money due has not taken before."""
    whole = sale.units / book.world.standing.case.position.units * book.went
    fraction = np.minimum(whole, book.held)
    share = fraction / np.where(np.greater(book.held, 0.0), book.held, 1.0)
    gross = value(book, "position", year) * share
    book.legs["position"] = book.legs["position"] * (1 - share)
    book.held = book.held - fraction
    return gross


def _cost_of_selling(book: Book, gross: Amount) -> Amount:
    if not book.on.cost:
        return 0.0
    standing = book.world.standing
    cost = gross * standing.spread + standing.case.costs.commission * book.went
    return np.minimum(gross, cost)


def _after_loan(
    book: Book, plan: Plan, sale: Sale, proceeds: Amount, *, year: float
) -> Amount:
    """What is left of the proceeds: leaving repays the loan, and so does its gate."""
    standing = book.world.standing
    leaves = plan.units >= standing.case.position.units - 1e-9
    repays = sale.to == "loan" or (leaves and sale.to != "partner")
    if standing.loan <= 0 or not book.on.liquidity or not repays:
        return proceeds
    owed = book.loan * book.world.loan(year, book.on)
    repaid = np.minimum(owed, proceeds)
    book.loan = (owed - repaid) / book.world.loan(year, book.on)
    return proceeds - repaid


def _place(book: Book, sale: Sale, proceeds: Amount, year: float) -> None:
    leg = _leg_of(sale)
    entry = book.world.entry_cost(leg) if book.on.cost else 0.0
    buy(book, leg, proceeds * (1 - entry), year=year)


def _leg_of(sale: Sale) -> Leg:
    return "cash" if sale.to == "loan" else sale.to


def _receive_savings(book: Book, plan: Plan, effect: TaxEffect, year: float) -> None:
    """Each year's saving is invested in what replaced the position."""
    standing = book.world.standing
    for offset in effect.paid_in:
        if _same(effect.arrives[offset], year):
            alive = chance_alive(standing, offset)
            saved = effect.at(effect.savings[offset], place_of(book, effect, year))
            for leg, share in _replacement(plan):
                buy(book, leg, saved * alive * book.went * share, year=year)


def _replacement(plan: Plan) -> Iterator[tuple[Leg, float]]:
    """Where a saving goes: as the proceeds went; to cash where nothing was sold."""
    if not plan.sales:
        yield "cash", 1.0
    for sale in plan.sales:
        yield _leg_of(sale), sale.units / plan.units


def _pay_needs(book: Book, plan: Plan, year: float) -> None:
    standing = book.world.standing
    for need in standing.case.household.needs:
        if _same(standing.years_to(need.due), year):
            pay(book, plan, need, year=year)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9
