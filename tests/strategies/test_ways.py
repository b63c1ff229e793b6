"""The seven ways: what each comes down to, or the code of why it cannot be done."""

from datetime import date
from typing import Any

import pytest

from decision.gates import gates_of
from decision.strategies import IDS, Impossible, apart_from_forms, possible
from decision.strategies.plan import Plan, Sale, StrategyId
from tests.builders import (
    a_lot,
    a_standing,
    sheltered,
    the_plans,
    the_ways,
    why_not,
)

DUE = {"needs": [{"amount": 2_000, "due": "2027-01-20"}]}
ALL_DUE = {"needs": [{"amount": 7_000, "due": "2027-01-20"}]}
HEAVY = {"other_investments": 20_000}
STALE = {"kind": "property", "price": {"unit": 70, "on": "2025-01-10"}}


def sold_to(plan: Plan) -> dict[str, float]:
    return {sale.to: sale.units for sale in plan.sales}


def test_all_seven_are_always_answered() -> None:
    assert tuple(the_ways()) == IDS


def test_hold_sells_nothing() -> None:
    (plan,) = the_plans("hold")

    assert (plan.sales, plan.units, plan.swaps) == ((), 0, False)


IMPOSSIBLE: list[tuple[dict[str, Any], Any, str]] = [
    ({"position": STALE}, "sell", "no_current_value"),
    ({"position": STALE}, "sell_part", "no_current_value"),
    ({"position": STALE}, "swap", "no_current_value"),
    ({"position": STALE}, "stage", "no_current_value"),
    ({"position": {"kind": "home"}}, "sell", "home_is_needed"),
    ({"position": {"kind": "home"}}, "wait", "home_is_needed"),
    ({"position": {"kind": "property"}}, "sell_part", "not_divisible"),
    ({"position": {"kind": "business"}}, "sell_part", "not_divisible"),
    ({"position": {"kind": "property"}}, "swap", "no_partner"),
    ({"position": {"kind": "derivative"}}, "swap", "no_partner"),
    ({"position": {"kind": "leveraged_fund"}}, "swap", "no_partner"),
    ({"position": {"price": {"unit": 0.1}}}, "swap", "worth_nothing"),
    ({"position": {"price": {"unit": 0.1}}}, "wait", "worth_nothing"),
    ({"position": {"price": {"unit": 101}}}, "wait", "nothing_to_wait_for"),
    ({"household": ALL_DUE}, "sell_part", "whole_is_due"),
    ({}, "sell_part", "nothing_to_size"),
]


@pytest.mark.parametrize(("changes", "strategy", "code"), IMPOSSIBLE)
def test_why_a_way_cannot_be_gone(
    changes: dict[str, Any], strategy: Any, code: str
) -> None:
    assert why_not(strategy, **changes) == code


def test_a_stale_appraisal_leaves_waiting_for_a_price() -> None:
    (plan,) = the_plans("wait", position=STALE)

    assert (plan.because, plan.sales) == ("stale_appraisal", ())


def test_a_home_can_only_be_held() -> None:
    ways = the_ways(position={"kind": "home"})

    assert [w for w, way in ways.items() if not isinstance(way, Impossible)] == ["hold"]


def test_sell_sells_everything_on_the_first_open_day() -> None:
    (plan,) = the_plans("sell", position={"restricted_until": "2026-11-25"})

    (sale,) = plan.sales
    assert sale == Sale(on=date(2026, 11, 27), lots=(100,), to="broad_fund")


def test_sell_sends_what_is_due_to_cash_and_the_rest_where_it_belongs() -> None:
    (plan,) = the_plans("sell", household=DUE)

    assert sold_to(plan) == {"cash": 29, "broad_fund": 71}  # 28.6 would do


def test_the_lots_of_the_highest_basis_go_to_cash() -> None:
    lots = [a_lot(units=50), a_lot(units=50, unit_cost=120)]

    (plan,) = the_plans("sell", household=DUE, position={"lots": lots})

    assert plan.sales[0].lots[0] == 0
    assert [plan.units_of(0), plan.units_of(1)] == pytest.approx([50, 50])


