"""What the rules ask of a case before any plan is valued."""

from typing import Any

from decision.factors import Situation
from decision.factors.harvest import harvest_of_all
from decision.factors.trend import trend_per_year
from decision.gates import Gates, Standing
from decision.mind import FoundBias, view_tilt
from decision.projection.tax_effect import Household


def situation_of(
    standing: Standing,
    gates: Gates,
    household: Household | None,
    *,
    found: tuple[FoundBias, ...],
) -> Situation:
    """The loss with and without wash sales, what the person expects, the trend.

    `found` is what the written reason and the answers resemble.
    """
    return Situation(
        standing=standing,
        gates=gates,
        household=household,
        biases=found,
        view=view_tilt(standing.case, found, horizon=standing.horizon),
        trend_per_year=trend_per_year(standing),
        **_harvests(standing, gates, household),
    )


def _harvests(
    standing: Standing, gates: Gates, household: Household | None
) -> dict[str, Any]:
    """As if nothing were washed, and what section 1091 leaves."""
    day = gates.open_on
    actual = harvest_of_all(standing, household, on=day)
    washed = gates.wash is not None and gates.wash.is_washed
    if not washed:
        return {"harvest": actual, "actual": actual}
    whole = harvest_of_all(standing, household, on=day, ignoring_washes=True)
    return {"harvest": whole, "actual": actual}
