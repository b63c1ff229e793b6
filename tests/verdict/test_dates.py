"""What to do on which day."""

from datetime import date
from typing import Any

import pytest

from decision.verdict.decision import Step
from tests.builders import TODAY, a_lot, decided, merged, sheltered


def steps(**changes: Any) -> dict[str, Step]:
    return {step.do: step for step in decided(**changes).plan}


def test_a_swap_says_what_to_sell_and_until_when_not_to_buy() -> None:
    plan = steps()

    assert (plan["swap"].on, plan["swap"].units) == (TODAY, 100)
    assert plan["swap"].numbers["to"] == "partner"
    assert plan["no_buying_until"].on == date(2026, 12, 21)
    assert plan["no_buying_until"].numbers == pytest.approx({"short_rate": 0.24})
    assert plan["year_end"].on == date(2026, 12, 31)


def test_a_swap_says_what_a_gain_on_the_partner_is_taxed_at() -> None:
    """$95,000 of wages are in the 22 % bracket of 2026; 5 % is the state's."""
    wages = {"marginal": None, "wages": 95_000, "state_rate": 0.05}
    plan = steps(tax=wages)

    assert plan["no_buying_until"].numbers == pytest.approx({"short_rate": 0.27})


def test_whoever_leaves_has_no_partner_to_switch_back_from() -> None:
    plan = steps(mind={"thesis": "broken"})

    assert "sell" in plan
    assert plan["no_buying_until"].numbers == {}


def test_a_decision_is_looked_at_again_half_a_year_after_its_last_sale() -> None:
    assert steps()["review"].on == date(2027, 5, 20)


def test_a_short_horizon_brings_the_review_forward() -> None:
    review = steps(household={"horizon_years": 0.25})["review"]

    assert review.on == date(2027, 2, 20)


def test_a_planned_purchase_that_would_spoil_the_loss_is_in_the_plan() -> None:
    plan = steps(
        trades=[{"on": "2026-12-10", "units": 10}],
        mind={"thesis": "broken"},
    )

    assert (plan["spoils"].on, plan["spoils"].units) == (date(2026, 12, 10), 10)
    assert plan["spoils"].numbers["free"] == date(2026, 12, 21)


def test_units_that_are_kept_turn_long_term_on_a_day() -> None:
    lots = [a_lot(unit_cost=71), a_lot(acquired="2026-06-01", units=50, unit_cost=71)]
    plan = steps(position={"lots": lots}, costs={"spread": 0})

    assert "swap" not in plan
    assert plan["long_term_day"].on == date(2027, 6, 2)
    assert plan["long_term_day"].units == 50


def test_units_that_are_all_sold_never_turn_long_term() -> None:
    sizes = enumerate([36.8, 33.49, 15.41, 30.3, 30.34])
    lots = [
        a_lot(acquired="2026-06-01", units=units, unit_cost=100 + place)
        for place, units in sizes
    ]
    plan = steps(position={"lots": lots})

    assert "swap" in plan
    assert "long_term_day" not in plan


def test_a_done_purchase_is_not_a_step() -> None:
    assert "spoils" not in steps(trades=[{"on": "2026-11-02", "units": 10}])


def test_waiting_is_dated_by_the_first_clean_day() -> None:
    plan = steps(trades=[{"on": "2026-11-02", "units": 90}])

    # 2 November plus 31 days is Thursday, 3 December.
    assert plan["swap"].on == date(2026, 12, 3)


def test_money_due_is_sold_set_aside_and_paid() -> None:
    needs = [{"amount": 2_000, "due": "2027-01-20"}]
    plan = steps(household={"needs": needs})

    assert plan["sell"].numbers["to"] == "cash"
    assert plan["set_aside"].numbers["amount"] == pytest.approx(2_000)
    assert plan["need_due"].on == date(2027, 1, 20)


def test_the_lender_is_repaid() -> None:
    loan = {"amount": 5_000, "rate": 0.07, "maintenance": 0.3}
    plan = steps(position={"loan": loan}, mind={"thesis": "intact"})

    assert plan["repay_loan"].numbers["amount"] > 0


def test_a_blackout_ends_on_the_first_open_day() -> None:
    closed = {"restricted_until": "2026-11-25"}
    acting = steps(position=closed)
    keeping = steps(position=closed | {"account": "tax_free", "kind": "fund"})

    assert acting["swap"].on == date(2026, 11, 27)
    assert "first_open_day" not in acting
    assert keeping["first_open_day"].on == date(2026, 11, 27)


def test_a_stale_appraisal_asks_for_a_price_first() -> None:
    plan = steps(position={"kind": "property", "price": {"on": "2025-01-10"}})

    assert plan["get_price"].on == TODAY


def test_without_tax_no_tax_date_is_named() -> None:
    plan = steps(**sheltered())

    assert (
        not {"year_end", "no_buying_until", "long_term_day", "clean_day"} & plan.keys()
    )


def test_what_is_over_is_not_a_step() -> None:
    payout = {
        "kind": "fund",
        "next_distribution": {"on": "2026-11-01", "fraction": 0.1},
    }

    assert "distribution" not in steps(position=payout)


def test_a_sale_of_all_sets_aside_only_what_is_due() -> None:
    """Value 7,000 at no spread: from 90 % on all is sold, and 6,500 is needed."""
    needs = [{"amount": 6_500, "due": "2027-01-20"}]
    plan = steps(household={"needs": needs, "cash": 0}, costs={"spread": 0})

    assert plan["sell"].units == 100
    assert plan["set_aside"].numbers["amount"] == pytest.approx(6_500)


