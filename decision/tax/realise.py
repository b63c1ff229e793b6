"""The door to identification: which lots each sale used, and what counts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from decision.errors import DecisionError
from decision.tax.disposal import Realised
from decision.tax.lots import realise_lots
from decision.tax.trades import Transaction, read_transactions

RULES: dict[str, Callable[[Iterable[Transaction]], Realised]] = {"US": realise_lots}


def realise(country: str, trades: Iterable[Mapping[str, Any]]) -> Realised:
    """Which lots each sale used, what is allowed, deferred or lost, what is held.

    `trades` are dicts: id, on (a date), side buy|sell|reinvest|vest|inherit|gift|
    spin_off|option|split, symbol, units, amount (the whole cost with fees, or the
    proceeds after fees), account, owner; optional kind and lot (the purchase that is
    sold, else first in, first out within account and owner). Trades of one day happened
    in list order. What is sold in one sale replaces nothing.

    A gift's amount is what it cost the giver, its optional `value` what it was worth
    when given: if that is less, a loss is counted from it, and held from the day of the
    gift. Without it, as between spouses, the giver's cost counts for a loss too. Since
    when the giver had it is not known here: `since` says so (for a spin-off, since when
    the parent was held), else the holding period counts from `on`.

    What counts now, what is deferred into shares still held and what is lost for good
    always add up to the economic loss.

    Raises TradeError for trades that cannot have happened and for a row with a field
    that is not read here, DecisionError for a country
    whose rules are not covered.

    Source: 26 U.S.C. § 1012, § 1015(a), § 1041, § 1091, § 1222, § 1223; 26 CFR
    § 1.1012-1(c), § 1.1091-1.

    >>> from datetime import date
    >>> trades = [
    ...     dict(id="A", on=date(2024, 6, 3), side="buy", units=100, amount=5000),
    ...     dict(id="s", on=date(2026, 3, 2), side="sell", units=100, amount=4000),
    ...     dict(id="B", on=date(2026, 4, 1), side="buy", units=40, amount=1700),
    ... ]
    >>> realised = realise("US", trades)
    >>> realised.disposals[0].gain, realised.disposals[0].allowed
    (-1000.0, -600.0)
    >>> realised.holdings[0].cost, realised.holdings[0].acquired
    (2100.0, datetime.date(2024, 7, 3))
    """
    if country not in RULES:
        known = ", ".join(RULES)
        raise DecisionError(
            f"Sales in {country} cannot be matched with lots yet; covered: {known}."
        )
    return RULES[country](read_transactions(trades))
