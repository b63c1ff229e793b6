"""How much to sell for cash after tax, or for gains to be used up."""

from collections.abc import Callable
from datetime import date
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import TradeError
from decision.gates import Standing
from decision.sale.lot_choice import sale_day, worked_out
from decision.sale.raising import cash_of, gains_to_use, raise_cash, use_up_gains
from tests.sale.standings import (
    MARGINAL,
    a_lot,
    days_ago,
    every_choice,
    holding,
    standings,
)

BY = date(2026, 12, 31)


@given(standings(), st.floats(0.05, 1.0))
def test_the_cash_is_reached_and_one_unit_less_fails_whichever_lots_are_taken(
    drawn: tuple[Standing, int], share: float
) -> None:
    standing, _ = drawn
    day = sale_day(standing)
    wanted = share * cash_of(day, int(standing.case.position.units))
    found = raise_cash(standing, wanted, by=BY)

    assert found.reaches
    assert found.choice.cash >= wanted - 0.011
    for units in every_choice(standing, int(found.choice.sold) - 1):
        assert sum(units) == 0 or worked_out(day, units).cash < wanted


def test_what_the_tax_takes_is_raised_too() -> None:
    """70 less 15 % of 40 leaves 64 a unit: 16 units for 1,000."""
    found = raise_cash(holding(a_lot(units=50, unit_cost=30)), 1_000, by=BY)

    assert found.choice.units == (16,)
    assert found.choice.cash == pytest.approx(1_024)


def test_a_saving_of_tax_is_not_counted_as_cash() -> None:
    """32 % of 30 would be 9.60 a unit, but it comes with the return."""
    found = raise_cash(holding(a_lot(units=50)), 700, by=BY)

    assert found.choice.units == (10,)
    assert found.choice.taxed is not None
    assert found.choice.taxed.saved == pytest.approx(96)


def test_more_than_there_is_says_the_most_there_is() -> None:
    found = raise_cash(holding(a_lot(units=50)), 3_501, by=BY)

    assert not found.reaches
    assert found.choice.units == (50,)
    assert found.choice.cash == pytest.approx(3_500)
    assert raise_cash(holding(a_lot(units=50)), 3_500, by=BY).reaches


def test_the_last_day_to_sell_settles_by_the_day() -> None:
    found = raise_cash(holding(a_lot()), 700, by=BY)

    assert (found.sell_by, found.is_in_time) == (date(2026, 12, 30), True)
    assert found.choice.on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("by", "is_in_time"), [(date(2026, 11, 23), True), (date(2026, 11, 20), False)]
)
def test_a_day_too_soon_to_settle_is_told(by: date, is_in_time: bool) -> None:
    """A sale on Friday the 20th settles on Monday the 23rd."""
    found = raise_cash(holding(a_lot()), 700, by=by)

    assert found.is_in_time is is_in_time
    assert (found.owed_on_last_day is None) is not is_in_time


def test_a_lockup_moves_the_sale_and_may_be_too_late() -> None:
    standing = holding(a_lot(), position={"locked_until": "2027-01-08"})
    found = raise_cash(standing, 700, by=BY)

    assert found.choice.on == date(2027, 1, 11)
    assert not found.is_in_time


def test_the_tax_of_the_last_day_is_told_because_a_lot_turns_long_term() -> None:
    """A gain of 400: 32 % today, 15 % on 30 December."""
    standing = holding(a_lot(acquired="2025-12-15", units=10, unit_cost=30))
    found = raise_cash(standing, 500, by=BY)

    assert found.choice.units == (9,)
    assert found.choice.taxed is not None
    assert found.choice.taxed.owed == pytest.approx(9 * 40 * 0.32)
    assert found.owed_on_last_day == pytest.approx(9 * 40 * 0.15)


def test_parts_of_units_raise_no_more_than_needed() -> None:
    standing = holding(a_lot(units=10.5))

    assert raise_cash(standing, 100, by=BY).choice.units == (1.5,)


def test_without_tax_figures_the_proceeds_count() -> None:
    standing = holding(a_lot(units=50, unit_cost=30), country="GB")
    found = raise_cash(standing, 700, by=BY)

    assert found.choice.units == (10,)
    assert found.choice.taxed is None
    assert use_up_gains(standing, 100) is None


@given(standings(), st.floats(0.05, 1.2))
def test_gains_are_used_up_and_one_unit_less_does_not_whichever_lots_are_taken(
    drawn: tuple[Standing, int], share: float
) -> None:
    standing, _ = drawn
    held = int(standing.case.position.units)
    everything = use_up_gains(standing, 1e9)
    assert everything is not None
    wanted = max(1.0, share * everything.counts)
    found = use_up_gains(standing, wanted)
    assert found is not None

    assert found.counts + found.rest == pytest.approx(max(wanted, found.counts))
    assert (found.rest > 0) == (wanted > everything.counts + 0.005)
    if found.choice is None or found.rest:
        return
    losing = [standing.net_unit < cost for cost in standing.basis]
    day = sale_day(standing)
    for units in every_choice(standing, int(found.choice.sold) - 1):
        only_losers = all(
            at_loss or not sold for at_loss, sold in zip(losing, units, strict=True)
        )
        if sum(units) and only_losers:
            taxed = worked_out(day, units).taxed
            assert taxed is not None
            loss = -taxed.sale.short_result - taxed.sale.long_result
            assert loss < wanted + 0.01
    assert held >= found.choice.sold


