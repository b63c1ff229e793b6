"""Every plan on the same futures, after tax: worth to you, ledger, ranges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.parameters import judgement
from decision.projection.follow import Touched, touched
from decision.projection.futures import Growth, draw, event_years
from decision.projection.tax_effect import Household, TaxEffect, tax_effect
from decision.projection.utility import Utility, root
from decision.projection.walk import walk
from decision.projection.world import EVERYTHING, Switches, World
from decision.projection.worth import Wealth
from decision.strategies.plan import Plan

__all__ = ["Projection", "Switches", "project"]

Array = npt.NDArray[np.float64]
View = Callable[[float], Array | float]


@dataclass(slots=True, kw_only=True)
class Projection:
    """The futures of one case, and what has been valued on them so far."""

    world: World
    utility: Utility
    hold: Plan
    _effects: dict[Plan, TaxEffect] = field(default_factory=dict)
    _advantages: dict[tuple[Plan, Switches], float] = field(default_factory=dict)
    _wealth: dict[Plan, Array] = field(default_factory=dict)
    _held: dict[Switches, Array] = field(default_factory=dict)
    _held_mean: dict[Switches, tuple[float, float]] = field(default_factory=dict)
    _shown_world: World | None = None
    _sure: float | None = None

    @property
    def standing(self) -> Standing:
        """The position in its household."""
        return self.world.standing

    def effect(self, plan: Plan) -> TaxEffect:
        """What the plan does to every year's tax."""
        if plan not in self._effects:
            self._effects[plan] = tax_effect(plan, self.standing, self.world.household)
        return self._effects[plan]

    def wealth(self, plan: Plan, on: Switches = EVERYTHING) -> Array:
        """The household's wealth at the review horizon, shape (paths,)."""
        if plan is self.hold:
            return self._holding(on)
        if on is not EVERYTHING:
            return self._walked(plan, on)
        if plan not in self._wealth:
            self._wealth[plan] = self._walked(plan, on)
        return self._wealth[plan]

    def advantage(self, plan: Plan, on: Switches = EVERYTHING) -> float:
        """The sure sum today that, added to holding, is as good as the plan (A5)."""
        if plan is self.hold:
            return 0.0
        if (plan, on) not in self._advantages:
            holding = self._holding(on)
            if on not in self._held_mean:
                self._held_mean[on] = self.utility.mean(holding)
            sure = self.utility.sure_sum(
                self.wealth(plan, on), holding, at_once=self._held_mean[on]
            )
            safe = self.world.growth.safe(self.world.horizon)
            self._advantages[plan, on] = sure / safe
        return self._advantages[plan, on]

    def with_view(self, view: View) -> "Projection":
        """The same futures for somebody who expects something else of the position."""
        growth = replace(self.world.growth, _kept={})  # it holds the other view's tilt
        world = replace(self.world, view=view, growth=growth)
        return Projection(
            world=world, utility=self.utility, hold=self.hold, _effects=self._effects
        )

    def standard_error(self, plan: Plan) -> float:
        """Sampling error of the advantage in today's dollars, by antithetic pairs."""
        holding = self._holding(EVERYTHING)
        gain = self.utility.of(self.wealth(plan)) - self.utility.of(holding)
        pairs = gain.reshape(2, -1).mean(axis=0)
        slope = float(self.utility.slope(holding).mean()) / self.utility.scale
        error = float(pairs.std(ddof=1)) / np.sqrt(len(pairs)) / slope
        return float(error / self.world.growth.safe(self.world.horizon))

    def certainty_equivalent(self, advantage: float) -> float:
        """The sure wealth today that is as good as holding, plus an advantage."""
        if self._sure is None:
            sure = self.utility.equal(self._holding(EVERYTHING))
            self._sure = sure / self.world.growth.safe(self.world.horizon)
        return self._sure + advantage

    def below_floor(self) -> float:
        """Share of holding's futures in which wealth ends below the floor."""
        floor = self.utility.floor * self.utility.scale
        return float((self._holding(EVERYTHING) < floor).mean())

    def shown(self, plan: Plan, years: Iterable[float]) -> list[Wealth]:
        """Wealth at several dates as people are shown it: usual premium, full risk."""
        return walk(plan, self.effect(plan), self._as_shown, at=tuple(years))

    def touched(self, plan: Plan) -> Touched:
        """When a plan's price rule sells in the futures that are shown."""
        if plan.rule is None:
            raise ValueError(f"{plan.strategy} has no price rule")
        own = self._as_shown.own_risk(plan, EVERYTHING, year=0.0)
        return touched(self._as_shown, plan.rule, own, EVERYTHING)

    @property
    def _as_shown(self) -> World:
        if self._shown_world is None:
            self._shown_world = self.world.shown()
        return self._shown_world

    def _holding(self, on: Switches) -> Array:
        if on not in self._held:
            self._held[on] = self._walked(self.hold, on)
        return self._held[on]

    def _walked(self, plan: Plan, on: Switches) -> Array:
        return walk(plan, self.effect(plan), self.world, on=on)[-1].all


