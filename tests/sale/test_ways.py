"""Four ways to choose the lots."""

from math import inf, nan
from typing import Any

import pytest
from hypothesis import given

from decision.errors import TradeError
from decision.factors.harvest import harvest_of
from decision.gates import Standing
from decision.projection.tax_effect import household_of
from decision.sale.lot_choice import sale_day
from decision.sale.ways import Way, better_over_years, ways_of
from tests.builders import TODAY
from tests.sale.standings import a_lot, days_ago, holding, standings


def ways(standing: Standing, units: float) -> dict[str, Way]:
    return {way.id: way for way in ways_of(sale_day(standing), units)}


def four_lots(**changes: Any) -> Standing:
    """Old and dear, old and cheap, half a year at a gain, a month and dear."""
    return holding(
        a_lot(acquired="2023-03-01", units=10, unit_cost=90),
        a_lot(acquired="2022-03-01", units=10, unit_cost=50),
        a_lot(acquired=days_ago(200), units=10, unit_cost=60),
        a_lot(acquired=days_ago(35), units=10, unit_cost=100),
        **changes,
    )


def test_each_way_takes_the_lots_in_its_order() -> None:
    found = ways(four_lots(), 15)

    assert found["highest_loss"].choice.units == (5, 0, 0, 10)
    assert found["first_in_first_out"].choice.units == (5, 10, 0, 0)
    assert found["keep_long_term"].choice.units == (0, 0, 5, 10)


def test_keep_long_term_reaches_long_term_lots_last_and_the_dearest_first() -> None:
    assert ways(four_lots(), 25)["keep_long_term"].choice.units == (5, 0, 10, 10)


def test_an_inheritance_is_long_term_however_short_it_is_held() -> None:
    standing = holding(
        a_lot(acquired=days_ago(20), origin="inheritance", units=10),
        a_lot(acquired=days_ago(300), units=10),
    )

    assert ways(standing, 10)["keep_long_term"].choice.units == (0, 10)


def test_results_are_worked_out_after_wash_sales_and_costs() -> None:
    """Forty recent units stay and take the loss of forty: 100 x 30 less 40 x 30.

    15 % of 1,800 long-term loss against 5,000 of long-term gains.
    """
    standing = holding(
        a_lot(units=100),
        a_lot(acquired=days_ago(10), units=40, unit_cost=70),
        tax={"long_gains": 5_000},
        costs={"spread": 0.0, "commission": 10},
    )
    choice = ways(standing, 100)["first_in_first_out"].choice

    assert choice.proceeds == pytest.approx(6_990)
    assert choice.taxed is not None
    assert choice.taxed.sale.deferred == pytest.approx(1_204)
    assert choice.taxed.sale.long_result == pytest.approx(-1_806)
    assert choice.taxed.change == pytest.approx(-270.9)
    assert choice.taxed.saved == pytest.approx(270.9)
    assert choice.cash == choice.proceeds  # the saving comes with the return


def test_tax_that_is_owed_leaves_the_cash() -> None:
    standing = holding(a_lot(units=10, unit_cost=30))
    choice = ways(standing, 10)["first_in_first_out"].choice

    assert choice.taxed is not None
    assert choice.taxed.owed == pytest.approx(60)  # 15 % of 400
    assert choice.cash == pytest.approx(640)


def test_the_worth_over_all_years_is_that_of_the_harvest_before_its_cost() -> None:
    """TX-2, for the sale of everything."""
    standing = holding(a_lot(units=300))
    household = household_of(standing)
    assert household is not None
    harvest = harvest_of(
        standing, household, on=TODAY, units=(300.0,), ignoring_washes=False
    )
    taxed = ways(standing, 300)["highest_loss"].choice.taxed

    assert taxed is not None
    assert taxed.worth == pytest.approx(harvest.worth + harvest.cost)


def test_a_loss_gone_for_good_costs_the_tax_it_would_have_saved_at_the_end() -> None:
    """10 x 30 lost at 15 % in ten years, at 3 %."""
    bought = {"on": days_ago(5), "units": 10, "account": "tax_free"}
    standing = holding(a_lot(units=10), trades=[bought])
    taxed = ways(standing, 10)["highest_loss"].choice.taxed

    assert taxed is not None
    assert taxed.sale.lost_for_good == pytest.approx(300)
    assert taxed.worth == pytest.approx(-45 * 1.03**-10)


