"""Tidy tables behind charts and comparison."""

import pytest

from decision.market import view_of
from decision.report.tables import (
    fan_table,
    ledger_table,
    price_table,
    purchase_table,
    tax_by_year_table,
    unit_cost,
)
from tests.report.builders import a_case, a_decision

REPLAY = {"position": {"price": None}}


def test_ledger_steps_run_from_holding_to_the_sum() -> None:
    table = ledger_table(a_decision())

    assert table["start"].iloc[0] == 0
    assert list(table["end"] - table["start"]) == list(table["shown"])
    assert list(table["start"])[1:-1] == list(table["end"])[:-2]
    assert list(table.iloc[-1][["name", "end", "label"]]) == [
        "In all",
        2140.0,
        "+$2,140",
    ]


def test_a_fan_keeps_the_order_asked_for() -> None:
    table = fan_table(a_decision(), ("swap", "hold"))

    assert list(table["name"].unique()) == ["Swap", "Hold"]
    assert list(table.columns[4:]) == ["p5", "p25", "p50", "p75", "p95"]


def test_tax_by_year_ends_with_what_comes_back_later() -> None:
    table = tax_by_year_table(a_decision())

    assert list(table["when"]) == ["2022", "2023", "2024", "2025", "Later"]
    assert table["saved"].iloc[-1] == -1290.0
    assert table["side"].iloc[-1] == "more tax"
    assert table["label"].iloc[-1] == "−$1,290"


def test_prices_start_a_year_before_the_purchase_and_end_with_the_last_close() -> None:
    case = a_case(**REPLAY)
    view = view_of(case)

    table = price_table(view, case)
    closes = table[table["series"] == "Close"]
    average = table[table["series"] == "10-month average"]

    assert closes["day"].min().year == 2020
    assert closes["price"].iloc[-1] == pytest.approx(view.price)
    assert len(closes) <= 700
    assert average["day"].max() <= closes["day"].max()
    assert view.facts is not None
    assert average["price"].iloc[-1] == pytest.approx(
        view.facts.average_10_months, rel=0.1
    )


def test_without_prices_the_table_is_empty() -> None:
    case = a_case()

    assert price_table(view_of(case), case).empty


def test_cost_is_the_average_over_all_lots() -> None:
    lots = [
        {"acquired": "2021-11-01", "units": 30, "unit_cost": 300},
        {"acquired": "2022-03-01", "units": 10, "unit_cost": 200},
    ]
    case = a_case(position={"lots": lots})

    assert unit_cost(case) == 275.0
    assert list(purchase_table(case)["units"]) == [30, 10]
