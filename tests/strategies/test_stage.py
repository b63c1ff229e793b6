"""Sales in steps: on which days, how much on each, and which lots first."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.calendar import is_trading_day
from decision.strategies.plan import Plan
from tests.builders import TODAY, a_lot, sheltered, the_plans, why_not

HEAVY = {"other_investments": 20_000}
THIN = {"lots": [a_lot(units=20_000)], "units_traded_daily": 800}


def staged(form: str, because: str = "sell", **changes: Any) -> Plan:
    plans = the_plans("stage", **changes)
    return next(p for p in plans if (p.form, p.because) == (form, because))


def parts(plan: Plan) -> list[float]:
    return [plan.sold_on(day).units for day in plan.days]


def test_three_sales_a_month_apart_each_on_a_trading_day() -> None:
    """20 December 2026 is a Sunday."""
    plan = staged("regret")

    assert plan.days == (TODAY, date(2026, 12, 21), date(2027, 1, 20))
    assert parts(plan) == [33, 34, 33]
    assert plan.is_later


def test_parts_of_units_that_are_not_whole_are_equal() -> None:
    plan = staged("regret", position={"lots": [a_lot(units=0.75)]})

    assert parts(plan) == pytest.approx([0.25] * 3)


def test_after_a_blackout_the_first_sale_is_on_the_first_open_day() -> None:
    plan = staged("opens_later", position={"restricted_until": "2026-12-04"})

    assert plan.days == (date(2026, 12, 7), date(2027, 1, 7), date(2027, 2, 8))


def test_a_closed_market_today_is_no_blackout() -> None:
    """21 November 2026 is a Saturday; the first sale is on Monday."""
    plan = staged("regret", as_of="2026-11-21")

    assert plan.days[0] == date(2026, 11, 23)


def test_a_trim_in_steps_sells_what_the_trim_sells() -> None:
    (trim, *_) = the_plans("sell_part", household=HEAVY)

    plan = staged("regret", because="own_risk", household=HEAVY)

    assert plan.at_once == trim
    assert plan.units == pytest.approx(trim.units)


def test_a_thin_market_takes_a_fifth_of_its_volume_each_day_for_ninety_days() -> None:
    plan = staged("trades_thinly", position=THIN)

    first, *_, last = plan.sales
    assert first.over
    assert (first.over[0], last.last) == (TODAY, date(2027, 2, 17))
    assert plan.units == 160 * 59
    assert all(is_trading_day(day) for day in plan.days)


def test_what_a_thin_market_takes_within_a_month_ends_then() -> None:
    """2,000 at 160 a day take 13 trading days, with Thanksgiving in between."""
    plan = staged("trades_thinly", position=THIN | {"lots": [a_lot(units=2_000)]})

    (sale,) = plan.sales
    assert (sale.units, sale.over) == (2_000, (TODAY, date(2026, 12, 9)))


@pytest.mark.parametrize(
    ("day", "forms"),
    [
        ("2026-11-01", {"regret"}),
        ("2026-11-02", {"regret", "two_tax_years"}),
    ],
)
def test_two_tax_years_are_near_after_the_first_of_november(
    day: str, forms: set[str]
) -> None:
    price = {"unit": 70, "on": day}

    plans = the_plans("stage", as_of=day, position={"price": price})

    assert {plan.form for plan in plans} == forms


def test_of_two_tax_years_half_is_for_the_new_one() -> None:
    plan = staged("two_tax_years")

    assert plan.days == (TODAY, date(2027, 1, 4))
    assert parts(plan) == [50, 50]


def test_without_tax_no_year_is_waited_for() -> None:
    forms = {plan.form for plan in the_plans("stage", **sheltered())}

    assert forms == {"regret"}


def test_money_that_is_due_is_not_staged() -> None:
    """4,000 of 7,000 are due in two months: they are sold today, the rest later."""
    due = {"needs": [{"amount": 4_000, "due": "2027-01-20"}]}

    plan = staged("regret", household=due)

    assert plan.sold_on(TODAY).units == 58  # 57.2 would do
    assert {sale.to for sale in plan.sold_on(TODAY).sales} == {"cash"}
    assert plan.units == pytest.approx(100)
    assert all(one.because == "sell" for one in the_plans("stage", household=due))


WHOLE_IS_DUE = {"needs": [{"amount": 7_000, "due": "2027-01-20"}]}
IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"household": WHOLE_IS_DUE}, "at_once"),
    ({"position": {"kind": "property"}}, "not_divisible"),
    ({"position": {"price": {"unit": 0.1}}}, "worth_nothing"),
    ({"position": {"locked_until": "2038-01-04"}}, "opens_too_late"),
    ({"household": {"horizon_years": 0.05}}, "at_once"),
]


@pytest.mark.parametrize(("changes", "code"), IMPOSSIBLE)
def test_why_nothing_is_sold_in_steps(changes: dict[str, Any], code: str) -> None:
    assert why_not("stage", **changes) == code


def test_recent_lots_go_first_and_then_those_of_the_highest_basis() -> None:
    """A lot bought within 30 days would take the loss of what is sold before it."""
    lots = [
        a_lot(unit_cost=110, units=30),
        a_lot(unit_cost=120, units=30),
        a_lot(unit_cost=80, units=30, acquired="2026-10-21"),
        a_lot(unit_cost=90, units=30, acquired="2026-10-20"),
    ]

    plan = staged("regret", position={"lots": lots})

    sold = [plan.sold_on(day) for day in plan.days]
    taken = [[one.units_of(place) for place in range(4)] for one in sold]
    assert taken == [[0, 10, 30, 0], [20, 20, 0, 0], [10, 0, 0, 30]]


@given(
    st.lists(st.floats(0.01, 1e5), min_size=1, max_size=4),
    st.sampled_from([{}, {"restricted_until": "2027-01-15"}, {"kind": "crypto"}]),
    st.sampled_from([0, 1_000, 50_000]),
)
def test_steps_never_sell_more_than_there_is_and_less_only_in_a_thin_market(
    sizes: list[float], position: dict[str, Any], rest: float
) -> None:
    lots = [a_lot(units=size, unit_cost=100 + n) for n, size in enumerate(sizes)]

    plans = the_plans(
        "stage",
        position={"lots": lots, **position},
        household={"other_investments": rest},
    )

    for plan in plans:
        assert plan.at_once
        assert plan.units == pytest.approx(plan.at_once.units)
        for place, size in enumerate(sizes):
            assert plan.units_of(place) <= size * (1 + 1e-9)


def test_of_whole_units_the_market_takes_whole_ones() -> None:
    """A fifth of 37 units a day, over 20 or so days at a time."""
    thin = {"lots": [a_lot(units=1_000)], "units_traded_daily": 37}

    plan = staged("trades_thinly", position=thin)

    assert [part == int(part) for part in parts(plan)] == [True] * 3
    assert 0.98 * 7.4 * 60 < sum(parts(plan)) <= 7.4 * 63
