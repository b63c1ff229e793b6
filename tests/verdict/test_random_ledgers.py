"""Every ledger of 200 cases nobody chose is exact, and holding beside itself is 0."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from decision.factors import Projected
from decision.gates import gates_of
from decision.mind import biases
from decision.projection import project
from decision.projection.tax_effect import household_of
from decision.strategies import Plan, plans_of, possible
from decision.verdict.ledger import ledger_of
from decision.verdict.situation import situation_of
from tests.builders import TODAY, a_lot, a_standing

CASES = 200
KINDS = ("stock", "fund", "sector_fund", "bond_fund", "leveraged_fund", "crypto")
ACCOUNTS = ("taxable", "taxable", "taxable", "tax_deferred", "tax_free")


def day(rng: np.random.Generator, first: int, last: int) -> str:
    return str(TODAY + timedelta(days=int(rng.integers(first, last))))


def some(rng: np.random.Generator, chance: float) -> bool:
    return bool(rng.random() < chance)


def a_position(rng: np.random.Generator) -> dict[str, Any]:
    lots = [
        a_lot(
            acquired=day(rng, -1500, -1),
            units=float(rng.integers(1, 400)),
            unit_cost=float(rng.uniform(30, 200)),
        )
        for _ in range(rng.integers(1, 4))
    ]
    position: dict[str, Any] = {
        "kind": str(rng.choice(KINDS)),
        "account": str(rng.choice(ACCOUNTS)),
        "lots": lots,
        "employer": some(rng, 0.2),
    }
    if some(rng, 0.2):
        position["loan"] = {"amount": 900, "rate": 0.08, "maintenance": 0.3}
    if some(rng, 0.2):
        position["restricted_until"] = day(rng, 1, 300)
    if some(rng, 0.2):
        position["units_traded_daily"] = float(rng.uniform(10, 500))
    if some(rng, 0.2):
        position["expense_ratio"] = float(rng.uniform(0, 0.02))
    return position


def a_household(rng: np.random.Generator) -> dict[str, Any]:
    needs = [
        {"amount": float(rng.uniform(500, 9_000)), "due": day(rng, 10, 1_600)}
        for _ in range(rng.integers(0, 3))
    ]
    return {
        "other_investments": float(rng.choice([0, 10_000, 80_000, 500_000])),
        "cash": float(rng.choice([0, 3_000, 40_000])),
        "needs": needs,
        "horizon_years": float(rng.choice([0.5, 2, 10, 25])),
        "chance_held_until_death": float(rng.choice([0, 0.4])),
        "risk_tolerance": str(rng.choice(["low", "medium", "high"])),
    }


def a_random_case(seed: int) -> dict[str, Any]:
    """Everything a case may hold that the ledger has a switch for."""
    rng = np.random.default_rng(seed)
    trades = [
        {"on": day(rng, -25, 25), "units": float(rng.integers(1, 60))}
        for _ in range(rng.integers(0, 3))
    ]
    return {
        "position": a_position(rng),
        "household": a_household(rng),
        "trades": trades,
        "market": {
            "volatility": float(rng.uniform(0, 0.8)),
            "trend": float(rng.uniform(-1, 1)),
        },
        "mind": {"view": float(rng.uniform(-0.2, 0.2))} if some(rng, 0.5) else {},
        "costs": {"spread": float(rng.uniform(0, 0.02))},
    }


def a_projected(seed: int) -> Projected:
    """The case on a few futures: a ledger is exact on any number of them."""
    standing = a_standing(**a_random_case(seed))
    household = household_of(standing)
    asked = situation_of(
        standing, gates_of(standing), household, found=biases(standing.case)
    )
    projection = project(
        standing,
        possible(plans_of(standing, asked.gates)),
        household=household,
        trend_per_year=asked.trend_per_year,
        view=asked.view.log,
        paths=40,
    )
    known = {name: getattr(asked, name) for name in asked.__slots__}
    return Projected(projection=projection, **known)


def _two_of(plans: list[Plan], seed: int) -> list[Plan]:
    """Two plans a case, another two each time: all of them would take minutes."""
    return [plans[seed % len(plans)], plans[(seed // 3 + 1) % len(plans)]]


@pytest.mark.parametrize("first", range(0, CASES, 20))
def test_every_line_of_every_plan_adds_up_to_what_it_is_worth(first: int) -> None:
    for seed in range(first, first + 20):
        situation = a_projected(seed)
        standing, projection = situation.standing, situation.projection
        for plan in _two_of(possible(plans_of(standing, situation.gates)), seed):
            lines = ledger_of(plan, situation)
            total = sum(line.dollars for line in lines)
            worth = projection.advantage(plan)
            assert total == pytest.approx(worth, abs=1e-6 * max(1, abs(worth)))
            assert np.isfinite(worth)
        assert projection.advantage(projection.hold) == 0
        assert all(line.dollars == 0 for line in ledger_of(projection.hold, situation))


def test_the_cases_use_every_line_of_the_ledger() -> None:
    """Otherwise the sums above would say little."""
    seen: set[str] = set()
    for seed in range(12):
        situation = a_projected(seed)
        for plan in possible(plans_of(situation.standing, situation.gates)):
            lines = ledger_of(plan, situation)
            seen |= {line.factor for line in lines if abs(line.dollars) > 0.01}

    assert seen == {"tax", "own_risk", "trend", "view", "cost", "liquidity"}
