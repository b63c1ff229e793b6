"""A written exit through all futures: when its level is touched, what that brings."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.parameters import judgement
from decision.projection.book import Book, Sold, buy
from decision.projection.price_rule import RuleGrid, net_fill
from decision.projection.tax_effect import TaxEffect, chance_alive
from decision.projection.world import Leg, OwnRisk, Switches, World
from decision.strategies.plan import PriceRule

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

# Beyond this many logs of room the chance of a touch is nothing.
_FAR = 40.0


class Touched(NamedTuple):
    """By future: the day of the rule (its place, -1 for none) and the price then."""

    days: Places
    price: Array


def touched(world: World, rule: PriceRule, own: OwnRisk, on: Switches) -> Touched:
    """When each future first touches the level, also between the days it is drawn on.

    Given the prices at both ends, a price that moves without jumps has touched a level
    below them with chance exp(-2 a b / v): a and b their logs above the level, v the
    variance in between. It is sold at the level then; at the price of the first day
    where that is already below.
    """
    name = ("touched", *_name(world, rule, own, on))
    return world.growth.kept(name, lambda: _touched(world, rule, own, on))


def follow(book: Book, rule: PriceRule, effect: TaxEffect, year: float) -> None:
    """Sell where the level was touched since the last date, then book the savings."""
    found = touched(book.world, rule, book.own, book.on)
    if book.sold is None:
        _open(book, rule, futures=len(found.days))
    assert book.sold is not None
    years = _years(rule, book.world.standing)
    new = (found.days >= 0) & (years[found.days] <= year) & (book.sold.days < 0)
    if new.any():
        _sell(book, rule, found, new)
    if book.on.tax and isinstance(effect.grid, RuleGrid):
        _receive(book, rule, effect, new=new, year=year)


def _name(
    world: World, rule: PriceRule, own: OwnRisk, on: Switches
) -> tuple[object, ...]:
    """What decides the way of the price, apart from the futures themselves."""
    standing = world.standing
    return (
        rule,
        world.growth.premium,
        own.position,
        on.trend and world.trend_per_year != 0,
        on.view and bool(world.view(standing.horizon)),
        on.cost and standing.fee_gap != 0,
    )


def _years(rule: PriceRule, standing: Standing) -> Array:
    return np.array([standing.years_to(day) for day in rule.days])


def _touched(world: World, rule: PriceRule, own: OwnRisk, on: Switches) -> Touched:
    chance = _chances(world)
    days = np.full(chance.shape, -1)
    stays = before = np.ones(chance.shape)
    price = np.full(chance.shape, rule.level)
    passed = 0.0
    for place, year in enumerate(_years(rule, world.standing)):
        now = world.standing.unit_value * world.at("position", year, own=own, on=on)
        room = np.log(np.broadcast_to(now, chance.shape) / rule.level)
        variance = _variance(world, own, year)
        if place == 0:
            stays = np.where(room > 0, 1.0, 0.0)
            price = np.minimum(price, now)
        else:
            stays = stays * _stays_above(before, room, variance=variance - passed)
        days[(days < 0) & (stays <= chance)] = place
        before, passed = room, variance
    return Touched(days, np.where(days == 0, price, rule.level))


def _variance(world: World, own: OwnRisk, year: float) -> float:
    """Variance of the log price until a date."""
    clocks, row = world.growth.shocks.clocks, world.growth.shocks.row(year)
    market = world.standing.market.beta * world.growth.market_volatility
    moved = market**2 * clocks.market[row] + own.position**2 * clocks.own[row]
    return float(moved)


def _stays_above(before: Array, after: Array, *, variance: float) -> Array:
    """The chance that the level was not touched between two logs above it."""
    if variance <= 0:
        return np.where(after > 0, 1.0, 0.0)
    logs = np.clip(2 * before * after / variance, 0.0, _FAR)
    return np.where(after > 0, -np.expm1(-logs), 0.0)


def _chances(world: World) -> Array:
    """A number between 0 and 1 per future; the second half mirrors the first."""
    size = world.growth.shocks.market.shape[1]

    def draw() -> Array:
        # No date has a third number: these are not the steps of any of them.
        place = (int(judgement("seed")), 0, 1)
        half = np.random.Generator(np.random.SFC64(place)).random(size // 2)
        return np.concatenate([half, 1 - half])

    return world.growth.kept(("chances", size), draw)


def _open(book: Book, rule: PriceRule, *, futures: int) -> None:
    """From here on futures differ in what they hold."""
    book.sold = Sold(days=np.full(futures, -1), fills=np.zeros(futures))
    book.legs.setdefault(rule.to, 0.0)
    book.basis.setdefault(rule.to, 0.0)
    # Futures buy on different days: for how long it was held, the last one counts.
    book.since.setdefault(rule.to, float(_years(rule, book.world.standing)[-1]))


def _sell(book: Book, rule: PriceRule, found: Touched, new: Mask) -> None:
    """Leave where it was touched, as a sale of everything does."""
    world, standing, on = book.world, book.world.standing, book.on
    gross = standing.value * book.held * found.price / standing.unit_value
    if not on.liquidity:
        # Money moved keeps the position's exposure: it is worth what that is worth.
        gross = book.legs["position"] * _then(book, rule, "position")
    if on.cost:
        gross = gross * (1 - float(judgement("stop_slippage")))
        cost = gross * standing.spread + standing.case.costs.commission
        gross = gross - np.minimum(gross, cost)
    net = _after_loan(book, rule, found, np.where(new, gross, 0.0))
    assert book.sold is not None
    book.sold = Sold(
        days=np.where(new, found.days, book.sold.days),
        fills=np.where(new, net_fill(found.price, standing), book.sold.fills),
    )
    book.held = np.where(new, 0.0, book.held)
    book.legs["position"] = np.where(new, 0.0, book.legs["position"])
    entry = world.entry_cost(rule.to) if on.cost else 0.0
    _buy_then(book, rule, net * (1 - entry))


def _after_loan(book: Book, rule: PriceRule, found: Touched, gross: Array) -> Array:
    """What is left of the proceeds: leaving repays the loan."""
    standing, on = book.world.standing, book.on
    if standing.loan <= 0 or not on.liquidity:
        return gross
    years = _years(rule, standing)
    grown = np.array([book.world.loan(year, on) for year in years])[found.days]
    repaid = np.minimum(book.loan * grown, gross)
    book.loan = book.loan - repaid / grown
    return np.asarray(gross - repaid)


def _buy_then(book: Book, rule: PriceRule, amount: Array) -> None:
    """Put money into where it goes, on the day of each future's sale."""
    before = book.legs[rule.to]
    book.legs[rule.to] = before + amount / _then(book, rule, rule.to)
    book.basis[rule.to] = book.basis[rule.to] + amount


