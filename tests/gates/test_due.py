"""Money due, the reserve, and the lender: when the gates fire, and for how much."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.gates.due import due_money, margin_gate, soon, touched_fall
from tests.builders import TODAY, a_standing, sheltered, the_gates


def a_need(amount: float = 2_000, due: str = "2027-01-20") -> dict[str, Any]:
    return {"amount": amount, "due": due}


@pytest.mark.parametrize(
    ("due", "fires"),
    [("2026-11-20", True), ("2029-11-19", True), ("2029-11-21", False)],
)
def test_money_due_within_36_months_has_to_be_safe(due: str, fires: bool) -> None:
    assert (
        "money_due" in the_gates(household={"needs": [a_need(due=due)]}).reasons
    ) is fires


def test_money_due_on_the_very_day_36_months_on_has_to_be_safe() -> None:
    """Gate G5: needs on or before 36 months; 2028 has a leap day."""
    assert soon(date(2029, 11, 20), TODAY)


def test_what_is_sold_brings_what_is_due_after_its_cost() -> None:
    standing = a_standing(
        household={"cash": 500, "needs": [a_need(2_000), a_need(1_000)]},
        costs={"spread": 0.05},
    )

    due = due_money(standing)

    assert due.needed == 2_500
    assert due.fraction * standing.value * 0.95 == pytest.approx(2_500)


def test_cash_that_covers_everything_due_keeps_the_gate_shut() -> None:
    gates = the_gates(household={"cash": 2_000, "needs": [a_need(2_000)]})

    assert (gates.due.fires, gates.reasons, gates.least_fraction) == (False, (), 0)


def test_a_dollar_more_opens_it() -> None:
    gates = the_gates(household={"cash": 2_000, "needs": [a_need(2_001)]})

    assert gates.reasons == ("money_due",)
    assert gates.least_fraction == pytest.approx(1 / (7_000 * 0.999))


@pytest.mark.parametrize(
    ("months", "fires"), [(0, True), (2.99, True), (3, False), (12, False)]
)
def test_fewer_than_three_months_of_spending_in_cash_open_it(
    months: float, fires: bool
) -> None:
    due = due_money(
        a_standing(
            household={"cash": 300, "emergency_months": months, "monthly_spending": 900}
        )
    )

    assert due.fires is fires
    assert due.reserve == 2_700


@pytest.mark.parametrize(
    ("said", "spending"),
    [
        ({"monthly_spending": 900}, 900),
        ({"monthly_spending": 900, "cash": 1_000, "emergency_months": 2}, 900),
        ({"cash": 1_000, "emergency_months": 2}, 500),
        ({"cash": 0, "emergency_months": 2}, None),
        ({"cash": 1_000, "emergency_months": 0}, None),
        ({"cash": 1_000}, None),
        ({}, None),
    ],
)
def test_spending_is_typed_or_follows_from_what_the_cash_covers(
    said: dict[str, float], spending: float | None
) -> None:
    due = due_money(a_standing(household=said))

    assert due.spending == spending
    assert due.reserve == 3 * (spending or 0)


@pytest.mark.parametrize(
    ("needed", "fraction"), [(0.899, 0.899), (0.901, 1.0), (1.5, 1.0)]
)
def test_a_part_that_leaves_little_becomes_the_whole(
    needed: float, fraction: float
) -> None:
    amount = needed * 7_000 * 0.999

    due = due_money(a_standing(household={"needs": [a_need(amount)]}))

    assert due.fraction == pytest.approx(fraction)


def test_from_nine_tenths_on_it_is_the_whole() -> None:
    due = due_money(
        a_standing(household={"needs": [a_need(6_300)]}, costs={"spread": 0})
    )

    assert due.fraction == 1


def test_in_a_sheltered_account_the_need_is_known_but_sells_nothing() -> None:
    gates = the_gates(**sheltered(household={"needs": [a_need()]}))

    assert gates.due.fires
    assert (gates.reasons, gates.least_fraction) == ((), 0)


@pytest.mark.parametrize(
    ("amount", "cash", "missing"),
    [(3_500, 0, 0), (4_000, 0, 500), (4_000, 500, 0), (9_000, 1_000, 4_500)],
)
def test_what_a_fall_by_half_would_leave_unpaid(
    amount: float, cash: float, missing: float
) -> None:
    """Half of 7,000 and the cash pay what is due as far as they go."""
    household = {"needs": [a_need(amount)], "cash": cash}

    due = due_money(a_standing(household=household, costs={"spread": 0}))

    assert due.missing_after_fall == missing


def test_money_due_of_a_worthless_position_is_no_share_of_it() -> None:
    due = due_money(
        a_standing(position={"price": {"unit": 0}}, household={"needs": [a_need()]})
    )

    assert due.fraction == 0


def lent(amount: float, **loan: float) -> dict[str, Any]:
    return {"loan": {"amount": amount, "rate": 0.06, "maintenance": 0.30} | loan}


@pytest.mark.parametrize(
    ("amount", "fires"),
    [(1, False), (4_199, False), (4_200, False), (4_201, True), (9_000, True)],
)
def test_the_lender_is_near_from_ten_points_above_maintenance(
    amount: float, fires: bool
) -> None:
    """Worth 7,000 at a maintenance of 30 %: 40 % of equity is a loan of 4,200."""
    gate = margin_gate(a_standing(position=lent(amount)))

    assert gate is not None
    assert gate.fires is fires


@pytest.mark.parametrize("position", [{}, lent(0)])
def test_without_a_loan_there_is_no_lender(position: dict[str, Any]) -> None:
    assert margin_gate(a_standing(position=position)) is None


def test_after_the_cure_one_of_four_futures_ends_in_a_call_within_six_months() -> None:
    """A fall that is touched with 25 % leaves exactly the maintenance."""
    standing = a_standing(position=lent(5_000))
    gate = margin_gate(standing)
    fall = touched_fall(0.35, chance=0.25, years=0.5)

    assert gate is not None
    sold = gate.fraction * standing.value
    value, loan = (standing.value - sold) * (1 - fall), 5_000 - sold
    assert 1 - loan / value == pytest.approx(0.30)


def test_a_loan_above_the_value_takes_everything() -> None:
    gate = margin_gate(a_standing(position=lent(8_000)))

    assert gate is not None
    assert (gate.fraction, gate.fires) == (1, True)


def test_a_near_lender_may_need_no_sale_where_little_can_happen() -> None:
    """Equity 39 %, maintenance 30 %: a calm fund falls less than that."""
    calm = {"volatility": 0.02, "beta": 0.1}

    gate = margin_gate(a_standing(position=lent(4_270), market=calm))

    assert gate is not None
    assert (gate.fires, gate.fraction) == (True, 0)


def test_a_loan_without_maintenance_on_something_without_risk_needs_no_sale() -> None:
    quiet = lent(1_000, maintenance=0)

    gate = margin_gate(a_standing(position=quiet, market={"volatility": 0}))

    assert gate is not None
    assert gate.fraction == 0


@pytest.mark.parametrize(
    ("volatility", "fall"), [(0.35, 0.25), (0.0, 0.0), (0.16, 0.12), (0.70, 0.43)]
)
def test_the_fall_touched_in_one_of_four_half_years(
    volatility: float, fall: float
) -> None:
    """Rule ST-1: 35 % over six months is 25 %; 1 - exp(-1.15 sigma sqrt(T))."""
    touched = touched_fall(volatility, chance=0.25, years=0.5)

    assert touched == pytest.approx(fall, abs=0.005)


@given(
    st.floats(0.01, 2), st.floats(0.01, 0.99), st.floats(0.01, 5), st.floats(1.01, 3)
)
def test_a_wilder_price_and_a_longer_time_touch_a_deeper_fall(
    volatility: float, chance: float, years: float, times: float
) -> None:
    touched = touched_fall(volatility, chance=chance, years=years)

    assert 0 <= touched <= 1
    assert touched_fall(volatility * times, chance=chance, years=years) >= touched
    assert touched_fall(volatility, chance=chance, years=years * times) >= touched
    assert touched_fall(volatility, chance=chance / times, years=years) >= touched
