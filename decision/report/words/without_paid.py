"""Sentences for somebody who would rather not see what was paid."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import NamedTuple

from decision.case import Case
from decision.report.journal import own_exit
from decision.report.record import Record
from decision.verdict.decision import Decision

HIDDEN = "(hidden)"
_AMOUNT = re.compile(
    r"[−+]?(?:(?:C|A|S|HK)?[$£€¥₹]|[A-Z]{3}\N{NO-BREAK SPACE})(\d[\d,]*(?:\.\d+)?)"
)
_NUMBER = re.compile(r"(?:[$£€¥₹] ?)?(\d[\d,]*(?:\.\d+)?)(?![\d%])")
_PERCENT = re.compile(r"[−+]?(\d[\d,]*(?:\.\d+)?)%")
_ABOUT_COST = re.compile(
    r"\b(paid|costs?|loss|lost|gain\w*|bought|rises?|purchased?)\b"
)
# A sentence keeps three digits of an amount: half of the last one is 0.5 % at most.
_ROUNDED = 0.0051


class Figures(NamedTuple):
    """What must not be shown: amounts of money, and shares."""

    amounts: frozenset[float] = frozenset()
    shares: frozenset[float] = frozenset()


NOTHING = Figures()


def figures_of(decision: Decision, case: Case) -> Figures:
    """Every amount and share from which the price paid could be read off."""
    amounts: list[float] = []
    shares: list[float] = []
    for name, value in (*_of_position(decision, case), *_of_findings(decision)):
        (shares if name in _SHARES else amounts).append(abs(value))
    return Figures(
        frozenset(one for one in amounts if one),
        frozenset(one for one in shares if one),
    )


def figures_of_record(record: Record) -> Figures:
    """The same of a record: its cost, the loss then, and the exit tied to the cost."""
    told = *_of_lots(record.case, record.price), ("cost", own_exit(record) or 0.0)
    amounts = {abs(value) for name, value in told if name not in _SHARES}
    shares = {abs(value) for name, value in told if name in _SHARES}
    return Figures(frozenset(amounts - {0.0}), frozenset(shares - {0.0}))


def covered_words(text: str, figures: Figures) -> str:
    """Words that somebody typed, where an amount may stand without its currency.

    >>> covered_words("I sell when it is back at 62.", Figures(frozenset({62.0})))
    'I sell when it is back at (hidden).'
    """
    said = _NUMBER.sub(lambda hit: _cover(hit, figures.amounts, 1.0), text)
    return _PERCENT.sub(lambda hit: _cover(hit, figures.shares, 100.0), said)


def covered(text: str, figures: Figures) -> str:
    """A text in which none of the figures stands, rounded as people are told them.

    Shares are covered only where a text is about cost, loss or gain: elsewhere the
    same percentage means something else.

    >>> known = Figures(amounts=frozenset({23_194.0}))
    >>> covered("You book a loss of $23,200: $3,480 less tax.", known)
    'You book a loss of (hidden): $3,480 less tax.'
    """
    said = _AMOUNT.sub(lambda hit: _cover(hit, figures.amounts, 1.0), text)
    if not _ABOUT_COST.search(text):
        return said
    return _PERCENT.sub(lambda hit: _cover(hit, figures.shares, 100.0), said)


def is_about_cost(text: str) -> bool:
    """Whether a text speaks of what was paid, or of a gain or loss on it."""
    return bool(_ABOUT_COST.search(text))


def _cover(hit: re.Match[str], figures: Iterable[float], scale: float) -> str:
    shown = float(hit[1].replace(",", ""))
    last_digit = 10.0 ** -len(hit[1].partition(".")[2])
    near = (
        abs(figure * scale - shown) <= max(_ROUNDED * figure * scale, last_digit / 2)
        for figure in figures
    )
    return HIDDEN if shown and any(near) else hit[0]


def _of_position(decision: Decision, case: Case) -> Iterator[tuple[str, float]]:
    yield from _of_lots(case, decision.market.price)
    if decision.position:
        yield "cost", decision.position.cost


def _of_lots(case: Case, price: float | None) -> Iterator[tuple[str, float]]:
    """What was paid for each lot and for all of them, and how far the price is off."""
    lots = case.position.lots
    worths = [lot.unit_cost * lot.units for lot in lots]
    paid = [lot.unit_cost for lot in lots] + [sum(worths) / case.position.units]
    for amount in (*paid, *worths, sum(worths)):
        yield "cost", amount
    for cost in paid if price is not None else []:
        yield "gain", cost - float(price or 0)
        if cost > 0:
            yield "gain_fraction", float(price or 0) / cost - 1
    if price is not None:
        yield "gain", sum(worths) - price * case.position.units


def _of_findings(decision: Decision) -> Iterator[tuple[str, float]]:
    """What the position, the sale, its window and the findings say of cost and loss."""
    told = [one.numbers for one in decision.findings]
    for part in (decision.position, decision.tax, decision.wash):
        told += [asdict(part)] if part else []
    told += told[-1]["purchases"] if decision.wash else []
    for numbers in told:
        for name in (*_AMOUNTS, *_SHARES):
            value = numbers.get(name)
            if isinstance(value, int | float):
                yield name, float(value)


_AMOUNTS = (
    *("gain", "loss", "short_loss", "long_loss", "counts_now", "counts"),
    *("deferred", "lost", "carried", "amount", "average", "average_then"),
    *("by_price", "by_rate", "gain_with_dividends", "initial", "change"),
)
_SHARES = ("gain_fraction", "gain_needed", "return_with_dividends")
