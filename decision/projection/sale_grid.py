"""Tax of later sales: in full on a grid of each year's result, read off in between.

The prices of later sales are not known. Tax is straight between its kinks, so that
between the columns of a fine grid it is nearly what it is at the price itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.projection.later_sales import Amount, DaySale, Results, results_of
from decision.projection.nodes import Nodes

Array = npt.NDArray[np.float64]

# Multiples of today's price at which one year's later sales are worked out; where two
# years have some, fewer of them, closer together where prices mostly lie.
_ONE_YEAR = np.unique(
    np.concatenate([np.linspace(0.0, 1.0, 65), np.linspace(1.0, 4.0, 33)])
)
_TWO_YEARS = np.concatenate(
    [[0.0, 0.25, 0.4], np.linspace(0.55, 1.45, 19), [1.6, 1.8, 2.2, 3.0, 4.0]]
)


class Place(NamedTuple):
    """Where futures lie between the columns of a grid, and how near to each."""

    columns: tuple[npt.NDArray[np.intp], ...]
    weights: tuple[Array, ...]

    def read(self, values: Array) -> Array:
        """Values at the places; `values` has the columns last."""
        pairs = zip(self.columns, self.weights, strict=True)
        first, *others = (values[..., column] * weight for column, weight in pairs)
        return sum(others, start=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleGrid:
    """Every year's result on a grid of prices, one axis per year with later sales.

    `prices` holds a price for each sale and node, `totals` each axis' results. Two
    sales of one year that meet different prices are placed by their sum; short and
    long are then in the proportion that one price for both would make.
    """

    sales: tuple[DaySale, ...]
    today: float
    axes: tuple[int, ...]
    totals: tuple[Nodes, ...]
    results: Results
    left: Amount

    def place(self, prices: Sequence[Amount]) -> Place:
        """Where futures lie in which the sales meet these net prices."""
        by_year, _ = results_of(self.sales, self._met(prices))
        sums = [np.add(*by_year[offset]) for offset in self.axes]
        placed = [
            nodes.between(total) for nodes, total in zip(self.totals, sums, strict=True)
        ]
        if len(placed) == 1:
            (column, weight), *_ = placed
            return Place((column, column + 1), (1 - weight, weight))
        return _corners(placed[0], placed[1], width=len(self.totals[1].values))

    def _met(self, prices: Sequence[Amount]) -> list[Amount]:
        pairs = zip(self.sales, prices, strict=True)
        return [self.today if sale.is_known else price for sale, price in pairs]


def grid_of(sales: tuple[DaySale, ...], *, today: float) -> SaleGrid | None:
    """The grid for a plan's sales; None where every price is known."""
    axes = tuple(sorted({sale.offset for sale in sales if not sale.is_known}))
    if not axes:
        return None
    nodes = (_ONE_YEAR if len(axes) == 1 else _TWO_YEARS) * today
    meshes = np.meshgrid(*[nodes] * len(axes), indexing="ij")
    mesh = {axis: prices.ravel() for axis, prices in zip(axes, meshes, strict=True)}
    results, left = results_of(sales, _prices(sales, mesh, today))
    totals = []
    for axis in axes:
        alone = {other: nodes if other == axis else today for other in axes}
        by_year = results
        if len(axes) > 1:
            by_year, _ = results_of(sales, _prices(sales, alone, today))
        totals.append(Nodes(np.asarray(np.add(*by_year[axis]), float)))
    return SaleGrid(
        sales=sales,
        today=today,
        axes=axes,
        totals=tuple(totals),
        results=results,
        left=left,
    )


def _prices(
    sales: Sequence[DaySale], by_axis: Mapping[int, Amount], today: float
) -> list[Amount]:
    return [today if sale.is_known else by_axis[sale.offset] for sale in sales]


def _corners(
    first: tuple[npt.NDArray[np.intp], Array],
    second: tuple[npt.NDArray[np.intp], Array],
    *,
    width: int,
) -> Place:
    """The four columns around each place, of a grid in rows of `width`."""
    columns, weights = [], []
    for down, across, weight in _four(first[1], second[1]):
        columns.append((first[0] + down) * width + second[0] + across)
        weights.append(weight)
    return Place(tuple(columns), tuple(weights))


def _four(down: Array, across: Array) -> Iterator[tuple[int, int, Array]]:
    yield 0, 0, (1 - down) * (1 - across)
    yield 0, 1, (1 - down) * across
    yield 1, 0, down * (1 - across)
    yield 1, 1, down * across
