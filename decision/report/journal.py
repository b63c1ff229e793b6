"""What has happened since a decision: in price, in its dates, to its conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Literal, NamedTuple

from decision.market.view import History, Split
from decision.mind.written import NumberedCondition, numbered_conditions
from decision.report.record import Record
from decision.report.tables import unit_cost
from decision.verdict.decision import Step

Written = Literal["own_exit", "look_again", "sell_if", "keep_if", "buy_again_if"]


class Close(NamedTuple):
    """A day after the decision and its price, in the units of the decision."""

    day: date
    price: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A written condition with a number, and the first day that met it.

    `words` are those with the number, as typed; `level` is a price of one unit, in the
    position's currency, None for a day. `met_on` is None while nothing has met it.
    """

    kind: Written
    words: str = ""
    level: float | None = None
    day: date | None = None
    met_on: date | None = None


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
    splits: Sequence[Split] = (),
) -> Since:
    """What a decision has been followed by until a day.

    `price` is that of one unit on the day, `history` the closes up to it, both in units
    of that day, and `splits` those that are known; a condition is met on the first
    close that meets it. Without a history only today's price can.
    """
    scale = _split(record, splits)
    then = None if record.price is None else record.price * scale
    closes = _closes(record, history, scale=scale)
    if price is not None:
        closes.append(Close(day, price / scale))
    return Since(
        day=day,
        then=then,
        now=price,
        change=None if price is None or not then else price / then - 1,
        gained=_gained(record, closes[-1].price) if price is not None else None,
        passed=tuple(step for step in record.plan if step.on <= day),
        coming=tuple(step for step in record.plan if step.on > day),
        conditions=tuple(_conditions(record, closes, day)),
    )


def own_exit(record: Record) -> float | None:
    """The price at which the loss is as large as somebody wrote down; None without."""
    limit = record.case.mind.own_loss_limit
    if limit is None:
        return None
    return unit_cost(record.case) * (1 - limit)


def _gained(record: Record, price: float) -> float | None:
    """What the units of the decision are worth more now, had all been kept."""
    if record.price is None:
        return None
    return (price - record.price) * record.case.position.units


def _conditions(
    record: Record, closes: Sequence[Close], day: date
) -> Iterator[Condition]:
    level, asked = own_exit(record), record.case.mind.rule.look_again
    if level is not None:
        limit = NumberedCondition(kind="at_or_below", words="", level=level)
        yield _condition("own_exit", limit, closes, day)
    for kind in _TEXTS:
        written = getattr(record.case.mind.rule, kind)
        for one in numbered_conditions(written, price=record.price):
            yield _condition(kind, one, closes, day)
    if asked is not None:
        own_day = NumberedCondition(kind="on_day", words="", day=asked)
        yield _condition("look_again", own_day, closes, day)


_TEXTS: tuple[Written, ...] = ("sell_if", "keep_if", "buy_again_if")


def _condition(
    kind: Written, one: NumberedCondition, closes: Sequence[Close], today: date
) -> Condition:
    met = one.met_on(closes, today)
    return Condition(
        kind=kind, words=one.words, level=one.level, day=one.day, met_on=met
    )


def _closes(record: Record, history: History | None, *, scale: float) -> list[Close]:
    """Every close after the day of the decision, oldest first."""
    if history is None:
        return []
    return [
        Close(on, float(close) / scale)
        for on, close in zip(history.days, history.close, strict=True)
        if on > record.case.as_of
    ]


def _split(record: Record, splits: Sequence[Split]) -> float:
    """The price of then as it reads today, by the one of then: 1 unless split."""
    later = (one.ratio for one in splits if one.day > record.case.as_of)
    return 1 / prod(later)
