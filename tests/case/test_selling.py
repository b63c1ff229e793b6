"""Sales in the trades that cannot have happened: where, what, and what to type."""

from datetime import date
from typing import Any

import pytest

from decision.case.selling import is_a_lot, is_same_thing, sold_by_lot
from decision.errors import Problem
from tests.builders import a_case, a_lot
from tests.case.faulty import problems_of, the_problem
from tests.tax.positions import TODAY


def a_sale(on: str = "2026-12-01", units: float = 10, **changes: Any) -> dict[str, Any]:
    return {"on": on, "side": "sell", "units": units, "lot": "a", **changes}


def a_purchase(
    on: str = "2026-11-02", units: float = 30, **changes: Any
) -> dict[str, Any]:
    return {"on": on, "units": units, **changes}


def held(*trades: dict[str, Any], **position: Any) -> dict[str, Any]:
    """100 units in lot a and 50 without a name."""
    lots = [a_lot(id="a"), a_lot(units=50)]
    return {"position": {"symbol": "M", "lots": lots, **position}, "trades": trades}


@pytest.mark.parametrize(
    ("trades", "problem"),
    [
        (
            [a_sale(lot="b")],
            Problem(
                "trades[0].lot",
                "no lot or purchase is called 'b'",
                "type the id of one, or leave it out",
            ),
        ),
        (
            [a_sale(units=100.5)],
            Problem(
                "trades[0].units",
                "100.5 units of lot 'a' are more than the 100 left by then",
                "type 100 or less",
            ),
        ),
        (
            [a_sale(units=70), a_sale("2026-12-02", 40)],
            Problem(
                "trades[1].units",
                "40 units of lot 'a' are more than the 30 left by then",
                "type 30 or less",
            ),
        ),
        (
            [a_sale("2026-12-02", 40), a_sale(units=100)],
            Problem(
                "trades[0].units",
                "40 units of lot 'a' are more than the 0 left by then",
                "leave the sale out",
            ),
        ),
        (
            [a_sale(units=151, lot="")],
            Problem(
                "trades[0].units",
                "151 units are more than the 150 left by then",
                "type 150 or less",
            ),
        ),
        (
            [a_sale("2025-01-05")],
            Problem(
                "trades[0].on",
                "2025-01-05 is before 2025-01-06, when lot 'a' was bought",
                "type 2025-01-06 or a later day",
            ),
        ),
        (
            [a_purchase("2026-12-05", lot="p"), a_sale(lot="p")],
            Problem(
                "trades[1].on",
                "2026-12-01 is before 2026-12-05, when lot 'p' was bought",
                "type 2026-12-05 or a later day",
            ),
        ),
        (
            [a_purchase(lot="p"), a_sale("2026-11-10", 31, lot="p")],
            Problem(
                "trades[1].units",
                "31 units of lot 'p' are more than the 30 left by then",
                "type 30 or less",
            ),
        ),
        (
            [a_sale(account="tax_free")],
            Problem(
                "trades[0].account",
                "'tax_free' is not where lot 'a' is",
                "type 'taxable', or leave it out",
            ),
        ),
        (
            [a_purchase(lot="p", owner="spouse"), a_sale(lot="p", owner="self")],
            Problem(
                "trades[1].owner",
                "'self' is not where lot 'p' is",
                "type 'spouse', or leave it out",
            ),
        ),
        (
            [a_purchase(lot="a")],
            Problem(
                "trades[0].lot",
                "another purchase is called 'a' too",
                "give each purchase its own name",
            ),
        ),
        (
            [a_purchase(lot="p"), a_purchase("2026-11-03", lot="p")],
            Problem(
                "trades[1].lot",
                "another purchase is called 'p' too",
                "give each purchase its own name",
            ),
        ),
    ],
)
def test_a_sale_that_cannot_be_says_where_what_and_what_to_type(
    trades: list[dict[str, Any]], problem: Problem
) -> None:
    assert the_problem(**held(*trades)) == problem


