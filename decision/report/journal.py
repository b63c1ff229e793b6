"""What has happened since a decision: in price, in its dates, to its conditions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from decision.market.view import History
from decision.report.record import Record
from decision.verdict.decision import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A written condition that a number can answer, and the day on which it was met.

    `level` is a price of one unit, in the position's currency and as of today's units.
    """

    kind: Literal["own_exit", "look_again"]
    is_met: bool
    on: date | None = None
    level: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The time since a decision, up to `day`.

    Prices are of one unit in the position's currency; `then` is the price of the
    decision as it reads today, after splits. None where no price is known.
    """

    day: date
    then: float | None
    now: float | None
    change: float | None
    gained: float | None
    passed: tuple[Step, ...]
    coming: tuple[Step, ...]
    conditions: tuple[Condition, ...]


def since(
    record: Record,
    *,
    day: date,
    price: float | None = None,
    history: History | None = None,
) -> Since:
    """What a decision has been followed by until a day.

    `price` is that of one unit on the day, `history` the closes up to it; a condition
    is met on the first close that meets it. Without a history only today's price can.
    """
    scale = _later_units(record, history)
    then = None if record.price is None else record.price * scale
    known = then is not None and price is not None
    return Since(
        day=day,
        then=then,
        now=price,
        change=price / then - 1 if known and then and price is not None else None,
        gained=_gained(record, then, price, scale),
        passed=tuple(step for step in record.plan if step.on <= day),
        coming=tuple(step for step in record.plan if step.on > day),
        conditions=tuple(_conditions(record, day, price, history, scale)),
    )


def own_exit(record: Record) -> float | None:
    """The price at which the loss is as large as somebody wrote down; None without."""
    limit = record.case.mind.own_loss_limit
    if limit is None:
        return None
    lots = record.case.position.lots
    paid = sum(lot.unit_cost * lot.units for lot in lots)
    return paid / record.case.position.units * (1 - limit)


def _gained(
    record: Record, then: float | None, price: float | None, scale: float
) -> float | None:
    """What the units of the decision are worth more today, had all been kept."""
    if then is None or price is None:
        return None
    return (price - then) * record.case.position.units / scale


def _conditions(
    record: Record,
    day: date,
    price: float | None,
    history: History | None,
    scale: float,
) -> Iterator[Condition]:
    level = own_exit(record)
    if level is not None:
        met = _first_at(level * scale, record, day, price, history)
        yield Condition(
            kind="own_exit", is_met=met is not None, on=met, level=level * scale
        )
    asked = record.case.mind.rule.look_again
    if asked is not None:
        yield Condition(kind="look_again", is_met=asked <= day, on=asked)


def _first_at(
    level: float,
    record: Record,
    day: date,
    price: float | None,
    history: History | None,
) -> date | None:
    """The first day after the decision with a price at the level or below."""
    closes = zip(history.days, history.close, strict=True) if history else ()
    for on, close in closes:
        if record.case.as_of < on <= day and close <= level:
            return on
    return day if price is not None and price <= level else None


# A price read again differs by its last digits; a split changes it by more than this.
_SAME = 0.02


def _later_units(record: Record, history: History | None) -> float:
    """What one unit's price of that day is in today's units: below 1 after a split."""
    if history is None or not record.price:
        return 1.0
    closes = [
        float(close)
        for on, close in zip(history.days, history.close, strict=True)
        if on <= record.case.as_of
    ]
    if not closes:
        return 1.0
    scale = closes[-1] / record.price
    return 1.0 if abs(scale - 1) < _SAME else scale
