"""What booking a loss is worth: rules TX-1 to TX-3."""

from dataclasses import dataclass, replace
from datetime import date

from decision.gates import Standing
from decision.parameters import judgement
from decision.projection.tax_effect import (
    Household,
    chance_alive,
    discount,
    years_counted,
)
from decision.strategies.plan import has_partner, lots_for
from decision.tax.earlier import still_held
from decision.tax.law import Amount
from decision.tax.preview import Preview, preview
from decision.tax.value import present_value
from decision.tax.years import LossUse, loss_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """A sale's loss with its use by year and its worth today, in dollars.

    `worth` is TX-2: savings less the later tax on a lower basis less `cost`, the
    one-way costs of the sale and of a partner's purchase where there is one.
    `passes` says whether TX-3 calls it worth doing.
    """

    sale: Preview
    short: float
    long: float
    use: LossUse
    cost: float
    worth: float
    later: float
    threshold: float

    @property
    def passes(self) -> bool:
        """Whether the worth exceeds the larger of a least sum and twice the cost."""
        return self.worth > self.threshold

    @property
    def saving_now(self) -> float:
        """The change of this year's tax; positive for less tax."""
        return float(self.use.savings[0])


def harvest_of(
    standing: Standing,
    household: Household,
    *,
    on: date,
    units: tuple[float, ...],
    ignoring_washes: bool,
) -> Harvest:
    """Value the loss of selling `units` by lot on a day and staying invested."""
    wanted = {place: count for place, count in enumerate(units) if count > 0}
    chosen = still_held(standing.case, wanted, on=on)
    sale = preview(standing.case, on=on, units=chosen, price=standing.net_unit)
    short, long = _results(sale, ignoring_washes=ignoring_washes)
    offset = on.year - standing.day.year
    use = loss_use(
        household.taxpayer,
        on=standing.day,
        results={offset: (short, long)},
        years=max(years_counted(standing), offset + 1),
    )
    cost = _cost(standing, sum(units))
    return Harvest(
        sale=sale,
        short=short,
        long=long,
        use=use,
        cost=cost,
        worth=float(worth_of_use(use, standing, household, cost=cost)),
        later=_later(use, standing, household),
        threshold=max(float(judgement("harvest_least")), 2 * cost),
    )


def harvest_of_all(
    standing: Standing,
    household: Household | None,
    *,
    on: date,
    ignoring_washes: bool = False,
) -> Harvest | None:
    """Value the loss of selling everything; None where no tax figures are given."""
    if household is None:
        return None
    return harvest_of(
        standing,
        household,
        on=on,
        units=lots_for(standing, 1.0),
        ignoring_washes=ignoring_washes,
    )


def at_future_rate(
    harvest: Harvest, standing: Standing, household: Household
) -> Harvest:
    """The same sale where the gain of the final sale is taxed at another rate."""
    return replace(
        harvest,
        worth=float(worth_of_use(harvest.use, standing, household, cost=harvest.cost)),
        later=_later(harvest.use, standing, household),
    )


def worth_of_use(
    use: LossUse, standing: Standing, household: Household, *, cost: Amount
) -> Amount:
    """Today's worth of a sale's savings in all years, less `cost` (TX-2); broadcasts.

    In dollars, after the later tax that the lower basis brings.
    """
    return present_value(
        use,
        rate=float(judgement("safe_rate_after_tax")),
        future_rate=household.future_rate,
        horizon=standing.final_horizon,
        chance_forgiven=standing.held_until_death,
        cost=cost,
    )


def _results(sale: Preview, *, ignoring_washes: bool) -> tuple[float, float]:
    if not ignoring_washes:
        return float(sale.short_result), float(sale.long_result)
    short = sum(row.gain for row in sale.rows if row.short)
    return float(short), float(sum(row.gain for row in sale.rows if not row.short))


def _cost(standing: Standing, units: float) -> float:
    """What the trades take: a sale, and a partner's purchase where there is one."""
    once = standing.trading_cost(units / standing.case.position.units)
    return 2 * once if has_partner(standing) else once


def _later(use: LossUse, standing: Standing, household: Household) -> float:
    """Today's worth of the tax that the lower basis brings at the final horizon."""
    final = standing.final_horizon
    counts = chance_alive(standing, final) * discount(standing, final)
    rate = household.future_rate
    return float((use.loss - use.left_at(rate)) * rate * counts)