def project(
    standing: Standing,
    plans: Iterable[Plan],
    *,
    household: Household | None,
    trend_per_year: float = 0.0,
    view: View = lambda _: 0.0,
    paths: int | None = None,
) -> Projection:
    """Draw the futures that serve all plans; the same case draws the same.

    `household` is None where no tax figures are given.
    """
    listed = list(plans)
    world = World(
        standing=standing,
        household=household,
        growth=_growth(standing, listed, paths or int(judgement("paths"))),
        trend_per_year=trend_per_year,
        view=view,
    )
    utility = Utility(
        risk_aversion=standing.risk_aversion,
        scale=_scale(standing),
        floor=float(judgement("wealth_floor")),
    )
    hold = next(plan for plan in listed if plan.strategy == "hold")
    premium = neutral_premium(world, utility)
    world = replace(world, growth=world.growth.with_premium(premium))
    return Projection(world=world, utility=utility, hold=hold)


def neutral_premium(world: World, utility: Utility) -> float:
    """The premium that makes today's market exposure right (METHOD A3).

    With it a dollar in shares is worth a dollar in cash, so that no strategy is paid
    for changing how much the household holds in shares.
    """
    standing, growth = world.standing, world.growth
    exposure = _exposure(standing)
    if exposure <= 0:
        return 0.0
    horizon = world.horizon
    safe = growth.safe(horizon)
    position = standing.value * growth.market(standing.market.beta, horizon)
    other = standing.other * standing.stock_share
    market = growth.market(1.0, horizon)
    rest = standing.other - other + standing.cash - standing.loan

    def gap(premium: float) -> float:
        lift = np.exp(premium * horizon)
        invested = position * lift**standing.market.beta + other * market * lift
        slope = utility.slope(invested + rest * safe)
        return float((slope * (market * lift - safe)).mean())

    guess = standing.risk_aversion * exposure * growth.market_volatility**2
    most = float(judgement("premium_cap"))
    if gap(most) < 0:
        return most
    return min(most, max(0.0, root(gap, start=0.0, second=min(guess, most))))


def _exposure(standing: Standing) -> float:
    stocks = standing.market.beta * standing.value
    stocks += standing.stock_share * standing.other
    return stocks / _scale(standing)


def _scale(standing: Standing) -> float:
    """Wealth today; a household in debt is measured by what it owns."""
    owned = standing.value + standing.other + standing.cash
    return max(standing.wealth, float(judgement("wealth_floor")) * owned) or 1.0


def _growth(standing: Standing, plans: list[Plan], paths: int) -> Growth:
    sales = [standing.years_to(sale.on) for plan in plans for sale in plan.sales]
    watched = [
        standing.years_to(day) for plan in plans if plan.rule for day in plan.rule.days
    ]
    needs = [standing.years_to(need.due) for need in standing.case.household.needs]
    goal = standing.years_to_goal or 0.0
    last = max(standing.horizon, goal)
    years = [float(year) for year in range(1, int(last) + 1)]
    dates = event_years(standing.horizon, [*sales, *watched, *needs, *years, goal])
    beyond = [
        year for year in (*needs, *years, goal) if standing.horizon < year <= last
    ]
    return Growth(
        shocks=draw(
            [*dates, *beyond],
            paths=paths,
            seed=int(judgement("seed")),
            view=standing.market,
            horizon=standing.horizon,
        ),
        log_safe=float(np.log1p(judgement("safe_rate_after_tax"))),
        premium=0.0,
        market_volatility=float(judgement("market_volatility")),
    )
