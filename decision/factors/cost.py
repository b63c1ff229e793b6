"""Cost: what trading takes, and what keeping takes each year."""

from decision.factors.finding import Finding, Situation


def assess(situation: Situation) -> tuple[Finding, ...]:
    """One-way trading cost and the yearly cost above a broad fund's."""
    standing = situation.standing
    return (
        Finding(
            id="COST",
            factor="cost",
            leans="sell" if standing.fee_gap > 0 else "neither",
            numbers={
                "one_way": standing.trading_cost(),
                "spread": standing.spread,
                "yearly": standing.fee_gap * standing.value,
                "days_to_sell": situation.gates.days_to_sell,
            },
            source="typed, or usual for the kind",
        ),
    )
