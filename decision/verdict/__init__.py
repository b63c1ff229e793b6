"""From a case to a decision: candidates, choice, ledger, warnings, dates."""

from decision.verdict.deciding import decide
from decision.verdict.decision import Decision

__all__ = ["Decision", "decide"]
