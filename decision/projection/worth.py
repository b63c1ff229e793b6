"""Wealth at a date: what is owned, less taxes and costs that are still to come."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.projection.book import Amount, Book, growth, unit_price, value
from decision.projection.price_rule import RuleGrid
from decision.projection.sale_grid import Place
from decision.projection.tax_effect import TaxEffect, chance_alive, discount
from decision.projection.world import Leg
from decision.strategies.plan import Plan

Array = npt.NDArray[np.float64]
_BOUGHT: tuple[Leg, ...] = ("broad_fund", "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wealth:
    """After-tax wealth, shape (paths,): the household's, and this investment's alone.

    `money` leaves out the other investments and the cash there was, and counts money
    that was due as delivered.
    """

    year: float
    all: Array
    money: Array


def wealth_at(year: float, book: Book, plan: Plan, effect: TaxEffect) -> Wealth:
    """What the household has on a date, after taxes and costs still to come."""
    world, standing = book.world, book.world.standing
    invested = sum((value(book, leg, year) for leg in book.legs), start=np.zeros(1))
    owed = book.loan * world.loan(year, book.on)
    own = invested - owed + _settled_later(year, book, plan, effect)
    safe = world.growth.safe(year)
    account = book.account * safe
    other = standing.other * world.other(year)
    apart = account - standing.cash * safe + book.paid
    everything = np.asarray(own + account + other)
    return Wealth(year=year, all=everything, money=np.asarray(own + apart))


def _settled_later(year: float, book: Book, plan: Plan, effect: TaxEffect) -> Amount:
    later: Amount = 0.0
    if book.on.tax and book.world.household is not None:
        later = _taxes_later(year, book, plan, effect)
    return later - _exit_costs(year, book) if book.on.cost else later


def _taxes_later(year: float, book: Book, plan: Plan, effect: TaxEffect) -> Amount:
    """Savings still to come, less the tax on the gain that the final sale realises.

    A loss unused by then lowers that tax, and so does a loss moved into other units.
    """
    standing, household = book.world.standing, book.world.household
    if household is None:
        return 0.0
    alive = chance_alive(standing, standing.final_horizon)
    final = _until_final(standing, year)
    rate = household.future_rate * alive * final
    waiting = effect.pending(standing, year)
    by_place = waiting + rate * (effect.left + effect.deferred)
    from_sale = effect.at(by_place, place_of(book, effect, year)) * book.went
    done = _done(book, plan)
    return from_sale * done - rate * _gain_left(year, book, plan, effect)


def place_of(book: Book, effect: TaxEffect, year: float) -> Place | None:
    """Where the sales took place; those to come count at the price of the date.

    None where nothing was sold yet, or where every price is known.
    """
    if isinstance(effect.grid, RuleGrid):
        sold = book.sold
        return effect.grid.place(sold.days, sold.fills) if sold else None
    if effect.grid is None or not book.prices:
        return None
    to_come = len(effect.grid.sales) - len(book.prices)
    if to_come:
        return effect.grid.place([*book.prices, *[unit_price(book, year)] * to_come])
    if book.place is None:
        book.place = effect.grid.place(book.prices)
    return book.place


def _done(book: Book, plan: Plan) -> float:
    """The share of the plan's units that is sold by now; a plan without sales is."""
    if not plan.sales:
        return 1.0
    return _units_sold(book, plan) / plan.units


def _units_sold(book: Book, plan: Plan) -> float:
    done = plan.days[: len(book.prices)]
    return sum(sale.units for sale in plan.sales if sale.on in done)


def _gain_left(year: float, book: Book, plan: Plan, effect: TaxEffect) -> Amount:
    """Gain over basis that the final sale will realise.

    In certainty equivalents growth after the purchase or after today is left out,
    because rates there are after tax for everybody; displays include it.
    """
    standing, shows = book.world.standing, book.world.taxes_growth
    worth: Amount = standing.value
    if shows:
        worth = worth * growth(book, "position", year)
    basis = (book.held + book.forced) * _basis_of_all(book, plan) - book.forced_basis
    gain = book.held * (worth - effect.paid_out) - np.maximum(basis, 0.0)
    if not shows:
        return gain
    for leg in _BOUGHT:
        if leg in book.legs:
            gain = gain + value(book, leg, year) - book.basis[leg]
    return gain


def _basis_of_all(book: Book, plan: Plan) -> float:
    """Basis of the whole position at the average of the units the plan keeps."""
    standing = book.world.standing
    lots = standing.case.position.lots
    done = plan.days[: len(book.prices)]
    sold = [sale for sale in plan.sales if sale.on in done]
    left = [
        lot.units - sum(sale.lots[place] for sale in sold)
        for place, lot in enumerate(lots)
    ]
    total = sum(left)
    if total <= 1e-9 * standing.case.position.units:
        return standing.cost
    kept = sum(units * cost for units, cost in zip(left, standing.basis, strict=True))
    return kept / total * standing.case.position.units


def _exit_costs(year: float, book: Book) -> Amount:
    """The one-way cost of selling at the end what is still held."""
    standing = book.world.standing
    cost: Amount = standing.value * book.held * standing.spread
    for leg in _BOUGHT:
        if leg in book.basis:
            cost = cost + book.basis[leg] * book.world.entry_cost(leg)
    return cost * _until_final(standing, year)


def _until_final(standing: Standing, year: float) -> float:
    """What a dollar of the final sale is worth on a date; all of it from then on."""
    return discount(standing, max(0.0, standing.final_horizon - year))
