"""What every plan is valued in: growth of each kind of money under switches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.gates.risk import allowance_of, own_risk_of
from decision.parameters import judgement
from decision.projection.futures import Growth
from decision.projection.tax_effect import Household
from decision.strategies.plan import Plan

Array = npt.NDArray[np.float64]
Leg = Literal["position", "broad_fund", "partner", "cash"]

# What a partner keeps of the thing it replaces (METHOD A7).
_SAME_OWN_SHOCKS = ("sector_fund", "bond", "bond_fund", "fund", "crypto")
_INHERITS_TREND = ("fund", "sector_fund", "bond_fund", "crypto")


class Switches(NamedTuple):
    """Which of the six things count in a valuation (METHOD D)."""

    tax: bool = True
    own_risk: bool = True
    trend: bool = True
    view: bool = True
    cost: bool = True
    liquidity: bool = True


EVERYTHING = Switches()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRisk:
    """Own volatility of the position and of its partner, as far as it counts."""

    position: float
    partner: float


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The futures of one case. `own_counts_fully` and `taxes_growth` are for display.

    `view` gives the log tilt of the person's own forecast after so many years.
    """

    standing: Standing
    household: Household | None
    growth: Growth
    trend_per_year: float
    view: Callable[[float], Array | float]
    own_counts_fully: bool = False
    taxes_growth: bool = False

    @property
    def horizon(self) -> float:
        """The review horizon in years."""
        return self.standing.horizon

    def shown(self) -> "World":
        """The same futures as people are shown them (METHOD A3, last sentence)."""
        premium = float(judgement("equity_premium"))
        return replace(
            self,
            growth=self.growth.with_premium(premium),
            own_counts_fully=True,
            taxes_growth=True,
        )

    def own_risk(self, plan: Plan, on: Switches, *, year: float) -> OwnRisk:
        """Own volatilities under a plan, less the free allowance (METHOD A4)."""
        own = self.standing.market.own_volatility
        partner = self.partner_volatility
        if not on.own_risk:
            return OwnRisk(position=0.0, partner=0.0)
        held, swapped = self._parts(plan, year)
        counts = self._counted(held=held, swapped=swapped)
        return OwnRisk(position=own * counts, partner=partner * counts)

    def own_risk_counts(self, plan: Plan) -> bool:
        """Whether any own risk is beyond the allowance, before or after a sale."""
        days = (self.standing.years_to(sale.on) for sale in plan.sales)
        phases = (self.own_risk(plan, EVERYTHING, year=year) for year in (-1.0, *days))
        return any(own.position > 0 or own.partner > 0 for own in phases)

    @property
    def partner_volatility(self) -> float:
        """Own volatility of what a swap buys."""
        if self.mirrors_own:
            return self.standing.market.own_volatility
        return float(judgement("sector_partner_own_volatility"))

    @property
    def mirrors_own(self) -> bool:
        """Whether the partner moves with the position's own shocks."""
        return self.standing.is_kind(*_SAME_OWN_SHOCKS)

    @property
    def partner_keeps_tilt(self) -> bool:
        """Whether trend and forecast stay with a swap (METHOD A7)."""
        return self.standing.is_kind(*_INHERITS_TREND)

    def own_volatility(self, *, held: float, swapped: float) -> float:
        """Own volatility of the parts held and swapped, as shares of the position."""
        own, partner = self.standing.market.own_volatility, self.partner_volatility
        if self.mirrors_own:
            return (held + swapped) * own
        return float(np.hypot(held * own, swapped * partner))

    def at(self, leg: Leg, year: float, *, own: OwnRisk, on: Switches) -> Array | float:
        """Growth of a unit of money in a leg since today, shape (paths,) or scalar."""
        return _GROWTH[leg](self, year, own, on)

    def other(self, year: float) -> Array:
        """Growth of the other investments."""
        share, growth = self.standing.stock_share, self.growth
        return growth.kept(
            ("other", growth.premium, year),
            lambda: share * growth.market(1.0, year) + (1 - share) * growth.safe(year),
        )

    def entry_cost(self, leg: Leg) -> float:
        """One-way cost of trading what a leg holds, as a share of value."""
        if leg in ("position", "partner"):
            return self.standing.spread
        return float(judgement("broad_fund_cost")) if leg == "broad_fund" else 0.0

    def loan(self, year: float, on: Switches) -> float:
        """Growth of the loan: at its own rate where costs count, else the safe one."""
        loan = self.standing.case.position.loan
        if loan is None or not on.cost:
            return self.growth.safe(year)
        return float((1 + loan.rate) ** year)

    def _parts(self, plan: Plan, year: float) -> tuple[float, float]:
        done = [s for s in plan.sales if self.standing.years_to(s.on) <= year + 1e-9]
        units = self.standing.case.position.units
        sold = sum(sale.units for sale in done) / units
        swapped = sum(sale.units for sale in done if sale.to == "partner") / units
        return 1 - sold, swapped

    def _counted(self, *, held: float, swapped: float) -> float:
        if self.own_counts_fully:
            return 1.0
        cost = own_risk_of(
            self.standing.weight,
            own_volatility=self.own_volatility(held=held, swapped=swapped),
            risk_aversion=self.standing.risk_aversion,
        )
        free = allowance_of(self.standing.case)
        return float(np.sqrt(max(0.0, 1 - free / cost))) if cost > 0 else 0.0


def _position(world: World, year: float, own: OwnRisk, on: Switches) -> Array | float:
    return world.growth.holding(
        world.standing.market.beta,
        year,
        own="own",
        volatility=own.position,
        log=_drift(world, year, on),
    )


def _drift(world: World, year: float, on: Switches) -> float:
    log = _tilt(world, year, on)
    return log - world.standing.fee_gap * year if on.cost else log


def _tilt(world: World, year: float, on: Switches) -> float:
    def tilt() -> float:
        lasts = float(judgement("trend_lasts"))
        trend = world.trend_per_year * min(year, lasts) if on.trend else 0.0
        return trend + (float(world.view(year)) if on.view else 0.0)

    return world.growth.kept(("tilt", on.trend, on.view, year), tilt)


def _partner(world: World, year: float, own: OwnRisk, on: Switches) -> Array | float:
    return world.growth.holding(
        world.standing.market.beta,
        year,
        own="own" if world.mirrors_own else "partner",
        volatility=own.partner,
        log=_tilt(world, year, on) if world.partner_keeps_tilt else 0.0,
    )


def _broad(world: World, year: float, _own: OwnRisk, on: Switches) -> Array | float:
    if not on.liquidity:
        return _mirror(world, year)
    return world.growth.market(min(world.standing.market.beta, 1.0), year)


def _cash(world: World, year: float, _own: OwnRisk, on: Switches) -> Array | float:
    if not on.liquidity:
        return _mirror(world, year)
    return world.growth.safe(year)


def _mirror(world: World, year: float) -> Array:
    """The position's market exposure, where money moved is to count for nothing."""
    return world.growth.market(world.standing.market.beta, year)


_GROWTH: Mapping[Leg, Callable[[World, float, OwnRisk, Switches], Array | float]] = {
    "position": _position,
    "partner": _partner,
    "broad_fund": _broad,
    "cash": _cash,
}
