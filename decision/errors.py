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
    """No usable price; `reason` is a code for the words on the page.

    Codes: no_such_symbol, rate_limited, unreachable, unreadable, not_in_sample,
    before_history.
    """

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)
