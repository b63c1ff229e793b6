"""Trades and tax years as sheets: CSV that spreadsheets read, and do not execute."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import NamedTuple

from decision.case import Case
from decision.gates import Standing, standing_of
from decision.market import MarketView
from decision.projection.tax_effect import household_of, years_counted
from decision.report.contest import currency_of
from decision.report.words.names import strategy_name
from decision.sale.lot_choice import price_of
from decision.tax.earlier import still_held
from decision.tax.lot_sale import LotSale
from decision.tax.preview import Preview, preview
from decision.tax.taxpayer import Taxpayer
from decision.tax.years import CENT, LossUse, Results, loss_use
from decision.verdict.decision import Decision, PlannedTrade, StrategyOutcome

Cell = str | float | date | None
# With a mark at its start a spreadsheet reads the file as UTF-8.
_ENCODING = "utf-8-sig"
_CENTS, _PARTS = 2, 9  # digits of an amount of money, and of units
# What begins with one of these is a formula to some spreadsheet, wide forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_TRADES = (
    *("Way", "Favoured", "Investment", "Sold on", "Until", "Goes to", "Lot"),
    *("Bought on", "Units", "Basis", "Proceeds", "Gain", "Term"),
    *("Washed units", "Deferred", "Gone for good", "Counts now"),
)
_YEARS = (
    *("Way", "Favoured", "Year", "Result that counts", "Tax saved"),
    *("Loss used", "Loss carried on"),
)
_MONEY = (
    *("Basis", "Proceeds", "Gain", "Deferred", "Gone for good", "Counts now"),
    *("Result that counts", "Tax saved", "Loss used", "Loss carried on"),
)
_TO = {
    "cash": "Cash",
    "broad_fund": "Broad fund",
    "partner": "Close partner",
    "loan": "The loan",
}


class Sold(NamedTuple):
    """One planned trade as the tax rules see it, at a price per unit after costs."""

    trade: PlannedTrade
    price: float
    sale: Preview


def trades_sheet(decision: Decision, case: Case, view: MarketView) -> bytes:
    """One row per lot and sale of every way with dated sales, as CSV (RFC 4180).

    Amounts are in the household's currency at today's price, after trading costs;
    "Counts now" is signed, a loss negative. Terms and washed losses are left empty
    where sales are not taxed.
    """
    standing = standing_of(case, view)
    rows = [] if standing is None else list(_trade_rows(decision, standing))
    return _csv(_headed(_TRADES, case), rows)


def years_sheet(decision: Decision, case: Case, view: MarketView) -> bytes:
    """One row per way and tax year until its loss is used up, as CSV (RFC 4180).

    "Tax saved" is the tax of the year without the sales less that with them. Only a
    header where sales are not taxed.
    """
    standing = standing_of(case, view)
    rows = [] if standing is None else list(_year_rows(decision, standing))
    return _csv(_headed(_YEARS, case), rows)


def _trade_rows(decision: Decision, standing: Standing) -> Iterator[Sequence[Cell]]:
    for way in _ways(decision):
        for sold in _sales(way, standing):
            for lot in _parts(sold, standing):
                yield (
                    strategy_name(way.id),
                    _yes(way.id == decision.action),
                    standing.case.position.symbol or standing.case.position.name,
                    *_when(sold.trade),
                    *_of_lot(lot, sold, standing),
                )


def _ways(decision: Decision) -> list[StrategyOutcome]:
    """The ways with dated sales, the favoured one first."""
    ways = [one for one in decision.strategies if one.trades]
    return sorted(ways, key=lambda one: one.id != decision.action)


def _sales(way: StrategyOutcome, standing: Standing) -> Iterator[Sold]:
    """Each trade by the tax rules; one whose lots an earlier plan sold is left out."""
    case = standing.case
    for trade in way.trades:
        wanted = {place: some for place, some in enumerate(trade.lots) if some > 0}
        units = still_held(case, wanted, on=trade.on)
        if any(units.values()):
            price = price_of(standing, sum(units.values()))
            yield Sold(
                trade, price, preview(case, on=trade.on, units=units, price=price)
            )


def _parts(sold: Sold, standing: Standing) -> Iterable[LotSale]:
    """Each lot's part; a sheltered account has none, so that only units are told."""
    if sold.sale.rows:
        return sold.sale.rows
    lots = standing.basis
    return [
        LotSale(
            lot=place,
            units=units,
            short=False,
            gain=units * (sold.price - lots[place]),
            costs=(lots[place], lots[place]),
        )
        for place, units in enumerate(sold.trade.lots)
        if units > 0
    ]


