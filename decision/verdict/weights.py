"""What the household's wealth is made of, before and after a way to act."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision.case import Case
from decision.gates import Standing, standing_of
from decision.market.view import MarketView
from decision.verdict.decision import PlannedTrade, StrategyOutcome

# In the order in which they are shown; proceeds go by the same names.
PARTS = ("position", "partner", "broad_fund", "cash", "other", "loan")
# Less than this share is the rounding of floats, not something held.
_DUST = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A part of wealth before and after, as shares of it; a loan counts below 0."""

    part: str
    before: float
    after: float


def weights_of(
    outcome: StrategyOutcome, case: Case, market: MarketView
) -> tuple[Weight, ...]:
    """Shares of wealth once all sales of a way are done, at today's prices.

    Only what the way itself moves: costs, taxes and payments due are left out, and so
    is a part that is never there. Empty without a price or without wealth.
    """
    standing = standing_of(case, market)
    if standing is None or standing.wealth <= 0:
        return ()
    before = _before(standing)
    after = _after(before, outcome, standing)
    return tuple(
        Weight(
            part=part,
            before=before[part] / standing.wealth,
            after=after[part] / standing.wealth,
        )
        for part in PARTS
        if before[part] or after[part]
    )


def _before(standing: Standing) -> dict[str, float]:
    owned = dict.fromkeys(PARTS, 0.0)
    owned |= {"position": standing.value, "other": standing.other}
    return owned | {"cash": standing.cash, "loan": -standing.loan}


def _after(
    before: dict[str, float], outcome: StrategyOutcome, standing: Standing
) -> dict[str, float]:
    after = dict(before)
    held = standing.case.position.units
    leaves = sum(one.units for one in outcome.trades) >= held * (1 - _DUST)
    for trade in outcome.trades:
        sold = trade.units / held * standing.value
        after["position"] -= sold
        for part, amount in _places(trade, sold, owed=-after["loan"], leaves=leaves):
            after[part] += amount
    is_gone = after["position"] <= _DUST * standing.value
    return after | {"position": 0.0} if is_gone else after


def _places(
    trade: PlannedTrade, amount: float, *, owed: float, leaves: bool
) -> Iterator[tuple[str, float]]:
    """Where proceeds go: leaving repays the loan first, and so does its gate (G6)."""
    repays = trade.to == "loan" or (leaves and trade.to != "partner")
    repaid = min(owed, amount) if repays else 0.0
    yield "loan", repaid
    yield ("cash" if trade.to == "loan" else trade.to), amount - repaid
