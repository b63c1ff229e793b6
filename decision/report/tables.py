"""Tidy tables behind the charts and the comparison."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from decision.case import Case
from decision.market.view import History, MarketView
from decision.report.amounts import (
    say_count,
    say_percent,
    signed_money,
    table_money,
)
from decision.report.comparison import (
    comparison_shown,
    comparison_table,
    why_not_lines,
)
from decision.report.contest import ledger_steps
from decision.report.words.names import factor_name, strategy_name
from decision.strategies.plan import family_of
from decision.verdict.decision import Decision

__all__ = [
    "chances_table",
    "comparison_shown",
    "comparison_table",
    "fan_table",
    "ledger_table",
    "next_table",
    "outcome_table",
    "price_table",
    "purchase_table",
    "tax_by_year_table",
    "unit_cost",
    "why_not_lines",
    "within",
]
PERCENTILES = ("p5", "p25", "p50", "p75", "p95")
_YEAR_BEFORE = timedelta(days=365)
_MOST_ROWS = 700


def ledger_table(
    decision: Decision, strategy: str | None = None, *, currency: str = "USD"
) -> pd.DataFrame:
    """Steps from holding, at 0, to the advantage: one row per line and one for the sum.

    Columns: `factor`, `name`, `shown` (rounded, adds up), `start`, `end`, `label`.
    Empty where there is nothing to tell.
    """
    lines = ledger_steps(decision, strategy)
    ends = np.cumsum([line.shown for line in lines])
    rows = [
        (line.factor, factor_name(line.factor), line.shown, end - line.shown, end)
        for line, end in zip(lines, ends, strict=True)
    ]
    if rows:
        total = float(ends[-1])
        rows.append(("sum", "In all", total, 0.0, total))
    table = pd.DataFrame(rows, columns=["factor", "name", "shown", "start", "end"])
    table["label"] = [signed_money(amount, currency) for amount in table["shown"]]
    return table


def fan_table(decision: Decision, strategies: Sequence[str]) -> pd.DataFrame:
    """One row per strategy and month with the percentiles, in the order asked for.

    Columns: `strategy`, `name`, `family`, `month`, `p5` to `p95`.
    """
    rows = [
        (
            *_named(point.strategy),
            point.month,
            *(getattr(point, name) for name in PERCENTILES),
        )
        for wanted in strategies
        for point in decision.fan
        if point.strategy == wanted
    ]
    columns = ["strategy", "name", "family", "month", *PERCENTILES]
    return pd.DataFrame(rows, columns=columns)


def outcome_table(decision: Decision) -> pd.DataFrame:
    """One row per possible strategy: what becomes of this money, after tax.

    Columns: `strategy`, `name`, `family`, `p5` to `p95`.
    """
    rows = [
        (*_named(one.id), *(getattr(one.money, name) for name in PERCENTILES))
        for one in decision.strategies
        if one.possible and one.money is not None
    ]
    return pd.DataFrame(rows, columns=["strategy", "name", "family", *PERCENTILES])


def price_table(view: MarketView, case: Case) -> pd.DataFrame:
    """Closes and their 10-month average since a year before the first purchase.

    Columns: `day`, `series` ("Close" or "10-month average"), `price`. Weekly where
    the days are many; empty where there are no prices.
    """
    if view.history is None:
        return pd.DataFrame(columns=["day", "series", "price"])
    days = pd.DatetimeIndex(view.history.days)
    closes = pd.Series(view.history.close, index=days)
    average = _ten_months(closes, pd.Series(view.history.total, index=days))
    start = pd.Timestamp(_first_shown(view.history, case))
    parts = [
        _series("Close", _thinned(closes[start:])),
        _series("10-month average", average[start : closes.index[-1]]),
    ]
    return pd.concat(parts, ignore_index=True)


def next_table(view: MarketView, case: Case, later: History) -> pd.DataFrame:
    """What `price_table` has until a replayed day, and the closes after it.

    Never for deciding: `later` holds what nobody could know then.
    """
    closes = pd.Series(later.close, index=pd.DatetimeIndex(later.days))
    after = _series("Close", _thinned(closes))
    return pd.concat([price_table(view, case), after], ignore_index=True)


def purchase_table(case: Case) -> pd.DataFrame:
    """One row per lot: `day`, `price` (the position's currency), `units`."""
    rows = [
        (pd.Timestamp(lot.acquired), lot.unit_cost, lot.units)
        for lot in case.position.lots
    ]
    return pd.DataFrame(rows, columns=["day", "price", "units"])


def unit_cost(case: Case) -> float:
    """What one unit cost on average, in the position's currency."""
    lots = case.position.lots
    return sum(lot.units * lot.unit_cost for lot in lots) / case.position.units


def chances_table(decision: Decision) -> pd.DataFrame:
    """The chance of being back at cost within so many months.

    Columns: `months`, `within`, `chance`, `label`.
    """
    chances = decision.chances.get("back_at_cost", {})
    rows = [
        (months, within(months), chance, say_percent(chance))
        for months, chance in sorted(chances.items())
    ]
    return pd.DataFrame(rows, columns=["months", "within", "chance", "label"])


def within(months: float) -> str:
    """A time in months or whole years.

    >>> within(6), within(12), within(60)
    ('6 months', '1 year', '5 years')
    """
    if months % 12:
        return say_count(months, "month")
    return say_count(months / 12, "year")


def tax_by_year_table(decision: Decision, currency: str = "USD") -> pd.DataFrame:
    """What booking the loss does to the tax by year; less tax is positive.

    Columns: `when` (a year, or "Later"), `saved`, `label`, `side` ("less tax" or
    "more tax"). The later tax is in today's money.
    """
    tax = decision.tax
    rows = [(str(year), saved) for year, saved in tax.savings] if tax else []
    if rows and tax and abs(tax.later) >= 0.5:
        rows.append(("Later", -tax.later))
    table = pd.DataFrame(rows, columns=["when", "saved"])
    table["label"] = [table_money(saved, currency) for saved in table["saved"]]
    table["side"] = [
        "less tax" if saved >= 0 else "more tax" for saved in table["saved"]
    ]
    return table


def _named(strategy: str) -> tuple[str, str, str]:
    return strategy, strategy_name(strategy), family_of(strategy)


def _series(name: str, prices: "pd.Series[float]") -> pd.DataFrame:
    return pd.DataFrame({"day": prices.index, "series": name, "price": prices.values})


def _ten_months(
    closes: "pd.Series[float]", total: "pd.Series[float]"
) -> "pd.Series[float]":
    """The average of ten month ends with dividends, in units of each month's close."""
    monthly = total.resample("ME").last()
    average = monthly.rolling(10).mean() * closes.resample("ME").last() / monthly
    average.index = pd.DatetimeIndex(np.minimum(average.index, closes.index[-1]))
    return average.dropna()


def _first_shown(history: History, case: Case) -> date:
    return max(history.days[0], case.position.first_acquired - _YEAR_BEFORE)


def _thinned(closes: "pd.Series[float]") -> "pd.Series[float]":
    """Weekly closes where there are many days; the last close always stays."""
    if len(closes) <= _MOST_ROWS:
        return closes
    step = -(-len(closes) // _MOST_ROWS)
    return closes.iloc[::-step].iloc[::-1]
