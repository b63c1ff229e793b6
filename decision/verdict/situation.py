"""What the rules ask of a case before any plan is valued."""

from decision.factors import Situation
from decision.factors.harvest import Harvest, harvest_of_all
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
    whole, left = _harvests(standing, gates, household)
    return Situation(
        standing=standing,
        gates=gates,
        household=household,
        biases=found,
        view=view_tilt(standing.case, found, horizon=standing.horizon),
        trend_per_year=trend_per_year(standing),
        harvest=whole,
        actual=left,
    )


def _harvests(
    standing: Standing, gates: Gates, household: Household | None
) -> tuple[Harvest | None, Harvest | None]:
    """As if nothing were washed, and what section 1091 leaves."""
    day = gates.open_on
    left = harvest_of_all(standing, household, on=day)
    if gates.wash is None or not gates.wash.is_washed:
        return left, left
    return harvest_of_all(standing, household, on=day, ignoring_washes=True), left
