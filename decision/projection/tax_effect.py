"""What a plan's sales do to the tax bills, year by year, on every future."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.parameters import judgement, remembering
from decision.projection.later_sales import Results, day_sales, results_of
from decision.projection.price_rule import RuleGrid, rule_grid
from decision.projection.sale_grid import Place, SaleGrid, grid_of
from decision.strategies.plan import Plan
from decision.tax.around import Traded
from decision.tax.taxpayer import Taxpayer, future_rate_of, taxpayer_of
from decision.tax.years import loss_use

Array = npt.NDArray[np.float64]

# Dates are counted in years; a day is one part in 365.
_SAME_DAY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who is taxed, and at which rate a gain is taxed at the final horizon."""

    taxpayer: Taxpayer
    future_rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxEffect:
    """Savings S_y by calendar year (shape (years,) or (years, columns)).

    `left` is the loss still unused at the final horizon, `deferred` what a wash sale
    moved into other units. With a later sale they have the columns of `grid`, which
    places the prices that are met; otherwise that is None. `paid_out` is a payout
    received while holding, which lowers the gain that is left. `paid_in` are the
    calendar years, counted from this one, in which a bill changes, and `arrives` says
    when each year's saving comes.
    """

    savings: Array
    left: Array
    deferred: Array
    paid_out: float = 0.0
    grid: SaleGrid | RuleGrid | None = None
    paid_in: tuple[int, ...] = ()
    arrives: tuple[float, ...] = ()

    def saved(self, standing: Standing) -> Array:
        """Savings of all years, as they are worth today."""
        return self._worth(standing, self.paid_in, year=0.0)

    def pending(self, standing: Standing, year: float) -> Array:
        """Savings that arrive later, as they are worth after `year` years."""
        later = [y for y in self.paid_in if self.arrives[y] > year + _SAME_DAY]
        return self._worth(standing, later, year=year)

    def _worth(self, standing: Standing, of: Iterable[int], *, year: float) -> Array:
        worth = np.zeros(self.savings.shape[1:])
        for offset in of:
            wait = self.arrives[offset] - year
            weight = chance_alive(standing, offset) * discount(standing, wait)
            worth = worth + weight * self.savings[offset]
        return worth

    def at(self, values: Array, place: Place | None) -> Array | float:
        """Values where the sales took place; 0 where a later one is still to come."""
        if self.grid is None:
            return float(values)
        return 0.0 if place is None else place.read(values)

    def at_price(self, values: Array, price: float) -> float:
        """Values if every sale whose price is not known meets this net one."""
        if not isinstance(self.grid, SaleGrid):
            return 0.0 if self.grid else float(values)
        place = self.grid.place([price] * len(self.grid.sales))
        return float(np.squeeze(place.read(values)))


NOTHING = TaxEffect(savings=np.zeros(1), left=np.zeros(()), deferred=np.zeros(()))


def household_of(standing: Standing) -> Household | None:
    """The taxpayer behind the case; None where tax figures are refused or not due."""
    if standing.treatment != "taxed":
        return None
    taxpayer = taxpayer_of(standing.case)
    rate = future_rate_of(standing.case, taxpayer, abs(standing.gain))
    return Household(taxpayer=taxpayer, future_rate=rate)


@dataclass(frozen=True, slots=True, eq=False)
class _Taxed:
    """A position as tax sees it: equal by sales, prices and the day the money is used.

    What else is owned, risk and what is expected do not count.
    """

    standing: Standing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Taxed) and self._asked == other._asked

    def __hash__(self) -> int:
        return hash(self._asked)

    @property
    def _asked(self) -> tuple[Traded, float, float, float]:
        one = self.standing
        return Traded(one.case), one.unit_value, one.net_unit, one.final_horizon


def tax_effect(
    plan: Plan, standing: Standing, household: Household | None
) -> TaxEffect:
    """Compute every year's tax with and without the plan, in full."""
    if household is None:
        return NOTHING
    return _in_full(plan, _Taxed(standing), household)


