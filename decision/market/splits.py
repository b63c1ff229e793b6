"""Whether a typed cost is of the time before a split, or fits no price at all.

Every price here counts in units of today: a close of before a split is divided by its
ratio. What a person remembers or finds on an old slip may not be.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from decision.market.series import close_on
from decision.market.view import History, Split
from decision.parameters import judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDoubt:
    """A cost per unit that does not fit the close on the day of the purchase.

    `close` is that of `on`, in units of today. `uncounted` are the splits whose ratios
    the typed cost has not been divided by; empty where no split explains it.
    """

    typed: float
    close: float
    on: date
    uncounted: tuple[Split, ...] = ()

    @property
    def ratio(self) -> float:
        """Units of today for each one that the typed cost is of."""
        return math.prod(split.ratio for split in self.uncounted)

    @property
    def cost_now(self) -> float:
        """The typed cost in units of today."""
        return self.typed / self.ratio


def doubt_about(
    typed: float, *, bought: date, history: History, splits: Sequence[Split]
) -> CostDoubt | None:
    """What is odd about a cost typed for a purchase; None where nothing is.

    A cost that fits the close of the day in units of today is right. Else the splits
    since are tried, all of them first and then the later ones alone. What fits none is
    doubted only where it lies far from the close. None also where there is no price of
    that day, or nothing was paid.

    >>> import numpy as np
    >>> closes = np.array([400.0, 410.0])
    >>> known = History(days=(date(2024, 6, 3), date(2024, 6, 12)),
    ...                 close=closes, total=closes)
    >>> doubt = doubt_about(1625.0, bought=date(2024, 6, 4), history=known,
    ...                     splits=[Split(date(2024, 6, 10), 4.0)])
    >>> doubt.cost_now
    406.25
    """
    found = close_on(history, bought)
    if found is None or typed <= 0:
        return None
    on, close = found
    if _fits(typed, close):
        return None
    for uncounted in _since(splits, bought):
        doubt = CostDoubt(typed=typed, close=close, on=on, uncounted=uncounted)
        if _is_large(doubt.ratio) and _fits(doubt.cost_now, close):
            return doubt
    is_far = abs(math.log(typed / close)) > math.log1p(float(judgement("cost_far")))
    return CostDoubt(typed=typed, close=close, on=on) if is_far else None


def _since(splits: Sequence[Split], bought: date) -> Iterator[tuple[Split, ...]]:
    """All splits after the purchase, then without the first ones."""
    later = sorted(split for split in splits if split.day > bought)
    return (tuple(later[start:]) for start in range(len(later)))


def _fits(cost: float, close: float) -> bool:
    """Whether a cost may have been paid on a day with this close."""
    return abs(math.log(cost / close)) <= math.log1p(float(judgement("cost_near")))


def _is_large(ratio: float) -> bool:
    """Whether a split can be told from fees and from what prices do in a day."""
    return abs(math.log(ratio)) >= math.log(float(judgement("split_told_from")))
