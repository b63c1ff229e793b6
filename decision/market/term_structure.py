"""How volatility goes from that of these weeks to that of the long run."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from decision.market.numbers import number


@dataclass(frozen=True, slots=True, kw_only=True)
class TermStructure:
    """Volatility per year: `now`, and where its variance reverts to.

    Half of the distance between the two variances is gone every so many years.
    Source: A1 of docs/METHOD.md; the half-life is in parameters/market.toml.
    """

    now: float
    long_run: float

    def variance(self, years: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Variance of the log price from today to each date (in years from today)."""
        decay = math.log(2) / number("volatility_reversion")
        ahead: float = self.now**2 - self.long_run**2
        return self.long_run**2 * years - ahead * np.expm1(-decay * years) / decay

    def over(self, years: float) -> float:
        """The one flat volatility that has the same variance over these years.

        >>> storm = TermStructure(now=0.60, long_run=0.30)
        >>> [round(storm.over(years), 2) for years in (0.001, 0.5, 3, 100)]
        [0.6, 0.53, 0.39, 0.3]
        """
        if years <= 0:
            return self.now
        return math.sqrt(float(self.variance(np.array(years))) / years)