@given(standings())
def test_the_lowest_tax_is_never_above_another_way(
    drawn: tuple[Standing, int],
) -> None:
    standing, units = drawn
    found = ways_of(sale_day(standing), units)
    taxes = {way.id: way.choice.taxed.change for way in found if way.choice.taxed}

    assert taxes["lowest_tax"] <= min(taxes.values()) + 0.01
    assert {round(way.choice.sold, 6) for way in found} == {units}
    assert len({round(way.choice.proceeds, 6) for way in found}) == 1


def test_the_way_worth_more_over_all_years_is_named_where_it_is_another() -> None:
    """A loss of 30 a unit saves 32 % now and costs 40 % when the money is used."""
    standing = holding(
        a_lot(units=100),
        a_lot(acquired="2024-01-05", units=100, unit_cost=75),
        tax={"marginal": {"ordinary": 0.32, "long": 0.15, "future": 0.40}},
        household={"horizon_years": 1},
    )
    found = ways_of(sale_day(standing), 50)
    better = better_over_years(found)

    assert found[0].choice.units == (50, 0)
    assert better is not None
    assert (better.id, better.choice.units) == ("first_in_first_out", (0, 50))


def test_no_other_way_is_named_where_the_lowest_tax_is_worth_most() -> None:
    assert better_over_years(ways_of(sale_day(holding(a_lot())), 50)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "GB"},
        {"position": {"account": "tax_deferred"}},
        {"position": {"kind": "derivative"}},
    ],
)
def test_without_tax_figures_three_ways_are_left(changes: dict[str, Any]) -> None:
    found = ways_of(sale_day(four_lots(**changes)), 15)

    assert [way.id for way in found] == [
        "highest_loss",
        "first_in_first_out",
        "keep_long_term",
    ]
    assert all(way.choice.taxed is None for way in found)
    assert all(way.choice.cash == way.choice.proceeds for way in found)
    assert better_over_years(found) is None


def test_parts_of_units_are_sold_where_lots_have_them() -> None:
    standing = holding(a_lot(units=0.125), a_lot(units=2, unit_cost=90))
    found = ways(standing, 1.0625)["highest_loss"].choice

    assert found.units == (0.125, 0.938)  # rounded up to a thousandth


@pytest.mark.parametrize("units", [0, -1, nan, inf, 40.01])
def test_units_that_cannot_be_sold_are_refused_in_a_sentence(units: float) -> None:
    """Four lots of 10 units each."""
    with pytest.raises(TradeError, match=r"units, but must take more than 0 .*\.$"):
        ways_of(sale_day(four_lots()), units)


def test_what_planned_sales_leave_is_sold_whole_though_it_ends_in_a_fraction() -> None:
    standing = holding(
        a_lot(id="a"),
        a_lot(units=50, unit_cost=80),
        position={"restricted_until": "2026-11-25"},
        trades=[{"on": "2026-11-23", "side": "sell", "units": 0.5, "lot": "a"}],
    )

    assert {way.choice.sold for way in ways(standing, 149.5).values()} == {149.5}


def test_a_loss_that_moved_into_a_lot_is_in_its_cost_and_its_time() -> None:
    """26 U.S.C. § 1091(d), § 1223(3): what replaced old units is long-term too."""
    sold = {"on": days_ago(20), "side": "sell", "units": 40, "unit_price": 60}
    standing = holding(
        a_lot(acquired=days_ago(400), units=10, unit_cost=90, id="old"),
        a_lot(acquired=days_ago(21), units=40, unit_cost=65),
        a_lot(acquired=days_ago(60), units=40, unit_cost=80),
        trades=[sold | {"lot": "old"}],
    )
    found = ways(standing, 40)

    assert found["keep_long_term"].choice.units == (0, 0, 40)
    assert found["highest_loss"].choice.units == (0, 40, 0)  # 65 and 30 of the loss
