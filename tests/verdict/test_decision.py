"""The answer as a whole: complete, frozen, and without an action where none is due."""

import dataclasses
import json
import math
from datetime import date
from statistics import NormalDist
from typing import Any

import pytest

from decision.case import Case
from decision.errors import MarketError
from decision.market import view_of
from decision.market.kinds import kind_view
from decision.strategies import IDS
from decision.verdict import decide
from tests.builders import TODAY, a_case, decided, sheltered


def test_without_a_price_nothing_is_named_and_the_reason_is_given() -> None:
    case = a_case(position={"symbol": "META", "price": None})

    decision = decide(case, kind_view(case))

    assert (decision.action, decision.reason) == (None, "no_price")
    assert {one.why_not for one in decision.strategies} == {"no_price"}
    assert [one.id for one in decision.strategies] == list(IDS)
    assert json.loads(json.dumps(decision.to_dict(), allow_nan=False))["lead"] is None


def test_a_day_before_any_price_is_an_error_with_a_code() -> None:
    case = a_case(
        as_of="1980-01-02",
        position={
            "symbol": "META",
            "price": None,
            "lots": [{"acquired": "1979-01-02", "units": 1, "unit_cost": 1}],
        },
    )
    with pytest.raises(MarketError) as raised:
        view_of(case, door="sample")

    assert raised.value.reason == "before_history"


def test_a_decision_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        decided().action = "hold"  # type: ignore[misc]  # that is the point


def test_the_position_is_told_in_the_households_currency() -> None:
    position = decided().position

    assert position is not None
    assert (position.value, position.cost, position.gain) == (7_000, 10_000, -3_000)
    assert position.gain_fraction == -0.3
    assert position.gain_needed == pytest.approx(3 / 7)
    assert position.weight == 7_000 / 207_000


@pytest.mark.parametrize("price", [0, 100, 130])
def test_no_rise_is_needed_where_nothing_can_rise_or_nothing_is_lost(
    price: float,
) -> None:
    position = decided(position={"price": {"unit": price}}).position

    assert position is not None
    assert position.gain_needed is None


def test_the_tax_of_a_sale_adds_up() -> None:
    """24 % of 3,000 this year and of the 7 that are left next year."""
    tax = decided().tax

    assert tax is not None
    assert tax.loss == pytest.approx(3_007)
    assert tax.counts_now + tax.deferred + tax.lost == pytest.approx(tax.loss)
    assert dict(tax.savings) == pytest.approx({2026: 720, 2027: 0.24 * 7})
    later = 0.15 * 3_007 * 1.03**-10
    assert tax.later == pytest.approx(later)
    cost = 2 * 7_000 * 0.001
    assert tax.worth == pytest.approx(720 + 1.68 / 1.03 - later - cost)


def test_a_tax_saved_is_a_negative_change_of_this_years_bill() -> None:
    assert decided().outcome("swap").tax_now == pytest.approx(-720)
    assert decided().outcome("hold").tax_now == 0


def test_a_gain_is_taxed_this_year() -> None:
    decision = decided(position={"price": {"unit": 120}})

    gain = 12_000 * 0.999 - 10_000
    assert decision.outcome("sell").tax_now == pytest.approx(0.15 * gain)


@pytest.mark.parametrize("on", ["2028-05-05", "2029-11-20", "2035-05-05", "2066-11-20"])
def test_a_goal_has_a_chance_before_and_after_the_review_horizon(on: str) -> None:
    near, sure = (
        decided(household={"goal": {"amount": amount, "on": on}}).outcome("hold")
        for amount in (1e12, 1)
    )

    assert (near.chance_of_goal, sure.chance_of_goal) == (0, 1)


@pytest.mark.parametrize(("short_of_it", "chance"), [(1, 1), (-1, 0)])
def test_a_goal_is_reached_where_everything_together_is_worth_as_much(
    short_of_it: float, chance: float
) -> None:
    """Without risk: what is held, its needs paid, beyond the review horizon too."""
    on = date(2034, 11, 20)
    years = (on - TODAY).days / 365.25
    later = 1.03 ** (years - (date(2030, 11, 20) - TODAY).days / 365.25)
    wealth = 12_000 * 1.03**years - 1_000 * later
    changes: dict[str, Any] = {
        "household": {
            "other_investments": 0,
            "cash": 5_000,
            "needs": [{"amount": 1_000, "due": "2030-11-20"}],
            "goal": {"amount": wealth - short_of_it, "on": str(on)},
        },
        "costs": {"spread": 0},
        "market": {"volatility": 0, "beta": 0},
    }

    hold = decided(**sheltered(**changes)).outcome("hold")
    assert hold.chance_of_goal == chance


