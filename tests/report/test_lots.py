"""The four ways to choose the lots, side by side."""

from typing import Any

import pytest

from decision.case import Case
from decision.report.lots import lots_lines, ways_shown, ways_table
from decision.sale.lot_choice import sale_day
from decision.sale.ways import Way, ways_of
from tests.sale.standings import a_lot, days_ago, holding


def two_lots(**changes: Any) -> tuple[tuple[Way, ...], Case]:
    standing = holding(
        a_lot(units=100),
        a_lot(units=100, acquired=days_ago(10), unit_cost=70),
        **changes,
    )
    return ways_of(sale_day(standing), 100), standing.case


def test_each_way_is_a_row_with_what_it_does_in_dollars() -> None:
    """100 long-term units lose 30 each; the recent ones take that away."""
    table = ways_table(*two_lots(tax={"long_gains": 9_000})).set_index("way")

    first = table.loc["first_in_first_out"]
    assert first["lots"].startswith("all 100 bought 6 January 2025")
    assert (first["units"], first["proceeds"]) == (100, pytest.approx(7_000))
    assert (first["long"], first["deferred"]) == (0, pytest.approx(3_000))


def test_amounts_that_are_zero_everywhere_are_not_printed() -> None:
    shown = ways_shown(*two_lots(tax={"long_gains": 9_000})).set_index("What")

    assert "Gone for good" not in shown.index
    assert shown.loc["Deferred", "First in, first out"] == "$3,000"
    assert shown.loc["Tax this year", "First in, first out"] == "$0"
    assert list(shown.columns) == [
        "Lowest tax",
        "Highest loss",
        "First in, first out",
        "Keep long-term",
    ]


def test_without_tax_figures_there_are_no_tax_columns() -> None:
    table = ways_table(*two_lots(country="GB"))

    assert list(table.columns) == ["way", "name", "lots", "units", "proceeds"]
    assert list(ways_shown(*two_lots(country="GB"))["What"]) == ["Proceeds"]


def test_ways_that_sell_the_same_lots_are_told_together() -> None:
    lines = lots_lines(*two_lots(country="GB"))

    assert lines == (
        ("Highest loss and First in, first out", "all 100 bought 6 January 2025"),
        ("Keep long-term", "all 100 bought 10 November 2026"),
    )
