"""A losing position in its household: a test states only what it is about.

100 shares bought at 100 a year and ten months ago, worth 70 today, a Friday. They are
3.4 % of wealth, so that own risk is not material, and nothing is due.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from decision.case import Case
from decision.gates import Gates, Standing, gates_of, standing_of
from decision.market import view_of
from decision.projection import Projection, project
from decision.projection.tax_effect import household_of
from decision.strategies import Ways, plans_of
from decision.strategies.plan import Impossible, Plan, StrategyId
from decision.verdict import Decision, decide

TODAY = date(2026, 11, 20)

_DOCUMENT: dict[str, Any] = {
    "as_of": "2026-11-20",
    "position": {
        "kind": "stock",
        "lots": [{"acquired": "2025-01-06", "units": 100, "unit_cost": 100}],
        "price": {"unit": 70, "on": "2026-11-20"},
    },
    "household": {"other_investments": 200_000, "horizon_years": 10},
    "tax": {"marginal": {"ordinary": 0.24, "long": 0.15, "future": 0.15}},
    "costs": {"spread": 0.001},
    "market": {"volatility": 0.35, "beta": 1.0, "trend": 0},
}


def a_lot(**changes: Any) -> dict[str, Any]:
    """One lot as it is typed: 100 units, long-term, bought at 100."""
    return {"acquired": "2025-01-06", "units": 100, "unit_cost": 100} | changes


def a_document(**changes: Any) -> dict[str, Any]:
    """A case as it is typed; parts given as mappings are merged, the rest replaced."""
    return merged(_DOCUMENT, changes)


def a_case(**changes: Any) -> Case:
    """The same, validated."""
    return Case.model_validate(a_document(**changes))


def a_standing(**changes: Any) -> Standing:
    """The case, priced and placed in its household."""
    case = a_case(**changes)
    standing = standing_of(case, view_of(case))
    assert standing is not None
    return standing


def the_gates(**changes: Any) -> Gates:
    """What the gates find in the case."""
    return gates_of(a_standing(**changes))


def the_ways(**changes: Any) -> Ways:
    """The plans of every strategy, or why there are none."""
    standing = a_standing(**changes)
    return plans_of(standing, gates_of(standing))


def the_plans(strategy: StrategyId, **changes: Any) -> tuple[Plan, ...]:
    """The plans of a strategy that must be possible."""
    way = the_ways(**changes)[strategy]
    assert not isinstance(way, Impossible), way.why_not
    return way


def why_not(strategy: StrategyId, **changes: Any) -> str:
    """The code of the reason why a strategy must be impossible."""
    way = the_ways(**changes)[strategy]
    assert isinstance(way, Impossible), "it is possible"
    return way.why_not


def a_projection(
    plans: Iterable[Plan] = (), *, paths: int = 2_000, **changes: Any
) -> Projection:
    """A few futures for holding and for these plans."""
    hold = Plan(strategy="hold", because="no_reason_to_leave")
    standing = a_standing(**changes)
    household = household_of(standing)
    return project(standing, [hold, *plans], household=household, paths=paths)


def projected(
    strategy: StrategyId, *, paths: int = 4_000, **changes: Any
) -> tuple[Projection, Plan]:
    """The first plan of a strategy, and a few futures for it."""
    plan, *_ = the_plans(strategy, **changes)
    return a_projection([plan], paths=paths, **changes), plan


def at_weight(weight: float, **household: Any) -> dict[str, Any]:
    """A household of which 7,000 are this share."""
    return {"other_investments": 7_000 / weight - 7_000, **household}


def sheltered(**changes: Any) -> dict[str, Any]:
    """Changes for an account in which no tax is due."""
    return merged({"position": {"account": "tax_deferred"}}, changes)


def decided(**changes: Any) -> Decision:
    """The decision on the case; the same case is decided only once.

    What would change it is left out: it takes as long as the rest.
    """
    return _decided(json.dumps(a_document(**changes), sort_keys=True))


@cache
def _decided(document: str) -> Decision:
    return decide(Case.model_validate(json.loads(document)), flips=False)


def merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Parts given as mappings merged, the rest replaced."""
    whole = dict(base)
    for key, value in changes.items():
        before = whole.get(key)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            whole[key] = merged(before, value)
        else:
            whole[key] = value
    return whole