@pytest.mark.parametrize(("price", "worthless"), [(0.5, True), (0.51, False)])
def test_a_sale_says_whether_the_thing_is_worth_next_to_nothing(
    price: float, worthless: bool
) -> None:
    """Half a percent of what was paid, whoever says the price."""
    plan = steps(mind={"thesis": "broken"}, position={"price": {"unit": price}})

    assert plan["sell"].numbers["worthless"] is worthless


@pytest.mark.parametrize(
    ("bought", "long", "short"),
    [("2025-12-30", 100, 0), ("2025-12-31", 0, 100), ("2026-06-01", 0, 100)],
)
def test_what_became_worthless_counts_as_sold_on_the_last_day_of_the_year(
    bought: str, long: float, short: float
) -> None:
    """Bought on a 31st of December it is held for a year only, not for more."""
    plan = steps(position={"price": {"unit": 0}, "lots": [a_lot(acquired=bought)]})

    step = plan["worthless_day"]
    assert (step.on, step.units) == (date(2026, 12, 31), long)
    assert step.numbers == {"short": short}


@pytest.mark.parametrize("untaxed", [sheltered(), {"position": {"kind": "property"}}])
def test_only_a_taxed_security_becomes_worthless_by_law(
    untaxed: dict[str, Any],
) -> None:
    document = merged(untaxed, {"position": {"price": {"unit": 0}}})

    assert "worthless_day" not in steps(**document)


HEAVY = {"other_investments": 20_000}


def test_steps_are_dated_one_by_one_and_end_the_days_without_buying() -> None:
    closed = {"restricted_until": "2026-12-04"}
    decision = decided(position=closed, household=HEAVY)

    sold = [step for step in decision.plan if step.do == "sell"]
    free = next(step for step in decision.plan if step.do == "no_buying_until")
    assert [step.on for step in sold] == [
        date(2026, 12, 7),
        date(2027, 1, 7),
        date(2027, 2, 8),
    ]
    assert free.on == date(2027, 3, 11)


def test_a_thin_market_says_until_when_it_takes_what_and_what_remains() -> None:
    """At 2 units a day, 59 trading days take 118 of what is to be sold."""
    thin = {"lots": [a_lot(units=300)], "units_traded_daily": 10}
    decision = decided(position=thin, household={"other_investments": 2_000})

    sold = [step for step in decision.plan if step.do == "sell"]
    left = next(step for step in decision.plan if step.do == "still_to_sell")
    free = next(step for step in decision.plan if step.do == "no_buying_until")
    assert sold[0].on == TODAY
    assert sold[-1].numbers["until"] == left.on == date(2027, 2, 17)
    assert sum(step.units or 0.0 for step in sold) == pytest.approx(118)
    assert left.units == pytest.approx(300 - 118, rel=0.2)
    assert free.on == date(2027, 3, 22)


def test_a_written_exit_is_an_order_with_its_level_and_its_end() -> None:
    asked = {"wants": "stop", "own_loss_limit": 0.4}
    no_tax = {"marginal": {"ordinary": 0, "long": 0, "future": 0}}
    plan = steps(mind=asked, tax=no_tax)

    assert (plan["place_exit"].on, plan["place_exit"].units) == (TODAY, 100)
    assert plan["place_exit"].numbers["level"] == pytest.approx(60)
    assert plan["exit_ends"].on == date(2027, 11, 20)
    assert "no_buying_until" not in plan


def test_a_planned_purchase_that_two_steps_feel_is_told_once() -> None:
    decision = decided(
        position={"restricted_until": "2026-12-04"},
        household=HEAVY,
        trades=[{"on": "2026-12-20", "units": 10}],
    )

    spoils = [step for step in decision.plan if step.do == "spoils"]
    assert [(step.on, step.units) for step in spoils] == [(date(2026, 12, 20), 10)]


NO_TAX = {"marginal": {"ordinary": 0, "long": 0, "future": 0}}


@pytest.mark.parametrize(
    ("limit", "numbers"),
    [
        (0.4, {"limit": 60, "is_passed": False}),
        (0.301, {"limit": 69.9, "is_passed": False}),
        (0.3, {"limit": 70, "is_passed": True}),
        (0.2, {"limit": 80, "is_passed": True}),
    ],
)
def test_an_own_limit_makes_one_look_again(
    limit: float, numbers: dict[str, float]
) -> None:
    review = steps(mind={"own_loss_limit": limit}, tax=NO_TAX)["review"]

    assert review.numbers == pytest.approx(numbers)


def test_a_limit_is_in_the_currency_of_the_price() -> None:
    lots = [a_lot(fx=1.25)]
    foreign = {"currency": "EUR", "fx": 1.25, "lots": lots}
    mind = {"own_loss_limit": 0.4}

    review = steps(position=foreign, mind=mind, tax=NO_TAX)["review"]

    assert review.numbers["limit"] == pytest.approx(60)


def test_what_is_sold_leaves_no_limit_to_watch() -> None:
    assert steps(mind={"own_loss_limit": 0.4})["review"].numbers == {}


def test_a_day_of_one_s_own_stands_among_the_dates() -> None:
    rule = {"look_again": "2027-02-01"}
    plan = steps(mind={"rule": rule})

    assert plan["own_review"].on == date(2027, 2, 1)
    assert plan["review"].on == steps()["review"].on


def test_the_same_day_is_not_told_twice() -> None:
    rule = {"look_again": "2027-05-20"}

    assert "own_review" not in steps(mind={"rule": rule})
