"""A past day of the sample as a position somebody could have held then."""

from datetime import date
from math import isfinite
from typing import Any

from decision.case.field import spelled
from decision.case.months import months_after
from decision.errors import CaseError, Problem
from decision.market.calendar import (
    is_trading_day,
    next_trading_day,
    previous_trading_day,
)
from decision.market.sample import (
    SampleSymbol,
    sample_prices,
    sample_symbols,
    what_happened_next,
)
from decision.market.series import since
from decision.market.view import History
from decision.parameters import judgement

UNITS = 100.0


def replayed(
    symbol: str, *, on: date, bought: date | None = None, units: float = UNITS
) -> dict[str, Any]:
    """The document of a position bought at one close of the sample, looked at later.

    Without `bought` it was bought at the highest close of the year before. Raises
    CaseError with every fault: a symbol or a day that the sample does not hold, a day
    without a close, a purchase after the day, or units not above 0.
    """
    one = _listed(symbol)
    problems = [*_faults_of_day("on", on, one), *_faults_of_units(units)]
    if bought is not None:
        problems += _faults_of_purchase(bought, one, on=on)
    if problems:
        raise CaseError(tuple(problems))
    known = sample_prices(one.symbol, day=on).history
    day = bought or _highest_on(since(known, months_after(on, -12)))
    cost = float(since(known, day).close[0])
    lot = {"acquired": day.isoformat(), "units": units, "unit_cost": cost}
    position = {
        "symbol": one.symbol,
        "name": one.name,
        "kind": one.kind,
        "currency": "USD",
        "lots": [lot],
    }
    return {"version": 1, "as_of": on.isoformat(), "position": position}


def shown_next(symbol: str, *, after: date) -> History:
    """Closes of the months after a replayed day: for showing them, never for deciding.

    Raises MarketError not_in_sample. Empty where the sample ends on that day.
    """
    until = months_after(after, int(judgement("what_next_months")))
    return what_happened_next(symbol, after=after, until=until)


def _listed(symbol: str) -> SampleSymbol:
    wanted = spelled(symbol)
    listed = {one.symbol: one for one in sample_symbols()}
    if wanted not in listed:
        found = f"“{symbol.strip()}” is not in the sample"
        do = f"type one of {', '.join(listed)}"
        raise CaseError((Problem("symbol", found, do),))
    return listed[wanted]


def _faults_of_day(path: str, day: date, one: SampleSymbol) -> list[Problem]:
    if not one.first <= day <= one.last:
        found = f"{day} is outside the sample's prices of {one.symbol}"
        return [Problem(path, found, f"type a day from {one.first} to {one.last}")]
    if not is_trading_day(day):
        found = f"there was no close on {day}, a {day:%A}"
        around = f"{previous_trading_day(day)} or {next_trading_day(day)}"
        return [Problem(path, found, f"type {around}")]
    return []


def _faults_of_purchase(day: date, one: SampleSymbol, *, on: date) -> list[Problem]:
    if day > on:
        do = f"type {on} or an earlier day"
        return [Problem("bought", f"{day} is after the day {on}", do)]
    return _faults_of_day("bought", day, one)


def _faults_of_units(units: float) -> list[Problem]:
    if isfinite(units) and units > 0:
        return []
    return [Problem("units", f"{units:g} was typed", "type a number above 0")]


def _highest_on(history: History) -> date:
    return history.days[int(history.close.argmax())]
