"""What a tax door is told and what it answers, the same for every country."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from decision.errors import DecisionError
from decision.tax.law import Amount

Pots = Mapping[str, Amount]
Facts = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """A year's tax without and with a loss, in dollars; `now` is what it saves.

    `carried` is what goes on to next year after the year with the loss, zero or more,
    by pot. `detail` holds the parts of both bills.
    """

    without: Amount
    with_loss: Amount
    now: Amount
    carried: dict[str, Amount]
    detail: dict[str, dict[str, Amount]]


def amounts_by_pot(
    pots: Pots, known: tuple[str, ...], *, where: str, least: float = -np.inf
) -> tuple[Amount, ...]:
    """The amounts of the known pots in their order, 0 where a pot is absent.

    Raises DecisionError for an unknown pot and for an amount below `least`.
    """
    refuse_unknown(pots, known, where=where)
    amounts = tuple(amount_of(pots.get(pot, 0.0)) for pot in known)
    for pot, amount in zip(known, amounts, strict=True):
        if np.any(np.less(amount, least)):
            raise DecisionError(
                f"{where} {pot} is {amount}; it must be {least:g} or more."
            )
    return amounts


def amount_of(value: Any) -> Amount:
    """A float, or an array of them; raises DecisionError for what is not finite."""
    amounts = np.asarray(value, dtype=np.float64)
    if not np.all(np.isfinite(amounts)):
        raise DecisionError(f"{value} is not an amount of money.")
    return amounts if amounts.ndim else float(amounts)


def refuse_unknown(
    given: Mapping[str, Any], known: tuple[str, ...], *, where: str
) -> None:
    """Raise DecisionError if an entry has a name the rules would not read."""
    unknown = sorted(given.keys() - set(known))
    if unknown:
        raise DecisionError(
            f"{where} has {', '.join(unknown)}; it may have {', '.join(known)}."
        )
