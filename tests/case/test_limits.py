"""Which numbers and kinds a field takes, and what it asks for instead."""

import json
import math
from typing import Any

import pytest

from decision.errors import Problem
from tests.builders import a_case, a_lot
from tests.case.faulty import the_problem

NOT_NUMBERS = [
    (math.nan, "type a finite number"),
    (math.inf, "type a finite number"),
    (-math.inf, "type a finite number"),
    ("1e999", "type a finite number"),
    ("a dozen", "type a number, such as 12.5"),
    (None, "type a number, such as 12.5"),
    ([1], "type a number, such as 12.5"),
    ({}, "type a number, such as 12.5"),
]


@pytest.mark.parametrize(("units", "do"), [*NOT_NUMBERS, (0, "type a number above 0")])
def test_units_are_a_finite_number_above_0(units: object, do: str) -> None:
    problem = the_problem(position={"lots": [a_lot(units=units)]})

    assert (problem.path, problem.do) == ("position.lots[0].units", do)
    assert problem.found.endswith(" was typed")


@pytest.mark.parametrize("day", ["1921-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"position": {"locked_until": "DAY"}}, "position.locked_until"),
        ({"position": {"restricted_until": "DAY"}}, "position.restricted_until"),
        ({"trades": [{"on": "DAY", "units": 1}]}, "trades[0].on"),
    ],
)
def test_a_day_that_no_calendar_knows_is_a_slip_of_the_year(
    day: str, changes: dict[str, Any], path: str
) -> None:
    typed = json.loads(json.dumps(changes).replace("DAY", day))

    assert the_problem(**typed) == Problem(
        path,
        f"{day} is not between 1922-01-01 and 2199-12-31",
        "check the year that was typed",
    )


