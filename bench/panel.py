"""Losing positions of a panel of daily prices by month, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from bench.closes import closes_of, market_of
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

    `cost` is the price 12 months before. Beyond `until` nothing is known of it, beyond
    `panel_until` of any.
    """

    symbol: str
    day: date
    cost: float
    known: History
    market: History
    next: History
    until: date
    panel_until: date

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

    def leaves(self, months: int) -> bool:
        """Whether its prices end before, while those of others go on."""
        return self.until < months_after(self.day, months) <= self.panel_until

    def _seen(self, months: int) -> History | None:
        last = months_after(self.day, months)
        seen = up_to(self.next, last)
        return seen if seen.days and last <= self.until else None


def origins(prices: Path, index: Path) -> Iterator[Origin]:
    """Every losing position on the last trading day of every month, by symbol.

    `prices` holds daily adjusted closes and `index` the market (bench/closes.py).
    """
    panel, market = closes_of(prices), _history(market_of(index))
    last: date = panel.index[-1]
    for column in panel.columns:
        yield from _of_one(str(column), _history(panel[column]), market, last=last)


def _of_one(
    symbol: str, history: History, market: History, *, last: date
) -> Iterator[Origin]:
    first = months_after(history.days[0], KNOWN_BEFORE) if history.days else date.max
    for day in _month_ends(history):
        known, then = up_to(history, day), up_to(market, day)
        cost = float(up_to(known, months_after(day, -BOUGHT_BEFORE)).total[-1:].sum())
        if day >= first and then.days and known.total[-1] <= (1 - FALL) * cost:
            yield Origin(
                symbol=symbol,
                day=day,
                cost=cost,
                known=known,
                market=then,
                next=after(history, day),
                until=history.days[-1],
                panel_until=last,
            )


def _month_ends(history: History) -> list[date]:
    by_month = {(day.year, day.month): day for day in history.days}
    return list(by_month.values())


def _history(column: "pd.Series[float]") -> History:
    known = column.dropna()
    closes = np.asarray(known, dtype=np.float64)
    return History(days=tuple(known.index), close=closes, total=closes)
