"""Exchange rates of what is held in another currency, and their part of a loss."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from decision.case import Case, Lot, Position
from decision.market.series import close_on
from decision.market.view import History


@dataclass(frozen=True, slots=True, kw_only=True)
class GainInParts:
    """A gain or loss in the household's currency, and the two parts it is the sum of.

    The price comes first: `by_price` is what the price did, at the rate of the
    purchase; `by_rate` is what the rate did, to the units at today's price.
    """

    by_price: float
    by_rate: float

    @property
    def total(self) -> float:
        """The gain; negative for a loss."""
        return self.by_price + self.by_rate


def is_foreign(case: Case) -> bool:
    """Whether the position is in another currency than its household's."""
    return case.position.currency != case.own_currency


def is_rate_typed(case: Case) -> bool:
    """Whether somebody said what one unit of the currency is worth today."""
    return "fx" in case.position.model_fields_set


def rate_symbol(case: Case) -> str | None:
    """Yahoo's symbol of the rate: the household's currency for one of the position's.

    None where both are the same.
    """
    own, theirs = case.own_currency, case.position.currency
    return f"{theirs}{own}=X" if is_foreign(case) else None


def with_rates(case: Case, rates: History | None) -> Case:
    """The case with the rates that nobody typed: today's, and those of the purchases.

    A rate that the series does not have is left as it was.
    """
    if rates is None or not is_foreign(case):
        return case
    position = case.position
    lots = tuple(_with_rate(lot, rates) for lot in position.lots)
    changes: dict[str, object] = {"lots": lots}
    today = close_on(rates, case.as_of)
    if today is not None and not is_rate_typed(case):
        changes["fx"] = today[1]
    return case.model_copy(update={"position": position.model_copy(update=changes)})


def lots_without_rate(position: Position) -> tuple[Lot, ...]:
    """Lots whose rate at the purchase is not known, so that today's stands for it."""
    return tuple(lot for lot in position.lots if lot.fx is None)


def gain_in_parts(
    position: Position, *, unit_price: float, basis: Sequence[float]
) -> GainInParts:
    """Split the gain on all units into what price and exchange rate did.

    `unit_price` is in the position's currency, `basis` the cost per unit of each lot in
    the household's. Source: TX-12, basis at the rate of the purchase and value at
    today's; the order is ours.

    >>> held = Position.model_validate({"kind": "stock", "symbol": "SAP.DE",
    ...     "currency": "EUR", "fx": 1.2, "lots": [
    ...     {"acquired": "2024-01-02", "units": 10, "unit_cost": 100, "fx": 1.1}]})
    >>> parts = gain_in_parts(held, unit_price=70.0, basis=[110.0])
    >>> round(parts.by_price, 2), round(parts.by_rate, 2), round(parts.total, 2)
    (-330.0, 70.0, -260.0)
    """
    by_price = by_rate = 0.0
    for lot, cost in zip(position.lots, basis, strict=True):
        then = lot.fx or position.fx
        by_price += lot.units * (unit_price * then - cost)
        by_rate += lot.units * unit_price * (position.fx - then)
    return GainInParts(by_price=by_price, by_rate=by_rate)


def _with_rate(lot: Lot, rates: History) -> Lot:
    known = _rate_on(rates, lot.acquired) if lot.fx is None else None
    return lot if known is None else lot.model_copy(update={"fx": known})


def _rate_on(rates: History, day: date) -> float | None:
    found = close_on(rates, day)
    return None if found is None else found[1]
