"""What a loss is worth year by year, until it is used up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from decision.parameters import remembering
from decision.tax.carry import Carried
from decision.tax.law import Amount
from decision.tax.taxpayer import Rates, Taxpayer, law_in, state_tax, tax_year

Results = Mapping[int, tuple[Amount, Amount]]
Columns = NDArray[np.float64]

CENT = 0.01  # less than this left of a loss is rounding of floats


@dataclass(frozen=True, slots=True, kw_only=True)
class LossUse:
    """What a plan's results do to the tax of each calendar year, in dollars.

    `savings` has one row per calendar-year offset and then the shape of the results:
    tax without the plan minus tax with it. `loss` is the plan's net loss over all
    years (negative: a gain). `left_short` and `left_long` are carried out of the last
    year beyond what would be carried without the plan, zero or more. `used_up` is the
    offset of the year in which the last of a single loss is used; None if that is
    later, if there is no loss, or if the results are arrays. `state_later` is the tax
    that a state with its own rule will take on what only federal law still carries.
    """

    savings: NDArray[np.float64]
    loss: Amount
    left_short: Amount
    left_long: Amount
    used_up: int | None
    state_later: Amount = 0.0

    @property
    def used(self) -> Amount:
        """The part of the loss that lowered a tax base by the end of the years."""
        return self.loss - self.left_short - self.left_long

    def left_at(self, rate: Amount) -> Amount:
        """What of the loss still lowers a tax at this rate, in dollars.

        Less than is left in federal law where the state part of the rate is due on it
        all the same; more where the state carries more.
        """
        left = np.add(self.left_short, self.left_long)
        if isinstance(rate, float):
            return left - self.state_later / rate if rate else left
        share = np.divide(self.state_later, np.where(np.equal(rate, 0.0), 1.0, rate))
        return np.where(np.equal(rate, 0.0), left, left - share)[()]


class _Year(NamedTuple):
    """One year taxed: what the plan saves, and the carry; column 0 is without it."""

    saved: Columns
    short: Columns
    long: Columns
    state: Columns


def loss_use(taxpayer: Taxpayer, *, on: date, results: Results, years: int) -> LossUse:
    """Tax every calendar year without and with a plan, each with its own carry.

    `results` holds the plan's signed short-term and long-term result by year offset,
    0 being the calendar year of `on`: floats, or arrays that broadcast to one shape.
    The taxpayer has its gains of this year and the next, none later, and the same
    income every year. Years after the last recorded law use the last recorded law:
    `law_is_assumed` says whether any does.

    Raises NoParameterError for a year before our records, ValueError for a result
    outside the years.

    >>> from decision.tax.taxpayer import Rates
    >>> saver = Taxpayer(income=Rates(ordinary=0.22, long=0.15))
    >>> use = loss_use(saver, on=date(2026, 5, 1), results={0: (0, -7_000)}, years=4)
    >>> [float(saved) for saved in use.savings], use.used_up
    ([660.0, 660.0, 220.0, 0.0], 2)
    """
    if any(not 0 <= year < years for year in results):
        raise ValueError(f"results has years {sorted(results)} of 0 to {years - 1}")
    parts = [part for result in results.values() for part in result]
    if all(isinstance(part, float) for part in parts):
        return _of_floats(taxpayer, on, tuple(sorted(results.items())), years)
    return _worked(taxpayer, on, results, years)


# One answer asks for the same few losses again and again: for the rules, for what
# each plan is worth, and for what would change it.
@remembering(1024)
def _of_floats(
    taxpayer: Taxpayer, on: date, results: tuple[tuple[int, Any], ...], years: int
) -> LossUse:
    use = _worked(taxpayer, on, dict(results), years)
    use.savings.flags.writeable = False
    return use


def _worked(taxpayer: Taxpayer, on: date, results: Results, years: int) -> LossUse:
    parts = [part for result in results.values() for part in result]
    shape = np.broadcast_shapes(*map(np.shape, parts))
    plan = {y: (_flat(s, shape), _flat(t, shape)) for y, (s, t) in results.items()}
    taxed = list(_tax_years(taxpayer, plan, on=on, years=years))
    savings = np.zeros((years, *shape))
    savings[: len(taxed)] = [year.saved.reshape(shape) for year in taxed]
    left_short, left_long = _left(taxed[-1])
    state_later = _state_later(taxpayer, taxed[-1], left_short + left_long)
    loss = np.asarray(-sum(parts, start=np.zeros(shape)))
    return LossUse(
        savings=savings,
        loss=loss[()],
        left_short=left_short.reshape(shape)[()],
        left_long=left_long.reshape(shape)[()],
        used_up=None if shape or loss <= 0 else _used_up(taxed, results, years=years),
        state_later=state_later.reshape(shape)[()],
    )


def _tax_years(
    taxpayer: Taxpayer,
    plan: Mapping[int, tuple[Columns, Columns]],
    *,
    on: date,
    years: int,
) -> Iterator[_Year]:
    """The years in order, up to the one after which the plan changes nothing."""
    size = next((short.size for short, _ in plan.values()), 1)
    last = max(plan, default=0)
    carried = (
        np.full(size + 1, float(taxpayer.carried_short)),
        np.full(size + 1, float(taxpayer.carried_long)),
    )
    has_state = bool(taxpayer.own_state) and not isinstance(taxpayer.income, Rates)
    in_state = carried[0] + carried[1] if has_state else np.zeros(size + 1)
    for year in range(years):
        gains = _own_gains(taxpayer, year)
        short, long = gains[0] - carried[0], gains[1] - carried[1]
        if year in plan:
            short[1:] += plan[year][0]
            long[1:] += plan[year][1]
        law = law_in(on.year + year, taxpayer)
        tax, passed_on = map(np.asarray, tax_year(taxpayer, short, long, law=law))
        if has_state:
            own = short + long + carried[0] + carried[1]
            due = state_tax(taxpayer, own, in_state, year=on.year + year)
            tax, in_state = np.add(tax, due[0]), np.asarray(due[1])
        carried = passed_on[0], passed_on[1]
        yield _Year(tax[0] - tax[1:], *carried, in_state)
        if year >= last and _is_settled(*carried, in_state):
            return


def without_sale(taxpayer: Taxpayer, *, on: date, year: int) -> tuple[float, float]:
    """A year's short-term and long-term result less the loss carried in; signed.

    `year` counts from the calendar year of `on`, 0; nothing is sold in between.

    Source: 26 U.S.C. § 1212(b).

    >>> from decision.tax.taxpayer import Rates
    >>> rates = Rates(ordinary=0.22, long=0.15)
    >>> loser = Taxpayer(income=rates, carried_short=5_000.0, gains_next_year=900.0)
    >>> without_sale(loser, on=date(2026, 5, 1), year=1)
    (-2000.0, 900.0)
    """
    carried = Carried(short=taxpayer.carried_short, long=taxpayer.carried_long)
    for offset in range(year):
        short, long = _less(_own_gains(taxpayer, offset), carried)
        law = law_in(on.year + offset, taxpayer)
        _, carried = tax_year(taxpayer, short, long, law=law)
    return _less(_own_gains(taxpayer, year), carried)


def _less(gains: tuple[float, float], carried: Carried) -> tuple[float, float]:
    return gains[0] - float(carried.short), gains[1] - float(carried.long)


def _own_gains(taxpayer: Taxpayer, year: int) -> tuple[float, float]:
    if year == 0:
        return taxpayer.short_gains, taxpayer.long_gains
    return 0.0, taxpayer.gains_next_year if year == 1 else 0.0


def _is_settled(*carried: Columns) -> bool:
    """Whether nothing carried differs between without and with the plan."""
    # Most years differ in the last column already, which is quicker to see.
    return all(bool(one[-1] == one[0] and (one == one[0]).all()) for one in carried)


def _left(year: _Year) -> tuple[Columns, Columns]:
    """What the plan leaves beyond the rest, by term; where one is less, it offsets."""
    short, long = (term[1:] - term[0] for term in (year.short, year.long))
    both = np.maximum(short + long, 0.0)
    left_short = np.clip(short, 0.0, both)
    return left_short, both - left_short


def _state_later(taxpayer: Taxpayer, year: _Year, left: Columns) -> Columns:
    """The state's tax on gains which it does not offset and federal law still does."""
    if not taxpayer.own_state:
        return np.zeros_like(left)
    return taxpayer.state_rate * (left - (year.state[1:] - year.state[0]))


def _used_up(taxed: list[_Year], results: Results, *, years: int) -> int | None:
    """The first year from which on less than a cent of the loss is left."""
    left = [
        float(year.short[1] + year.long[1] - year.short[0] - year.long[0])
        for year in taxed
    ]
    still_open = [year for year, amount in enumerate(left) if amount >= CENT]
    used_up = max([*results, *(year + 1 for year in still_open)])
    return used_up if used_up < years else None


def _flat(part: Amount, shape: tuple[int, ...]) -> Columns:
    return np.broadcast_to(np.asarray(part, dtype=np.float64), shape).ravel()