def test_the_loss_that_counts_comes_to_the_gains() -> None:
    """30 a unit: 34 units for 1,000; the cheaper lot at a gain is left alone."""
    standing = holding(a_lot(units=50), a_lot(units=50, unit_cost=40))
    found = use_up_gains(standing, 1_000)

    assert found is not None
    assert found.choice is not None
    assert found.choice.units == (34, 0)
    assert [found.counts, found.rest] == pytest.approx([1_020, 0])


def test_what_a_purchase_takes_does_not_use_up_gains() -> None:
    """The first 20 units sold are replaced by those bought for the Roth IRA."""
    bought = {"on": days_ago(5), "units": 20, "account": "tax_free"}
    found = use_up_gains(holding(a_lot(units=50), trades=[bought]), 300)

    assert found is not None
    assert found.choice is not None
    assert found.choice.units == (30,)


def test_where_losses_are_less_the_rest_of_the_gains_is_told() -> None:
    found = use_up_gains(holding(a_lot(units=50)), 2_000)

    assert found is not None
    assert [found.counts, found.rest] == pytest.approx([1_500, 500])


def test_without_a_loss_there_is_nothing_to_sell() -> None:
    found = use_up_gains(holding(a_lot(units=50, unit_cost=40)), 2_000)

    assert found is not None
    assert (found.choice, found.counts, found.rest) == (None, 0, 2_000)


@pytest.mark.parametrize(
    ("year", "left"),
    [
        ({}, 3_000),
        ({"short_gains": 500, "carried_long": 200}, 300),
        ({"short_gains": -2_000}, 1_000),
        ({"carried_short": 3_000}, 0),
        ({"long_gains": 2_000, "carried_short": 7_000}, 0),
    ],
)
def test_a_net_loss_so_far_leaves_less_of_the_years_limit(
    year: dict[str, float], left: float
) -> None:
    """What is carried in or already lost takes the 3,000 of § 1211(b) first."""
    assert gains_to_use(holding(a_lot(), tax={"marginal": MARGINAL} | year)) == left


@pytest.mark.parametrize(
    ("gains", "left"),
    [
        ({"short_gains": 5_000}, 3_000),
        ({"gains_next_year": 4_000}, 4_000),
        ({"gains_next_year": 4_000, "carried_long": 5_500}, 1_500),
        (
            {"short_gains": 5_000, "gains_next_year": 4_000, "carried_long": 6_000},
            4_000,
        ),
        ({"long_gains": -7_000, "gains_next_year": 3_500}, 2_500),
    ],
)
def test_a_sale_of_next_year_meets_the_gains_of_next_year(
    gains: dict[str, float], left: float
) -> None:
    """This year's limit of 3,000 takes its part of what is carried on first."""
    locked = {"locked_until": "2027-02-01"}
    tax = {"marginal": MARGINAL} | gains

    assert gains_to_use(holding(a_lot(), position=locked, tax=tax)) == left


def test_units_that_a_planned_sale_takes_have_no_tax_on_the_last_day() -> None:
    """All is sold on Monday: the same units cannot be sold on 30 December."""
    planned = {"on": "2026-11-23", "side": "sell", "units": 100, "lot": "a"}
    standing = holding(a_lot(id="a"), trades=[planned])
    found = raise_cash(standing, 100, by=date(2026, 12, 31))
    assert (found.choice.units, found.owed_on_last_day) == ((2.0,), None)


def test_where_planned_sales_leave_nothing_there_is_no_cash() -> None:
    standing = holding(
        a_lot(id="a"),
        position={"restricted_until": "2026-11-25"},
        trades=[{"on": "2026-11-23", "side": "sell", "units": 100, "lot": "a"}],
    )
    found = raise_cash(standing, 100, by=date(2026, 12, 31))
    assert (found.reaches, found.choice.cash) == (False, 0)
    using = use_up_gains(standing, 100)
    assert using is not None
    assert using.choice is None


@pytest.mark.parametrize("amount", [0, -1, nan, inf])
@pytest.mark.parametrize(
    "question",
    [lambda standing, amount: raise_cash(standing, amount, by=BY), use_up_gains],
)
def test_an_amount_of_nothing_is_refused_in_a_sentence(
    question: Callable[[Standing, float], object], amount: float
) -> None:
    with pytest.raises(TradeError, match=r"^The amount is .*more than 0\.$"):
        question(holding(a_lot()), amount)
