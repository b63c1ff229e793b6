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
    return tuple(
        amount_of(pots.get(pot, 0.0), where=f"{where} {pot}", least=least)
        for pot in known
    )


def amount_of(value: Any, *, where: str, least: float = -np.inf) -> Amount:
    """A float, or an array of them.

    Raises DecisionError for what is not a finite number, and for less than `least`.
    """
    try:
        numbers = np.asarray(value)
    except ValueError:  # rows of different lengths
        raise _no_amount(where, value) from None
    if numbers.dtype.kind not in "iuf" or not np.all(np.isfinite(numbers)):
        raise _no_amount(where, value)
    if np.any(numbers < least):
        raise DecisionError(f"{where} is {value}; it must be {least:g} or more.")
    return numbers.astype(np.float64) if numbers.ndim else float(numbers)


def _no_amount(where: str, value: Any) -> DecisionError:
    return DecisionError(f"{where}: {value!r} is not an amount of money.")


def refuse_unknown(
    given: Mapping[str, Any], known: tuple[str, ...], *, where: str
) -> None:
    """Raise DecisionError if an entry has a name the rules would not read."""
    if not isinstance(given, Mapping):
        raise DecisionError(f"{where} is {given!r}; it must be a mapping.")
    unknown = sorted(str(name) for name in given.keys() - set(known))
    if unknown:
        raise DecisionError(
            f"{where} has {', '.join(unknown)}; it may have {', '.join(known)}."
        )
