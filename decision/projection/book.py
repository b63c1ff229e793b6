"""What is owned along the way of one plan: money by leg, debts, cash."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from decision.projection.sale_grid import Place
from decision.projection.world import Leg, OwnRisk, Switches, World

Array = npt.NDArray[np.float64]
Amount = Array | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """By future, the day on which a written exit sold, and the net price of a unit.

    A day is its place in the rule, below 0 where nothing has been sold.
    """

    days: npt.NDArray[np.intp]
    fills: Array


@dataclass(slots=True, kw_only=True)
class Book:
    """The state of one walk; amounts are scalars or arrays of shape (paths,).

    `legs` hold money in units of each leg's growth since today, `basis` what was paid
    for what is in them, `held` the fraction of the position that is left. A unit of the
    position has grown by `scale` times its growth: less own risk counts after a sale.

    `forced` is the share of it that was sold for money due, `forced_basis` what was
    paid for that, `realised` the short-term and long-term result of all such sales;
    `since` says when each leg was first bought.

    `prices` are the net prices of the days of sale so far; `went` is 1 on futures on
    which a planned sale took place. `place` is where on the grid of their taxes all
    planned sales took place, once it is known; `sold` where a written exit has sold.
    """

    world: World
    on: Switches
    own: OwnRisk
    legs: dict[Leg, Amount]
    account: Amount
    loan: Amount
    basis: dict[Leg, Amount] = field(default_factory=dict)
    held: Amount = 1.0
    paid: float = 0.0
    since: dict[Leg, float] = field(default_factory=dict)
    forced: Amount = 0.0
    forced_basis: Amount = 0.0
    realised: tuple[Amount, Amount] = (0.0, 0.0)
    scale: Amount = 1.0
    went: Amount = 1.0
    prices: list[Array] = field(default_factory=list)
    place: Place | None = None
    sold: Sold | None = None


def growth(book: Book, leg: Leg, year: float) -> Amount:
    """Growth of a unit of money in a leg since today."""
    return book.world.at(leg, year, own=book.own, on=book.on)


def value(book: Book, leg: Leg, year: float) -> Amount:
    """What a leg is worth."""
    return book.legs[leg] * growth(book, leg, year)


def unit_price(book: Book, year: float) -> Array:
    """What a unit of the position brings on a date, net of trading."""
    per_unit = book.world.standing.net_unit * growth(book, "position", year)
    return np.asarray(per_unit * book.scale, float)


def buy(book: Book, leg: Leg, amount: Amount, *, year: float) -> None:
    """Put money into a leg; it becomes part of what was paid for it."""
    book.legs[leg] = book.legs.get(leg, 0.0) + amount / growth(book, leg, year)
    book.basis[leg] = book.basis.get(leg, 0.0) + amount
    book.since.setdefault(leg, year)


def take(book: Book, leg: Leg, amount: Amount, *, year: float) -> Amount:
    """Take money out of a leg; returns what the leg could not give."""
    if leg not in book.legs:
        return amount
    worth = np.maximum(value(book, leg, year), 0.0)
    taken = np.minimum(worth, amount)
    keeps = 1 - taken / np.where(worth > 0, worth, 1.0)
    book.legs[leg] = book.legs[leg] * keeps
    if leg == "position":
        book.held = book.held * keeps
    else:
        book.basis[leg] = book.basis[leg] * keeps
    return amount - taken


def change_phase(book: Book, own: OwnRisk, *, year: float) -> None:
    """After a sale less own risk counts: restate what is held at its value."""
    before = growth(book, "position", year)
    book.own = own
    restated = before / growth(book, "position", year)
    book.legs["position"] = book.legs["position"] * restated
    book.scale = book.scale * restated