# Most of what is changed in a search for flip points changes no tax.
@remembering(96)
def _in_full(plan: Plan, taxed: _Taxed, household: Household) -> TaxEffect:
    standing = taxed.standing
    payout = _payout(plan, standing)
    grid, results, left = _worked(plan, standing)
    return _effect(
        plan,
        standing,
        household,
        results=_with_payout(results, standing, payout),
        deferred=left,
        paid_out=payout,
        grid=grid,
    )


def _worked(
    plan: Plan, standing: Standing
) -> tuple[SaleGrid | RuleGrid | None, Results, Array | float]:
    """Results by year and what is deferred; on a grid where a price is not known."""
    if plan.rule:
        rule = rule_grid(plan.rule, standing)
        return rule, rule.results, rule.left
    sales = day_sales(plan, standing)
    grid = grid_of(sales, today=standing.net_unit)
    if grid:
        return grid, grid.results, grid.left
    return None, *results_of(sales, [standing.net_unit] * len(sales))


def results_at_today(plan: Plan, standing: Standing) -> Results:
    """What a plan's own sales add to each year, all of them at today's price.

    Nothing where only a price that may never come would sell.
    """
    if plan.rule:
        return {}
    sales = day_sales(plan, standing)
    results, _ = results_of(sales, [standing.net_unit] * len(sales))
    return _with_payout(results, standing, _payout(plan, standing))


def years_counted(standing: Standing) -> int:
    """Calendar years in which a carried loss can still be used before the money is."""
    return int(standing.final_horizon) + 1


def _effect(
    plan: Plan,
    standing: Standing,
    household: Household,
    *,
    results: Results,
    deferred: Array | float = 0.0,
    paid_out: float = 0.0,
    grid: SaleGrid | RuleGrid | None = None,
) -> TaxEffect:
    if not results:
        return NOTHING
    years = max(years_counted(standing), *(offset + 1 for offset in results))
    use = loss_use(household.taxpayer, on=standing.day, results=results, years=years)
    left = np.asarray(use.left_at(household.future_rate), float)
    savings = np.asarray(use.savings, float)
    return TaxEffect(
        savings=savings,
        paid_in=tuple(np.flatnonzero(savings.reshape(years, -1).any(axis=1)).tolist()),
        arrives=arrivals(plan, standing, years),
        left=left,
        deferred=np.broadcast_to(np.asarray(deferred, float), left.shape),
        paid_out=paid_out,
        grid=grid,
    )


def _payout(plan: Plan, standing: Standing) -> float:
    """A coming payout that the plan still receives, in the household's currency."""
    coming = standing.case.position.next_distribution
    if coming is None or coming.on <= standing.day:
        return 0.0
    sold = sum(sale.units for sale in plan.sales if sale.on < coming.on)
    held = 1 - sold / standing.case.position.units
    return held * standing.value * coming.fraction


def _with_payout(results: Results, standing: Standing, payout: float) -> Results:
    """A fund's payout counts as a long-term gain of the year it is paid."""
    coming = standing.case.position.next_distribution
    if coming is None or payout <= 0:
        return results
    offset = coming.on.year - standing.day.year
    short, long = results.get(offset, (0.0, 0.0))
    return results | {offset: (short, long + payout)}


def arrivals(plan: Plan, standing: Standing, years: int) -> tuple[float, ...]:
    """When the saving of each calendar year comes, in years from today.

    So many years from now, but not before the last sale of that year.
    """
    days = plan.days or (standing.day,)
    by_offset = (
        [day for day in days if day.year - standing.day.year <= offset]
        for offset in range(years)
    )
    return tuple(
        max(float(offset), standing.years_to(max(done, default=days[0])))
        for offset, done in enumerate(by_offset)
    )


def chance_alive(standing: Standing, year: float) -> float:
    """Chance that what a later year brings is still of use to the holder."""
    share = min(1.0, year / standing.final_horizon)
    return 1 - standing.held_until_death * share


def discount(standing: Standing, years: float) -> float:
    """What a sure dollar some years away is worth today."""
    return float((1 + float(judgement("safe_rate_after_tax"))) ** -years)
