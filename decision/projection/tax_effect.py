"""What a plan's sales do to the tax bills, year by year, on every future."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.gates import Standing
from decision.parameters import judgement
from decision.strategies.plan import Plan
from decision.tax.earlier import still_held
from decision.tax.lot_sale import LotSale
from decision.tax.preview import Preview, preview
from decision.tax.taxpayer import Taxpayer, future_rate_of, taxpayer_of
from decision.tax.years import loss_use

Array = npt.NDArray[np.float64]
Results = dict[int, tuple[Array | float, Array | float]]

# A later sale's price is not known: its tax is computed on this grid of prices, as
# multiples of today's, and read off in between. Tax is piecewise straight in the loss.
_GRID = np.unique(
    np.concatenate([np.linspace(0.0, 1.0, 65), np.linspace(1.0, 4.0, 33)])
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who is taxed, and at which rate a gain is taxed at the final horizon."""

    taxpayer: Taxpayer
    future_rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxEffect:
    """Savings S_y by calendar year (shape (years,) or (years, prices)).

    `left` is the loss still unused at the final horizon, `deferred` what a wash sale
    moved into other units. With a later sale they are arrays over `prices` (net unit
    prices); otherwise `prices` is None. `paid_out` is a payout received while holding,
    which lowers the gain that is left.
    """

    savings: Array
    left: Array
    deferred: Array
    paid_out: float = 0.0
    prices: Array | None = None

    @property
    def paid_in(self) -> tuple[int, ...]:
        """Calendar years, counted from this one, in which a bill changes."""
        years = range(len(self.savings))
        return tuple(year for year in years if np.any(self.savings[year]))

    def pending(self, standing: Standing, year: float) -> Array:
        """Savings of later years, as they are worth after `year` years; by price."""
        weights = [
            chance_alive(standing, offset) * discount(standing, offset - year)
            if offset > year
            else 0.0
            for offset in range(len(self.savings))
        ]
        return np.tensordot(weights, self.savings, axes=1)

    def at(self, values: Array, price: Array | None) -> Array | float:
        """Values at the price of the sale; 0 where a later sale is still to come."""
        if self.prices is None:
            return float(values)
        if price is None:
            return 0.0
        return np.interp(price, self.prices, values)


NOTHING = TaxEffect(savings=np.zeros(1), left=np.zeros(()), deferred=np.zeros(()))


def household_of(standing: Standing) -> Household | None:
    """The taxpayer behind the case; None where tax figures are refused or not due."""
    if standing.treatment != "taxed":
        return None
    taxpayer = taxpayer_of(standing.case)
    rate = future_rate_of(standing.case, taxpayer, abs(standing.gain))
    return Household(taxpayer=taxpayer, future_rate=rate)


def tax_effect(
    plan: Plan, standing: Standing, household: Household | None
) -> TaxEffect:
    """Compute every year's tax with and without the plan, in full."""
    if household is None:
        return NOTHING
    payout = _payout(plan, standing)
    if not plan.sales:
        results = _payout_result(standing, payout)
        return _effect(standing, household, results=results, paid_out=payout)
    day, today = plan.sales[0].on, standing.day
    units = still_held(standing.case, plan.units_by_lot, on=day)
    sold = preview(standing.case, on=day, units=units, price=standing.net_unit)
    prices = None if day <= today or not plan.is_later else _GRID * standing.net_unit
    sale = _sale_result(sold, prices)
    results = _payout_result(standing, payout)
    offset = day.year - today.year
    before = results.get(offset, (0.0, 0.0))
    results[offset] = (before[0] + sale.short, before[1] + sale.long)
    return _effect(
        standing,
        household,
        results=results,
        deferred=sale.deferred,
        paid_out=payout,
        prices=prices,
    )


def years_counted(standing: Standing) -> int:
    """Calendar years in which a carried loss can still be used before the money is."""
    return int(standing.final_horizon) + 1


def _effect(
    standing: Standing,
    household: Household,
    *,
    results: Results,
    deferred: Array | float = 0.0,
    paid_out: float = 0.0,
    prices: Array | None = None,
) -> TaxEffect:
    if not results:
        return NOTHING
    years = max(years_counted(standing), *(offset + 1 for offset in results))
    use = loss_use(household.taxpayer, on=standing.day, results=results, years=years)
    return TaxEffect(
        savings=np.asarray(use.savings, float),
        left=np.asarray(use.left_at(household.future_rate), float),
        deferred=np.asarray(deferred, float),
        paid_out=paid_out,
        prices=prices,
    )


class _Result(NamedTuple):
    short: Array | float
    long: Array | float
    deferred: Array | float


def _sale_result(sold: Preview, prices: Array | None) -> _Result:
    """The allowed result of a sale, at today's price or at each price of a grid."""
    if prices is None:
        return _Result(sold.short_result, sold.long_result, sold.deferred)
    rows = [_row_by_price(row, prices) for row in sold.rows]
    return _Result(
        short=sum((row.short for row in rows), start=np.zeros_like(prices)),
        long=sum((row.long for row in rows), start=np.zeros_like(prices)),
        deferred=sum((row.deferred for row in rows), start=np.zeros_like(prices)),
    )


def _row_by_price(row: LotSale, prices: Array) -> _Result:
    """One lot's result at each price.

    The share of its loss that is washed, and up to which payout it counts as long-term,
    depend on units and days, not on the price.
    """
    gain = row.units * (prices - np.clip(prices, *row.costs))
    loss = np.maximum(-gain, 0.0)
    by_loss = 1 / -row.gain if row.gain < 0 else 0.0
    denied, lost = row.denied * by_loss, row.lost * by_loss
    allowed = gain + loss * (denied + lost)
    as_long = np.minimum(row.paid_out, loss * (1 - denied - lost))
    own_term, other_term = allowed + as_long, -as_long
    return _Result(
        short=own_term if row.short else other_term,
        long=other_term if row.short else own_term,
        deferred=loss * denied,
    )


def _payout(plan: Plan, standing: Standing) -> float:
    """A coming payout that the plan still receives, in the household's currency."""
    coming = standing.case.position.next_distribution
    if coming is None or coming.on <= standing.day:
        return 0.0
    sold = sum(sale.units for sale in plan.sales if sale.on < coming.on)
    held = 1 - sold / standing.case.position.units
    return held * standing.value * coming.fraction


def _payout_result(standing: Standing, payout: float) -> Results:
    """A fund's payout counts as a long-term gain of the year it is paid."""
    coming = standing.case.position.next_distribution
    if coming is None or payout <= 0:
        return {}
    return {coming.on.year - standing.day.year: (0.0, payout)}


def chance_alive(standing: Standing, year: float) -> float:
    """Chance that what a later year brings is still of use to the holder."""
    share = min(1.0, year / standing.final_horizon)
    return 1 - standing.held_until_death * share


def discount(standing: Standing, years: float) -> float:
    """What a sure dollar some years away is worth today."""
    return float((1 + float(judgement("safe_rate_after_tax"))) ** -years)
