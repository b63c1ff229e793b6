"""What an answer of Yahoo's means: prices people paid, in whole units of a currency."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from decision.market.numbers import number
from decision.market.series import up_to
from decision.market.view import History

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A table of daily prices with what came along with it, as yfinance gives them."""

    table: "pd.DataFrame"
    about: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Prices of one symbol up to a day; `split_days` are the days of its splits."""

    history: History
    currency: str
    split_days: tuple[date, ...]
    notes: tuple[str, ...]


def quote_from(answer: Answer, *, day: date) -> Quote:
    """Completed closes up to the day; rows without a price are left out.

    Prices in hundredths of a currency become whole units, with the note minor_unit.
    Raises KeyError where the answer lacks a column or its currency.
    """
    code = str(answer.about["currency"])
    is_minor = code in ("GBp", "ZAc", "ILA")
    scale = float(number("minor_units")) if is_minor else 1.0
    history = up_to(_completed(_history(answer.table, scale), answer.about), day)
    return Quote(
        history=history,
        currency=number("minor_units", code) if is_minor else code,
        split_days=_split_days(answer.table),
        notes=("minor_unit",) if is_minor else (),
    )


def _history(table: "pd.DataFrame", scale: float) -> History:
    close = table["Close"].to_numpy(np.float64) * scale
    total = table["Adj Close"].to_numpy(np.float64) * scale
    known = np.isfinite(close) & np.isfinite(total) & (close > 0) & (total > 0)
    days = tuple(stamp.date() for stamp in table.index[known])
    return History(days=days, close=close[known], total=total[known])


def _completed(history: History, about: dict[str, Any]) -> History:
    """Without the running price of a session that has not ended."""
    open_day = _day_of_running_session(about)
    if open_day is None or not history.days or history.days[-1] < open_day:
        return history
    return up_to(history, date.fromordinal(open_day.toordinal() - 1))


def _day_of_running_session(about: dict[str, Any]) -> date | None:
    """The session is over once the last trade is not before its end."""
    session = about.get("currentTradingPeriod", {}).get("regular", {})
    ends, traded = session.get("end"), about.get("regularMarketTime")
    if not isinstance(ends, datetime) or not isinstance(traded, datetime):
        return None
    return traded.date() if traded < ends and traded.date() == ends.date() else None


def _split_days(table: "pd.DataFrame") -> tuple[date, ...]:
    if "Stock Splits" not in table:
        return ()
    happened = table["Stock Splits"].to_numpy() > 0
    return tuple(stamp.date() for stamp in table.index[happened])
