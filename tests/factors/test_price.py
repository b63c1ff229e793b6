"""What the price means beside what was paid: doubts, currency, payouts, appraisals."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.factors import price as price_factor
from decision.factors.finding import Finding
from decision.gates import standing_of
from decision.market import MarketView, view_of
from decision.market.view import Dividend, History, Split
from decision.report.words.notes import comparison_note
from decision.verdict import decide
from tests.builders import a_document, a_lot, decided, the_gates

BOUGHT = date(2025, 1, 6)
FOUR = Split(date(2025, 6, 2), 4.0)


def found(case: Case, **of_view: Any) -> dict[str, Finding]:
    """Findings about the price where the market also says this."""
    decision = decide(case, replace(view_of(case), **of_view), flips=False)
    return {one.id: one for one in decision.findings if one.factor == "market"}


def closes(first: float) -> History:
    """Closes on the day of the purchase and today."""
    prices = np.array([first, 70.0])
    return History(days=(BOUGHT, date(2026, 11, 20)), close=prices, total=prices)


def a_case(*lots: dict[str, Any], **of_position: Any) -> Case:
    position = {"lots": lots or [a_lot()]} | of_position
    return Case.model_validate(a_document(position=position))


def test_a_cost_of_before_a_split_is_a_finding_with_what_it_is_now() -> None:
    case = a_case(a_lot(), a_lot(unit_cost=400.0))

    doubt = found(case, history=closes(100.0), splits=(FOUR,))["MK-1"]

    assert doubt.leans == "neither"
    assert doubt.numbers == {
        "lot": 1,
        "bought": BOUGHT,
        "currency": "USD",
        "typed": 400.0,
        "close": 100.0,
        "on": BOUGHT,
        "splits": [(FOUR.day, 4.0)],
        "ratio": 4.0,
        "cost_now": 100.0,
    }


@pytest.mark.parametrize(
    "of_view",
    [
        {"history": closes(100.0), "splits": (FOUR,)},  # in units of today
        {"history": None},
        {"history": closes(20.0), "notes": ("adjusted_only",)},
    ],
)
def test_a_cost_that_fits_or_cannot_be_compared_is_no_finding(
    of_view: dict[str, Any],
) -> None:
    assert "MK-1" not in found(a_case(), **of_view)


def test_a_spin_off_has_no_price_of_its_day() -> None:
    far = closes(20.0)

    assert "MK-1" in found(a_case(a_lot()), history=far)
    assert "MK-1" not in found(a_case(a_lot(origin="spin_off")), history=far)


def test_a_doubted_cost_changes_no_figure() -> None:
    case = a_case(a_lot(unit_cost=400.0))
    view = view_of(case)

    plain = decide(case, view, flips=False)
    doubted = decide(
        case,
        replace(view, history=closes(100.0), splits=(FOUR,)),
        flips=False,
    )

    assert doubted.position == plain.position
    assert doubted.strategies == plain.strategies


def test_the_loss_is_split_into_price_and_currency() -> None:
    case = a_case(a_lot(fx=1.3), currency="EUR", fx=1.1)

    told = found(case)["TX-12"].numbers

    # 100 units fell by 30 at the rate of 1.3; what is left lost 0.2 of 1.3 a euro.
    assert told["by_price"] == pytest.approx(-100 * 30 * 1.3)
    assert told["by_rate"] == pytest.approx(-100 * 70 * 0.2)
    assert (told["rate"], told["rate_then"]) == (1.1, pytest.approx(1.3))
    assert (told["lots_without_rate"], told["is_looked_up"]) == (0, False)


@given(
    price=st.floats(1, 200),
    rate=st.floats(0.1, 10),
    rates=st.lists(st.floats(0.1, 10) | st.none(), min_size=1, max_size=3),
)
def test_price_and_currency_always_add_up_to_the_gain(
    price: float, rate: float, rates: list[float | None]
) -> None:
    """Whatever is typed, with a gift whose basis is clipped among the lots."""
    gift = a_lot(origin="gift", unit_value_when_given=80.0, fx=1.5)
    lots = [a_lot(fx=one) for one in rates] + [gift]
    case = a_case(*lots, currency="EUR", fx=rate, price={"unit": price})
    standing = standing_of(case, view_of(case))
    assert standing is not None

    (told,) = price_factor._currency(standing)

    gain = told.numbers["by_price"] + told.numbers["by_rate"]
    assert gain == pytest.approx(standing.gain, abs=1e-6)


def test_without_the_rate_of_the_purchase_the_currency_has_no_part() -> None:
    told = found(a_case(currency="EUR", fx=1.1))["TX-12"].numbers

    assert told["by_rate"] == 0
    assert (told["rate_then"], told["lots_without_rate"]) == (None, 1)


def test_in_the_households_own_currency_there_is_nothing_to_split() -> None:
    assert "TX-12" not in found(a_case())


def test_rates_of_the_market_stand_in_for_those_that_nobody_typed() -> None:
    days = (BOUGHT, date(2026, 11, 20))
    rates = np.array([1.25, 1.05])
    known = History(days=days, close=rates, total=rates)
    case = a_case(a_lot(), a_lot(fx=1.2), currency="EUR")

    told = found(case, rates=known)["TX-12"].numbers

    assert told["rate"] == 1.05
    assert told["rate_then"] == pytest.approx((1.25 + 1.2) / 2)
    assert told["by_price"] == pytest.approx(-100 * 30 * (1.25 + 1.2))
    assert told["is_looked_up"]


def test_a_typed_rate_is_never_replaced() -> None:
    days = (BOUGHT, date(2026, 11, 20))
    known = History(days=days, close=np.array([9.0, 9.0]), total=np.array([9.0, 9.0]))
    case = a_case(a_lot(fx=1.2), currency="EUR", fx=1.1)

    told = found(case, rates=known)["TX-12"].numbers

    assert (told["rate"], told["rate_then"]) == (1.1, pytest.approx(1.2))


def test_dividends_since_the_purchase_make_the_loss_smaller() -> None:
    paid = (
        Dividend(BOUGHT, 9.0),  # on the day of the purchase: the seller's
        Dividend(date(2025, 3, 3), 1.5),
        Dividend(date(2026, 3, 3), 1.0),
    )
    late = a_lot(acquired="2026-01-05")

    told = found(a_case(a_lot(), late), dividends=paid)["MK-2"].numbers

    assert told["dividends"] == 100 * (1.5 + 1.0) + 100 * 1.0
    assert told["gain"] == -6_000
    assert told["gain_with_dividends"] == -5_650
    assert told["return_with_dividends"] == pytest.approx(-5_650 / 20_000)


def test_without_dividends_nothing_is_told_of_them() -> None:
    assert "MK-2" not in found(a_case(), dividends=(Dividend(BOUGHT, 1.0),))


HOUSE = {
    "kind": "property",
    "lots": [a_lot(units=1, unit_cost=400_000)],
    "price": {"unit": 350_000, "on": "2026-05-01", "source": "appraisal"},
}


def test_an_appraisal_is_told_with_its_haircut_its_age_and_a_quick_sale() -> None:
    price = HOUSE["price"] | {"haircut": 0.05}  # type: ignore[operator]  # a mapping

    decision = decided(position=HOUSE | {"price": price}, costs={"spread": 0.06})
    told = next(one for one in decision.findings if one.id == "MK-3").numbers

    assert decision.position is not None
    assert decision.position.value == told["counted"] == pytest.approx(332_500)
    assert told["appraised"] == 350_000
    assert told["too_old_from"] == date(2027, 5, 2)
    assert (told["spread"], told["quick_sale_discount"]) == (0.06, 0.27)
    assert told["volatility"] == decision.market.volatility


@pytest.mark.parametrize(("day", "fixed"), [(1, None), (2, "stale_appraisal")])
def test_an_appraisal_is_too_old_from_the_day_that_is_told(
    day: int, fixed: str | None
) -> None:
    """Gate G0 takes one of exactly 12 months."""
    assert the_gates(as_of=f"2027-05-0{day}", position=HOUSE).fixed == fixed


def test_what_is_quoted_has_no_appraisal() -> None:
    assert "MK-3" not in found(a_case())


def test_a_derivative_is_marked_to_market_against_what_it_was_worth_at_first() -> None:
    call = {"kind": "derivative", "expires": "2027-01-15"}

    told = found(a_case(**call))["MK-4"].numbers

    assert (told["initial"], told["value"], told["change"]) == (10_000, 7_000, -3_000)
    assert told["days_left"] == 56
    assert found(a_case(kind="derivative"))["MK-4"].numbers["days_left"] is None


def test_what_expires_is_not_looked_at_beyond_its_last_day() -> None:
    """Futures, chances and the day to look again end with it."""
    decision = decided(
        position={"kind": "derivative", "expires": "2027-06-18"},
        household={"other_investments": 2e6},
    )

    assert decision.horizon_years == decision.final_horizon_years < 0.6
    assert list(decision.chances["back_at_cost"]) == [6]
    assert max(step.on for step in decision.plan) <= date(2027, 6, 18)


@pytest.mark.parametrize(
    ("goal", "is_told"), [("2027-06-18", True), ("2027-06-19", False)]
)
def test_a_goal_beyond_the_last_day_has_no_chance_to_tell(
    goal: str, is_told: bool
) -> None:
    case = Case.model_validate(
        a_document(
            position={"kind": "derivative", "expires": "2027-06-18"},
            household={"goal": {"amount": 50_000, "on": goal}},
        )
    )
    decision = decide(case, flips=False)

    assert (decision.outcome("hold").chance_of_goal is not None) is is_told
    assert ("Your goal is reached" in comparison_note(decision, case)) is is_told


def test_on_its_last_day_a_derivative_is_still_decided() -> None:
    decision = decided(position={"kind": "derivative", "expires": "2026-11-20"})

    assert decision.action is not None
    assert decision.chances["back_at_cost"] == {}


def test_a_rate_that_nobody_typed_is_said_to_be_missing() -> None:
    """A typed price asks nobody, not even for the rate."""
    assert "no_rate" in a_view(currency="EUR").notes
    assert "no_rate" not in a_view(currency="EUR", fx=1.0).notes
    assert "no_rate" not in a_view().notes


def a_view(**of_position: Any) -> MarketView:
    return view_of(a_case(**of_position))
