"""What a warning's sentence may use: the warning, its decision and its case."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from decision.case import Case
from decision.factors.finding import Finding
from decision.report.amounts import (
    round_money,
    say_date,
    say_money,
    say_percent,
    signed_money,
)
from decision.report.contest import currency_of
from decision.verdict.decision import Caution, Decision


class WarningText(NamedTuple):
    """A warning as it is read: heading, sentence, and how one knows."""

    title: str
    sentence: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A warning with everything its sentence may need; missing numbers are None."""

    caution: Caution
    decision: Decision
    case: Case

    def number(self, name: str) -> float | None:
        """One of the warning's numbers."""
        value = self.caution.numbers.get(name)
        return None if value is None else float(value)

    def day(self, name: str) -> str:
        """One of the warning's days, in words; empty where there is none."""
        value: Any = self.caution.numbers.get(name)
        return say_date(value) if isinstance(value, date) else ""

    def finding(self, rule: str) -> Finding | None:
        """What a rule found, where it found anything."""
        return self.decision.finding(rule)

    def money(self, amount: float | None) -> str:
        """An amount in the household's currency."""
        return say_money(amount or 0.0, currency_of(self.case))

    def signed(self, amount: float) -> str:
        """An amount in the household's currency, with its sign."""
        return signed_money(round_money(amount), currency_of(self.case))

    def share(self, fraction: float | None) -> str:
        """A share in percent."""
        return say_percent(fraction or 0.0)

    @property
    def weight(self) -> float:
        """The position's share of investable wealth."""
        return self.decision.position.weight if self.decision.position else 0.0

    @property
    def is_selling(self) -> bool:
        """Whether the named strategy sells anything."""
        action = self.decision.action
        return bool(action and self.decision.outcome(action).trades)


class Template(NamedTuple):
    """How a warning is told: heading, the sentence's rule, evidence with weakness."""

    title: str
    sentence: Callable[[Told], str]
    evidence: str
