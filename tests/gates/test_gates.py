"""Gates that fix the action by themselves, and the named reasons to leave."""

from typing import Any

import pytest

from tests.builders import the_gates

APPRAISED = {"kind": "property"}
HOME = {"kind": "home"}


def priced(unit: float, on: str = "2026-11-20", **more: Any) -> dict[str, Any]:
    return {"position": {"price": {"unit": unit, "on": on}} | more}


@pytest.mark.parametrize(
    ("changes", "fixed"),
    [
        (priced(70), None),
        (priced(99.99), None),
        (priced(100), "not_a_loss"),
        (priced(100.01), "not_a_loss"),
        (priced(0.51), None),
        (priced(0.50), "worthless"),  # half a percent of cost
        (priced(0), "worthless"),
        (priced(70, **HOME), "home"),
        (priced(120, **HOME), "home"),
        (priced(70, on="2025-11-20", **APPRAISED), None),
        (priced(70, on="2025-11-19", **APPRAISED), "stale_appraisal"),
        (priced(120, on="2025-11-19", **APPRAISED), "stale_appraisal"),
        (priced(0.1, on="2025-11-19", kind="business"), "stale_appraisal"),
        (priced(70, on="2025-01-10"), None),  # an old quote is warned of, not refused
    ],
)
def test_what_a_gate_fixes(changes: dict[str, Any], fixed: str | None) -> None:
    assert the_gates(**changes).fixed == fixed


def test_any_kind_can_be_appraised() -> None:
    price = {"unit": 70, "on": "2025-06-02", "source": "appraisal"}

    assert the_gates(position={"price": price}).fixed == "stale_appraisal"


def test_an_appraisal_of_exactly_12_months_is_not_too_old_in_a_leap_year() -> None:
    """Gate G0: an appraisal older than 12 months; 2028 has a leap day."""
    changes = priced(70, on="2027-11-20", **APPRAISED)

    assert the_gates(as_of="2028-11-20", **changes).fixed is None


def test_a_loss_that_is_one_only_in_the_other_currency_counts_as_one() -> None:
    """Unchanged in euros; the euro fell from 1.25 to 1.00 dollar."""
    lots = [{"acquired": "2025-01-06", "units": 1, "unit_cost": 70, "fx": 1.25}]

    assert the_gates(position={"currency": "EUR", "lots": lots}).fixed is None


ONE_REASON: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"mind": {"thesis": "broken"}}, ("thesis_broken",)),
    ({"mind": {"thesis": "intact"}}, ()),
    ({"position": {"employer": True}}, ()),  # a small weight, even doubled
    ({"household": {"other_investments": 20_000}}, ("own_risk",)),
    (
        {"position": {"employer": True}, "household": {"other_investments": 20_000}},
        ("own_risk", "employer"),
    ),
    (
        {"position": {"loan": {"amount": 5_000, "rate": 0.05, "maintenance": 0.3}}},
        ("margin",),
    ),
]


@pytest.mark.parametrize(("changes", "reasons"), ONE_REASON)
def test_the_reasons_to_leave(
    changes: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    assert the_gates(**changes).reasons == reasons


def test_what_is_due_and_what_the_lender_asks_must_both_be_sold() -> None:
    """What repays the loan pays nothing else; all of it is the most there is."""
    loan = {"amount": 5_000, "rate": 0.05, "maintenance": 0.3}
    small, large = ({"amount": n, "due": "2027-01-20"} for n in (10, 5_000))

    with_small = the_gates(position={"loan": loan}, household={"needs": [small]})
    with_large = the_gates(position={"loan": loan}, household={"needs": [large]})

    assert with_small.margin is not None
    both = with_small.margin.fraction + with_small.due.fraction
    assert with_small.least_fraction == pytest.approx(both)
    assert 0 < with_small.due.fraction < both < 0.9
    assert with_large.least_fraction == 1
