"""Daily adjusted closes from a file of anybody's: wide or long, checked at the door.

Wide: a row per day, in the index or in a column called date or day, and a column of
prices per investment. Long: a row per investment and day, with the columns date (or
day), symbol (or ticker) and adj_close (or adjusted, adj, total, close, price).
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

DAY = ("date", "day", "datetime", "timestamp")
SYMBOL = ("symbol", "ticker")
PRICE = ("adj_close", "adj close", "adjusted", "adj", "total", "close", "price")
ADJUSTED = ("", "total", "adj")  # what may stand behind the | of a column's name
FEWEST_A_YEAR = 150
WANTED = (
    "type a parquet file of daily adjusted closes: a row per day and a column per"
    " investment, or rows of date, symbol and adj_close"
)


def closes_of(file: Path) -> pd.DataFrame:
    """Adjusted closes by day, a column per symbol; missing where there is none.

    Prices at or below 0 and days given twice are left out, and said on the error
    stream. Ends with what was found and what is wanted where the file does not serve.
    """
    table = _adjusted(_wide(_opened(file), file), file)
    table = _positive(_once_a_day(table, file), file)
    _check_daily(table, file)
    return table


def market_of(file: Path) -> "pd.Series[float]":
    """The market's closes: the column that starts with ^, else the only one."""
    table = _wide(_opened(file), file)
    named = [name for name in table if str(name).startswith("^")]
    if not named and len(table.columns) > 1:
        found = _listed(table.columns)
        raise _refusal(
            file, f"found {found}", "name the market's column with ^, such as ^GSPC"
        )
    one = table[[named[0] if named else table.columns[0]]]
    one = _positive(_once_a_day(_numeric(one, file), file), file)
    _check_daily(one, file)
    return one.iloc[:, 0]


def _opened(file: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(file)
    except FileNotFoundError:
        raise _refusal(file, "found no such file", WANTED) from None
    except (OSError, ValueError) as error:
        found = f"found something else than parquet ({type(error).__name__})"
        raise _refusal(file, found, WANTED) from None


def _wide(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    """A row per day, whatever the shape; columns are not checked yet."""
    has_days = not isinstance(table.index, pd.RangeIndex | pd.MultiIndex)
    if not isinstance(table.index, pd.RangeIndex):
        table = table.reset_index()
    lower = {str(name).lower(): name for name in table.columns}
    named = [lower[one] for one in DAY if one in lower and not has_days]
    day = named[0] if named else table.columns[0]
    symbol = next((lower[one] for one in SYMBOL if one in lower), None)
    table = table.assign(**{str(day): _days(table[day], file)})
    if symbol is None:
        return table.set_index(str(day)).sort_index()
    price = next((lower[one] for one in PRICE if one in lower), None)
    if price is None:
        found = f"found the columns {_listed(table.columns)}"
        raise _refusal(file, found, "call the adjusted close adj_close")
    rows = table.drop_duplicates([str(day), symbol], keep="last")
    return rows.pivot(index=str(day), columns=symbol, values=price).sort_index()


def _days(column: "pd.Series[Any]", file: Path) -> "pd.Series[date]":
    is_number = pd.api.types.is_numeric_dtype(column)
    days = None if is_number else pd.to_datetime(column, errors="coerce", utc=True)
    if days is None or days.isna().any():
        wrong = column.iloc[0] if days is None else column[days.isna()].iloc[0]
        found = f"found “{wrong}” in the column {column.name} where a day should be"
        raise _refusal(file, found, WANTED)
    return days.dt.date


def _adjusted(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    """Adjusted closes only, each by its bare symbol; the market stays out."""
    parts = [str(name).partition("|") for name in table.columns]
    kept = [not one[0].startswith("^") and one[2] in ADJUSTED for one in parts]
    table = table.loc[:, kept]
    table.columns = [one[0] for one, keep in zip(parts, kept, strict=True) if keep]
    if table.empty:
        found = f"found {len(kept)} columns and {len(table)} rows, no adjusted close"
        raise _refusal(file, found, WANTED)
    twice = sorted({str(n) for n in table.columns[table.columns.duplicated()]})
    if twice:
        raise _refusal(file, f"found {_listed(twice)} twice", "leave one of the two")
    return _numeric(table, file)


def _numeric(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            some = table[name].dropna().iloc[:1].tolist()
            found = f"found “{some[0] if some else ''}” in the column {name}"
            raise _refusal(file, found, "leave only prices in numbers")
    return table.astype(float)


def _once_a_day(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    twice = table.index.duplicated(keep="last")
    if twice.any():
        _say(file, f"{twice.sum()} days stand there twice; the last row of each counts")
    return table[~twice]


def _positive(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    wrong = (table <= 0) | np.isinf(table)
    if wrong.to_numpy().any():
        first = next(name for name in table if wrong[name].any())
        day = wrong.index[wrong[first]][0]
        count = int(wrong.to_numpy().sum())
        _say(file, f"{count} prices not above 0 are left out ({first} on {day})")
    return table.mask(wrong)


def _check_daily(table: pd.DataFrame, file: Path) -> None:
    first, last = _ends(table.index)
    years = max((last - first).days, 1) / 365.25
    if len(table) / years < FEWEST_A_YEAR:
        found = f"found {len(table)} days from {first} to {last}"
        raise _refusal(file, found, "type daily closes, about 252 a year")


def _ends(days: Iterable[date]) -> tuple[date, date]:
    listed = list(days)
    return (listed[0], listed[-1]) if listed else (date.min, date.max)


def _listed(names: Iterable[object]) -> str:
    """Names in a row, the first few where there are many."""
    texts = [str(name) for name in names]
    return ", ".join(texts[:5]) + (f" and {len(texts) - 5} more" if texts[5:] else "")


def _refusal(file: Path, found: str, do: str) -> SystemExit:
    return SystemExit(f"{file}: {found}; {do}.")


def _say(file: Path, what: str) -> None:
    print(f"{file}: {what}.", file=sys.stderr)
