"""What a state's tax makes of a capital loss, where its rule is not the federal one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from decision.parameters import parameter, parameters
from decision.tax.bill import Income
from decision.tax.law import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule:
    """How much of a net capital loss lowers other income in a year, and what is left.

    `limit` is in dollars; where `only_investment` it is also at most the interest and
    dividends. `carries_forward` is whether the rest goes on to the next year.
    """

    limit: float
    only_investment: bool
    carries_forward: bool


def differs(state: str) -> bool:
    """Whether a state's own way to count losses is recorded.

    >>> differs("NJ"), differs("CA"), differs("")
    (True, False, False)
    """
    return f"us_states.{state}" in parameters()


def state_rule(state: str, *, year: int, filing_status: str) -> StateRule:
    """The rule of a state that differs, in force on 1 January of a year.

    Raises NoParameterError for a state that does not, or a year before our records.
    """

    def row(key: str) -> Any:
        return parameter(f"us_states.{state}", on=date(year, 1, 1), key=key)

    separate = "_separate" if filing_status == "mfs" else ""
    return StateRule(
        limit=float(row(f"loss_limit{separate}")),
        only_investment=row("against") == "interest_and_dividends",
        carries_forward=bool(row("carries_forward")),
    )


def state_base(
    rule: StateRule, result: Amount, *, carried: Amount, income: Income
) -> tuple[Amount, Amount]:
    """What a year's results add to a state's income, and the loss it carries on.

    `result` is the year's own net result, signed; `carried` the loss carried in by the
    state, zero or more. A state taxes short and long alike at the one rate that is
    typed, so the terms are not kept apart.

    >>> rule = StateRule(limit=500.0, only_investment=False, carries_forward=True)
    >>> earner = Income(wages=90_000.0)
    >>> base, left = state_base(rule, -9_000.0, carried=100.0, income=earner)
    >>> float(base), float(left)
    (-500.0, 8600.0)
    """
    together = result - np.multiply(carried, rule.carries_forward)
    room = np.minimum(rule.limit, _other_income(rule, income))
    left = np.maximum(-room - together, 0.0) * rule.carries_forward
    return np.maximum(together, -room), left


def _other_income(rule: StateRule, income: Income) -> Amount:
    dividends = income.nonqualified_dividends + income.qualified_dividends
    invested = income.interest + dividends
    return invested if rule.only_investment else invested + income.wages
