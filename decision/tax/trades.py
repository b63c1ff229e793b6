"""Trades as they were typed, checked and put in the order they happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from numbers import Real
from typing import Any, Literal, get_args

from decision.case.field import Account, Kind, Owner
from decision.errors import TradeError

Side = Literal[
    "buy",
    "sell",
    "reinvest",
    "vest",
    "inherit",
    "gift",
    "spin_off",
    "option",
    "split",
]

CHOICES: dict[str, tuple[str, ...]] = {
    "side": get_args(Side),
    "account": get_args(Account),
    "owner": get_args(Owner),
    "kind": get_args(Kind),
}
ONLY_OF: dict[str, tuple[Side, ...]] = {
    "value": ("gift",),
    "since": ("gift", "spin_off"),
}
USUAL = {"symbol": "", "account": "taxable", "owner": "self", "kind": "stock"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One trade: `amount` is the whole cost with fees, or the proceeds after them.

    `value` is what all units of a gift were worth when given, None where that does not
    matter; `since` the day from which the holding period of the giver, or of a
    spin-off's parent, counts.
    """

    id: str
    on: date
    side: Side
    symbol: str
    units: float
    amount: float
    account: Account
    owner: Owner
    kind: Kind
    lot: str = ""
    value: float | None = None
    since: date | None = None


def read_transactions(trades: Iterable[Mapping[str, Any]]) -> tuple[Transaction, ...]:
    """Every trade in the order of days; trades of one day stay in list order.

    A sale that names its lot is where that lot is unless it says otherwise.
    Raises TradeError with one sentence for the first trade that cannot be read.
    """
    rows = _rows(trades)
    by_id = _by_id(rows)
    read = [_transaction(row, _named_by(row, by_id)) for row in rows]
    return tuple(sorted(read, key=lambda transaction: transaction.on))


def _rows(trades: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    if not isinstance(trades, Iterable):
        raise TradeError(f"Trades must be a list, but {trades!r} was given.")
    rows = list(trades)
    for row in rows:
        if not isinstance(row, Mapping):
            raise TradeError(
                f"Every trade must be a mapping of its fields, but one is {row!r}."
            )
    return rows


def _by_id(rows: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    by_id: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        name = row.get("id")
        if not isinstance(name, str) or not name:
            raise TradeError(f"Every trade needs an id in words, but one has {name!r}.")
        if name in by_id:
            raise TradeError(f"Two trades are called {name}; give each its own id.")
        by_id[name] = row
    return by_id


def _named_by(
    row: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any]:
    """The purchase that a sale names, or nothing."""
    name = row.get("lot") or ""
    if not name or row.get("side") != "sell":
        return {}
    lot = by_id.get(name, {}) if isinstance(name, str) else {}
    if lot.get("side", "sell") in ("sell", "split"):
        raise TradeError(
            f"Trade {row['id']} names lot {name}, but no purchase is called that."
        )
    return lot


def _transaction(row: Mapping[str, Any], lot: Mapping[str, Any]) -> Transaction:
    words = USUAL | {field: lot[field] for field in USUAL if field in lot}
    words |= {field: row[field] for field in (*USUAL, "side") if field in row}
    _check_known(row)
    for field, known in CHOICES.items():
        _check_choice(row["id"], field, value=words.get(field), known=known)
    _check_text(row["id"], "symbol", words["symbol"])
    _check_text(row["id"], "lot", "" if row.get("lot") is None else row["lot"])
    _check_belongs(row)
    return Transaction(
        id=row["id"],
        on=_day(row),
        units=_units(row),
        amount=_amount(row),
        lot=row.get("lot") or "",
        value=_value(row),
        since=_since(row),
        **words,
    )


def _check_known(row: Mapping[str, Any]) -> None:
    """A field that nobody reads may be a mistyped one: it would change the tax."""
    known = Transaction.__slots__
    unknown = sorted(str(field) for field in row if field not in known)
    if unknown:
        raise TradeError(
            f"Trade {row['id']} has {', '.join(unknown)}; it may have"
            f" {', '.join(known)}."
        )


def _check_text(name: str, field: str, value: object) -> None:
    if not isinstance(value, str):
        raise TradeError(f"Trade {name}: {field} is {value!r}, but must be text.")


def _check_choice(
    name: str, field: str, *, value: object, known: tuple[str, ...]
) -> None:
    if value not in known:
        raise TradeError(
            f"Trade {name}: {field} is {value!r}, but must be one of"
            f" {', '.join(known)}."
        )


def _check_belongs(row: Mapping[str, Any]) -> None:
    for field, sides in ONLY_OF.items():
        if row.get(field) is not None and row["side"] not in sides:
            raise TradeError(
                f"Trade {row['id']}: {field} is only for {' or '.join(sides)}, but"
                f" side is {row['side']!r}."
            )


def _day(row: Mapping[str, Any], field: str = "on") -> date:
    day = row.get(field)
    if not isinstance(day, date) or isinstance(day, datetime):
        raise TradeError(f"Trade {row['id']}: {field} is {day!r}, but must be a date.")
    return day


def _since(row: Mapping[str, Any]) -> date | None:
    if row.get("since") is None:
        return None
    since = _day(row, "since")
    if since > row["on"]:
        raise TradeError(
            f"Trade {row['id']}: since is {since}, but must be {row['on']} or earlier."
        )
    return since


def _units(row: Mapping[str, Any]) -> float:
    units = _number(row, "units")
    if units <= 0:
        raise TradeError(
            f"Trade {row['id']}: units is {units:g}, but must be more than zero."
        )
    return units


def _amount(row: Mapping[str, Any]) -> float:
    """Fees may eat up the proceeds of a sale; a cost is never negative."""
    amount = _number(row, "amount")
    if amount < 0 and row["side"] != "sell":
        raise TradeError(
            f"Trade {row['id']}: amount is {amount:g}, but a cost is never negative."
        )
    return amount


def _value(row: Mapping[str, Any]) -> float | None:
    if row.get("value") is None:
        return None
    value = _number(row, "value")
    if value < 0:
        raise TradeError(
            f"Trade {row['id']}: value is {value:g}, but a value is never negative."
        )
    return value


def _number(row: Mapping[str, Any], field: str) -> float:
    value = row.get(field, 0.0 if row.get("side") == "split" else None)
    if isinstance(value, bool) or not isinstance(value, Real) or not _fits(value):
        raise TradeError(
            f"Trade {row['id']}: {field} is {value!r}, but must be a number."
        )
    return float(value)


def _fits(value: Real) -> bool:
    """Whether it is finite as a float too: a whole number may be too long for one."""
    try:
        return isfinite(value)
    except OverflowError:
        return False
