"""In how many changed cases the same kind of action is named."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from decision.factors import Situation
from decision.gates import gates_of
from decision.mind import biases
from decision.parameters import judgement
from decision.projection.tax_effect import household_of
from decision.strategies.plan import family_of
from decision.verdict.sensitivity import robustness_of
from decision.verdict.sensitivity.inputs import at_future_rate, at_volatility
from decision.verdict.sensitivity.variant import (
    Variant,
    named_by_arithmetic,
    variant_of,
)
from decision.verdict.situation import situation_of
from tests.builders import a_lot, a_standing, at_weight, decided

CASES: dict[str, dict[str, Any]] = {
    "swap": {},
    "trim": {"household": at_weight(0.12)},
    "broken": {"mind": {"thesis": "broken"}, "household": at_weight(0.1)},
    "washed": {"trades": [{"on": "2026-11-02", "units": 30}]},
    "near": {
        "position": {"lots": [a_lot(unit_cost=74)]},
        "costs": {"spread": 0.0005},
    },
    "sheltered": {"position": {"account": "tax_free"}},
}


def the_situation(**changes: Any) -> Situation:
    standing = a_standing(**changes)
    return situation_of(
        standing,
        gates_of(standing),
        household_of(standing),
        found=biases(standing.case),
    )


def cells_one_by_one(base: Variant) -> Iterator[Variant]:
    """The simple way: every cell is a case of its own."""
    changes = (
        judgement("robustness_cells", name)
        for name in ("risk_aversion", "volatility", "future_rate", "trend")
    )
    for gamma, sigma, points, trend in product(*changes):
        market = replace(base.standing.market, trend=trend)
        aversion = base.standing.risk_aversion * gamma
        standing = replace(base.standing, market=market, risk_aversion=aversion)
        cell = at_volatility(
            replace(base, standing=standing), market.volatility * sigma
        )
        if cell.household is None:
            yield cell
        else:
            yield at_future_rate(cell, max(0.0, cell.household.future_rate + points))


@pytest.mark.parametrize("name", CASES)
def test_the_share_is_that_of_deciding_every_cell_by_itself(name: str) -> None:
    situation = the_situation(**CASES[name])
    base = variant_of(situation)
    action = named_by_arithmetic(base).strategy

    groups = [
        family_of(named_by_arithmetic(cell).strategy) for cell in cells_one_by_one(base)
    ]

    assert len(groups) == 81
    share = groups.count(family_of(action)) / 81
    assert robustness_of(situation, action) == pytest.approx(share)


def test_a_large_loss_is_harvested_whatever_is_doubted() -> None:
    assert robustness_of(the_situation(), "swap") == 1.0


def test_a_loss_that_hardly_pays_depends_on_the_future_rate() -> None:
    """At 15 % now and 25 % later booking it costs more than it saves."""
    robustness = robustness_of(the_situation(**CASES["near"]), "swap")

    assert robustness is not None
    assert 0 < robustness < 1


def test_a_gate_leaves_nothing_to_doubt() -> None:
    at_a_gain = the_situation(position={"price": {"unit": 120}})

    assert robustness_of(at_a_gain, "hold") is None


@pytest.mark.parametrize("name", CASES)
def test_arithmetic_names_the_action_of_the_paths(name: str) -> None:
    named = named_by_arithmetic(variant_of(the_situation(**CASES[name]))).strategy

    assert named == decided(**CASES[name]).action


def test_what_never_moves_can_be_doubted_too() -> None:
    still = {"market": {"volatility": 0.0, "beta": 0.0}}

    assert robustness_of(the_situation(**still), "swap") == 1.0
    assert decided(**still).robustness is not None
