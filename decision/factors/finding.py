"""What a factor finds, and what every factor looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from decision.factors.harvest import Harvest
from decision.gates import Gates, Standing
from decision.mind import FoundBias, ViewTilt
from decision.projection import Projection

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
    """Everything known once the futures are drawn.

    `harvest` values the whole loss as if nothing were washed (rule TX-3 asks for
    that); `actual` values what section 1091 leaves of it. Both are None where no tax
    figures are given.
    """

    standing: Standing
    gates: Gates
    projection: Projection
    harvest: Harvest | None
    actual: Harvest | None
    biases: tuple[FoundBias, ...]
    view: ViewTilt
    trend_per_year: float
