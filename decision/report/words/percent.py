"""Sentences for a shared screen: money as shares of wealth, units of the position."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from decision.case import Case
from decision.report.amounts import money_sign
from decision.verdict.decision import Decision

COVERED = "(amount)"
FIXED = "(fixed amount)"
OF_WEALTH = "of all you own"
_AGAIN = "of all"
OF_UNITS = "of the position"
# What one of these fetches is nobody's to look up: its price tells the amount.
_PRIVATE = ("property", "business", "home")
_PRICE_WITHOUT_CENTS = 10_000
# What of the law sentences name; a table of it is covered as a whole.
_NAMED_LAW = ("us.capital_loss_limit",)
_YEARLY = " a year"

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIGN = r"(?:C|A|S|HK|US)?[$£€¥₹]|[A-Z]{3}\N{NO-BREAK SPACE}"
_SIZES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}
_AMOUNT = re.compile(
    rf"(?P<minus>[−+-]?)(?P<sign>{_SIGN})\s?(?P<number>{_NUMBER})"
    r"(?:\s?(?P<size>thousand|million|billion|bn|[kKmM])\b)?"
    r"(?P<of> of(?= (?:\w+ )?(?:tax|costs|wages|cash)\b))?"
)
# As people write amounts themselves: 5,000 €, 50k, 20 thousand dollars, USD 300.
_MONEY_WORDS = r"[$£€¥₹]|(?:dollars?|euros?|pounds?|bucks|USD|EUR|GBP|CHF|CAD|AUD)\b"
_WRITTEN = re.compile(
    rf"\b(?!401k){_NUMBER}\s?(?:(?:thousand|million|billion|bn|k|m)\b(?:\s?(?:{_MONEY_WORDS}))?"
    rf"|(?:{_MONEY_WORDS}))|\b(?:USD|EUR|GBP|CHF|CAD|AUD) {_NUMBER}",
    re.IGNORECASE,
)
_UNITS = re.compile(
    rf"\b(?P<number>{_NUMBER})(?: of (?:the )?{_NUMBER})? units?\b(?P<of> of)?"
)
_ONLY_AMOUNTS = re.compile(r"(?:[\s()±–;,/]|to|and|%|#)*")


class Yardstick(NamedTuple):
    """What amounts and units are measured by, and what is not measured.

    `wealth` is all that is owned and `units` the whole position, 0 where not known.
    `rates` are the household's currency for one of another, by its sign. `prices` are
    prices of one unit that are written like amounts, `fixed` are yearly amounts of the
    law: as shares they would tell what they are shares of.
    """

    wealth: float = 0.0
    units: float = 0.0
    rates: Mapping[str, float] = {}
    prices: frozenset[float] = frozenset()
    fixed: frozenset[float] = frozenset()
    has_public_price: bool = True


UNKNOWN = Yardstick()


def yardstick_of(decision: Decision, case: Case) -> Yardstick:
    """What the amounts of this decision are told as shares of."""
    held = decision.position
    is_public = case.position.kind not in _PRIVATE
    return Yardstick(
        wealth=max(0.0, held.wealth) if held else 0.0,
        units=case.position.units,
        rates=_rates(decision, case),
        prices=frozenset(_large_prices(decision, case)) if is_public else frozenset(),
        fixed=frozenset(_fixed_amounts(decision)),
        has_public_price=is_public,
    )


def in_percent(text: str, by: Yardstick, *, bare: bool = False) -> str:
    """A text without an amount of money and without a count of units.

    The first share says what it is a share of, so does each one after it in brief; a
    text of nothing but amounts, such as a cell or a label, keeps to the figure, and so
    does every text with `bare`. Prices of one unit stay: they are public.

    >>> by = Yardstick(wealth=200_000.0, units=100.0)
    >>> in_percent("You book a loss of $23,200: $3,480 less tax.", by)
    'You book a loss of 11.6% of all you own: 1.74% of all less tax.'
    >>> in_percent("Sell 40 of 100 units at $115.62.", by)
    'Sell 40% of the position at $115.62.'
    >>> in_percent("−$9,100 to $14,800", by)
    '−4.55% to 7.4%'
    """
    if not any(sign.isdigit() for sign in text):
        return text
    words = _words(bare=bare or _is_only_amounts(text))
    said = _AMOUNT.sub(lambda hit: _amount(hit, by, words), text)
    said = _WRITTEN.sub(COVERED, said)
    return _UNITS.sub(lambda hit: _units(hit, by), said)


def say_part(fraction: float) -> str:
    """A share of wealth: two decimals where it is small, one from 10% on.

    >>> say_part(0.1132), say_part(0.01044), say_part(-0.05), say_part(0.00001)
    ('11.3%', '1.04%', '−5%', 'under 0.01%')
    """
    percent = abs(fraction) * 100
    said = f"{percent:.{1 if round(percent, 2) >= 10 else 2}f}"
    if percent and not float(said):
        return "under 0.01%"
    said = said.rstrip("0").rstrip(".")
    return f"{'−' if fraction < 0 else ''}{said}%"


def share_of_wealth(amount: float, by: Yardstick) -> str:
    """An amount in the household's currency as a share; covered where not known."""
    return say_part(amount / by.wealth) if by.wealth else COVERED


