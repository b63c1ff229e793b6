"""Rounding a case to percentages: lots and sales still add up, or nothing is shared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.gates import standing_of
from decision.market import view_of
from decision.report.scaled import scaled_case
from tests.builders import a_case, a_document, a_lot
from tests.report.test_scaled import scaled


def test_where_rounding_would_sell_more_than_is_held_sales_are_rounded_down() -> None:
    lots = [a_lot(units=100.4, id="a")]
    sales = [
        {"on": "2026-12-03", "side": "sell", "units": 50.2, "lot": "a"},
        {"on": "2026-12-04", "side": "sell", "units": 50.2, "lot": "a"},
    ]
    wealth_of_hundred_thousand = 100_000 - 100.4 * 70

    case = scaled(
        a_document(
            position={"symbol": "MSFT", "lots": lots},
            household={"other_investments": wealth_of_hundred_thousand},
            trades=sales,
        )
    )

    assert case.position.lots[0].units == pytest.approx(101)
    assert [one.units for one in case.trades] == pytest.approx([50.2, 50.2])


@given(parts=st.lists(st.integers(1, 400), min_size=2, max_size=4))
def test_no_unit_count_can_be_read_from_the_ratio_of_two(parts: list[int]) -> None:
    """A lot that is sold in parts, which three digits each may not add up to."""
    lots = [a_lot(units=sum(parts), id="a"), a_lot(units=211, id="b")]
    sales = [
        {"on": f"2026-12-0{day}", "side": "sell", "units": units, "lot": "a"}
        for day, units in enumerate(parts, 1)
    ]

    case = scaled(a_document(position={"symbol": "MSFT", "lots": lots}, trades=sales))

    told = [one.units for one in case.position.lots]
    told += [one.units for one in case.trades]
    assert told == [float(f"{units:.2e}") for units in told]


def test_a_purchase_listed_twice_and_sold_in_part_is_not_shared_unrounded() -> None:
    case = a_case(
        position={
            "symbol": "MSFT",
            "lots": [a_lot(units=64, id="a", acquired="2026-11-02"), a_lot(units=31)],
        },
        trades=[
            {"on": "2026-11-02", "units": 94.9, "lot": "a"},
            {"on": "2026-11-10", "side": "sell", "units": 30.9, "lot": "a"},
        ],
    )
    standing = standing_of(case, view_of(case))
    assert standing is not None

    assert scaled_case(standing) is None