def test_swap_sells_everything_to_a_partner() -> None:
    (plan,) = the_plans("swap")

    assert sold_to(plan) == {"partner": 100}
    assert plan.swaps


def test_a_part_for_money_due_comes_with_the_rest_held_and_with_the_rest_swapped() -> (
    None
):
    held, swapped = the_plans("sell_part", household=DUE)

    assert held.because == swapped.because == "money_due"
    # 28.6 units would do; whole ones are held.
    assert sold_to(held) == {"cash": 29}
    assert sold_to(swapped) == {"cash": 29, "partner": 71}


def test_of_units_in_parts_a_part_of_a_unit_is_sold() -> None:
    lots = {"lots": [a_lot(units=99.5), a_lot(units=0.5)]}

    held, _ = the_plans("sell_part", household=DUE, position=lots)

    assert sold_to(held) == pytest.approx({"cash": 2_000 / 69.93})


@pytest.mark.parametrize(("price", "cash"), [(1_000, 3.0), (1_500, 2_000 / 1_498.5)])
def test_a_whole_unit_is_sold_only_where_one_is_left(price: float, cash: float) -> None:
    """For 2,000 both of two units at 1,500 would go; of four at 1,000 one is left."""
    units = 4 if price == 1_000 else 2
    position = {"lots": [a_lot(units=units, unit_cost=2_000)], "price": {"unit": price}}
    due = {"needs": [{"amount": 2_000, "due": "2027-01-20"}]}

    held, *_ = the_plans("sell_part", household=due, position=position)

    assert sold_to(held)["cash"] == pytest.approx(cash)


def test_the_rest_is_not_swapped_where_a_purchase_would_wash_it() -> None:
    trades = [{"on": "2026-11-10", "units": 10}]

    (held,) = the_plans("sell_part", household=DUE, trades=trades)

    assert not held.swaps


def test_a_trim_leaves_the_weight_that_is_not_material() -> None:
    """w* of an own volatility of 31.1 % at gamma 4 is 7.18 %."""
    held, _ = the_plans("sell_part", household=HEAVY)

    wealth, left = 27_000, (100 - held.units) * 70
    assert held.because == "own_risk"
    assert sold_to(held).keys() == {"broad_fund"}
    limit = (0.002 / 4 / (0.35**2 - 0.16**2)) ** 0.5
    assert left / wealth <= limit < (left + 70) / wealth


def test_an_employers_stock_is_trimmed_to_half_of_that() -> None:
    usual, *_ = the_plans("sell_part", household=HEAVY)
    employer, *_ = the_plans("sell_part", household=HEAVY, position={"employer": True})

    assert (usual.units, employer.units) == (73, 87)  # 27.7 and 13.9 units may stay


def test_money_due_counts_towards_the_trim() -> None:
    plans = the_plans("sell_part", household=HEAVY | DUE)
    trimmed, *_ = the_plans("sell_part", household=HEAVY)

    by_reason = {plan.because: plan for plan in plans if not plan.swaps}
    assert sold_to(by_reason["own_risk"])["cash"] == 29
    assert by_reason["own_risk"].units == pytest.approx(trimmed.units)


def test_money_due_that_takes_more_than_the_trim_leaves_nothing_to_trim() -> None:
    """Down to 7.18 % of 27,000 is 72 % of the position; 80 % is due."""
    due = {"needs": [{"amount": 5_600, "due": "2027-01-20"}]}

    plans = the_plans("sell_part", household=HEAVY | due)

    assert {plan.because for plan in plans} == {"money_due"}


def test_the_lender_is_paid_before_money_that_is_due() -> None:
    loan = {"amount": 5_000, "rate": 0.05, "maintenance": 0.3}

    held, *_ = the_plans("sell_part", household=DUE, position={"loan": loan})

    assert [sale.to for sale in held.sales] == ["loan", "cash"]


