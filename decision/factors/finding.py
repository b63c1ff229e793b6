"""What a factor finds, and what every factor looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from decision.factors.harvest import Harvest
from decision.gates import Gates, Standing
from decision.mind import FoundBias, ViewTilt
from decision.projection import Projection
from decision.projection.tax_effect import Household

Leaning = Literal["hold", "sell", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was weighed: its numbers, which way it leans, its source."""

    id: str
    factor: str
    leans: Leaning
    numbers: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything known before plans are valued; the rules ask for no more.

    `harvest` values the whole loss as if nothing were washed (rule TX-3 asks for
    that); `actual` values what section 1091 leaves of it. Both, and `household`, are
    None where no tax figures are given.
    """

    standing: Standing
    gates: Gates
    household: Household | None
    harvest: Harvest | None
    actual: Harvest | None
    biases: tuple[FoundBias, ...]
    view: ViewTilt
    trend_per_year: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected(Situation):
    """The same with the futures on which every plan is valued."""

    projection: Projection
