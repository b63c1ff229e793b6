"""Every fault at once: where it is, what was found, what to type."""

import math
from typing import Any

import pytest

from decision.errors import Problem
from tests.builders import a_case, a_document, a_lot
from tests.case.faulty import problems_of, the_problem

DATES = [
    ("20 November", "position.lots[0].acquired"),
    ("2026-02-30", "position.lots[0].acquired"),
    (20250106, "position.lots[0].acquired"),
    (None, "position.lots[0].acquired"),
]


@pytest.mark.parametrize(("acquired", "path"), DATES)
def test_what_is_no_date_says_how_a_date_is_typed(acquired: object, path: str) -> None:
    problem = the_problem(position={"lots": [a_lot(acquired=acquired)]})

    assert problem.path == path
    assert problem.do == "type a date as year-month-day, such as 2026-11-20"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (
            {"position": {"lots": [a_lot(acquired="2026-11-21")]}},
            "position.lots[0].acquired",
        ),
        ({"position": {"price": {"on": "2026-11-21"}}}, "position.price.on"),
    ],
)
def test_what_has_happened_does_not_lie_after_the_day(
    changes: dict[str, Any], path: str
) -> None:
    problem = the_problem(**changes)

    assert problem == Problem(
        path,
        "2026-11-21 is after the decision day 2026-11-20",
        "type 2026-11-20 or an earlier day",
    )


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"needs": [{"amount": 1, "due": "2026-11-19"}]}, "household.needs[0].due"),
        ({"goal": {"amount": 1, "on": "2026-11-19"}}, "household.goal.on"),
    ],
)
def test_what_is_to_come_does_not_lie_before_the_day(
    changes: dict[str, Any], path: str
) -> None:
    problem = the_problem(household=changes)

    assert problem.path == path
    assert problem.found == "2026-11-19 is before the decision day 2026-11-20"
    assert problem.do == "type 2026-11-20 or a later day, or leave it out"


def test_the_day_itself_is_neither_before_nor_after() -> None:
    case = a_case(
        position={"lots": [a_lot(acquired="2026-11-20")]},
        household={"needs": [{"amount": 1, "due": "2026-11-20"}]},
    )

    assert case.position.lots[0].acquired == case.household.needs[0].due == case.as_of


def test_planned_trades_and_payouts_may_lie_on_either_side_of_the_day() -> None:
    trades = [{"on": on, "units": 1} for on in ("2026-01-05", "2027-01-05")]

    case = a_case(
        trades=trades,
        position={"next_distribution": {"on": "2026-12-18", "fraction": 0.02}},
    )

    assert [trade.on.year for trade in case.trades] == [2026, 2027]


@pytest.mark.parametrize("field", ["price_target", "Symbol", "lot"])
def test_an_unknown_field_is_named(field: str) -> None:
    problem = the_problem(position={field: 1})

    assert problem == Problem(
        f"position.{field}",
        "no field has this name",
        "leave it out, or correct its name",
    )


def test_neither_a_symbol_nor_a_price_is_a_fault() -> None:
    problem = the_problem(position={"symbol": "  ", "price": None})

    assert problem.path == "position.price"
    assert problem.found == "neither a symbol nor a price"


@pytest.mark.parametrize("changes", [{"symbol": "META", "price": None}, {"symbol": ""}])
def test_a_symbol_or_a_price_is_enough(changes: dict[str, Any]) -> None:
    assert a_case(position=changes)


def test_two_lots_of_one_name_are_a_fault() -> None:
    lots = [a_lot(id="first"), a_lot(id="second"), a_lot(id="first")]

    problem = the_problem(position={"lots": lots})

    assert problem.path == "position.lots"
    assert problem.found == "two lots are called 'first'"


def test_lots_without_a_name_are_not_called_the_same() -> None:
    assert a_case(position={"lots": [a_lot(), a_lot(id="a"), a_lot()]})


def test_a_gift_needs_its_value_on_the_day_it_was_given() -> None:
    problem = the_problem(position={"lots": [a_lot(origin="gift")]})

    assert problem.path == "position.lots[0].unit_value_when_given"
    assert "gift without its value" in problem.found


@pytest.mark.parametrize(
    ("changes", "found", "do"),
    [
        ({"origin": "purchase"}, "not a gift", "leave it out"),
        ({"given_on": "2025-01-05"}, "before 2025-01-06", "type 2025-01-06 or"),
        ({"given_on": "2026-11-21"}, "after the decision day", "type 2026-11-20 or"),
    ],
)
def test_the_day_of_a_gift_lies_between_the_givers_day_and_today(
    changes: dict[str, str], found: str, do: str
) -> None:
    gift = {"origin": "gift", "unit_value_when_given": 90, "given_on": "2026-03-02"}

    problem = the_problem(position={"lots": [a_lot(**gift | changes)]})

    assert problem.path == "position.lots[0].given_on"
    assert found in problem.found
    assert do in problem.do


@pytest.mark.parametrize("given_on", ["2025-01-06", "2026-11-20"])
def test_a_gift_may_be_given_on_the_first_and_on_the_last_day(given_on: str) -> None:
    gift = a_lot(origin="gift", unit_value_when_given=90, given_on=given_on)

    assert a_case(position={"lots": [gift]})


@pytest.mark.parametrize("document", [None, 3, "a case", [], [{}]])
def test_what_is_no_case_at_all_says_so(document: object) -> None:
    (problem,) = problems_of(document)

    assert problem.path == "the case"
    assert problem.do == "give its fields as an object"


def test_an_empty_case_names_what_is_required() -> None:
    assert {problem.path for problem in problems_of({})} == {"as_of", "position"}


def test_every_fault_is_reported_at_once_in_the_order_of_the_fields() -> None:
    document = a_document(
        country="XX",
        position={"lots": [a_lot(units=-1), a_lot(acquired="2027-03-01"), {}]},
        household={"cash": "much"},
        tax={"wages": math.nan},
        mind={"thesis": "dead"},
    )

    paths = [problem.path for problem in problems_of(document)]

    assert paths == [
        "country",
        "position.lots[0].units",
        "position.lots[1].acquired",
        "position.lots[2].acquired",
        "position.lots[2].units",
        "position.lots[2].unit_cost",
        "household.cash",
        "tax.wages",
        "mind.thesis",
    ]


def test_a_fault_in_a_lot_is_not_followed_by_one_about_the_list() -> None:
    problems = problems_of(a_document(position={"lots": [a_lot(units=0)]}))

    assert [problem.path for problem in problems] == ["position.lots[0].units"]


def test_dates_are_not_compared_with_a_day_that_is_no_date() -> None:
    (problem,) = problems_of(a_document(as_of="today"))

    assert problem.path == "as_of"


def test_a_long_entry_is_cut_before_it_is_shown() -> None:
    problem = the_problem(household={"cash": "x" * 500})

    assert len(problem.found) < 80


@pytest.mark.parametrize("braces", ["{", "{gt}", "%s", "{0}"])
def test_what_was_typed_is_shown_as_it_is(braces: str) -> None:
    assert repr(braces) in the_problem(household={"cash": braces}).found
