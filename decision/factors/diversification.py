"""Diversification: what the position's own risk costs at its weight."""

from decision.factors.finding import Finding, Situation
from decision.gates.risk import own_risk_cost
from decision.parameters import judgement


def assess(situation: Situation) -> tuple[Finding, ...]:
    """The yearly cost of own risk, and whether the weight makes it material."""
    standing, gates = situation.standing, situation.gates
    cost = own_risk_cost(standing)
    material = gates.own_risk_is_material
    return (
        Finding(
            id="DV-1",
            factor="own_risk",
            leans="sell" if material else "neither",
            numbers={
                "cost_per_year": cost * standing.wealth,
                "cost_share": cost,
                "own_volatility": standing.market.own_volatility,
            },
            source="rule DV-1",
        ),
        Finding(
            id="DV-2",
            factor="own_risk",
            leans="sell" if material else "neither",
            numbers={
                "weight": standing.weight,
                "threshold_weight": gates.weight_limit,
                "material": material,
                "fall_of_half": -float(judgement("stress_fall")) * standing.weight,
            },
            source="rule DV-2",
        ),
    )
