"""Own risk: what it costs, and the weight from which that matters."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.gates.risk import allowance_of, own_risk_cost, own_risk_of, weight_limit
from tests.builders import a_standing, at_weight, the_gates


def with_own(volatility: float, **changes: Any) -> dict[str, Any]:
    """A stock of beta 1 with this own volatility."""
    whole = math.hypot(volatility, 0.16)
    return {"market": {"volatility": whole, "beta": 1}, **changes}


@pytest.mark.parametrize(
    ("own", "limit"), [(0.25, 0.089), (0.35, 0.064), (0.50, 0.045)]
)
def test_the_weight_that_matters(own: float, limit: float) -> None:
    """Rule DV-2."""
    assert weight_limit(a_standing(**with_own(own))) == pytest.approx(limit, abs=5e-4)


@pytest.mark.parametrize(
    ("weight", "a_year"),
    [(0.02, 0.0036), (0.05, 0.009), (0.10, 0.018), (0.20, 0.036), (0.40, 0.072)],
)
def test_what_own_risk_costs_a_dollar_of_the_position(
    weight: float, a_year: float
) -> None:
    """Rule DV-1 at gamma 4 and an own volatility of 30 %."""
    cost = own_risk_of(weight, own_volatility=0.30, risk_aversion=4)

    assert cost / weight == pytest.approx(a_year)


@pytest.mark.parametrize(("share", "material"), [(0.999, False), (1.001, True)])
def test_own_risk_is_material_from_that_weight_on(share: float, material: bool) -> None:
    limit = math.sqrt(0.002 / (4 * 0.25**2))

    gates = the_gates(**with_own(0.25, household=at_weight(share * limit)))

    assert gates.own_risk_is_material is material
    assert ("own_risk" in gates.reasons) is material


@pytest.mark.parametrize(("share", "material"), [(0.499, False), (0.501, True)])
def test_an_employers_stock_counts_twice(share: float, material: bool) -> None:
    limit = math.sqrt(0.002 / (4 * 0.25**2))
    changes = with_own(0.25, household=at_weight(share * limit))

    gates = the_gates(position={"employer": True}, **changes)

    assert gates.own_risk_is_material is material
    assert ("employer" in gates.reasons) is material
    assert gates.weight_limit == pytest.approx(limit / 2)


def test_the_usual_cap_holds_where_own_risk_alone_would_allow_more() -> None:
    standing = a_standing(**with_own(0.15))

    assert math.sqrt(0.002 / (4 * 0.15**2)) > 0.10
    assert weight_limit(standing) == 0.10


def test_a_broad_fund_has_no_own_risk_at_any_weight() -> None:
    whole = {"other_investments": 0}

    gates = the_gates(position={"kind": "fund"}, household=whole)

    assert (gates.own_risk_is_material, gates.weight_limit) == (False, 0.10)


@pytest.mark.parametrize(
    ("changes", "allowance"),
    [
        ({}, 0.001),
        ({"position": {"employer": True}}, 0.00025),
        ({"mind": {"thesis": "broken"}}, 0.0),
        ({"mind": {"thesis": "broken"}, "position": {"employer": True}}, 0.0),
    ],
)
def test_the_risk_that_is_free(changes: dict[str, Any], allowance: float) -> None:
    """METHOD A4."""
    assert allowance_of(a_standing(**changes).case) == allowance


def test_an_employers_stock_costs_four_times_as_much_own_risk() -> None:
    usual, employer = a_standing(), a_standing(position={"employer": True})

    assert own_risk_cost(employer) == pytest.approx(4 * own_risk_cost(usual))


@given(
    st.floats(0.01, 2),
    st.sampled_from(["low", "medium", "high", "very_high"]),
    st.booleans(),
)
def test_at_the_limit_the_cost_is_the_allowance_or_the_cap_binds(
    own: float, tolerance: str, employer: bool
) -> None:
    standing = a_standing(
        **with_own(own, household={"risk_tolerance": tolerance}),
        position={"employer": employer},
    )
    counted = weight_limit(standing) * (2 if employer else 1)

    cost = own_risk_of(
        counted,
        own_volatility=standing.market.own_volatility,
        risk_aversion=standing.risk_aversion,
    )

    assert cost == pytest.approx(0.001) or (
        counted == pytest.approx(0.10) and cost < 0.001
    )