def test_what_the_lender_and_money_due_take_together_may_be_the_whole() -> None:
    loan = {"loan": {"amount": 5_000, "rate": 0.05, "maintenance": 0.3}}
    some, more = (
        {"needs": [{"amount": amount, "due": "2027-01-20"}]} for amount in (500, 4_000)
    )

    for plan in the_plans("sell_part", household=some, position=loan):
        sold = sold_to(plan)
        assert (sold["loan"], sold["cash"]) == (40, 8)  # 39.7 and 7.2 would do
    assert why_not("sell_part", household=more, position=loan) == "whole_is_due"


def washed(on: str) -> dict[str, Any]:
    return {"trades": [{"on": on, "units": 40}]}


def test_wait_looks_at_the_new_year_and_at_the_first_clean_day() -> None:
    plans = the_plans("wait", **washed("2026-10-28"))

    days = {plan.because: plan.sales[0].on for plan in plans}
    assert days == {
        "new_tax_year": date(2027, 1, 4),
        "wash_window": date(2026, 11, 30),
    }


def test_a_harvest_that_waits_is_skipped_where_there_is_no_loss_any_more() -> None:
    (plan,) = the_plans("wait")

    assert (plan.is_later, plan.only_at_loss, plan.swaps) == (True, True, True)


def test_leaving_later_happens_at_any_price() -> None:
    (plan,) = the_plans("wait", mind={"thesis": "broken"})

    assert sold_to(plan) == {"broad_fund": 100}
    assert not plan.only_at_loss


def test_without_a_partner_waiting_ends_in_a_sale() -> None:
    (plan,) = the_plans("wait", position={"kind": "leveraged_fund"})

    assert sold_to(plan) == {"broad_fund": 100}


def test_nobody_waits_for_a_day_beyond_the_horizon() -> None:
    assert why_not("wait", household={"horizon_years": 0.1}) == "nothing_to_wait_for"
    assert the_plans("wait", household={"horizon_years": 0.2})


def test_a_worthless_thing_can_be_sold_however_thinly_it_trades() -> None:
    (plan,) = the_plans(
        "sell", position={"price": {"unit": 0.1}, "units_traded_daily": 1}
    )

    assert plan.units == 100


@pytest.mark.parametrize("way", ["sell", "swap", "wait"])
def test_too_much_for_the_market_cannot_be_sold_at_once(way: StrategyId) -> None:
    thin = {"position": {"units_traded_daily": 99}}

    assert why_not(way, **thin) == "trades_too_thinly"
    assert the_plans(way, position={"units_traded_daily": 100})


@pytest.mark.parametrize("until", ["2029-11-25", "2038-01-04"])
def test_what_opens_only_after_the_horizon_cannot_be_sold(until: str) -> None:
    ways = the_ways(position={"locked_until": until})

    assert isinstance(ways["sell"], Impossible)
    assert isinstance(ways["swap"], Impossible)


def test_a_sheltered_swap_is_possible_though_nothing_calls_for_it() -> None:
    assert the_plans("swap", **sheltered())


THIN = {"position": {"units_traded_daily": 20}}
OPENS_LATE = {"position": {"units_traded_daily": 20, "locked_until": "2038-01-04"}}


@pytest.mark.parametrize(
    ("changes", "steps"), [({}, False), (THIN, True), (OPENS_LATE, False)]
)
def test_steps_are_no_form_where_the_sale_they_stand_for_cannot_be_done(
    changes: dict[str, Any], steps: bool
) -> None:
    heavy = changes | {"household": HEAVY}
    standing = a_standing(**heavy)
    found = apart_from_forms(standing, gates_of(standing))
    plans = possible(the_ways(**heavy))

    assert set(found) == {
        plan
        for plan in plans
        if plan.strategy != "stop" and (not plan.at_once or plan.at_once not in plans)
    }
    assert any(plan.strategy == "stage" for plan in found) == steps
