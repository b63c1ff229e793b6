"""What each field of the form is called, and how what is typed in it is read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal["amount", "share", "text", "words", "choice", "day", "flag"]

_PERSON = re.compile(r"\$?(-?)\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+) ?%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its label, how it is read, and what stands in it at the start."""

    label: str
    kind: Kind
    start: str = ""
    placeholder: str = ""
    help: str = ""
    do: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> Any:
        """What the field holds before anybody touches it."""
        return {"day": None, "flag": False}.get(self.kind, self.start)


@cache
def fields() -> dict[str, Field]:
    """Every field by its path in the case; [] stands for each entry of a list."""
    text = (Path(__file__).parent / "fields.toml").read_text("utf-8")
    return {path: Field(**entry) for path, entry in tomllib.loads(text).items()}


def field_of(path: str) -> Field:
    """The field at a path; an answer to a question is a choice without a list.

    >>> field_of("position.lots[2].units").label
    'Units'
    """
    answer = Field(label="", kind="choice")
    return fields().get(re.sub(r"\[\d+\]", "[]", path), answer)


def label_of(path: str) -> str:
    """What people call a place in the case: the label, and which entry of a list.

    >>> label_of("position.lots[1].acquired"), label_of("household.cash")
    ('Bought on (2)', 'Cash')
    >>> label_of("position.magic")
    'position.magic'
    """
    entry = re.search(r"\[(\d+)\]", path)
    label = field_of(path).label or path
    return f"{label} ({int(entry[1]) + 1})" if entry and label != path else label


def read(kind: Kind, typed: Any) -> Any:
    """What was typed as a value of the case; None where nothing was typed.

    A number may carry thousands separators, a dollar or a percent sign. Text that is
    no number stays text, so that the check of the case can name it.

    >>> read("amount", "$1,234.50"), read("share", "15 %"), read("amount", "12,5")
    (1234.5, 0.15, '12,5')
    """
    if isinstance(typed, date):
        return typed.isoformat()
    if isinstance(typed, str):
        typed = typed.strip()
    if typed in ("", None, False):
        return None
    return _number(kind, typed) if kind in ("amount", "share") else typed


def show(kind: Kind, value: Any) -> Any:
    """A value of the case as it would have been typed: the inverse of `read`.

    >>> show("share", 0.07), show("amount", 1250.0), show("day", "2026-11-20")
    ('7', '1250', datetime.date(2026, 11, 20))
    """
    if kind == "day":
        return date.fromisoformat(str(value))
    if kind == "share":
        return _digits(round(float(value) * 100, 9))
    return _digits(float(value)) if kind == "amount" else value


def _number(kind: Kind, typed: str) -> float | str:
    match = _PERSON.fullmatch(typed.replace("−", "-"))
    if not match:
        # The sign keeps the case from reading "1e1" as a fraction.
        return f"{typed} %" if kind == "share" else typed
    number = float(match[1] + match[2].replace(",", ""))
    return round(number / 100, 12) if kind == "share" else number


def _digits(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")