def test_a_far_goal_changes_nothing_but_its_chance() -> None:
    """Also in a storm, of which less is left over a longer time."""
    lot = {"acquired": "2021-09-07", "units": 100, "unit_cost": 380}
    document = {"as_of": "2022-11-04"} | {
        "position": {"kind": "stock", "symbol": "META", "lots": [lot]}
    }
    goal = {"goal": {"amount": 80_000, "on": "2042-11-04"}}

    without, told = (
        decide(Case.model_validate(document | {"household": household}), flips=False)
        for household in ({}, goal)
    )

    assert told.outcome("hold").chance_of_goal is not None
    assert [one.advantage for one in told.strategies] == pytest.approx(
        [one.advantage for one in without.strategies]
    )


def test_a_far_goal_is_as_likely_as_the_normal_law_says() -> None:
    """A fund that is all the household has, 8 years on: log-normal within 2 points."""
    years = (date(2034, 11, 20) - TODAY).days / 365.25
    volatility = 0.16
    middle = (math.log(1.03) + 0.045 - volatility**2 / 2) * years
    goal = 7_000 * math.exp(middle + 0.5 * volatility * math.sqrt(years))
    changes: dict[str, Any] = {
        "position": {"kind": "fund"},
        "household": {
            "other_investments": 0,
            "cash": 0,
            "goal": {"amount": goal, "on": "2034-11-20"},
        },
        "costs": {"spread": 0},
        "market": {"volatility": volatility, "beta": 1},
    }

    found = decided(**sheltered(**changes)).outcome("hold").chance_of_goal
    assert found == pytest.approx(1 - NormalDist().cdf(0.5), abs=0.02)


def test_on_the_day_of_the_goal_there_is_no_chance_left_to_tell() -> None:
    goal = {"amount": 1, "on": str(TODAY)}

    assert decided(household={"goal": goal}).outcome("hold").chance_of_goal is None


def test_every_strategy_that_is_possible_has_its_fan_from_today_to_the_horizon() -> (
    None
):
    decision = decided()

    for one in decision.strategies:
        months = [point.month for point in decision.fan if point.strategy == one.id]
        if one.possible:
            assert months[0] == 0
            assert months[-1] == 36
            assert months == sorted(months)
        else:
            assert not months


def test_every_assumption_says_where_it_comes_from() -> None:
    for one in decided().assumptions:
        assert one.label
        assert one.unit
        assert one.source
    names = {one.name for one in decided().assumptions}
    assert "judgements.wealth_floor" in names
    assert "us.capital_loss_limit" in names


def test_what_nobody_said_is_among_the_assumptions() -> None:
    household = {"other_investments": None, "horizon_years": None}
    silent = decided(household=household, costs={"spread": None})

    said, assumed = (
        {a.name for a in one.assumptions if a.name.startswith("case.")}
        for one in (decided(), silent)
    )
    assert said == set()
    assert assumed == {"case.other_investments", "case.horizon_years", "case.spread"}


def test_the_61_days_of_selling_everything_are_part_of_the_answer() -> None:
    """20 units bought in an IRA on 9 November; sold at 70 less a tenth of a percent."""
    bought = {"on": "2026-11-09", "units": 20, "account": "tax_deferred"}

    wash = decided(trades=[bought]).to_dict()["wash"]

    assert (wash["first"], wash["on"], wash["last"]) == (
        "2026-10-21",
        "2026-11-20",
        "2026-12-20",
    )
    assert wash["lost"] == pytest.approx(20 * (100 - 69.93))
    assert wash["clean_on"] == "2026-12-10"
    assert [one["effect"] for one in wash["purchases"]] == ["none", "lost"]


def test_the_61_days_start_on_the_first_open_day() -> None:
    closed = decided(position={"restricted_until": "2026-11-25"}).wash

    assert closed is not None
    assert closed.on == date(2026, 11, 27)


@pytest.mark.parametrize("changes", [{"country": "GB"}, {"position": {"kind": "home"}}])
def test_without_tax_figures_there_are_no_61_days(changes: dict[str, Any]) -> None:
    assert decided(**changes).wash is None
