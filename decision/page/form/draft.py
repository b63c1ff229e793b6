"""The one draft of a case: everything as it was typed, and the document it makes."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from decision.page.form.fields import field_of, fields, read, show
from decision.parameters import parameter

LISTS = ("position.lots", "trades", "household.needs", "household.holdings")
RATES = "tax.marginal."

Row = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """What was typed: single fields by path, lists as rows with a lasting number.

    `rest` holds what a loaded document says and no field shows; `knows_rates` is
    whether the person types tax rates or the household.
    """

    values: dict[str, Any]
    rows: dict[str, dict[int, Row]]
    rest: dict[str, Any] = field(default_factory=dict)
    knows_rates: bool = False

    def get(self, key: str) -> Any:
        """What stands in a field; rows are named by their number, not their place."""
        name, number, part = split(key)
        if number is None:
            return self.values.get(key, field_of(key).blank)
        return self.rows[name][number][part]

    def set(self, key: str, typed: Any) -> None:
        """Write what was typed into a field."""
        name, number, part = split(key)
        if number is None:
            self.values[key] = typed
        elif number in self.rows[name]:
            self.rows[name][number][part] = typed

    def typed(self) -> dict[str, Any]:
        """Every field by its key; rows that do not count are left out."""
        rows = {
            f"{name}[{number}].{part}": value
            for name in LISTS
            for number, row in kept_rows(self, name).items()
            for part, value in row.items()
        }
        return self.values | rows

    @property
    def own_currency(self) -> str:
        """The currency of the household, by its country."""
        day = self.get("as_of") or date.max
        currency: str = parameter("countries.currency", on=day, key=self.get("country"))
        return currency

    @property
    def price_currency(self) -> str:
        """The currency of the position; the household's where none is typed."""
        return self.get("position.currency").strip().upper() or self.own_currency

    @property
    def is_foreign(self) -> bool:
        """Whether the price is in another currency than the household's."""
        return self.price_currency != self.own_currency

    def move(self, country: str) -> None:
        """Change the country; the price's currency goes along if it was the same."""
        was_foreign = self.is_foreign
        self.set("country", country)
        if not was_foreign:
            self.set("position.currency", self.own_currency)

    def add(self, name: str) -> int:
        """Append an empty row to a list and return its number, never used before."""
        number = max(self.rows[name], default=-1) + 1
        self.rows[name][number] = _blank_row(name)
        return number

    def remove(self, name: str, number: int) -> None:
        """Take a row out; the others keep their numbers."""
        self.rows[name].pop(number, None)


def split(key: str) -> tuple[str, int | None, str]:
    """The parts of a field's key.

    >>> split("position.lots[3].units"), split("as_of")
    (('position.lots', 3, 'units'), ('as_of', None, ''))
    """
    if "[" not in key:
        return key, None, ""
    name, _, tail = key.partition("[")
    number, _, part = tail.partition("].")
    return name, int(number), part


def blank(as_of: date) -> Draft:
    """A draft nobody has touched, with one empty lot."""
    singles = {path: one.blank for path, one in fields().items() if "[]" not in path}
    draft = Draft(singles, {name: {} for name in LISTS})
    draft.set("as_of", as_of)
    draft.add("position.lots")
    return draft


def draft_of(document: dict[str, Any]) -> Draft:
    """The draft somebody would have typed to get this document."""
    left = deepcopy(document)
    draft = Draft({}, {name: {} for name in LISTS})
    for path, one in fields().items():
        if "[]" not in path:
            value = _take(left, path.split("."))
            draft.set(path, one.blank if value is None else show(one.kind, value))
    for name in LISTS:
        for entry in _take(left, name.split(".")) or []:
            _fill_row(draft, name, entry)
    for question, choice in (_take(left, ["mind", "answers"]) or {}).items():
        draft.set(f"mind.answers.{question}", choice)
    draft.knows_rates = bool(document.get("tax", {}).get("marginal"))
    draft.rest = left
    return draft


def document_of(draft: Draft) -> dict[str, Any]:
    """The document in the shared format; fields left empty are left out."""
    document = deepcopy(draft.rest)
    for path, typed in draft.values.items():
        value = read(field_of(path).kind, typed)
        if value is not None and not is_idle(draft, path):
            _put(document, path.split("."), value)
    for name in LISTS:
        rows = kept_rows(draft, name).values()
        entries = [_in_use(draft, _entry(name, row)) for row in rows]
        if entries:
            _put(document, name.split("."), entries)
    document["position"].setdefault("currency", draft.price_currency)
    return _complete(document | {"version": 1})


def kept_rows(draft: Draft, name: str) -> dict[int, Row]:
    """The rows that count: an untouched one does not, except the only lot."""
    rows = draft.rows[name]
    touched = {n: row for n, row in rows.items() if row != _blank_row(name)}
    if touched or name != "position.lots":
        return touched
    return dict(list(rows.items())[:1])


def is_idle(draft: Draft, path: str) -> bool:
    """Whether a field waits for another one: it stays typed but is not used."""
    if path.startswith("tax."):
        return _is_idle_tax(draft, path)
    if path == "position.price.haircut" and not _is_appraised(draft):
        return True
    if path.startswith("position.price."):
        return not str(draft.get("position.price.unit")).strip()
    if path.startswith("position.loan."):
        return not str(draft.get("position.loan.amount")).strip()
    waits = {
        "position.fx": not draft.is_foreign,
        "position.expires": draft.get("position.kind") != "derivative",
    }
    return waits.get(path, False)


def _is_appraised(draft: Draft) -> bool:
    appraised: bool = draft.get("position.price.source") == "appraisal"
    return appraised


def _is_idle_tax(draft: Draft, path: str) -> bool:
    """Another country's form shows no tax figures, so none of them counts."""
    if draft.get("country") != "US":
        return True
    if path.startswith(RATES):
        return not draft.knows_rates
    return path in ("tax.future_rate", "tax.state") and draft.knows_rates


def _in_use(draft: Draft, entry: Row) -> Row:
    """A lot without what waits for another field: another currency, or a gift."""
    waits = {"fx": not draft.is_foreign, "given_on": entry.get("origin") != "gift"}
    return {part: value for part, value in entry.items() if not waits.get(part)}


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    """A typed price is of the day it is looked at, unless its day is typed."""
    price = document.get("position", {}).get("price")
    if price and document.get("as_of"):
        price.setdefault("on", document["as_of"])
    return document


def _blank_row(name: str) -> Row:
    start = f"{name}[]."
    return {
        path.removeprefix(start): one.blank
        for path, one in fields().items()
        if path.startswith(start)
    }


def _fill_row(draft: Draft, name: str, entry: dict[str, Any]) -> None:
    row = draft.rows[name][draft.add(name)]
    for part, value in entry.items():
        kind = field_of(f"{name}[0].{part}").kind
        row[part] = show(kind, value)


def _entry(name: str, row: Row) -> dict[str, Any]:
    values = {
        p: read(field_of(f"{name}[0].{p}").kind, typed) for p, typed in row.items()
    }
    return {part: value for part, value in values.items() if value is not None}


def _put(document: dict[str, Any], parts: list[str], value: Any) -> None:
    *outer, last = parts
    for part in outer:
        document = document.setdefault(part, {})
    document[last] = value


def _take(document: dict[str, Any], parts: list[str]) -> Any:
    """Take a value out of a document, and what it leaves empty."""
    first, *inner = parts
    if not inner:
        return document.pop(first, None)
    child = document.get(first)
    if not isinstance(child, dict):
        return None
    value = _take(child, inner)
    if not child:
        del document[first]
    return value
