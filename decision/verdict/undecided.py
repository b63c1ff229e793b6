"""What is kept of the market, and the answer where there is nothing to decide on."""

from dataclasses import asdict

from decision.case import Case
from decision.market.view import MarketView
from decision.strategies import IDS
from decision.verdict.decision import Decision, MarketFacts, StrategyOutcome


def undecided(case: Case, view: MarketView, *, reason: str) -> Decision:
    """A decision without an action: what is missing is in `reason`."""
    return Decision(
        action=None,
        reason=reason,
        because=(),
        strength=None,
        limited_by=(),
        lead=None,
        robustness=None,
        outscored_by=None,
        advantage=None,
        horizon_years=0.0,
        final_horizon_years=case.household.horizon_years or 0.0,
        position=None,
        tax=None,
        strategies=tuple(
            StrategyOutcome(id=way, possible=False, why_not=reason) for way in IDS
        ),
        ledger=(),
        ledgers={},
        findings=(),
        warnings=(),
        biases=(),
        flips=(),
        steady=(),
        plan=(),
        fan=(),
        chances={},
        market=market_facts(view),
        assumptions=(),
    )


def market_facts(view: MarketView) -> MarketFacts:
    """What was used of the market, as the decision keeps it."""
    term = view.term_structure
    return MarketFacts(
        source=view.door,
        as_of=view.on,
        price=view.price,
        volatility=view.volatility,
        beta=view.beta,
        own_volatility=view.own_volatility,
        trend=view.trend,
        cause=asdict(view.cause) if view.cause else None,
        origins=view.origins,
        notes=view.notes,
        volatility_now=term.now if term else None,
        volatility_long_run=term.long_run if term else None,
        facts=view.facts,
    )
