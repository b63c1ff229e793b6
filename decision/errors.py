"""What this package says when it cannot answer: what was found, where, what to do."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One fault in what was typed: the field's path, what it holds, what to type."""

    path: str
    found: str
    do: str

    def __str__(self) -> str:
        return f"{self.path}: {self.found}; {self.do}"


class DecisionError(Exception):
    """Base of every error raised on purpose in this package."""


class CaseError(DecisionError):
    """A case that cannot be used as typed; `problems` holds every fault at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class NoParameterError(DecisionError):
    """A rule has no recorded value on the day it was asked for."""


class TradeError(DecisionError):
    """A list of trades that cannot have happened, such as selling more than is held."""


class MarketError(DecisionError):
    """No usable price: what happened, and what to do about it, a sentence each.

    `reason` is one of the codes no_such_symbol, rate_limited, unreachable, unreadable,
    before_history, not_in_sample, not_buyable, other_currency and wrong_setting;
    `currency` is the one the prices are in, where the case says another.

    >>> print(MarketError("unreachable", "Yahoo is away.", "Type the price."))
    Yahoo is away. Type the price.
    """

    def __init__(
        self, reason: str, happened: str, do: str = "", *, currency: str | None = None
    ) -> None:
        self.reason = reason
        self.happened = happened
        self.do = do
        self.currency = currency
        super().__init__(f"{happened} {do}".strip())
