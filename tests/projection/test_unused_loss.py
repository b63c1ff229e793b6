"""What an unused loss is worth at last, where a state has forgotten it."""

from typing import Any

import pytest

from decision.projection.tax_effect import TaxEffect, household_of, tax_effect
from tests.builders import a_lot, a_standing, the_plans


def selling(**tax: Any) -> tuple[TaxEffect, float]:
    """Selling all of a loss of 100,000 today, and the rate on gains at last."""
    changes: dict[str, Any] = {
        "position": {"lots": [a_lot(units=1_000, unit_cost=170)]},
        "household": {"other_investments": 100_000},
        "mind": {"thesis": "broken"},
        "costs": {"spread": 0},
        "tax": {"marginal": None, "wages": 90_000, "state_rate": 0.06} | tax,
    }
    standing = a_standing(**changes)
    household = household_of(standing)
    assert household is not None
    plan, *_ = the_plans("sell", **changes)
    return tax_effect(plan, standing, household), household.future_rate


def test_what_federal_law_carries_lowers_both_taxes_at_last() -> None:
    effect, rate = selling()

    assert rate == pytest.approx(0.15 + 0.06)
    assert effect.left * rate == pytest.approx(0.21 * 67_000)


def test_what_the_state_has_forgotten_lowers_the_federal_tax_only() -> None:
    effect, rate = selling(state="NJ")

    assert effect.left * rate == pytest.approx(0.15 * 67_000)
