"""Leave in dated steps: after a blackout, in a thin market, over two tax years.

Steps add risk and buy calm (rule SG-1); each form stands for a sale at once, and only
its own reason lets it take that sale's place (METHOD B6).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import floor

from decision.case.months import months_after
from decision.gates import Gates, Standing
from decision.gates.opening import (
    SECURITIES,
    first_of_next_year,
    is_closed,
    trading_day,
)
from decision.market.calendar import is_trading_day
from decision.parameters import judgement
from decision.strategies import sell, sell_part
from decision.strategies.plan import (
    Destination,
    Form,
    Impossible,
    Plan,
    Sale,
    can_be_divided,
    holds_whole_units,
)
from decision.tax.preview import no_buying_before


def plans(
    standing: Standing, gates: Gates, *, besides: Collection[Plan] = ()
) -> tuple[Plan, ...] | Impossible:
    """Every sale that may be divided, `besides` some, in each form it can have."""
    if gates.fixed == "worthless":
        return Impossible(strategy="stage", why_not="worth_nothing")
    if not can_be_divided(standing):
        return Impossible(strategy="stage", why_not="not_divisible")
    found = tuple(
        staged
        for whole in (sell.whole(standing, gates), *sell_part.sized(standing, gates))
        if whole not in besides
        for staged in _forms(whole, standing, gates)
        if len(staged.days) > 1 or staged.form == "trades_thinly"
    )
    return found or Impossible(strategy="stage", why_not="at_once")


def _forms(whole: Plan, standing: Standing, gates: Gates) -> Iterator[Plan]:
    if sell_part.too_much_at_once(whole, standing):
        if not whole.swaps:
            yield _in_stretches(whole, standing, gates)
        return
    # A lender does not wait, nor does money that is due.
    least = sum(sale.units for sale in sell_part.has_to_go(standing, gates))
    form: Form = "opens_later" if is_closed(standing) else "regret"
    yield _on_days(whole, standing, _monthly(standing, gates), form=form, least=least)
    if _year_ends_soon(standing, gates):
        days = (gates.open_on, first_of_next_year(standing))
        yield _on_days(whole, standing, days, form="two_tax_years", least=least)


def _monthly(standing: Standing, gates: Gates) -> tuple[date, ...]:
    """A month apart from the first open day, as far as it is compared."""
    count = int(judgement("stage_tranches"))
    days = (
        trading_day(standing, months_after(gates.open_on, month))
        for month in range(count)
    )
    return tuple(day for day in days if standing.years_to(day) < standing.horizon)


def _year_ends_soon(standing: Standing, gates: Gates) -> bool:
    """Whether a part now and the rest in January fall into two tax years, and soon."""
    start = date(
        standing.day.year,
        int(judgement("two_years_from", "month")),
        int(judgement("two_years_from", "day")),
    )
    opens_this_year = gates.open_on.year == standing.day.year
    january = standing.years_to(first_of_next_year(standing))
    in_time = opens_this_year and january < standing.horizon
    return standing.treatment == "taxed" and standing.day > start and in_time


def _on_days(
    whole: Plan,
    standing: Standing,
    days: tuple[date, ...],
    *,
    form: Form,
    least: float,
) -> Plan:
    """Equal parts, on the first day at least so many units; a swap is not divided."""
    leaving = [sale for sale in whole.sales if sale.to != "partner"]
    units = sum(sale.units for sale in leaving)
    parts = _equal(units, len(days), standing)
    if parts[0] < least:
        parts = [least, *_equal(units - least, len(days) - 1, standing)]
    divided = _divided(leaving, parts, standing, start=days[0])
    sales = [
        replace(sale, on=day)
        for day, part in zip(days, divided, strict=False)
        for sale in part
    ]
    swapped = [
        replace(sale, on=days[0]) for sale in whole.sales if sale.to == "partner"
    ]
    return _staged(whole, (*sales, *swapped), form)


def _in_stretches(whole: Plan, standing: Standing, gates: Gates) -> Plan:
    """A fair share of each day's volume, a month to a sale, for 90 days at most."""
    volume = standing.units_traded_daily or 0.0
    per_day = float(judgement("participation")) * volume
    left = sum(sale.units for sale in whole.sales)
    stretches: list[tuple[list[date], float]] = []
    for days in _stretches(standing, gates.open_on):
        units = min(left, _taken(per_day * len(days), standing))
        used = days[: max(1, round(units / per_day + 0.4999))]
        if units > 0:
            stretches.append((used, units))
        left -= units
    divided = _divided(
        list(whole.sales), [units for _, units in stretches], standing, start=None
    )
    sales = tuple(
        replace(sale, on=days[len(days) // 2], over=(days[0], days[-1]))
        for (days, _), part in zip(stretches, divided, strict=True)
        for sale in part
    )
    return _staged(whole, sales, "trades_thinly")


def _taken(units: float, standing: Standing) -> float:
    """What the market takes; of whole units whole ones, where it takes one."""
    is_whole = units >= 1 and holds_whole_units(standing)
    return float(floor(units + 1e-9)) if is_whole else units


def _stretches(standing: Standing, start: date) -> Iterator[list[date]]:
    """The days on which it trades, in as many stretches of equal length as steps."""
    count = int(judgement("stage_tranches"))
    length = int(judgement("stage_window")) // count
    for place in range(count):
        days = (start + timedelta(days=place * length + day) for day in range(length))
        trades = [day for day in days if _trades(standing, day)]
        yield [day for day in trades if standing.years_to(day) < standing.horizon]


def _trades(standing: Standing, day: date) -> bool:
    return is_trading_day(day) if standing.is_kind(*SECURITIES) else True


def _staged(whole: Plan, sales: tuple[Sale, ...], form: Form) -> Plan:
    return Plan(
        strategy="stage",
        because=whole.because,
        sales=tuple(sale for sale in sales if sale.units > 0),
        is_later=True,
        at_once=whole,
        form=form,
    )


def _equal(units: float, count: int, standing: Standing) -> list[float]:
    """Equal parts; of whole units, whole ones."""
    marks = [units * place / count for place in range(count + 1)]
    if holds_whole_units(standing) and units >= count:
        marks = [*map(float, map(round, marks[:-1])), units]
    return [later - earlier for earlier, later in pairwise(marks)]


def _divided(
    sales: list[Sale], parts: Iterable[float], standing: Standing, *, start: date | None
) -> list[list[Sale]]:
    """The sales cut into parts of so many units, in their order.

    Within a sale recent lots go first: what is sold cannot take the loss of what was
    sold before it. Then the highest basis, which books the largest loss.
    """
    queue = [
        (sale, place, units)
        for sale in sales
        for place, units in _in_order(sale, standing, start)
    ]
    return [_next(queue, wanted, len(standing.basis)) for wanted in parts]


def _in_order(
    sale: Sale, standing: Standing, start: date | None
) -> list[tuple[int, float]]:
    lots = standing.case.position.lots
    first = sale.on if start is None else start

    def rank(place: int) -> tuple[bool, float]:
        return no_buying_before(lots[place].acquired) <= first, -standing.basis[place]

    places = sorted(range(len(lots)), key=rank)
    return [(place, sale.lots[place]) for place in places if sale.lots[place] > 0]


def _next(
    queue: list[tuple[Sale, int, float]], wanted: float, count: int
) -> list[Sale]:
    """Take so many units from the front of the queue."""
    taken: dict[Destination, list[float]] = {}
    # Less than this is the rounding of floats, not a unit somebody holds.
    dust, left = 1e-9 * wanted, wanted
    example: dict[Destination, Sale] = {}
    while queue and left > dust:
        sale, place, units = queue.pop(0)
        used = min(units, left)
        taken.setdefault(sale.to, [0.0] * count)[place] += used
        example[sale.to] = sale
        left -= used
        if units - used > dust:
            queue.insert(0, (sale, place, units - used))
    return [replace(example[to], lots=tuple(lots)) for to, lots in taken.items()]
