"""What was assumed, as rows."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, NamedTuple

from decision.report.amounts import (
    capital,
    say_percent,
    say_units,
    table_money,
)
from decision.verdict.assumptions import Assumption
from decision.verdict.decision import Decision


class AssumptionRow(NamedTuple):
    """A number that was used: what it is, its value with unit, where it comes from."""

    label: str
    value: str
    source: str


def assumption_rows(decision: Decision) -> tuple[AssumptionRow, ...]:
    """Every number behind the answer; what nobody typed comes first."""
    return tuple(map(_row, decision.assumptions))


def assumed_for_you(decision: Decision) -> tuple[AssumptionRow, ...]:
    """Only what was assumed because nobody typed it."""
    return tuple(_row(one) for one in decision.assumptions if _is_assumed(one))


def assumed_number(decision: Decision, field: str) -> float | None:
    """A number of the case that nobody typed, None where somebody did."""
    found = [one for one in decision.assumptions if one.name == f"case.{field}"]
    return float(found[0].value) if found else None


def _is_assumed(one: Assumption) -> bool:
    return one.name.startswith("case.")


def _row(one: Assumption) -> AssumptionRow:
    label = _LABELS.get(one.name, capital(one.label))
    return AssumptionRow(label, _value(one), capital(one.source))


_LABELS = {
    "case.other_investments": "Your other investments",
    "case.horizon_years": "Time until the money is used",
    "case.wages": "Your wages",
    "case.spread": "Cost of one trade",
}


def _value(one: Assumption) -> str:
    """A value with its unit; several by kind in one line, the unit at the end."""
    if not isinstance(one.value, Mapping):
        return f"{_number(one.value, one.unit)} {_unit_of(one)}".strip()
    numbers = {key: entry for key, entry in one.value.items() if key not in _REMARKS}
    only = set(numbers) == {"value"}
    said = "; ".join(
        _number(entry, one.unit) if only else f"{_word(key)} {_number(entry, one.unit)}"
        for key, entry in numbers.items()
    )
    return f"{said} {_unit(one.unit)}".strip()


_REMARKS = ("by", "name", "note", "sources")
_NO_UNIT = (
    "number",
    "share",
    "rates",
    "probability",
    "true or false",
    "USD per tax year, and words",
)
_SHARES = ("share", "rate", "fraction", "probability")


def _word(key: str) -> str:
    return _STATUS.get(key, "otherwise" if key == "value" else key.replace("_", " "))


_STATUS = {
    "mfj": "married filing jointly",
    "mfs": "married filing separately",
    "hoh": "head of household",
    "qss": "surviving spouse",
}


def _unit_of(one: Assumption) -> str:
    """The unit, in the singular after a 1."""
    unit = _unit(one.unit)
    return unit.removesuffix("s") if one.value == 1 and unit in _COUNTED else unit


_COUNTED = ("years", "months", "days", "times")


def _unit(unit: str) -> str:
    if unit == "household currency":
        return "in your currency"
    return "" if unit in _NO_UNIT else unit.removeprefix("share ").removeprefix("USD ")


def _number(value: Any, unit: str) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_number(entry, unit) for entry in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        words = {True: "yes", False: "no"}
        return words[value] if isinstance(value, bool) else _word(str(value))
    if unit.startswith(_SHARES) or _is_yearly_share(value, unit):
        return say_percent(value)
    if unit.startswith("USD"):
        return table_money(value) if isfinite(value) else "no limit"
    return f"{value}" if unit == "number" else say_units(value)


def _is_yearly_share(value: float, unit: str) -> bool:
    return unit.startswith("per year") and abs(value) < 1
