"""Behaviour: what the person expects, and how much of it counts."""

from decision.factors.finding import Finding, Situation


def assess(situation: Situation) -> tuple[Finding, ...]:
    """The person's own view before and after the discount of rule BV-1."""
    view = situation.standing.case.mind.view
    if view is None:
        return ()
    tilt = situation.view
    value, horizon = situation.standing.value, situation.standing.horizon
    return (
        Finding(
            id="BV-1",
            factor="view",
            leans="hold" if view > 0 else "sell" if view < 0 else "neither",
            numbers={
                "view": view,
                "weight": tilt.weight,
                "discount": tilt.discount,
                "before": float(tilt.undiscounted().log(horizon)) * value,
                "after": float(tilt.log(horizon)) * value,
                "words": tilt.matched,
            },
            source="rule BV-1",
        ),
    )
