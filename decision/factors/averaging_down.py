"""Buying more of what has fallen: what it changes, and what it does not.

Information for whoever thinks of it, not a strategy: it puts in new money, which the
ways that are compared do not.
"""

from dataclasses import dataclass

from decision.case import Trade
from decision.case.selling import is_same_thing
from decision.factors.finding import Finding, Situation
from decision.gates import Standing
from decision.gates.risk import own_risk_of, weight_factor
from decision.mind import thinks_of_buying_more
from decision.tax.replace import has_wash_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """Units bought on top, and what they cost in the household's currency."""

    units: float
    cost: float
    is_planned: bool


def assess(situation: Situation) -> tuple[Finding, ...]:
    """What buying more would change; nothing where nobody thinks of it.

    Nor of what is worth nothing: no rise brings that back to any average.
    """
    standing = situation.standing
    more = _more(standing)
    if more is None or standing.gain >= 0 or standing.value <= 0:
        return ()
    return (
        Finding(
            id="AD-1",
            factor="own_risk",
            leans="neither",
            numbers={
                "units": more.units,
                "cost": more.cost,
                "is_planned": more.is_planned,
                **_averages(standing, more),
                **_weights(standing, more),
                "washes": _washed(standing, more),
            },
            source="rules DV-1 and TX-4",
        ),
    )


def _more(standing: Standing) -> _More | None:
    """What is planned; else, where it is only thought of, as many units again."""
    planned = [trade for trade in standing.case.trades if _is_planned(trade, standing)]
    if planned:
        units = sum(trade.units for trade in planned)
        cost = sum(trade.units * _price(trade, standing) for trade in planned)
        return _More(units=units, cost=cost, is_planned=True)
    if not thinks_of_buying_more(standing.case.mind.reason):
        return None
    units = standing.case.position.units
    return _More(units=units, cost=units * standing.unit_value, is_planned=False)


def _is_planned(trade: Trade, standing: Standing) -> bool:
    """A purchase by choice that still lies ahead, of the same thing."""
    chosen = trade.side == "buy" and trade.origin == "purchase"
    ahead = trade.owner == "self" and trade.on >= standing.day
    return chosen and ahead and is_same_thing(trade, standing.case.position)


def _price(trade: Trade, standing: Standing) -> float:
    typed = trade.unit_price
    return standing.unit_value if typed is None else typed * standing.case.position.fx


def _averages(standing: Standing, more: _More) -> dict[str, float]:
    """The average paid and the rise that reaches it, before and after."""
    units = standing.case.position.units
    average = standing.cost / units
    after = (standing.cost + more.cost) / (units + more.units)
    return {
        "average": average,
        "average_then": after,
        "rise_needed": average / standing.unit_value - 1,
        "rise_needed_then": after / standing.unit_value - 1,
    }


def _weights(standing: Standing, more: _More) -> dict[str, float]:
    """Weight and yearly cost of own risk; the purchase is paid from other wealth."""
    bought = more.units * standing.unit_value
    then = (standing.value + bought) / standing.wealth if standing.wealth > 0 else 1.0
    return {
        "weight": standing.weight,
        "weight_then": then,
        "own_risk": _own_risk(standing, standing.weight),
        "own_risk_then": _own_risk(standing, then),
    }


def _own_risk(standing: Standing, weight: float) -> float:
    """Dollars a year (rule DV-1)."""
    share = own_risk_of(
        weight * weight_factor(standing.case),
        own_volatility=standing.market.own_volatility,
        risk_aversion=standing.risk_aversion,
    )
    return share * standing.wealth


def _washed(standing: Standing, more: _More) -> float:
    """Units whose loss would not count if the old ones were sold within 30 days."""
    kind, day = standing.case.position.kind, standing.day
    if standing.treatment != "taxed" or not has_wash_rule(kind, on=day):
        return 0.0
    return min(more.units, standing.case.position.units)
