"""Finding between which values of a grid many others lie."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# Equal stretches between the ends of a grid: most hold one of its values or none.
_STRETCHES = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """Values that never fall, of which a table says where to begin looking.

    The distinct ones end with infinity; `last` is the place of each one's last equal,
    `per_way` one over the way to the next value. `begin` has the distinct one at or
    before each of equal stretches; no more than `most` others follow within one.
    """

    values: Array
    distinct: Array
    last: Places
    per_way: Array
    begin: Places
    most: int

    def between(self, wanted: Array | float) -> tuple[Places, Array]:
        """The value before each one wanted, and how far it is on the way to the next.

        >>> before, way = nodes_of(np.array([0.0, 1.0, 3.0])).between(np.array([2.5]))
        >>> before.tolist(), way.tolist()
        ([1], [0.75])
        """
        wanted = np.atleast_1d(np.asarray(wanted, float))
        place = self.begin[_stretch(self.distinct, wanted)]
        for _ in range(self.most):
            place += self.distinct[place + 1] <= wanted
        before = self.last[place]
        way = (wanted - self.values[before]) * self.per_way[before]
        return before, np.clip(way, 0.0, 1.0)


def nodes_of(values: Array) -> Nodes:
    """The values, at least two, and the table."""
    steps = np.diff(values)
    last = np.append(np.flatnonzero(steps > 0), len(values) - 1)
    distinct = np.append(values[last], np.inf)
    edges = np.linspace(distinct[0], distinct[-2], _STRETCHES + 1)
    # By rounding, what lies on an edge may be counted to the stretch on either side.
    slack = 1e-9 * (distinct[-2] - distinct[0])
    begin = np.maximum(np.searchsorted(distinct, edges - slack, "right") - 1, 0)
    end = np.searchsorted(distinct, edges + slack, "right") - 1
    return Nodes(
        values=values,
        distinct=distinct,
        last=np.minimum(last, len(values) - 2),
        per_way=1 / np.where(steps > 0, steps, 1.0),
        begin=begin,
        most=int(np.max(np.append(end[1:], end[-1]) - begin)),
    )


def _stretch(distinct: Array, wanted: Array) -> Places:
    """The stretch in which each one lies, or the nearest one."""
    whole = distinct[-2] - distinct[0]
    share = (wanted - distinct[0]) * (_STRETCHES / whole if whole > 0 else 0.0)
    return np.clip(share, 0, _STRETCHES).astype(np.intp)
