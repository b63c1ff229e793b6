"""The figures behind each picture: rows of text that a person can check."""

import re
from datetime import date

import pandas as pd
import pytest

from decision.market import view_of
from decision.report import charts
from decision.report.charts.figures import Figures
from decision.report.tables import price_table
from tests.builders import a_case as a_plain_case
from tests.report.builders import SITUATIONS, a_case, a_decision, answered
from tests.sale.test_window import a_window

OF_A_DECISION = ("ledger", "outcome", "tax_years", "chance")


def figures(name: str, situation: str) -> Figures:
    case, decision = answered(situation)
    found: Figures = getattr(charts, f"{name}_figures")(decision, case)
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("name", OF_A_DECISION)
def test_every_row_has_as_many_cells_of_text_as_there_are_headings(
    name: str, situation: str
) -> None:
    found = figures(name, situation)

    assert all(len(row) == len(found.columns) for row in found.rows)
    assert all(isinstance(cell, str) and cell for row in found.rows for cell in row)


def test_the_ledger_adds_up_to_its_last_row() -> None:
    found = charts.ledger_figures(a_decision(), a_case())

    assert found.columns[1] == "Adds, USD of today"
    assert found.rows[0] == ("Tax", "+$2,190", "$2,190")
    assert found.rows[-1] == ("In all", "+$2,140", "$2,140")
    assert found.rows[-2][2] == found.rows[-1][2]


def test_a_fan_is_told_every_half_year_and_at_its_end() -> None:
    found = charts.fan_figures(a_decision(), a_case(), ("hold", "swap"))

    assert found.columns[2] == "Middle, USD"
    assert {row[0] for row in found.rows} == {"Hold", "Swap"}
    assert {row[1] for row in found.rows} <= {f"{month}" for month in range(0, 37, 6)}
    assert found.rows[-1][1] == "36"


def test_amounts_carry_the_households_currency() -> None:
    british = a_case(country="GB", position={"currency": "GBP"})

    found = charts.outcome_figures(a_decision(), british)

    assert found.columns[1] == "Middle, GBP"
    assert found.rows[0][1] == "£11,562"
    assert found.rows[0][2] == "£9,100 and £14,800"
    assert found.rows[0][3] == "£6,000 and £30,000"


def test_tax_that_comes_later_is_in_todays_money() -> None:
    found = charts.tax_years_figures(a_decision(), a_case())

    assert found.rows[0] == ("2022", "$870", "less tax")
    assert found.rows[-1] == ("Later, in today's money", "$1,290", "more tax")


def test_prices_are_told_at_the_end_of_each_month_with_their_average() -> None:
    case = a_case(position={"price": None})
    prices = price_table(view_of(case), case)

    found = charts.price_figures(prices, case)

    assert found.columns == ("Close of", "Close, USD", "10-month average, USD")
    assert found.rows[-1][:2] == ("28 December 2022", "$115.62")
    assert found.rows[0][0].endswith("November 2020")
    assert len({re.sub(r"^\d+ ", "", row[0]) for row in found.rows}) == len(found.rows)
    assert len({row[2] for row in found.rows}) > len(found.rows) - 4


@pytest.mark.parametrize(("years", "most"), [(2, 25), (5, 21), (40, 41)])
def test_a_long_history_stays_a_short_table(years: int, most: int) -> None:
    days = pd.date_range(date(1980, 1, 1), periods=365 * years, freq="D")
    closes = pd.DataFrame({"day": days, "series": "Close", "price": 10.0})

    found = charts.price_figures(closes, a_case())

    assert most - 3 <= len(found.rows) <= most
    assert {row[2] for row in found.rows} == {"–"}


def test_without_prices_there_are_no_rows() -> None:
    nothing = pd.DataFrame(columns=["day", "series", "price"])

    assert charts.price_figures(nothing, a_case()).rows == ()


def test_the_days_of_the_window_stand_in_order() -> None:
    found = charts.window_figures(a_window(), a_plain_case())

    assert found.rows == (
        ("21 October 2026", "First of the 61 days"),
        ("20 November 2026", "Sale"),
        ("20 December 2026", "Last of the 61 days"),
        ("21 December 2026", "First day on which buying back is free"),
    )


def test_chances_are_told_by_time() -> None:
    assert charts.chance_figures(a_decision(), a_case()).rows[1] == ("1 year", "5%")
