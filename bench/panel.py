"""Losing positions of a panel of daily prices by month, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from decision import Case
from decision.case.months import months_after
from decision.market.reading import Prices
from decision.market.series import after, up_to
from decision.market.view import History

HORIZONS = (1, 3, 6, 12, 24)  # months
FALL = 0.10
BOUGHT_BEFORE = 12  # months
KNOWN_BEFORE = 36  # months of prices, which the plain forecast needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One losing position on one day: what was known, and the prices that followed.

    `cost` is the price 12 months before. Beyond `until` nothing is known.
    """

    symbol: str
    day: date
    cost: float
    known: History
    market: History
    next: History
    until: date

    @property
    def price(self) -> float:
        """The last close."""
        return float(self.known.total[-1])

    def case(self) -> Case:
        """The position as somebody would type it."""
        bought = months_after(self.day, -BOUGHT_BEFORE)
        lot = {"acquired": bought, "units": 1, "unit_cost": self.cost}
        position = {
            "symbol": self.symbol,
            "kind": "stock",
            "account": "tax_deferred",  # tax law is not recorded so far back
            "lots": [lot],
        }
        return Case.model_validate({"as_of": self.day, "position": position})

    def prices(self) -> Prices:
        """What a door would have handed over."""
        return Prices(
            door="sample", currency="USD", history=self.known, benchmark=self.market
        )

    def end(self, months: int) -> float | None:
        """The close so many months later; None where the panel ends before."""
        seen = self._seen(months)
        return None if seen is None else float(seen.total[-1])

    def touches(self, months: int) -> bool:
        """Whether a close within so many months was at the cost or above."""
        seen = self._seen(months)
        return seen is not None and bool((seen.total >= self.cost).any())

    def _seen(self, months: int) -> History | None:
        last = months_after(self.day, months)
        seen = up_to(self.next, last)
        return seen if seen.days and last <= self.until else None


def origins(prices: Path, index: Path) -> Iterator[Origin]:
    """Every losing position on the last trading day of every month.

    `prices` holds daily adjusted closes, a column per investment; where a column is
    named `SYMBOL|what`, only total and adj are read. `index` holds the market, in the
    column that starts with ^, else in its first one.
    """
    panel, market = _read(prices), _market(index)
    for column in panel.columns:
        what = str(column).partition("|")[2]
        if not str(column).startswith("^") and what in ("", "total", "adj"):
            yield from _of_one(str(column), _history(panel[column]), market)


def _of_one(column: str, history: History, market: History) -> Iterator[Origin]:
    first = months_after(history.days[0], KNOWN_BEFORE) if history.days else date.max
    for day in _month_ends(history):
        known = up_to(history, day)
        cost = float(up_to(known, months_after(day, -BOUGHT_BEFORE)).total[-1:].sum())
        if day >= first and known.total[-1] <= (1 - FALL) * cost:
            yield Origin(
                symbol=column.partition("|")[0],
                day=day,
                cost=cost,
                known=known,
                market=up_to(market, day),
                next=after(history, day),
                until=history.days[-1],
            )


def _month_ends(history: History) -> list[date]:
    by_month = {(day.year, day.month): day for day in history.days}
    return list(by_month.values())


def _read(file: Path) -> pd.DataFrame:
    table = pd.read_parquet(file)
    table.index = pd.Index(pd.DatetimeIndex(table.index).date)
    return table.sort_index()


def _market(file: Path) -> History:
    table = _read(file)
    named = [name for name in table.columns if str(name).startswith("^")]
    return _history(table[named[0] if named else table.columns[0]])


def _history(column: "pd.Series[float]") -> History:
    known = column[column > 0].dropna()
    closes = np.asarray(known, dtype=np.float64)
    return History(days=tuple(known.index), close=closes, total=closes)