def share_of_units(units: float, by: Yardstick) -> str:
    """Units as a share of the position; covered where its units are not known."""
    return say_part(units / by.units) if by.units else "(units)"


def _amount(hit: re.Match[str], by: Yardstick, words: Iterator[str]) -> str:
    """One amount as a share with its sign; a price of one unit as it stands."""
    if _is_price(hit, by):
        return hit[0]
    size = _SIZES[hit["size"].lower()] if hit["size"] else 1.0
    amount = float(hit["number"].replace(",", "")) * size
    if amount in by.fixed and hit.string.startswith(_YEARLY, hit.end()):
        return FIXED
    said = share_of_wealth(amount * by.rates.get(hit["sign"], 1.0), by)
    if said == COVERED:
        return f"{said}{hit['of'] or ''}"
    minus = hit["minus"].replace("-", "−") if said[0].isdigit() and amount else ""
    return f"{minus}{said}{next(words)}{' in' if hit['of'] else ''}"


def _is_price(hit: re.Match[str], by: Yardstick) -> bool:
    """Amounts are whole; cents, or a known large price, mean one unit."""
    if hit["size"] or not by.has_public_price:
        return False
    return "." in hit["number"] or float(hit["number"].replace(",", "")) in by.prices


def _units(hit: re.Match[str], by: Yardstick) -> str:
    share = share_of_units(float(hit["number"].replace(",", "")), by)
    return f"{share} of the units of" if hit["of"] else f"{share} {OF_UNITS}"


def _words(*, bare: bool) -> Iterator[str]:
    """What stands behind each share of a text."""
    while bare:
        yield ""
    yield f" {OF_WEALTH}"
    while True:
        yield f" {_AGAIN}"


def _is_only_amounts(text: str) -> bool:
    return bool(_ONLY_AMOUNTS.fullmatch(_AMOUNT.sub("", text)))


def _rates(decision: Decision, case: Case) -> dict[str, float]:
    """The household's currency for one of the price's, where the two differ."""
    held, price = decision.position, decision.market.price
    if case.position.currency == case.own_currency or not held or not price:
        return {}
    return {money_sign(case.position.currency): held.value / held.units / price}


def _large_prices(decision: Decision, case: Case) -> Iterator[float]:
    """Prices of one unit without cents; of a single unit they tell its whole worth."""
    if case.position.units == 1:
        return
    stop, facts = decision.outcome("stop").written_exit, decision.market.facts
    flips = (one for one in decision.flips if one.input == "price")
    prices = (
        decision.market.price,
        stop.level if stop else None,
        facts.high if facts else None,
        *(lot.unit_cost for lot in case.position.lots),
        *chain.from_iterable((one.value, one.now) for one in flips),
    )
    for price in prices:
        if price is not None and price >= _PRICE_WITHOUT_CENTS:
            yield float(round(price))


def _fixed_amounts(decision: Decision) -> Iterator[float]:
    """Yearly amounts that the law sets, whole as they are printed."""
    for one in decision.assumptions:
        if one.name in _NAMED_LAW:
            yield from _numbers_in(one.value)


def _numbers_in(value: Any) -> Iterator[float]:
    """The numbers of a parameter, which may have one for each filing status."""
    entries = value.values() if isinstance(value, Mapping) else [value]
    return (float(one) for one in entries if isinstance(one, int | float))
