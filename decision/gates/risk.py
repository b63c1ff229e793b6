"""What the position's own risk costs, and the weight from which that matters."""

import math

from decision.case import Case
from decision.gates.standing import Standing
from decision.parameters import judgement


def own_risk_cost(standing: Standing) -> float:
    """Certainty-equivalent cost of own risk, as a share of wealth a year (DV-1).

    (gamma / 2) w² sigma_i²; an employer's stock counts with twice its weight.
    """
    weight = standing.weight * weight_factor(standing.case)
    return own_risk_of(
        weight,
        own_volatility=standing.market.own_volatility,
        risk_aversion=standing.risk_aversion,
    )


def own_risk_of(weight: float, *, own_volatility: float, risk_aversion: float) -> float:
    """The same for any weight, as a share of wealth a year.

    >>> round(own_risk_of(0.10, own_volatility=0.30, risk_aversion=4), 6)
    0.0018
    """
    return risk_aversion / 2 * (weight * own_volatility) ** 2


def weight_limit(standing: Standing) -> float:
    """The weight from which own risk is material (DV-2), and the target of a trim.

    sqrt(0.002 / (gamma sigma_i²)), at most the usual cap; half of it for the
    employer's stock.
    """
    cap = float(judgement("weight_cap"))
    own = standing.market.own_volatility
    if own <= 0:
        return cap
    free = 2 * float(judgement("own_risk_allowance"))
    limit = math.sqrt(free / (standing.risk_aversion * own**2))
    return min(limit, cap) / weight_factor(standing.case)


def weight_factor(case: Case) -> float:
    """How many times the weight counts: more for the employer's stock."""
    employer = case.position.employer
    return float(judgement("employer_weight_factor")) if employer else 1.0


def allowance_of(case: Case) -> float:
    """The own risk that is free, as a share of wealth a year (METHOD A4).

    None of it where the thesis is broken; a quarter for the employer's stock, which
    is the same as doubling the weight.
    """
    if case.mind.thesis == "broken":
        return 0.0
    return float(judgement("own_risk_allowance")) / weight_factor(case) ** 2
