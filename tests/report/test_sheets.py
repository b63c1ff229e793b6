"""The sheets of trades and tax years, read back as a spreadsheet reads them."""

import csv
import io
from datetime import date
from typing import Any

import pytest

from decision.case import Case
from decision.market import view_of
from decision.report.sheets import trades_sheet, years_sheet
from decision.report.words import strategy_name
from decision.verdict import Decision
from tests.builders import a_case, a_lot, decided, merged, sheltered
from tests.verdict.test_walkthroughs import NAMES, walkthrough

# The worker that decides the worked cases keeps the answers.
pytestmark = pytest.mark.xdist_group("walkthroughs")

TWO_LOTS = {
    "position": {
        "lots": [a_lot(id="old"), a_lot(units=50, acquired="2026-09-01", unit_cost=90)]
    }
}


def rows_of(sheet: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))


def trades(**changes: Any) -> list[dict[str, str]]:
    case = a_case(**changes)
    return rows_of(trades_sheet(decided(**changes), case, view_of(case)))


def years(**changes: Any) -> list[dict[str, str]]:
    case = a_case(**changes)
    return rows_of(years_sheet(decided(**changes), case, view_of(case)))


def worked(name: str) -> tuple[Decision, Case]:
    document, decision = walkthrough(name)
    return decision, Case.model_validate(document["case"])


def test_spreadsheets_know_the_encoding_and_the_ends_of_lines() -> None:
    case = a_case()

    sheet = trades_sheet(decided(), case, view_of(case))

    assert sheet.startswith(b"\xef\xbb\xbfWay,")
    assert sheet.endswith(b"\r\n")
    assert sheet.count(b"\n") == sheet.count(b"\r\n")


def test_a_row_tells_a_lots_part_of_a_sale() -> None:
    """100 units bought at 100, sold at 70 less a tenth of a percent."""
    row = trades()[0]

    assert row == {
        "Way": "Swap",
        "Favoured": "Yes",
        "Investment": "",
        "Sold on": "2026-11-20",
        "Until": "2026-11-20",
        "Goes to": "Close partner",
        "Lot": "1",
        "Bought on": "2025-01-06",
        "Units": "100",
        "Basis (USD)": "10000",
        "Proceeds (USD)": "6993",
        "Gain (USD)": "-3007",
        "Term": "Long-term",
        "Washed units": "0",
        "Deferred (USD)": "0",
        "Gone for good (USD)": "0",
        "Counts now (USD)": "-3007",
    }


def test_each_lot_has_its_own_row_and_term() -> None:
    rows = [row for row in trades(**TWO_LOTS) if row["Way"] == "Sell"]

    assert [(row["Lot"], row["Units"], row["Term"]) for row in rows] == [
        ("old", "100", "Long-term"),
        ("2", "50", "Short-term"),
    ]


def test_a_washed_loss_is_told_and_adds_up() -> None:
    bought = {"on": "2026-11-10", "units": 40, "account": "tax_free"}
    row = next(one for one in trades(trades=[bought]) if one["Way"] == "Sell")

    assert row["Washed units"] == "40"
    assert row["Gone for good (USD)"] == "1202.8"
    assert float(row["Counts now (USD)"]) == pytest.approx(-3007 + 1202.8)


def test_the_favoured_way_comes_first() -> None:
    favoured = [row["Favoured"] for row in trades()]

    assert favoured == sorted(favoured, reverse=True)
    assert set(favoured) == {"Yes", "No"}


@pytest.mark.parametrize("name", NAMES)
def test_every_dated_trade_of_a_worked_case_is_a_row(name: str) -> None:
    decision, case = worked(name)

    rows = rows_of(trades_sheet(decision, case, view_of(case)))

    for way in decision.strategies:
        sold = sum(
            float(row["Units"]) for row in rows if row["Way"] == strategy_name(way.id)
        )
        assert sold == pytest.approx(sum(trade.units for trade in way.trades))


@pytest.mark.parametrize("name", NAMES)
def test_a_year_saves_what_the_answer_says_it_saves(name: str) -> None:
    """Of the ways that sell everything on the day that the answer works out."""
    decision, case = worked(name)
    rows = rows_of(years_sheet(decision, case, view_of(case)))

    for way in _like_the_answer(decision, case):
        saved = {
            int(row["Year"]): float(row["Tax saved (USD)"])
            for row in rows
            if row["Way"] == strategy_name(way)
        }
        assert decision.tax is not None
        assert saved
        for year, amount in decision.tax.savings:
            assert saved.get(year, 0.0) == pytest.approx(amount, abs=0.006)


def test_some_worked_cases_sell_everything_on_that_day() -> None:
    assert sum(len(_like_the_answer(*worked(name))) for name in NAMES) > 10


def _like_the_answer(decision: Decision, case: Case) -> list[str]:
    tax, held = decision.tax, case.position.units
    if tax is None or tax.treatment != "taxed":
        return []
    return [
        way.id
        for way in decision.strategies
        if len(way.trades) == 1
        and way.trades[0].on == tax.on
        and way.trades[0].units == pytest.approx(held)
    ]


def test_a_loss_is_used_year_by_year_until_nothing_is_left() -> None:
    """3,007 of loss against no gains: 3,000 this year, 7 the next."""
    rows = [row for row in years() if row["Way"] == "Swap"]

    assert [
        (row["Year"], row["Loss used (USD)"], row["Loss carried on (USD)"])
        for row in rows
    ] == [("2026", "3000", "7"), ("2027", "7", "0")]
    assert [row["Tax saved (USD)"] for row in rows] == ["720", "1.68"]


@pytest.mark.parametrize("changes", [sheltered(), {"country": "GB"}])
def test_where_sales_are_not_taxed_nothing_is_said_of_tax(
    changes: dict[str, Any],
) -> None:
    rows = trades(**changes)

    assert years(**changes) == []
    assert rows
    assert {row["Term"] for row in rows} == {""}
    assert not any(
        value for row in rows for name, value in row.items() if "Counts" in name
    )
    assert rows[0]["Units"] == "100"


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"],
)
def test_a_name_cannot_become_a_formula(name: str) -> None:
    changes = {"position": {"name": name, "lots": [a_lot(id=name)]}}

    row = trades(**changes)[0]

    assert row["Investment"] == f"'{name}"
    assert row["Lot"] == f"'{name}"


def test_numbers_stay_numbers_and_days_stay_days() -> None:
    row = trades(**merged(TWO_LOTS, {"position": {"name": 'a, "b"\nc'}}))[0]

    assert float(row["Gain (USD)"]) < 0
    assert date.fromisoformat(row["Sold on"])
    assert row["Investment"] == 'a, "b"\nc'


def test_the_currency_is_the_households() -> None:
    assert "Basis (GBP)" in trades(country="GB", position={"currency": "GBP"})[0]
