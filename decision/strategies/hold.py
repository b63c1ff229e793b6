"""Keep it, with a review date."""

from decision.gates import Gates, Standing
from decision.strategies.plan import Plan


def plans(_standing: Standing, _gates: Gates) -> tuple[Plan, ...]:
    """Holding is always possible."""
    return (Plan(strategy="hold", because="no_reason_to_leave"),)
