"""The lots of least tax, against every split there is."""

import numpy as np
import pytest
from hypothesis import given

from decision.gates import Standing
from decision.sale import splits
from decision.sale.lot_choice import LotChoice, SaleDay, as_units, sale_day, worked_out
from decision.sale.lowest_tax import choices, least_tax, lowest_tax_split
from tests.sale.standings import a_lot, days_ago, every_choice, holding, standings

CENT = 0.01


def lowest(standing: Standing, units: int) -> LotChoice:
    day = sale_day(standing)
    assert day.household is not None
    return worked_out(day, as_units(day, lowest_tax_split(day, day.household, units)))


def changes(day: SaleDay, units: int) -> list[float]:
    """The change of the year's tax of every split, each by the whole engine."""
    found = [worked_out(day, one) for one in every_choice(day.standing, units)]
    return [one.taxed.change for one in found if one.taxed]


@given(standings())
def test_no_split_has_less_tax(drawn: tuple[Standing, int]) -> None:
    """Over wash sales, the edge of the 0 % band, carried losses and commissions."""
    standing, units = drawn
    found = lowest(standing, units)

    assert found.taxed is not None
    assert found.sold == units
    assert found.taxed.change <= min(changes(sale_day(standing), units)) + CENT


@given(standings(most_lots=4))
def test_the_search_among_many_splits_finds_what_comparing_all_finds(
    drawn: tuple[Standing, int],
) -> None:
    """Small positions searched as if their splits were too many to list."""
    standing, units = drawn
    day = sale_day(standing)
    assert day.household is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splits, "_FEW", 0)
        found = least_tax(day, day.household, units)

    assert found == pytest.approx(min(changes(day, units)), abs=CENT)


def test_of_equal_taxes_the_split_worth_most_over_all_years_is_taken() -> None:
    """3,000 are deducted this year either way; the larger loss is used later."""
    standing = holding(a_lot(units=200, unit_cost=100), a_lot(units=200, unit_cost=170))
    found = lowest(standing, 200)

    assert found.units == (0, 200)


def test_gains_fill_the_0_percent_band_and_no_more() -> None:
    """Wages of 65,450 leave 100 of the 0 % band of 2026 (49,450 + 16,100).

    A long-term gain of 10 a unit is free for ten units; from there on a unit without
    gain is better.
    """
    standing = holding(
        a_lot(units=50, unit_cost=60),
        a_lot(units=30, unit_cost=69.9, acquired="2024-01-05"),
        tax={"marginal": None, "wages": 65_450},
    )
    found = lowest(standing, 38)

    assert found.taxed is not None
    assert found.taxed.change == pytest.approx(0)
    assert found.units[0] <= 10


def test_among_many_units_the_edge_of_the_0_percent_band_is_found_to_the_unit() -> None:
    """Long-term gains of 1.50 a unit are free at first, short-term ones of 0.50 never.

    5,000 of 10,000 units: two lots have one split for each number taken of the first.
    """
    standing = holding(
        a_lot(units=5_000, unit_cost=68.5),
        a_lot(units=5_000, unit_cost=69.5, acquired=days_ago(200)),
        tax={"marginal": None, "wages": 62_021},
    )
    day = sale_day(standing)
    assert day.household is not None
    every = choices(day, day.household, 5_000)
    taken = np.arange(5_001.0)
    taxes = every.tax(np.column_stack([taken, 5_000 - taken]))

    found = least_tax(day, day.household, 5_000)

    assert 0 < taxes.argmin() < 5_000
    assert found == pytest.approx(taxes.min(), abs=CENT)


def test_a_recent_lot_is_sold_along_where_it_would_take_the_loss() -> None:
    """Fifty old units alone would lose the loss of twenty to the recent ones."""
    standing = holding(
        a_lot(units=100, unit_cost=100),
        a_lot(units=20, unit_cost=99, acquired=days_ago(10)),
        tax={"marginal": {"ordinary": 0.32, "long": 0.15}, "long_gains": 9_000},
    )
    found = lowest(standing, 50)

    assert found.units == (30, 20)
    assert found.taxed is not None
    assert not found.taxed.sale.is_washed


def test_a_search_over_many_units_beats_every_order_of_whole_lots() -> None:
    """Forty lots and 8,000 units: too many splits to compare one by one."""
    lots = [
        a_lot(units=200, unit_cost=40 + 2 * n, acquired=days_ago(30 + 17 * n))
        for n in range(40)
    ]
    standing = holding(*lots, tax={"marginal": None, "wages": 80_000})
    day = sale_day(standing)
    assert day.household is not None
    found = lowest(standing, 4_321)

    assert found.sold == 4_321
    assert found.taxed is not None
    assert found.taxed.change == pytest.approx(-660)  # 3,000 at 22 %
