"""Ways to split a number of units over lots, and the search for the best of them.

Units are counted in grains: one unit where whole units are held, else the smallest
decimal part that any lot is made of. A split is a row of whole numbers, one per lot.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, permutations

import numpy as np
import numpy.typing as npt

from decision.case import Lot

Splits = npt.NDArray[np.float64]
Cost = Callable[[Splits], npt.NDArray[np.float64]]

_FEWEST_DIGITS, _MOST_DIGITS = 0, 6  # brokers keep no more than six decimals
_FEW = 4096  # so many splits are compared one by one
_STEPS = 32  # between two splits that each fill lots in some order
_STARTS = 6  # splits from which the search goes on
_NEAR = 1e-9


def grain_of(lots: Sequence[Lot]) -> float:
    """The smallest part of a unit that is traded: 1 where all lots are whole.

    >>> lots = [Lot.model_construct(units=units) for units in (12.0, 0.25)]
    >>> grain_of(lots[:1]), grain_of(lots)
    (1.0, 0.01)
    """
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        scaled = [lot.units * 10**digits for lot in lots]
        if all(abs(one - round(one)) < _NEAR * one for one in scaled):
            return float(10**-digits)
    return float(10**-_MOST_DIGITS)


def filled(sizes: Splits, order: Iterable[int], wanted: float) -> Splits:
    """The split that empties one lot after the other.

    >>> filled(np.array([5.0, 10.0]), [1, 0], 12).tolist()
    [2.0, 10.0]
    """
    split, left = np.zeros_like(sizes), wanted
    for lot in order:
        split[lot] = min(sizes[lot], left)
        left -= split[lot]
    return split


def every_split(sizes: Splits, wanted: float) -> Splits | None:
    """Every split of so many grains, one per row; None where there are too many.

    >>> every_split(np.array([2.0, 5.0]), 4).tolist()
    [[0.0, 4.0], [1.0, 3.0], [2.0, 2.0]]
    """
    last = int(np.argmax(sizes))
    ranges = np.minimum(np.delete(sizes, last), wanted) + 1
    if np.prod(ranges) > _FEW:
        return None
    if not len(ranges):
        return np.array([[float(wanted)]])
    others = (
        np.indices(ranges.astype(int).tolist()).reshape(len(ranges), -1).T.astype(float)
    )
    rest = wanted - others.sum(axis=1)
    possible = (rest >= 0) & (rest <= sizes[last])
    return np.insert(others, last, rest, axis=1)[possible]


def best_splits(
    sizes: Splits, wanted: float, *, cost: Cost, orders: Iterable[Sequence[int]]
) -> Splits:
    """Splits worth comparing, the one of least cost among them; one per row.

    All of them where they are few. Else those between any two neighbouring orders,
    and from the best of them on by moving grains between two lots, until no move
    helps: there the least cost is found up to about one grain.
    """
    everything = every_split(sizes, wanted)
    if everything is not None:
        return everything
    known = _between(sizes, wanted, orders)
    while True:
        costs = cost(known)
        starts = known[np.argsort(costs, kind="stable")[:_STARTS]]
        moved = _moved(sizes, starts)
        if not len(moved) or cost(moved).min() > costs.min() - _NEAR:
            return np.unique(np.vstack([known, moved]), axis=0)
        known = np.vstack([starts, moved])


def _between(sizes: Splits, wanted: float, orders: Iterable[Sequence[int]]) -> Splits:
    """Each order's split, and steps from it to the next order's."""
    corners = [filled(sizes, order, wanted) for order in orders]
    shares = np.linspace(0.0, 1.0, _STEPS + 1)[:, None]
    steps = [_whole(a + (b - a) * shares) for a, b in pairwise(corners)]
    return np.unique(np.vstack([*corners, *steps]), axis=0)


def _whole(splits: Splits) -> Splits:
    """Each row in whole grains with the same sum; no lot by more than one grain off."""
    sums = np.floor(np.cumsum(splits, axis=1) + 0.5)
    return np.diff(sums, axis=1, prepend=0.0)


def _moved(sizes: Splits, splits: Splits) -> Splits:
    """Each split after moving 1, 2, 4 ... grains, or all there is, between two lots."""
    found = [
        _shifted(split, take, give, most)
        for split in splits
        for take, give in permutations(range(len(sizes)), 2)
        if (most := min(split[take], sizes[give] - split[give])) > 0
    ]
    return np.vstack(found) if found else np.empty((0, len(sizes)))


def _shifted(split: Splits, take: int, give: int, most: float) -> Splits:
    grains = np.append(2.0 ** np.arange(np.ceil(np.log2(most))), most)
    moved = np.tile(split, (len(grains), 1))
    moved[:, take] -= grains
    moved[:, give] += grains
    return moved


def fewest(most: int, reaches: Callable[[int], bool]) -> int | None:
    """The fewest grains that reach something more grains reach too; None if none do.

    >>> fewest(10, lambda grains: grains * grains >= 30)
    6
    """
    if not reaches(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle, high)
    return high
