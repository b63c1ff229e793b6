"""What is weighed, one file per thing: each `assess` says what it found."""

from decision.factors import (
    averaging_down,
    behaviour,
    cash_need,
    cost,
    diversification,
    price,
    tax_benefit,
    trend,
)
from decision.factors.finding import Finding, Projected, Situation

__all__ = ["Finding", "Projected", "Situation", "findings_of"]

_FACTORS = (
    tax_benefit.assess,
    diversification.assess,
    trend.assess,
    cash_need.assess,
    cost.assess,
    behaviour.assess,
    averaging_down.assess,
    price.assess,
)


def findings_of(situation: Situation) -> tuple[Finding, ...]:
    """Everything that was weighed, in the order in which it is told."""
    return tuple(finding for assess in _FACTORS for finding in assess(situation))
