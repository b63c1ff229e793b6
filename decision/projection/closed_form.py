"""What plans are worth without paths: arithmetic for one sure future, less risk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from decision.gates.risk import allowance_of, own_risk_of
from decision.gates.standing import Standing
from decision.parameters import judgement
from decision.projection.clocks import Clocks
from decision.projection.futures import Growth, Shocks
from decision.projection.tax_effect import TaxEffect, chance_alive, discount
from decision.projection.world import EVERYTHING, World
from decision.strategies.plan import Plan, Sale


@dataclass(frozen=True, kw_only=True)
class ClosedForm:
    """The worth of plans by arithmetic (METHOD E); `effect` says what one does to tax.

    Quick enough for hundreds of changed cases, and close enough to name the same
    action; how much it is worth, the paths say.
    """

    world: World
    hold: Plan
    effect: Callable[[Plan], TaxEffect]

    def advantage(self, plan: Plan) -> float:
        """What the plan is worth more than holding, in today's dollars."""
        if not plan.sales:
            return 0.0
        return self.sure(plan) - self._risk(plan) + self._risk_of_holding

    def sure(self, plan: Plan) -> float:
        """The same without risk: tax, drift, costs and interest alone."""
        if not plan.sales:
            return 0.0
        sure = self._tax(plan) - self._tax_of_holding
        return sure + self._drift(plan) - self._cost(plan) + self._loan(plan)

    @cached_property
    def _tax_of_holding(self) -> float:
        return self._tax(self.hold)

    @cached_property
    def _risk_of_holding(self) -> float:
        return self._risk(self.hold)

    def _tax(self, plan: Plan) -> float:
        """Savings of all years, less the tax on the gain of the final sale."""
        world, standing = self.world, self.world.standing
        if world.household is None:
            return 0.0
        effect, first = self.effect(plan), _first(plan, standing)
        price = standing.net_unit * self._grown(first)
        final = standing.final_horizon
        rate = world.household.future_rate * chance_alive(standing, final)
        later = rate * discount(standing, final)
        worth = effect.saved(standing) + later * (effect.left + effect.deferred)
        gain = _gain_left(plan, standing) - _held(plan, standing) * effect.paid_out
        return effect.at_price(worth, price) - later * gain

    def _grown(self, year: float) -> float:
        """Growth of a held unit beyond the safe rate."""
        if year == 0:
            return 1.0
        return float(np.exp(self._tilt(year) - self.world.standing.fee_gap * year))

    def _tilt(self, year: float) -> float:
        lasts = min(year, float(judgement("trend_lasts")))
        return self.world.trend_per_year * lasts + float(self.world.view(year))

    def _drift(self, plan: Plan) -> float:
        """What trend, forecast and yearly costs bring or take after each sale."""
        end = self.world.horizon
        kept = self._grown(end)
        total = 0.0
        for sale in plan.sales:
            year = self.world.standing.years_to(sale.on)
            then = self._grown(year)
            if sale.to == "partner" and self.world.partner_keeps_tilt:
                then *= float(np.exp(self._tilt(end) - self._tilt(year)))
            total += _share(sale, self.world.standing) * (then - kept)
        return total * self.world.standing.value

    def _cost(self, plan: Plan) -> float:
        """Trading now, and at the end, more than holding pays at the end."""
        standing = self.world.standing
        later = discount(standing, standing.final_horizon)
        cost = 0.0
        for sale in plan.sales:
            value = _share(sale, standing) * standing.value
            leg = "cash" if sale.to == "loan" else sale.to
            entry = self.world.entry_cost(leg)
            cost += value * (standing.spread + entry)
            cost += value * later * (entry - standing.spread)
        return cost + standing.case.costs.commission * len(plan.sales)

    def _loan(self, plan: Plan) -> float:
        """Interest above the safe rate that repaying the loan saves."""
        standing, end = self.world.standing, self.world.horizon
        if standing.loan <= 0:
            return 0.0
        saved = 0.0
        for sale in plan.sales:
            proceeds = _share(sale, standing) * standing.value * (1 - standing.spread)
            if sale.to == "loan" or _leaves(plan, sale, standing):
                left = end - standing.years_to(sale.on)
                grown = self.world.loan(left, EVERYTHING)
                above = grown / self.world.growth.safe(left) - 1
                saved += min(proceeds, standing.loan) * above
        return saved

    def _risk(self, plan: Plan) -> float:
        """Dollars that own risk above the free part and a changed exposure cost."""
        standing = self.world.standing
        per_year = [
            (end - start) * (self._own(plan, start) + self._exposure(plan, start))
            for start, end in _phases(plan, self.world)
        ]
        return standing.wealth * sum(per_year)

    def _own(self, plan: Plan, year: float) -> float:
        standing = self.world.standing
        done = [sale for sale in plan.sales if standing.years_to(sale.on) <= year]
        swapped = sum(_share(sale, standing) for sale in done if sale.to == "partner")
        sold = sum(_share(sale, standing) for sale in done)
        volatility = self.world.own_volatility(held=1 - sold, swapped=swapped)
        cost = own_risk_of(
            standing.weight,
            own_volatility=volatility,
            risk_aversion=standing.risk_aversion,
        )
        return max(0.0, cost - allowance_of(standing.case))

    def _exposure(self, plan: Plan, year: float) -> float:
        """Leaving the market, or another beta, costs the square of the change."""
        standing = self.world.standing
        beta = standing.market.beta
        keeps = {"partner": beta, "broad_fund": min(beta, 1.0)}
        changed = sum(
            _share(sale, standing) * (beta - keeps.get(sale.to, 0.0))
            for sale in plan.sales
            if standing.years_to(sale.on) <= year
        )
        return own_risk_of(
            standing.weight * changed,
            own_volatility=self.world.growth.market_volatility,
            risk_aversion=standing.risk_aversion,
        )


def still_growth() -> Growth:
    """Growth without shocks or premium: safe money, which is what is certain."""
    none = np.zeros((1, 1))
    clocks = Clocks(np.zeros(1), np.zeros(1))
    return Growth(
        shocks=Shocks(
            years=np.zeros(1), market=none, own=none, partner=none, clocks=clocks
        ),
        log_safe=float(np.log1p(judgement("safe_rate_after_tax"))),
        premium=0.0,
        market_volatility=float(judgement("market_volatility")),
    )


def _share(sale: Sale, standing: Standing) -> float:
    return sale.units / standing.case.position.units


def _first(plan: Plan, standing: Standing) -> float:
    return min((standing.years_to(sale.on) for sale in plan.sales), default=0.0)


def _held(plan: Plan, standing: Standing) -> float:
    return 1 - plan.units / standing.case.position.units


def _gain_left(plan: Plan, standing: Standing) -> float:
    """Gain at today's price on the units that are kept, signed."""
    lots = standing.case.position.lots
    return sum(
        (lot.units - plan.units_of(place)) * (standing.unit_value - basis)
        for place, (lot, basis) in enumerate(zip(lots, standing.basis, strict=True))
    )


def _leaves(plan: Plan, sale: Sale, standing: Standing) -> bool:
    whole = plan.units >= standing.case.position.units - 1e-9
    return whole and sale.to != "partner"


def _phases(plan: Plan, world: World) -> Iterator[tuple[float, float]]:
    """The stretches of time between sales, up to the review horizon."""
    sales = {world.standing.years_to(sale.on) for sale in plan.sales}
    inside = {year for year in sales if 0 < year < world.horizon}
    return pairwise(sorted({0.0, *inside, world.horizon}))
