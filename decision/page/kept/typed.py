"""What was typed, by the names that the form has for it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from decision.case import Case
from decision.page.form.draft import RATES
from decision.page.form.fields import Field, field_of, fields
from decision.report.amounts import capital, say_date, say_percent, say_units, uncapital

# Told by other parts of a record: words as they were written, answers with questions.
_TOLD_ELSEWHERE = ("version", "mind.answers", "mind.reason", "mind.rule")
_ROWS = {
    "position.lots": "Lot",
    "trades": "Purchase or sale",
    "household.needs": "Money due",
    "household.holdings": "Other holding",
}
_PERCENT = re.compile(r", %.*$")


def typed_rows(case: Case) -> tuple[tuple[str, str], ...]:
    """A label and a value for everything of a case that is not left at its default."""
    document = case.to_dict()
    return tuple(_rows("", document))


def _rows(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if path in _TOLD_ELSEWHERE:
        return
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _rows(f"{path}.{name}".strip("."), part)
    elif path in _ROWS:
        for place, entry in enumerate(value, start=1):
            label = _ROWS[path] if len(value) == 1 else f"{_ROWS[path]} {place}"
            yield label, _entry(path, entry)
    else:
        yield _label(path), _value(field_of(path), value)


def _entry(path: str, entry: Mapping[str, Any]) -> str:
    """The parts of a lot, a purchase or a need in one line."""
    parts = (
        f"{_label(f'{path}[].{name}')} {_value(field_of(f'{path}[].{name}'), value)}"
        for name, value in entry.items()
    )
    return "; ".join(parts)


def _label(path: str) -> str:
    """The form's label without the hint how to type it; else the path in words."""
    named = fields().get(path)
    if named is None or not named.label:
        return capital(re.sub(r"[._\[\]]+", " ", path).strip())
    label = _PERCENT.sub("", named.label)
    return f"Tax rate {uncapital(label)}" if path.startswith(RATES) else label


def _value(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return say_percent(value) if field.kind == "share" else say_units(value)
    if field.kind == "day":
        return say_date(date.fromisoformat(value))
    return field.options.get(str(value), str(value))
