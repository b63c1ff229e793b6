"""Finding between which values of a grid many others lie."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# Equal stretches between the ends of a grid: most hold one of its values or none.
_STRETCHES = 512
# So few are found sooner without a table.
_FEW = 100


class Nodes:
    """Values, at least two, that never fall."""

    def __init__(self, values: Array) -> None:
        self.values = values

    def between(self, wanted: Array | float) -> tuple[Places, Array]:
        """The value before each one wanted, and how far it is on the way to the next.

        >>> before, way = Nodes(np.array([0.0, 1.0, 3.0])).between(np.array([2.5]))
        >>> before.tolist(), way.tolist()
        ([1], [0.75])
        """
        wanted = np.atleast_1d(np.asarray(wanted, float))
        before = self._before(wanted)
        way = (wanted - self.values[before]) * self._per_way[before]
        return before, np.minimum(np.maximum(way, 0.0), 1.0)

    def _before(self, wanted: Array) -> Places:
        if wanted.size > _FEW:
            return np.asarray(self._table.last_before(wanted))
        before = np.searchsorted(self.values, wanted, "right") - 1
        return np.minimum(np.maximum(before, 0), len(self.values) - 2)

    @cached_property
    def _per_way(self) -> Array:
        """One over the way to the next value."""
        steps = np.diff(self.values)
        return 1 / np.where(steps > 0, steps, 1.0)

    @cached_property
    def _table(self) -> "_Table":
        return _table_of(self.values)


class _Table(NamedTuple):
    """Where to begin looking: many times faster than to search for each one.

    `distinct` values, then infinity; `last` is the place of each one's last equal.
    `begin` has the distinct one at or before the start of each of equal stretches; no
    more than `most` others follow within one.
    """

    distinct: Array
    last: Places
    begin: Places
    most: int

    def last_before(self, wanted: Array) -> Places:
        whole = self.distinct[-2] - self.distinct[0]
        per_unit = _STRETCHES / whole if whole > 0 else 0.0
        share = (wanted - self.distinct[0]) * per_unit
        stretch = np.minimum(np.maximum(share, 0), _STRETCHES).astype(np.intp)
        place = self.begin[stretch]
        for _ in range(self.most):
            place += self.distinct[place + 1] <= wanted
        return self.last[place]


def _table_of(values: Array) -> _Table:
    last = np.append(np.flatnonzero(np.diff(values) > 0), len(values) - 1)
    distinct = np.append(values[last], np.inf)
    edges = np.linspace(distinct[0], distinct[-2], _STRETCHES + 1)
    # By rounding, what lies on an edge may be counted to the stretch on either side.
    slack = 1e-9 * (distinct[-2] - distinct[0])
    begin = np.maximum(np.searchsorted(distinct, edges - slack, "right") - 1, 0)
    end = np.searchsorted(distinct, edges + slack, "right") - 1
    return _Table(
        distinct=distinct,
        last=np.minimum(last, len(values) - 2),
        begin=begin,
        most=int(np.max(np.append(end[1:], end[-1]) - begin)),
    )