def _when(trade: PlannedTrade) -> tuple[Cell, ...]:
    first, last = trade.over or (trade.on, trade.on)
    return first, last, _TO.get(trade.to, trade.to)


def _of_lot(part: LotSale, sold: Sold, standing: Standing) -> tuple[Cell, ...]:
    lot = standing.case.position.lots[part.lot]
    proceeds = part.units * sold.price
    told: tuple[Cell, ...] = (
        lot.id or float(part.lot + 1),
        lot.acquired,
        part.units,
        proceeds - part.gain,
        proceeds,
        part.gain,
    )
    if standing.treatment != "taxed":
        return (*told, *[None] * 5)
    term = "Short-term" if part.short else "Long-term"
    return (*told, term, part.washed, part.denied, part.lost, part.allowed)


def _year_rows(decision: Decision, standing: Standing) -> Iterator[Sequence[Cell]]:
    household = household_of(standing)
    if household is None:
        return
    for way in _ways(decision):
        results = _results(list(_sales(way, standing)), standing)
        for row in _used(household.taxpayer, results, standing):
            yield strategy_name(way.id), _yes(way.id == decision.action), *row


def _results(sold: Sequence[Sold], standing: Standing) -> Results:
    """Signed short-term and long-term results by calendar year from the decision."""
    results: dict[int, tuple[float, float]] = {}
    for one in sold:
        offset = one.trade.on.year - standing.day.year
        short, long = results.get(offset, (0.0, 0.0))
        results[offset] = short + one.sale.short_result, long + one.sale.long_result
    return results


def _used(
    taxpayer: Taxpayer, results: Results, standing: Standing
) -> Iterator[tuple[Cell, ...]]:
    """Year by year what is saved, used and carried on, until nothing is left."""
    before = 0.0
    for years in range(1, years_counted(standing) + 1):
        known = {offset: both for offset, both in results.items() if offset < years}
        if not known:
            continue
        use = loss_use(taxpayer, on=standing.day, results=known, years=years)
        short, long = known.get(years - 1, (0.0, 0.0))
        left = _left(use)
        used = before + max(0.0, -float(short + long)) - left
        saved = float(use.savings[years - 1])
        year = float(standing.day.year + years - 1)
        yield year, float(short + long), saved, max(0.0, used), left
        before = left
        if left < CENT and max(results) < years:
            return


def _left(use: LossUse) -> float:
    return float(use.left_short + use.left_long)


def _yes(is_so: bool) -> str:
    return "Yes" if is_so else "No"


def _headed(columns: Sequence[str], case: Case) -> list[str]:
    """The columns, those of money with its currency."""
    currency = currency_of(case)
    return [f"{name} ({currency})" if name in _MONEY else name for name in columns]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows under their columns; lines end as RFC 4180 says."""
    text = StringIO()
    write = csv.writer(text, lineterminator="\r\n").writerow
    digits = [_CENTS if name.endswith(")") else _PARTS for name in columns]
    write(columns)
    for row in rows:
        write([_cell(*one) for one in zip(row, digits, strict=True)])
    return text.getvalue().encode(_ENCODING)


def _cell(value: Cell, digits: int) -> str:
    """A cell as it is written; text that looks like a formula is made plain text.

    >>> _cell("=1+1", 2), _cell(-12.504, 2), _cell(None, 2), _cell(2026.0, 9)
    ("'=1+1", '-12.5', '', '2026')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")
