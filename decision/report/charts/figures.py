"""The figures behind each picture, as rows of text with their units and days."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from decision.case import Case
from decision.report.amounts import (
    say_count,
    say_date,
    say_percent,
    say_price,
    say_units,
    table_money,
)
from decision.report.charts.break_even import break_even_table
from decision.report.charts.weights import part_name
from decision.report.charts.window import window_days_table
from decision.report.contest import currency_of
from decision.report.tables import (
    PERCENTILES,
    chances_table,
    fan_table,
    ledger_table,
    outcome_table,
    tax_by_year_table,
    within,
)
from decision.sale.window import SaleWindow
from decision.verdict.break_even import BreakEven
from decision.verdict.decision import Decision
from decision.verdict.weights import Weight

# A fan is told every half year.
_EVERY = 6.0
# Months, quarters or years, so that a long history stays a short table.
_PERIODS = ("M", "Q", "Y")
_MOST_ROWS = 36
_DAYS = {
    "first": "First of the 61 days",
    "sale": "Sale",
    "last": "Last of the 61 days",
    "buy_back": "First day on which buying back is free",
    "today": "Today",
}


class Figures(NamedTuple):
    """A table as it is printed: its headings, and rows of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def ledger_figures(decision: Decision, case: Case) -> Figures:
    """What each part adds, and the sum so far, in today's money."""
    currency = currency_of(case)
    table = ledger_table(decision, currency=currency)
    rows = zip(table["name"], table["label"], table["end"], strict=True)
    return Figures(
        ("Part", f"Adds, {currency} of today", "Sum so far"),
        tuple((name, label, table_money(end, currency)) for name, label, end in rows),
    )


def fan_figures(
    decision: Decision, case: Case, strategies: Sequence[str] = ()
) -> Figures:
    """Percentiles of the ways that are drawn, every half year."""
    currency = currency_of(case)
    table = fan_table(decision, strategies)
    told = table[(table["month"] % _EVERY == 0) | _is_last(table)]
    return Figures(
        ("Way", "Month", *_in(currency)),
        tuple(
            (
                str(row["name"]),
                say_units(round(float(row["month"]), 1)),
                *_percentiles(row, currency),
            )
            for row in _records(told)
        ),
    )


def outcome_figures(decision: Decision, case: Case) -> Figures:
    """Percentiles of every way at the review."""
    currency = currency_of(case)
    return Figures(
        (f"Way, after {within(decision.horizon_years * 12)}", *_in(currency)),
        tuple(
            (str(row["name"]), *_percentiles(row, currency))
            for row in _records(outcome_table(decision))
        ),
    )


def tax_years_figures(decision: Decision, case: Case) -> Figures:
    """Less or more tax by calendar year."""
    currency = currency_of(case)
    table = tax_by_year_table(decision, currency)
    labels = [label.removeprefix("−") for label in table["label"]]
    return Figures(
        ("Tax year", f"Change, {currency}", "Which way"),
        tuple(zip(map(_when, table["when"]), labels, table["side"], strict=True)),
    )


def chance_figures(decision: Decision, case: Case) -> Figures:
    """The chance of touching the cost within each time."""
    table = chances_table(decision)
    return Figures(
        ("Within", "Chance of touching what you paid"),
        tuple(zip(table["within"], table["label"], strict=True)),
    )


def price_figures(prices: pd.DataFrame, case: Case) -> Figures:
    """The last close of each month, quarter or year, and the 10-month average."""
    currency = case.position.currency
    told = _last_of_each(prices)
    return Figures(
        ("Close of", f"Close, {currency}", f"10-month average, {currency}"),
        tuple(
            (
                say_date(row["day"].date()),
                say_price(row["Close"], currency),
                _price(row["10-month average"], currency),
            )
            for row in _records(told)
        ),
    )


def window_figures(window: SaleWindow, case: Case) -> Figures:
    """The days of the window in order."""
    table = window_days_table(window, case.as_of).sort_values("day", kind="stable")
    rows = zip(table["day"], table["what"], strict=True)
    return Figures(
        ("Day", "What it is"),
        tuple((say_date(day.date()), _DAYS[what]) for day, what in rows),
    )


def break_even_figures(points: Sequence[BreakEven]) -> Figures:
    """What holding must return more, a year and in all."""
    table = break_even_table(points)
    return Figures(
        ("Sold after", "More a year", "More in all"),
        tuple(
            (say_count(row["years"], "year"), row["label"], say_percent(row["in_all"]))
            for row in _records(table)
        ),
    )


def weights_figures(weights: Iterable[Weight]) -> Figures:
    """Each part's share of wealth before and after."""
    return Figures(
        ("Part of your wealth", "Before", "After"),
        tuple(
            (part_name(one.part), say_percent(one.before), say_percent(one.after))
            for one in weights
        ),
    )


def _in(currency: str) -> tuple[str, ...]:
    """The headings of percentiles."""
    return f"Middle, {currency}", "Half end between", "Nine in ten end between"


def _percentiles(row: dict[str, Any], currency: str) -> tuple[str, ...]:
    low, quarter, middle, three, high = (
        table_money(float(row[name]), currency) for name in PERCENTILES
    )
    return middle, f"{quarter} and {three}", f"{low} and {high}"


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in _rows(table)]


def _rows(table: pd.DataFrame) -> list[dict[Any, Any]]:
    return table.to_dict("records")


def _is_last(table: pd.DataFrame) -> "pd.Series[bool]":
    """The last month of each way."""
    return ~table["strategy"].duplicated(keep="last")


def _when(year: str) -> str:
    return "Later, in today's money" if year == "Later" else year


def _price(price: float, currency: str) -> str:
    return "–" if pd.isna(price) else say_price(price, currency)


def _last_of_each(prices: pd.DataFrame) -> pd.DataFrame:
    """Closes and averages side by side, the last ones of each stretch of time."""
    if prices.empty:
        return pd.DataFrame(columns=["day", "Close", "10-month average"])
    days = prices.set_index("day").groupby("series")["price"]
    close, average = (
        dict(list(days)).get(name, pd.Series(dtype=float))
        for name in ("Close", "10-month average")
    )
    for period in _PERIODS:
        told = close.groupby(pd.DatetimeIndex(close.index).to_period(period)).tail(1)
        if len(told) <= _MOST_ROWS:
            break
    beside = average.reindex(told.index, method="nearest") if len(average) else None
    table = pd.DataFrame({"Close": told, "10-month average": beside})
    return table.rename_axis("day").reset_index()
