"""Many futures for all plans at once: shocks at event dates, and growth from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp
from typing import Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from decision.market.view import MarketView
from decision.parameters import judgement
from decision.projection.clocks import Clocks, clocks_of

Array = npt.NDArray[np.float64]
Kept = TypeVar("Kept")
Own = Literal["own", "partner"]

# Months at which outcomes are shown; the horizon is always added.
_MONTHS = (1, 2, 3, 4, 5, 6, 9, 12, 18, 24, 30, 36)
# Dates within an hour of each other share their steps.
_PLACES_A_YEAR = 10_000
# Dates whose steps are kept: 120 kB each.
_KEPT = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Shocks:
    """Cumulated shocks at `years`, each of unit variance a year on average.

    `market`, `own` and `partner` have shape (dates, paths) and are independent; the
    second half of the paths mirrors the first (antithetic). The first date is 0.
    `clocks` says how much of the risk has gone by at each date: the variances of
    `market` and `own`. A partner's passes evenly.
    """

    years: Array
    market: Array
    own: Array
    partner: Array
    clocks: Clocks

    def row(self, year: float) -> int:
        """The place of a date among `years`."""
        return int(np.argmin(np.abs(self.years - year)))


def draw(
    years: Iterable[float],
    *,
    paths: int,
    seed: int,
    view: MarketView | None = None,
    horizon: float | None = None,
) -> Shocks:
    """Draw three independent shocks at each date; the same seed draws the same.

    Risk passes as the term structures of the market view say, evenly without one; its
    volatilities are averages over the horizon, by default the last date.
    Each date has steps of its own: another date, price or volatility beside it leaves
    them as they are, so that answers move smoothly.
    """
    dates = np.unique(np.concatenate([[0.0], np.fromiter(years, float)]))
    clocks = clocks_of(view, dates, horizon=horizon) if view else Clocks(dates, dates)
    passed = np.sqrt(np.diff([clocks.market, clocks.own, dates], axis=1))
    freedom, clip = float(judgement("t_degrees")), float(judgement("shock_clip"))
    shocks = np.zeros((3, len(dates), 2, paths // 2))
    for row, year in enumerate(dates[1:], start=1):
        place = (seed, round(year * _PLACES_A_YEAR))
        unit = unit_steps(place, count=paths // 2, freedom=freedom, clip=clip)
        step = unit * passed[:, row - 1, None]
        shocks[:, row, 0] = shocks[:, row - 1, 0] + step
    np.negative(shocks[:, :, 0], out=shocks[:, :, 1])
    market, own, partner = shocks.reshape(3, len(dates), -1)
    return Shocks(years=dates, market=market, own=own, partner=partner, clocks=clocks)


@lru_cache(maxsize=_KEPT)
def unit_steps(
    place: tuple[int, int], *, count: int, freedom: float, clip: float
) -> Array:
    """Steps of unit variance that lead to a date, shape (3, count); always the same.

    They are Student t with few degrees of freedom and cut, so that a large move in a
    short step is as likely as it has been.
    """
    rng = np.random.Generator(np.random.SFC64(place))
    steps = rng.standard_t(freedom, size=(3, count))
    steps *= np.sqrt((freedom - 2) / freedom)
    np.clip(steps, -clip, clip, out=steps)
    steps.setflags(write=False)
    return steps


def event_years(horizon: float, others: Iterable[float]) -> list[float]:
    """The dates to draw: months that are shown, and what plans and needs add."""
    months = [month / 12 for month in _MONTHS]
    years = [*months, *others]
    return sorted({*(year for year in years if 0 < year < horizon), horizon})


@dataclass(slots=True, kw_only=True)
class Growth:
    """Growth since today of one unit of money, by kind of exposure and date.

    Every factor is divided by its mean over the paths, so that means are exact. What
    has been computed is kept: plans, switches and strategies share it.
    """

    shocks: Shocks
    log_safe: float
    premium: float
    market_volatility: float
    _kept: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def safe(self, year: float) -> float:
        """Safe money."""
        return exp(self.log_safe * year)

    def market(self, beta: float, year: float) -> Array:
        """Market exposure of a given beta, with the premium it earns."""
        noise = self._noise("market", beta * self.market_volatility, year)
        return noise * exp((self.log_safe + beta * self.premium) * year)

    def own(self, volatility: float, year: float) -> Array | float:
        """The position's own shocks: mean 1, and exactly 1 without volatility."""
        return self._noise("own", volatility, year) if volatility else 1.0

    def partner(self, volatility: float, year: float) -> Array | float:
        """The own shocks of what replaces it."""
        return self._noise("partner", volatility, year) if volatility else 1.0

    def holding(
        self, beta: float, year: float, *, own: Own, volatility: float, log: float
    ) -> Array:
        """Market exposure and shocks of its own, with `log` added to its logarithm."""
        shocks = self.own if own == "own" else self.partner
        noise = self.kept(
            ("holding", beta, own, volatility, year),
            lambda: (
                self._noise("market", beta * self.market_volatility, year)
                * shocks(volatility, year)
            ),
        )
        return noise * exp((self.log_safe + beta * self.premium) * year + log)

    def with_premium(self, premium: float) -> "Growth":
        """The same futures with another premium; what was computed is shared."""
        return Growth(
            shocks=self.shocks,
            log_safe=self.log_safe,
            premium=premium,
            market_volatility=self.market_volatility,
            _kept=self._kept,
        )

    def kept(self, name: tuple[Any, ...], make: Callable[[], Kept]) -> Kept:
        """What was worked out on these futures under a name, else what `make` gives."""
        if name not in self._kept:
            self._kept[name] = make()
        kept: Kept = self._kept[name]
        return kept

    def _noise(self, kind: str, volatility: float, year: float) -> Array:
        def draw() -> Array:
            shock: Array = getattr(self.shocks, kind)[self.shocks.row(year)]
            factor: Array = np.exp(volatility * shock)
            return factor / factor.mean()

        return self.kept((kind, volatility, year), draw)
