"""What an answer of Yahoo's means: prices people paid, in whole units of a currency."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from decision.market.numbers import number
from decision.market.series import up_to
from decision.market.view import Dividend, History, Split

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A table of daily prices with what came along with it, as yfinance gives them."""

    table: "pd.DataFrame"
    about: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Prices of one symbol up to a day, and what came along with them.

    `instrument` is Yahoo's name of what it is, such as EQUITY or INDEX; empty where it
    says none. `units_traded_daily` is the median of the last months, None where no
    volume is given, as for funds priced once a day.
    """

    history: History
    currency: str
    notes: tuple[str, ...]
    splits: tuple[Split, ...] = ()
    dividends: tuple[Dividend, ...] = ()
    instrument: str = ""
    units_traded_daily: float | None = None


def quote_from(answer: Answer, *, day: date) -> Quote:
    """Completed closes up to the day; rows without a price are left out.

    Prices in hundredths of a currency become whole units, with the note minor_unit.
    Raises KeyError where the answer lacks a column or its currency.
    """
    code = str(answer.about["currency"])
    is_minor = code in ("GBp", "ZAc", "ILA")
    scale = float(number("minor_units")) if is_minor else 1.0
    history = up_to(_history(completed(answer).table, scale), day)
    return Quote(
        history=history,
        currency=number("minor_units", code) if is_minor else code,
        notes=("minor_unit",) if is_minor else (),
        splits=tuple(Split(*one) for one in _events(answer.table, "Stock Splits", day)),
        dividends=tuple(
            Dividend(on, amount * scale)
            for on, amount in _events(answer.table, "Dividends", day)
        ),
        instrument=str(answer.about.get("instrumentType", "")),
        units_traded_daily=_usual_volume(answer, history),
    )


def completed(answer: Answer) -> Answer:
    """Without the running price of a session that has not ended."""
    open_day = _day_of_running_session(answer.about)
    if open_day is None:
        return answer
    table = answer.table.copy()
    runs = [stamp.date() >= open_day for stamp in table.index]
    table.loc[runs, ["Close", "Adj Close"]] = np.nan
    return replace(answer, table=table)


def _history(table: "pd.DataFrame", scale: float) -> History:
    close = table["Close"].to_numpy(np.float64) * scale
    total = table["Adj Close"].to_numpy(np.float64) * scale
    known = np.isfinite(close) & np.isfinite(total) & (close > 0) & (total > 0)
    days = tuple(stamp.date() for stamp in table.index[known])
    return History(days=days, close=close[known], total=total[known])


def _day_of_running_session(about: dict[str, Any]) -> date | None:
    """The session is over once the last trade is not before its end."""
    session = about.get("currentTradingPeriod", {}).get("regular", {})
    ends, traded = session.get("end"), about.get("regularMarketTime")
    if not isinstance(ends, datetime) or not isinstance(traded, datetime):
        return None
    return traded.date() if traded < ends and traded.date() == ends.date() else None


def _events(table: "pd.DataFrame", column: str, day: date) -> list[tuple[date, float]]:
    """The days up to `day` on which a column says something, and what."""
    if column not in table:
        return []
    rows = zip(table.index, table[column].to_numpy(np.float64), strict=True)
    return [
        (stamp.date(), float(said))
        for stamp, said in rows
        if said > 0 and stamp.date() <= day
    ]


def _usual_volume(answer: Answer, history: History) -> float | None:
    """Median units traded on the last days with a price; None where none are said.

    Of a coin Yahoo says for how much money it was traded, not how many units.
    """
    table = answer.table
    if "Volume" not in table or not history.days:
        return None
    last = table[: history.days[-1].isoformat()].tail(int(number("usual_volume")))
    traded = last["Volume"]
    if answer.about.get("instrumentType") == "CRYPTOCURRENCY":
        traded = traded / last["Close"].where(last["Close"] > 0)
    known = traded.dropna().to_numpy(np.float64)
    usual = float(np.median(known)) if len(known) else 0.0
    return usual if usual > 0 else None
