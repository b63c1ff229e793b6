"""What a warning looks at, and what a warning is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from decision.case import Case
from decision.factors import Projected
from decision.gates import Gates, Standing
from decision.strategies.plan import StrategyId
from decision.verdict.candidates import Valued

Numbers = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A case that has been decided: the named plan and the best of every strategy."""

    situation: Projected
    named: Valued
    best: Mapping[StrategyId, Valued]

    @property
    def standing(self) -> Standing:
        """The position in its household."""
        return self.situation.standing

    @property
    def gates(self) -> Gates:
        """What the gates found."""
        return self.situation.gates

    @property
    def case(self) -> Case:
        """What was typed."""
        return self.situation.standing.case

    @property
    def has_a_loss_to_use(self) -> bool:
        """Whether selling all would book a loss that counts, not just trading costs."""
        actual = self.situation.actual
        counts = actual is not None and actual.short + actual.long < 0
        return counts and self.standing.gain < 0

    @property
    def sells_at_a_loss(self) -> bool:
        """Whether the named plan books a loss."""
        return bool(self.named.plan.sales) and self.standing.gain < 0


class Rule(NamedTuple):
    """A warning: its id, where the rule is written, and when it belongs.

    `applies` returns the numbers the sentence needs, or None where it does not belong.
    """

    id: str
    source: str
    applies: Callable[[Subject], Numbers | None]


def when(test: bool, **numbers: Any) -> Numbers | None:
    """The numbers of a warning where its test holds."""
    return numbers if test else None