@pytest.mark.parametrize("day", ["1922-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_are_taken(day: str) -> None:
    assert str(a_case(trades=[{"on": day, "units": 1}]).trades[0].on) == day


@pytest.mark.parametrize("units", [-1, -1e-9])
def test_units_are_not_negative(units: float) -> None:
    problem = the_problem(position={"lots": [a_lot(units=units)]})

    assert problem == Problem(
        "position.lots[0].units",
        f"{units} was typed",
        "type a number above 0: short sales are not covered here",
    )


LIMITS: list[tuple[dict[str, Any], str, str]] = [
    (
        {"position": {"lots": [a_lot(unit_cost=-0.01)]}},
        "position.lots[0].unit_cost",
        "type 0 or more",
    ),
    ({"position": {"fx": 0}}, "position.fx", "type a number above 0"),
    ({"position": {"price": {"unit": -1}}}, "position.price.unit", "type 0 or more"),
    (
        {"position": {"price": {"source": "appraisal", "haircut": 1}}},
        "position.price.haircut",
        "type a number below 1",
    ),
    (
        {"position": {"price": {"haircut": 0.1}}},
        "position.price.haircut",
        "leave it out, or type appraisal as the source of the price",
    ),
    (
        {"position": {"kind": "derivative", "expires": "2026-11-19"}},
        "position.expires",
        "type 2026-11-20 or a later day, or leave it out",
    ),
    (
        {"position": {"expires": "2027-01-15"}},
        "position.expires",
        "leave it out, or type derivative as the kind",
    ),
    ({"position": {"carrying_cost": 1.01}}, "position.carrying_cost", "type 1 or less"),
    (
        {"position": {"loan": {"amount": -1, "rate": 0}}},
        "position.loan.amount",
        "type 0 or more",
    ),
    (
        {"household": {"horizon_years": 0}},
        "household.horizon_years",
        "type a number above 0",
    ),
    (
        {"household": {"horizon_years": 101}},
        "household.horizon_years",
        "type 100 or less",
    ),
    ({"household": {"cash": -1}}, "household.cash", "type 0 or more"),
    (
        {"household": {"other_investments": -1}},
        "household.other_investments",
        "type 0 or more",
    ),
    (
        {"household": {"chance_held_until_death": 1.1}},
        "household.chance_held_until_death",
        "type 1 or less",
    ),
    (
        {"tax": {"marginal": {"ordinary": 24}}},
        "tax.marginal.ordinary",
        "type 1 or less",
    ),
    ({"tax": {"carried_long": -1}}, "tax.carried_long", "type 0 or more"),
    ({"mind": {"own_loss_limit": 1.5}}, "mind.own_loss_limit", "type 1 or less"),
    (
        {"mind": {"reason": "x" * 10_001}},
        "mind.reason",
        "type at most 10,000 characters",
    ),
    (
        {"mind": {"rule": {"sell_if": "x" * 2_001}}},
        "mind.rule.sell_if",
        "type at most 2,000 characters",
    ),
    (
        {"mind": {"rule": {"look_again": "2026-11-19"}}},
        "mind.rule.look_again",
        "type 2026-11-20 or a later day, or leave it out",
    ),
    ({"costs": {"spread": 1}}, "costs.spread", "type a number below 1"),
    ({"costs": {"commission": -1}}, "costs.commission", "type 0 or more"),
    ({"market": {"volatility": -0.1}}, "market.volatility", "type 0 or more"),
    ({"market": {"trend": 1.01}}, "market.trend", "type 1 or less"),
    ({"market": {"trend": -1.01}}, "market.trend", "type -1 or more"),
    (
        {"position": {"lots": [a_lot(units=1.1e15)]}},
        "position.lots[0].units",
        "type 1,000,000,000,000,000 or less",
    ),
    (
        {"household": {"cash": 1e200}},
        "household.cash",
        "type 1,000,000,000,000,000 or less",
    ),
    (
        {"tax": {"long_gains": -1.1e15}},
        "tax.long_gains",
        "type -1,000,000,000,000,000 or more",
    ),
]


@pytest.mark.parametrize(("changes", "path", "do"), LIMITS)
def test_a_number_out_of_range_says_the_limit(
    changes: dict[str, Any], path: str, do: str
) -> None:
    problem = the_problem(**changes)

    assert (problem.path, problem.do) == (path, do)


@pytest.mark.parametrize(
    "changes",
    [
        {"position": {"lots": [a_lot(unit_cost=0, units=1e-9)]}},
        {"position": {"price": {"unit": 0}}},
        {"household": {"horizon_years": 100}},
        {"household": {"horizon_years": 0.01}},
        {"costs": {"spread": 0}},
        {"market": {"trend": -1, "volatility": 0}},
        {"mind": {"reason": "x" * 10_000}},
        {"mind": {"rule": {"keep_if": "x" * 2_000, "look_again": "2026-11-20"}}},
        {"tax": {"marginal": {"ordinary": 1, "long": 0}}},
        {"position": {"lots": [a_lot(units=1e15, unit_cost=1e15)]}},
        {"household": {"cash": 1e15}, "tax": {"long_gains": -1e15, "wages": 1e15}},
    ],
)
def test_a_number_at_its_limit_is_accepted(changes: dict[str, Any]) -> None:
    assert a_case(**changes)


WRONG_KINDS: list[tuple[dict[str, Any], str, str]] = [
    ({"position": 3}, "position", "give its fields as an object"),
    ({"position": {"lots": 3}}, "position.lots", "give a list"),
    ({"position": {"lots": []}}, "position.lots", "add at least one"),
    ({"position": {"lots": [7]}}, "position.lots[0]", "give its fields as an object"),
    ({"position": {"employer": "maybe"}}, "position.employer", "type true or false"),
    ({"position": {"symbol": 7}}, "position.symbol", "type text"),
    ({"position": {"kind": "shares"}}, "position.kind", "'stock', 'fund'"),
    (
        {"position": {"account": "ira"}},
        "position.account",
        "'taxable', 'tax_deferred' or 'tax_free'",
    ),
    ({"position": {"currency": "usd"}}, "position.currency", "^[A-Z]{3}$"),
    ({"country": "XX"}, "country", "'US', 'GB'"),
    ({"version": 2}, "version", "type one of 1"),
    (
        {"trades": [{"on": "2026-11-20", "units": 1, "side": "short"}]},
        "trades[0].side",
        "'buy' or 'sell'",
    ),
    ({"household": {"needs": {"amount": 1}}}, "household.needs", "give a list"),
    (
        {"household": {"risk_tolerance": None}},
        "household.risk_tolerance",
        "'low', 'medium'",
    ),
    (
        {"mind": {"answers": {"q1": "f"}}},
        "mind.answers.q1",
        "'a', 'b', 'c', 'd' or 'e'",
    ),
    ({"mind": {"answers": ["a"]}}, "mind.answers", "give its fields as an object"),
    ({"mind": {"reason": 5}}, "mind.reason", "type text"),
]


@pytest.mark.parametrize(("changes", "path", "do"), WRONG_KINDS)
def test_a_value_of_the_wrong_kind_says_the_right_one(
    changes: dict[str, Any], path: str, do: str
) -> None:
    problem = the_problem(**changes)

    assert problem.path == path
    assert do in problem.do
