"""Sell a part, sized by money due, the lender, or the weight.

There is no part whose loss escapes a wash sale: what was bought replaces the first
units that are sold, however few (26 CFR § 1.1091-1(c)).
"""

from decision.gates import Gates, Standing
from decision.gates.opening import days_to_sell
from decision.parameters import judgement
from decision.strategies.plan import (
    Destination,
    Impossible,
    Plan,
    Sale,
    can_be_divided,
    has_partner,
    in_whole_units,
    lots_for,
    usual_destination,
)


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Every part that something sizes; each also with the rest swapped."""
    if not can_be_divided(standing):
        return Impossible(strategy="sell_part", why_not="not_divisible")
    if gates.least_fraction >= 1:
        return Impossible(strategy="sell_part", why_not="whole_is_due")
    wanted = sized(standing, gates)
    if not wanted:
        return Impossible(strategy="sell_part", why_not="nothing_to_size")
    at_once = tuple(plan for plan in wanted if not too_much_at_once(plan, standing))
    return at_once or Impossible(strategy="sell_part", why_not="part_trades_too_thinly")


def too_much_at_once(plan: Plan, standing: Standing) -> bool:
    """Whether what the plan sells, swaps aside, is more than the market takes soon."""
    leaving = sum(sale.units for sale in plan.sales if sale.to != "partner")
    days = days_to_sell(standing, leaving)
    return days is not None and days > float(judgement("illiquid_from"))


def sized(standing: Standing, gates: Gates) -> tuple[Plan, ...]:
    """Every part that something sizes, whether the market takes it at once or not."""
    if not can_be_divided(standing) or gates.least_fraction >= 1:
        return ()
    forced, trim = has_to_go(standing, gates), _to_weight_limit(standing, gates)
    parts: list[Plan] = []
    if forced:
        parts += _with_rest(standing, gates, because=_force(gates), sales=forced)
    if trim:
        parts += _with_rest(standing, gates, because="own_risk", sales=trim)
    return tuple(parts)


def _force(gates: Gates) -> str:
    return "money_due" if "money_due" in gates.reasons else "margin"


def has_to_go(standing: Standing, gates: Gates) -> tuple[Sale, ...]:
    """What due money and the lender take, the lender first."""
    sales: list[Sale] = []
    if gates.margin and gates.margin.fires:
        _add(standing, gates, sales=sales, fraction=gates.margin.fraction, to="loan")
    if gates.due_fraction > 0:
        _add(standing, gates, sales=sales, fraction=gates.due_fraction, to="cash")
    return tuple(sales)


def _to_weight_limit(standing: Standing, gates: Gates) -> tuple[Sale, ...]:
    """Down to the weight at which own risk stops being material, due money included."""
    excess = 1 - gates.weight_limit / standing.weight if standing.weight > 0 else 0.0
    forced = has_to_go(standing, gates)
    done = sum(sale.units for sale in forced) / standing.case.position.units
    if not gates.own_risk_is_material or excess <= done:
        return ()
    sales = list(forced)
    destination = usual_destination(standing)
    _add(standing, gates, sales=sales, fraction=excess - done, to=destination)
    return tuple(sales)


def _add(
    standing: Standing,
    gates: Gates,
    *,
    sales: list[Sale],
    fraction: float,
    to: Destination,
) -> None:
    taken = _taken(standing, tuple(sales))
    left = 1 - sum(taken) / standing.case.position.units
    wanted = in_whole_units(standing, fraction, left=left)
    lots = lots_for(standing, wanted, after=taken)
    if sum(lots) > 0:
        sales.append(Sale(on=gates.open_on, lots=lots, to=to))


def _taken(standing: Standing, sales: tuple[Sale, ...]) -> tuple[float, ...]:
    count = len(standing.case.position.lots)
    return tuple(sum(sale.lots[index] for sale in sales) for index in range(count))


def _with_rest(
    standing: Standing, gates: Gates, *, because: str, sales: tuple[Sale, ...]
) -> tuple[Plan, ...]:
    """The part with the rest held, and with the rest swapped where that can be."""
    held = Plan(strategy="sell_part", because=because, sales=sales)
    washed = gates.wash is not None and gates.wash.is_washed
    taken = _taken(standing, sales)
    rest = lots_for(standing, 1.0, after=taken)
    if not has_partner(standing) or washed or sum(rest) <= 0:
        return (held,)
    swap = Sale(on=gates.open_on, lots=rest, to="partner")
    return (held, Plan(strategy="sell_part", because=because, sales=(*sales, swap)))
