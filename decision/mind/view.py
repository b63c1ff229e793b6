"""How much the person's own forecast counts: BV-1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from decision.case import Case
from decision.mind.bias import BiasId, FoundBias
from decision.mind.levels import levels
from decision.parameters import judgement

Leaning = Literal["holding", "selling", "either"]

# Which way a bias pulls: a forecast that leans the same way loses weight.
LEANS: Mapping[BiasId, Leaning] = {
    "loss_aversion": "holding",
    "endowment": "holding",
    "sunk_cost": "holding",
    "disposition": "holding",
    "anchoring": "holding",
    "panic": "selling",
    "herd": "either",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewTilt:
    """What the person's forecast adds to the log of the position's value.

    `view` is per year above the market's return, `weight` the share of it that counts
    before the `discount` (0 to 1), `lasts` in years, `cap` a share of value;
    `matched` are the words and questions that caused the discount.
    """

    view: float
    weight: float
    discount: float
    lasts: float
    cap: float
    matched: tuple[str, ...]

    def log(self, years: float | npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The tilt `years` from now, same shape: grows until it lasts no longer.

        >>> tilt = ViewTilt(
        ...     view=0.06, weight=0.25, discount=0.5, lasts=1.0, cap=0.02, matched=()
        ... )
        >>> float(tilt.log(0.5)), float(tilt.log(3.0))
        (0.00375, 0.0075)
        """
        per_year = self.weight * (1 - self.discount) * self.view
        grown = per_year * np.clip(np.asarray(years, dtype=np.float64), 0.0, self.lasts)
        tilt: npt.NDArray[np.float64] = np.clip(grown, -self.cap, self.cap)
        return tilt

    def undiscounted(self) -> "ViewTilt":
        """The same forecast as if no bias had been found, for the line before."""
        return replace(self, discount=0.0, matched=())


def view_discount(found: Sequence[FoundBias], view: float | None) -> float:
    """Share of the forecast's weight that is taken away: 0, 0.5 or 1.

    Half where a bias that leans the same way is possible, all where it is likely.
    Source: rule BV-1.
    """
    taken = levels("discount")
    alike = same_way(found, view or 0.0)
    return max((float(taken[one.level]) for one in alike), default=0.0)


def view_tilt(case: Case, found: Sequence[FoundBias], *, horizon: float) -> ViewTilt:
    """The person's forecast as a capped, discounted, short-lived tilt.

    `horizon` is the review horizon in years. No forecast is a forecast of 0.
    """
    view = case.mind.view or 0.0
    return ViewTilt(
        view=view,
        weight=judgement("view_weight"),
        discount=view_discount(found, view),
        lasts=min(horizon, judgement("view_lasts")),
        cap=judgement("view_cap"),
        matched=tuple(word for one in same_way(found, view) for word in one.matched),
    )


def same_way(found: Sequence[FoundBias], view: float) -> list[FoundBias]:
    """The biases that lean the way a forecast does, and so take weight from it."""
    if view == 0:
        return []
    same = ("holding" if view > 0 else "selling", "either")
    return [one for one in found if LEANS.get(one.id) in same]
