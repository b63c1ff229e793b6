"""Cash need: money due, the reserve, and what a lender asks."""

from decision.factors.finding import Finding, Situation


def assess(situation: Situation) -> tuple[Finding, ...]:
    """What is due soon and not covered by cash; how near a margin call is."""
    return (*_due(situation), *_margin(situation))


def _due(situation: Situation) -> tuple[Finding, ...]:
    due = situation.gates.due
    if not due.due and not due.reserve:
        return ()
    return (
        Finding(
            id="G5",
            factor="liquidity",
            leans="sell" if due.fires else "neither",
            numbers={
                "needed": due.needed,
                "due": due.due,
                "reserve": due.reserve,
                "cash": due.cash,
                "fraction": due.fraction,
                "missing_after_fall": due.missing_after_fall,
                "spending_is_known": due.spending is not None,
            },
            source="gate G5",
        ),
    )


def _margin(situation: Situation) -> tuple[Finding, ...]:
    margin = situation.gates.margin
    if margin is None:
        return ()
    return (
        Finding(
            id="G6",
            factor="liquidity",
            leans="sell" if margin.fires else "neither",
            numbers={
                "equity_share": margin.equity_share,
                "maintenance": margin.maintenance,
                "fraction": margin.fraction,
            },
            source="gate G6",
        ),
    )