def _then(book: Book, rule: PriceRule, leg: Leg) -> Array:
    """Growth of a leg until the day of each future's sale; 1 where there is none."""
    world, own, on = book.world, book.own, book.on
    name = ("then", leg, on.liquidity, *_name(world, rule, own, on))

    def gather() -> Array:
        days = touched(world, rule, own, on).days
        grown = np.ones(days.shape)
        years = _years(rule, world.standing)
        for place in np.unique(days[days >= 0]):
            here = days == place
            at = world.at(leg, float(years[place]), own=own, on=on)
            grown[here] = np.broadcast_to(at, days.shape)[here]
        return grown

    return world.growth.kept(name, gather)


def _receive(
    book: Book, rule: PriceRule, effect: TaxEffect, *, new: Mask, year: float
) -> None:
    """A year's saving goes where the proceeds went, to cash where nothing was sold.

    What a sale changes in the savings of a year that has begun comes with the sale.
    """
    grid, sold = effect.grid, book.sold
    assert isinstance(grid, RuleGrid)
    assert sold is not None
    place = grid.place(sold.days, sold.fills)
    begun = _years(rule, book.world.standing)[sold.days]
    for offset in effect.paid_in:
        of_year = effect.savings[offset] * chance_alive(book.world.standing, offset)
        if offset == 0 or offset < year:
            since = new & (offset <= begun)
            if since.any():
                more = place.read(of_year) - of_year[-1]
                _buy_then(book, rule, np.where(since, more, 0.0))
        if abs(offset - year) < 1e-9:
            later = (sold.days >= 0) & ~(new & (offset == 0))
            saved = place.read(of_year)
            buy(book, rule.to, np.where(later, saved, 0.0), year=year)
            unsold = np.where(new & (offset == 0), of_year[-1], saved)
            buy(book, "cash", np.where(later, 0.0, unsold), year=year)
