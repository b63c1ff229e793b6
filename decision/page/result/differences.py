"""What differs between a few cases, field by field, as people read it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from decision.case import Case
from decision.page import paid, percent
from decision.page.form.draft import Draft, document_of
from decision.page.form.fields import field_of, label_of
from decision.report.amounts import (
    say_count,
    say_date,
    say_percent,
    say_price,
    say_units,
    table_money,
)
from decision.report.contest import currency_of

NOTHING = "–"
_HIDDEN = "Hidden"
# Said by the form without being typed, or of no weight in an answer.
_LEFT_OUT = ("version", "position.price.on")

Difference = tuple[str, tuple[str, ...]]


def differences(cases: Sequence[tuple[Draft, Case]]) -> tuple[Difference, ...]:
    """A label and what each case says there, for every field in which they differ."""
    typed = [dict(_leaves("", document_of(draft))) for draft, _ in cases]
    paths = dict.fromkeys(path for one in typed for path in one)
    return tuple(
        (label_of(path), _told(path, typed, cases))
        for path in paths
        if path not in _LEFT_OUT and len({str(one.get(path)) for one in typed}) > 1
    )


def same_documents(first: Draft, second: Draft) -> bool:
    """Whether two drafts make the same case."""
    return document_of(first) == document_of(second)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value of a document by its path; entries of a list by their place."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(f"{path}.{name}".removeprefix("."), part)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            yield from _leaves(f"{path}[{place}]", entry)
    else:
        yield path, value


def _told(
    path: str,
    typed: Sequence[Mapping[str, Any]],
    cases: Sequence[tuple[Draft, Case]],
) -> tuple[str, ...]:
    pairs = zip(typed, cases, strict=True)
    return tuple(_value(path, one.get(path), case) for one, (_, case) in pairs)


def _value(path: str, value: Any, case: Case) -> str:
    """What stands in a field, in the units it is read in."""
    if value is None:
        return NOTHING
    if paid.covers(path, value):
        return _HIDDEN
    kind = field_of(path).kind
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if kind == "day":
        return say_date(date.fromisoformat(value))
    if isinstance(value, int | float):
        return _number(path, float(value), case)
    return field_of(path).options.get(str(value), str(value))


def _number(path: str, value: float, case: Case) -> str:
    if field_of(path).kind == "share":
        return say_percent(value)
    holds = percent.holds(path)
    if holds == "money":
        return table_money(value, currency_of(case))
    if holds == "price":
        return say_price(value, case.position.currency)
    return say_count(value, "unit") if holds == "units" else say_units(value)
