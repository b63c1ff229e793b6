"""What wealth is made of before and after a way to act."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market import view_of
from decision.verdict.weights import Weight, weights_of
from tests.builders import a_case, decided

CASH = {"cash": 13_000, "other_investments": 180_000}


def weights(strategy: str, **changes: Any) -> dict[str, Weight]:
    """The parts of wealth under a way: 7,000 of 200,000 unless something changes."""
    changes = {"household": CASH} | changes
    case = a_case(**changes)
    found = weights_of(decided(**changes).outcome(strategy), case, view_of(case))
    return {one.part: one for one in found}


def pairs(found: dict[str, Weight]) -> dict[str, tuple[float, float]]:
    """Before and after, in percent."""
    return {
        part: (round(one.before * 100, 4), round(one.after * 100, 4))
        for part, one in found.items()
    }


def test_a_sale_moves_the_weight_to_a_broad_fund() -> None:
    assert pairs(weights("sell")) == {
        "position": (3.5, 0.0),
        "broad_fund": (0.0, 3.5),
        "cash": (6.5, 6.5),
        "other": (90.0, 90.0),
    }


def test_a_swap_moves_it_to_the_partner() -> None:
    assert pairs(weights("swap"))["partner"] == (0.0, 3.5)


def test_holding_moves_nothing() -> None:
    found = weights("hold")

    assert set(found) == {"position", "cash", "other"}
    assert all(one.before == one.after for one in found.values())


def test_leaving_repays_the_loan_first() -> None:
    loan = {"position": {"loan": {"amount": 2_000, "rate": 0.05}}}

    found = pairs(weights("sell", **loan))

    assert found["loan"][1] == 0
    assert found["loan"][0] < 0
    assert found["position"][0] + found["loan"][0] == pytest.approx(
        found["broad_fund"][1], abs=0.001
    )


def test_a_partner_bought_leaves_the_loan_as_it_is() -> None:
    loan = {"position": {"loan": {"amount": 2_000, "rate": 0.05}}}

    owed = weights("swap", **loan)["loan"]

    assert owed.before == owed.after < 0


def test_without_wealth_there_are_no_shares() -> None:
    everything_owed = {
        "household": {"other_investments": 0, "cash": 0},
        "position": {"loan": {"amount": 7_000, "rate": 0.05}},
    }
    case = a_case(**everything_owed)

    assert weights_of(decided().outcome("sell"), case, view_of(case)) == ()


@given(
    other=st.integers(0, 500_000),
    cash=st.integers(0, 50_000),
    loan=st.integers(1, 6_000),
    strategy=st.sampled_from(["hold", "sell", "swap"]),
)
def test_shares_add_up_to_all_of_wealth(
    other: int, cash: int, loan: int, strategy: str
) -> None:
    case = a_case(
        household={"other_investments": other, "cash": cash},
        position={"loan": {"amount": loan, "rate": 0.05}},
    )
    outcome = decided(household=CASH).outcome(strategy)

    found = weights_of(outcome, case, view_of(case))

    assert sum(one.before for one in found) == pytest.approx(1)
    assert sum(one.after for one in found) == pytest.approx(1)
