"""A case in percentages only: the same household as if it owned a round sum.

It is meant for showing to others: amounts are shares of wealth to three digits, names
and sentences are left out, and tax is told by rates. Who knows one amount can work out
the others; nothing hides a household from somebody who knows it.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

from decision.case import Case
from decision.errors import CaseError
from decision.gates import Standing
from decision.parameters import judgement
from decision.tax.taxpayer import future_rate_of, marginal_rates, taxpayer_of

_DIGITS = 3
_NOISE = 6
_NOTHING = 1e-12
_RATE_DIGITS = 4
_UNIT = 100.0  # today's price of one unit of what has no market
_UNLISTED = ("property", "business", "home")
_OTHER = "OTHER"


def scaled_case(standing: Standing) -> Case | None:
    """The case with all wealth a round sum (scaled_wealth), in percentages only.

    Units and amounts are scaled along; rates, ages, dates, prices and symbols of what
    has a market stay. Yearly limits in dollars do not scale, so that the answer may
    change. None where debts are as large as all that is owned, or where lots and sales
    do not add up in round figures: unrounded ones would tell how many units there are.
    """
    if standing.wealth <= 0:
        return None
    document = _scaled(standing)
    for told in (document, _with_room(document, standing)):
        try:
            return Case.model_validate(told)
        except CaseError:  # rounding left a little less of a lot than is sold of it
            continue
    return None


def treatments() -> Mapping[str, str]:
    """What becomes of each field, by its path; [] stands for each entry of a list."""
    return {path: name for name, paths in _table().items() for path in paths}


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "scaled.toml").read_text("utf-8"))


def _scaled(standing: Standing) -> dict[str, Any]:
    case, money = standing.case, _money_factor(standing)
    price = _price_factor(standing)
    change: dict[str, Callable[[Any], Any]] = {
        "amount": lambda amount: _rounded(amount * money),
        "units": lambda units: _rounded(units * money / price),
        "price": lambda one: one if price == 1 else _rounded(one * price),
        "symbol": lambda symbol: _symbol(symbol, case),
        "name": _numbers(case).__getitem__,
        "same": lambda value: value,
    }
    document = _changed(_listed_alone(case.to_dict()), "", change)
    return document | {"tax": document.get("tax", {}) | _rates(standing)}


def _listed_alone(document: dict[str, Any]) -> dict[str, Any]:
    """Other holdings without the symbol of what has no market, which is a name."""
    household = document.get("household", {})
    holdings = [
        one | {"symbol": ""} if one.get("kind") in _UNLISTED else one
        for one in household.get("holdings", ())
    ]
    told = household | ({"holdings": holdings} if holdings else {})
    return document | ({"household": told} if told else {})


def _with_room(document: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """The same with sales rounded down and what they are taken from rounded up."""
    case, per_unit = standing.case, _money_factor(standing) / _price_factor(standing)
    lots = [
        told | {"units": _rounded(lot.units * per_unit, ceil)}
        for told, lot in zip(
            document["position"]["lots"], case.position.lots, strict=True
        )
    ]
    trades = [
        told
        | {
            "units": _rounded(
                trade.units * per_unit, floor if trade.side == "sell" else ceil
            )
        }
        for told, trade in zip(document.get("trades", ()), case.trades, strict=True)
    ]
    position = document["position"] | {"lots": lots}
    return document | {"position": position, "trades": trades}


def _money_factor(standing: Standing) -> float:
    return float(judgement("scaled_wealth")) / standing.wealth


def _changed(
    value: Any, path: str, change: Mapping[str, Callable[[Any], Any]]
) -> dict[str, Any]:
    """The parts of a document that may be told, each as its treatment says."""
    told: dict[str, Any] = {}
    for name, inner in value.items():
        place = f"{path}.{name}".removeprefix(".")
        treatment = treatments().get(place, "")
        if treatment in change:
            told[name] = change[treatment](inner)
        elif isinstance(inner, dict) and not treatment:
            told[name] = _changed(inner, place, change)
        elif isinstance(inner, list):
            told[name] = [_changed(one, f"{place}[]", change) for one in inner]
    return told


def _price_factor(standing: Standing) -> float:
    """1 where anybody can look the price up; else what makes today's price round."""
    position = standing.case.position
    if _is_listed(standing.case):
        return 1.0
    today = standing.market.price or 0.0
    paid = sum(one.units * one.unit_cost for one in position.lots) / position.units
    return _UNIT / (today or paid or _UNIT)


def _is_listed(case: Case) -> bool:
    position = case.position
    is_appraised = position.price is not None and position.price.source == "appraisal"
    has_market = position.kind not in _UNLISTED and not is_appraised
    return bool(position.symbol) and has_market


def _symbol(symbol: str, case: Case) -> str:
    """A public symbol as it is; a name of one's own only as the same, or another."""
    if _is_listed(case):
        return symbol
    return "" if symbol == case.position.symbol else _OTHER


def _numbers(case: Case) -> dict[str, str]:
    """A number for each name of a lot or purchase."""
    names = [one.id for one in case.position.lots] + [one.lot for one in case.trades]
    given = dict.fromkeys(name for name in names if name)
    return {name: f"{place}" for place, name in enumerate(given, 1)} | {"": ""}


def _rates(standing: Standing) -> dict[str, Any]:
    """What tax takes of this household, in rates alone; empty outside the States."""
    case = standing.case
    if case.country != "US":
        return {}
    taxpayer, loss = taxpayer_of(case), max(-standing.gain, 1.0)
    rates = marginal_rates(taxpayer, loss, on=case.as_of)
    told = {
        "ordinary": rates.ordinary,
        "long": rates.long,
        "future": future_rate_of(case, taxpayer, loss),
    }
    return {"marginal": {n: round(rate, _RATE_DIGITS) for n, rate in told.items()}}


def _rounded(number: float, to_whole: Callable[[float], int] = round) -> float:
    """A number to three significant digits, to the nearest unless told otherwise.

    >>> _rounded(46_153.8), _rounded(-0.0384615), _rounded(0.0), _rounded(1.231, ceil)
    (46200.0, -0.0385, 0.0, 1.24)
    """
    if abs(number) < _NOTHING:
        return 0.0
    places = _DIGITS - 1 - floor(log10(abs(number)))
    # What is round already stays, whatever the float makes of its last digit.
    return round(to_whole(round(number * 10.0**places, _NOISE)) / 10.0**places, places)
