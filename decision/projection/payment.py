"""Money due on every future: from cash first, then what costs least tax to sell."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.case import Need
from decision.parameters import judgement
from decision.projection.book import Amount, Book, take, value
from decision.projection.forced_tax import forced_tax
from decision.projection.world import Leg
from decision.strategies.plan import Plan
from decision.tax.holding import is_long_term
from decision.tax.lot_sale import long_from

Array = npt.NDArray[np.float64]

_INVESTED: tuple[Leg, ...] = ("position", "partner", "broad_fund")


class _Lots(NamedTuple):
    """What a plan keeps, highest basis first, added up lot by lot from 0.

    `share` of the position, its `basis` in dollars, and the long-term parts of both.
    """

    share: Array
    basis: Array
    long_share: Array
    long_basis: Array


def pay(book: Book, plan: Plan, need: Need, *, year: float) -> None:
    """Pay money due on its date; what is missing is owed, with a penalty (METHOD A8).

    Cash first, then what was set aside, then what is invested, by the tax that a
    dollar of it costs. The tax of such a sale, or what its loss saves in all years,
    goes through the cash account.
    """
    book.paid += need.amount
    safe = book.world.growth.safe(year)
    from_cash = np.minimum(np.maximum(book.account * safe, 0.0), need.amount)
    left = take(book, "cash", need.amount - from_cash, year=year)
    saved: Amount = 0.0
    if np.any(left > 0):
        before = book.realised
        left = _raised(book, plan, need, left, year=year)
        saved = _saved(book, plan, need, before)
    penalty = float(judgement("shortfall_penalty"))
    book.account = book.account - (from_cash + left * (1 + penalty) - saved) / safe


def _raised(book: Book, plan: Plan, need: Need, due: Amount, *, year: float) -> Amount:
    """Sell for what is due; returns what nothing could give."""
    left, lots = due, _lots(book, plan, need.due)
    for leg, here in _cheapest_first(book, lots, year):
        left = left - _sold(book, lots, leg, np.where(here, left, 0.0), need=need)
    return np.maximum(left, 0.0)


def _saved(book: Book, plan: Plan, need: Need, before: tuple[Amount, Amount]) -> Amount:
    """Taxes that the results of this payment save, beyond those of earlier ones."""
    found = forced_tax(plan, book.world, need) if book.on.tax else None
    return found.saved(*book.realised) - found.saved(*before) if found else 0.0


def _cheapest_first(
    book: Book, lots: _Lots, year: float
) -> Iterator[tuple[Leg, npt.NDArray[np.bool_] | bool]]:
    """What to sell, in turn, and on which futures it has its turn."""
    legs = [leg for leg in _INVESTED if leg in book.legs]
    if len(legs) == 1:
        yield legs[0], True
        return
    gains = [_gain_share(book, lots, leg, year) for leg in legs]
    ranks = np.argsort(np.stack(np.broadcast_arrays(*gains)), axis=0, kind="stable")
    for rank in ranks:
        for place, leg in enumerate(legs):
            yield leg, rank == place


def _gain_share(book: Book, lots: _Lots, leg: Leg, year: float) -> Amount:
    """The gain in the next dollar of a leg that is sold; a loss is less than 0."""
    worth = np.asarray(value(book, leg, year), float)
    if leg == "position":
        basis = _next_basis(book, lots)
        worth = worth / np.where(np.greater(book.held, 0.0), book.held, 1.0)
    else:
        basis = np.asarray(book.basis[leg], float)
    return 1 - basis / np.where(worth > 0, worth, 1.0)


def _next_basis(book: Book, lots: _Lots) -> Array:
    """The basis of the next unit to go, as if the whole position had it."""
    steps = np.diff(lots.basis) / np.diff(lots.share)
    place = np.searchsorted(lots.share, book.forced, "right") - 1
    return np.asarray(steps[np.clip(place, 0, len(steps) - 1)])


def _sold(book: Book, lots: _Lots, leg: Leg, wanted: Amount, *, need: Need) -> Amount:
    """Sell as much of a leg as brings what is wanted; returns what it brought."""
    year = book.world.standing.years_to(need.due)
    cost = book.world.entry_cost(leg) if book.on.cost else 0.0
    held, basis = book.held, book.basis.get(leg, 0.0)
    gross = wanted / (1 - cost)
    net = (gross - take(book, leg, gross, year=year)) * (1 - cost)
    if leg == "position":
        short, long = _results(book, lots, net, share=held - book.held)
    else:
        gain = net - (basis - book.basis[leg])
        long = gain if _is_long(book, leg, need.due) else np.zeros(1)
        short = gain - long
    book.realised = (book.realised[0] + short, book.realised[1] + long)
    return net


def _results(
    book: Book, lots: _Lots, net: Amount, *, share: Amount
) -> tuple[Amount, Amount]:
    """Short and long result of a share of the position that brought so much."""
    start, end = book.forced, book.forced + share
    basis = _up_to(lots.basis, lots, end) - _up_to(lots.basis, lots, start)
    of_long = _up_to(lots.long_share, lots, end) - _up_to(lots.long_share, lots, start)
    paid = _up_to(lots.long_basis, lots, end) - _up_to(lots.long_basis, lots, start)
    brought = net * of_long / np.where(np.greater(share, 0.0), share, 1.0)
    book.forced, book.forced_basis = end, book.forced_basis + basis
    return net - basis - (brought - paid), brought - paid


def _up_to(values: Array, lots: _Lots, share: Amount) -> Array:
    return np.asarray(np.interp(share, lots.share, values))


def _lots(book: Book, plan: Plan, on: date) -> _Lots:
    """The lots that the plan's sales so far leave, as a sale on a day finds them."""
    standing = book.world.standing
    position, done = standing.case.position, plan.days[: len(book.prices)]
    sold = [sale for sale in plan.sales if sale.on in done]
    rows = []
    for place, lot in enumerate(position.lots):
        units = lot.units - sum(sale.lots[place] for sale in sold)
        basis = standing.basis[place]
        is_long = on >= long_from(position, place, price=standing.unit_value)
        rows.append((basis, units / position.units, units * basis, is_long))
    rows.sort(key=lambda row: -row[0])
    kept = np.array([row for row in rows if row[1] > 0] or [(0.0, 1.0, 0.0, True)])
    _, share, cost, long = kept.T
    columns = (share, cost, share * long, cost * long)
    return _Lots(*(np.concatenate([[0.0], np.cumsum(one)]) for one in columns))


def _is_long(book: Book, leg: Leg, on: date) -> bool:
    """Whether what replaced the position was held for over a year by then."""
    if leg not in book.since:
        return False
    days = round(book.since[leg] * 365.25)
    return is_long_term(book.world.standing.day + timedelta(days=days), on)