@pytest.mark.parametrize(
    "trades",
    [
        [a_sale(units=100)],
        [a_sale(units=150, lot="")],
        [a_sale("2025-01-06", 100)],
        [a_sale("2026-11-20", 500)],  # has left the lot already
        [a_sale(units=70), a_sale("2026-12-02", 30)],
        [a_sale(units=0.1), a_sale("2026-12-02", 0.2), a_sale("2026-12-03", 99.7)],
        [a_purchase("2026-12-01", lot="p"), a_sale(units=30, lot="p")],
        [a_purchase("2026-12-01"), a_sale(units=180, lot="")],
        [a_purchase("2025-01-06", 100, lot="a")],  # lot a, listed twice
        [a_purchase("2025-01-06", 140, lot="a"), a_sale("2026-11-02", 40)],
        [a_sale(lot="b", units=1000, symbol="N")],  # another thing
        [a_sale(units=1000, lot="", account="tax_free")],
        [a_sale(units=1000, lot="", owner="spouse")],
        [a_sale("2026-11-20", 100, lot=""), a_sale(units=150, lot="")],
    ],
)
def test_a_sale_that_can_be_is_taken(trades: list[dict[str, Any]]) -> None:
    assert len(a_case(**held(*trades)).trades) == len(trades)


def test_a_purchase_listed_as_a_lot_is_counted_once() -> None:
    trades = [a_purchase("2025-01-06", 100), a_sale(units=151, lot="")]

    assert the_problem(**held(*trades)).path == "trades[1].units"


def test_a_lot_in_a_retirement_account_is_sold_there() -> None:
    assert a_case(**held(a_sale(), account="tax_free"))
    problem = the_problem(**held(a_sale(account="taxable"), account="tax_free"))

    assert problem.path == "trades[0].account"


def test_every_impossible_sale_is_told_in_the_order_of_the_trades() -> None:
    document = a_case(**held()).to_dict()
    document["trades"] = [a_sale(lot="b"), a_sale("2025-01-05"), a_sale(units=101)]

    assert [problem.path for problem in problems_of(document)] == [
        "trades[0].lot",
        "trades[1].on",
        "trades[2].units",
    ]


@pytest.mark.parametrize("units", [0, -3])
def test_a_trade_has_more_than_no_units(units: float) -> None:
    problem = the_problem(**held(a_sale(units=units)))

    assert problem == Problem(
        "trades[0].units", f"{units} was typed", "type a number above 0"
    )


def test_sales_are_counted_after_one_day_and_until_another() -> None:
    case = a_case(
        **held(
            a_sale("2026-11-20"),
            a_sale("2026-11-21", 5),
            a_sale(lot=""),
            a_sale(symbol="N"),
        ),
    )
    position, trades = case.position, case.trades

    assert sold_by_lot(position, trades, until=TODAY) == {"a": 10}
    assert sold_by_lot(position, trades, until=date.max, after=TODAY) == {"a": 5}


def test_an_option_to_buy_is_a_trade_and_no_lot() -> None:
    problem = the_problem(position={"lots": [a_lot(origin="option")]})

    assert problem.path == "position.lots[0].origin"
    assert a_case(trades=[a_purchase(origin="option")]).trades[0].origin == "option"


def test_a_spin_off_is_a_lot_at_the_cost_that_was_typed() -> None:
    (lot,) = a_case(position={"lots": [a_lot(origin="spin_off")]}).position.lots

    assert (lot.origin, lot.unit_cost) == ("spin_off", 100)


@pytest.mark.parametrize(
    ("symbol", "is_same"), [("", True), (" m ", True), ("M2", False)]
)
def test_a_trade_without_a_symbol_is_one_of_what_is_held(
    symbol: str, is_same: bool
) -> None:
    case = a_case(**held(a_purchase(symbol=symbol)))

    assert is_same_thing(case.trades[0], case.position) is is_same


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({}, True),
        ({"units": 120}, True),  # as it was bought, before 20 were sold
        ({"units": 110}, False),
        ({"on": "2025-01-07"}, False),
        ({"account": "tax_free"}, False),
        ({"owner": "spouse"}, False),
    ],
)
def test_a_purchase_stands_twice_if_day_units_and_place_are_those_of_a_lot(
    changes: dict[str, Any], listed: bool
) -> None:
    bought: dict[str, Any] = {"on": "2025-01-06", "units": 100}
    case = a_case(**held(a_purchase(**bought | changes)))

    assert is_a_lot(case.trades[0], case.position, {"a": 20.0}) is listed
