"""What each factor adds to an advantage: order-free, and exact (METHOD D)."""

from collections.abc import Callable
from itertools import combinations
from math import factorial

from decision.factors import Projected
from decision.projection import Projection
from decision.projection.world import EVERYTHING
from decision.strategies.plan import Plan
from decision.verdict.decision import Factor, LedgerLine

FACTORS: tuple[Factor, ...] = (
    "tax",
    "own_risk",
    "trend",
    "view",
    "cost",
    "liquidity",
)
_RULES = {
    "tax": ("TX-1", "TX-2", "TX-4"),
    "own_risk": ("DV-1", "DV-2"),
    "trend": ("TR-1", "TR-2", "TR-3"),
    "view": ("BV-1",),
    "cost": ("SW-1", "COST"),
    "liquidity": ("G5", "G6"),
}


def ledger_of(
    plan: Plan, situation: Projected, *, full: Projection | None = None
) -> tuple[LedgerLine, ...]:
    """One line per factor; the lines sum to the advantage.

    Each line is the factor's Shapley value: what it adds, averaged over every order
    in which the factors could be switched on. A switch that changes nothing in this
    case stays on throughout and its line is exactly 0. With the futures of `full`,
    from `undiscounted`, the view's line also says what it would add in full.
    """
    matters = _switches_that_matter(plan, situation)

    def value(on: frozenset[str]) -> float:
        off = {name: False for name in matters - on}
        return situation.projection.advantage(plan, EVERYTHING._replace(**off))

    shares = shapley(value, frozenset(matters))
    taken = _taken_from_the_view(plan, situation, full)
    return tuple(
        LedgerLine(
            factor=name,
            dollars=shares.get(name, 0.0),
            rules=_RULES[name],
            before=shares.get(name, 0.0) - taken if taken and name == "view" else None,
        )
        for name in FACTORS
    )


def undiscounted(situation: Projected) -> Projection | None:
    """The same futures with the person's view in full; None where nothing is taken."""
    if not situation.view.discount:
        return None
    return situation.projection.with_view(situation.view.undiscounted().log)


def shapley(
    value: Callable[[frozenset[str]], float], players: frozenset[str]
) -> dict[str, float]:
    """Each player's part of value(all) - value(none), independent of any order.

    >>> shares = shapley(lambda on: 6.0 * ("a" in on and "b" in on), frozenset("ab"))
    >>> shares["a"], shares["b"]
    (3.0, 3.0)
    """
    known = {group: value(group) for group in _subsets(players)}
    return {
        player: sum(
            _chance(len(group), len(players)) * (known[group | {player}] - known[group])
            for group in known
            if player not in group
        )
        for player in sorted(players)
    }


def _taken_from_the_view(
    plan: Plan, situation: Projected, full: Projection | None
) -> float:
    """What the discount of the view alone changes in the advantage."""
    if full is None:
        return 0.0
    return situation.projection.advantage(plan) - full.advantage(plan)


def _subsets(players: frozenset[str]) -> list[frozenset[str]]:
    ordered = sorted(players)
    return [
        frozenset(group)
        for size in range(len(ordered) + 1)
        for group in combinations(ordered, size)
    ]


def _chance(before: int, players: int) -> float:
    """How many of all orders put exactly this group before the player."""
    after = players - before - 1
    return factorial(before) * factorial(after) / factorial(players)


def _switches_that_matter(plan: Plan, situation: Projected) -> set[str]:
    standing, projection = situation.standing, situation.projection
    household = standing.case.household
    matters = {
        "tax": standing.treatment == "taxed",
        "own_risk": any(map(projection.world.own_risk_counts, (plan, projection.hold))),
        "trend": situation.trend_per_year != 0,
        "view": bool(situation.view.log(standing.horizon)),
        "cost": True,
        "liquidity": _moves_money(plan) or bool(household.needs) or standing.loan > 0,
    }
    return {name for name, applies in matters.items() if applies}


def _moves_money(plan: Plan) -> bool:
    dated = any(sale.to != "partner" for sale in plan.sales)
    return dated or plan.rule is not None
