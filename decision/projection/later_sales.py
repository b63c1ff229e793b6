"""What a plan's sales add to each year's result, whatever prices they meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.case import Case
from decision.case.position import Trade
from decision.gates import Standing
from decision.strategies.plan import Plan
from decision.tax.earlier import still_held
from decision.tax.lot_sale import LotSale, lot_sale
from decision.tax.preview import preview

Array = npt.NDArray[np.float64]
Amount = Array | float
Results = dict[int, tuple[Amount, Amount]]


class Row(NamedTuple):
    """One lot's part of one sale, in shares that depend on units and days alone.

    `costs` per unit are those for a loss and for a gain, without `moved`: loss per unit
    that the plan's own earlier sales moved into it. `denied` and `lost` are shares of a
    loss on it; `paid_out` is up to where it counts as long-term.
    """

    units: float
    costs: tuple[float, float]
    short: bool
    denied: float
    lost: float
    paid_out: float
    moved: float


class YearResult(NamedTuple):
    """What sales add to a year: signed, and the loss that went elsewhere."""

    short: Amount
    long: Amount
    deferred: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySale:
    """All that a plan sells on one day; `offset` counts calendar years from today's.

    `is_known` says that its price is today's; `deferred` is what purchases would move
    at that price.
    """

    offset: int
    rows: tuple[Row, ...]
    is_known: bool
    deferred: float

    def result(self, price: Amount, *, moved: Amount) -> YearResult:
        """The result at a net price; `moved` scales what earlier sales moved here."""
        parts = [_of_row(row, price, moved=moved) for row in self.rows]
        return YearResult(
            short=sum((part.short for part in parts), start=0.0),
            long=sum((part.long for part in parts), start=0.0),
            deferred=sum((part.deferred for part in parts), start=0.0),
        )

    def received(self, moved: Amount) -> Amount:
        """Loss of the plan's earlier sales that comes back in this one."""
        return moved * sum(row.units * row.moved for row in self.rows)


def day_sales(
    plan: Plan, standing: Standing, *, at: float | None = None
) -> tuple[DaySale, ...]:
    """The plan's sales in order, each after those before it (26 CFR § 1.1091-1(b)).

    What purchases take away is worked out at one net price, today's if none is given:
    it depends on units and days, not on how large the losses are.
    """
    price = standing.net_unit if at is None else at
    days = plan.days
    case = standing.case if len(days) < 2 else _with_names(standing.case)
    found = []
    for day in days:
        wanted = plan.sold_on(day).units_by_lot
        units = still_held(case, wanted, on=day)
        sold = preview(case, on=day, units=units, price=price)
        found.append(
            DaySale(
                offset=day.year - standing.day.year,
                rows=tuple(_row(row, standing, on=day) for row in sold.rows),
                is_known=day <= standing.day or not plan.is_later,
                deferred=sold.deferred,
            )
        )
        if day != days[-1]:
            case = _after(case, units, on=day, price=price)
    return tuple(found)


def results_of(
    sales: Sequence[DaySale], prices: Sequence[Amount]
) -> tuple[Results, Amount]:
    """Short and long result by year at one price per sale, and the loss left over.

    Loss that a sale moved into units which a later one sells comes back with them.
    """
    by_year: Results = {}
    left: Amount = 0.0
    moved: Amount = 0.0
    usual = 0.0
    for sale, price in zip(sales, prices, strict=True):
        scale = moved / usual if usual else 1.0
        result = sale.result(price, moved=scale)
        short, long = by_year.get(sale.offset, (0.0, 0.0))
        by_year[sale.offset] = (short + result.short, long + result.long)
        moved, usual = moved + result.deferred, usual + sale.deferred
        left = left + result.deferred - sale.received(scale)
    return by_year, left


def _of_row(row: Row, price: Amount, *, moved: Amount) -> YearResult:
    low, high = (cost + row.moved * moved for cost in row.costs)
    gain = row.units * (price - np.minimum(np.maximum(price, low), high))
    loss = np.maximum(-gain, 0.0)
    allowed = gain + loss * (row.denied + row.lost)
    as_long = np.minimum(row.paid_out, loss * (1 - row.denied - row.lost))
    own_term, other_term = allowed + as_long, -as_long
    return YearResult(
        short=own_term if row.short else other_term,
        long=other_term if row.short else own_term,
        deferred=loss * row.denied,
    )


def _row(row: LotSale, standing: Standing, *, on: date) -> Row:
    position = standing.case.position
    typed = lot_sale(position, row.lot, units=row.units, price=0.0, on=on)
    moved = row.costs[1] - typed.costs[1]
    by_loss = 1 / -row.gain if row.gain < 0 else 0.0
    return Row(
        units=row.units,
        costs=(row.costs[0] - moved, row.costs[1] - moved),
        short=row.short,
        denied=row.denied * by_loss,
        lost=row.lost * by_loss,
        paid_out=row.paid_out,
        moved=moved,
    )


def _with_names(case: Case) -> Case:
    """The case a day earlier, with a name for each lot.

    A sale that is listed on the day of a case has left its lots already; the plan's
    own of that day has not.
    """
    lots = tuple(
        lot if lot.id else lot.model_copy(update={"id": f"lot {place}"})
        for place, lot in enumerate(case.position.lots)
    )
    before = case.as_of - timedelta(days=1)
    trades = tuple(
        trade.model_copy(update={"on": before})
        if trade.side == "sell" and trade.on == case.as_of
        else trade
        for trade in case.trades
    )
    position = case.position.model_copy(update={"lots": lots})
    changes = {"position": position, "trades": trades, "as_of": before}
    return case.model_copy(update=changes)


def _after(case: Case, units: Mapping[int, float], *, on: date, price: float) -> Case:
    """The case with a sale of the plan among its planned ones."""
    sold = tuple(
        Trade.model_construct(
            on=on,
            side="sell",
            units=some,
            unit_price=price / case.position.fx,
            account=case.position.account,
            lot=case.position.lots[place].id,
        )
        for place, some in units.items()
        if some > 0
    )
    return case.model_copy(update={"trades": (*case.trades, *sold)})
