"""When lots turn long-term, and what waiting for it is worth."""

from datetime import date, timedelta
from typing import Any

import pytest

from decision.sale.long_term import LongTermDay, long_term_days
from tests.sale.standings import MARGINAL, a_lot, days_ago, holding


def one(lot: dict[str, Any], **changes: Any) -> LongTermDay:
    (found,) = long_term_days(holding(lot, **changes))
    return found


def test_a_gain_pays_the_lower_rate_from_the_day_on() -> None:
    """Ten units with a gain of 40 each, at 32 % and at 15 %."""
    found = one(a_lot(acquired="2025-12-15", units=10, unit_cost=30))

    assert found.first == date(2026, 12, 16)
    assert found.last_short == date(2026, 12, 15)
    assert found.gain == pytest.approx(400)
    assert [found.tax_short, found.tax_long] == pytest.approx([128, 60])
    assert found.waiting_saves == pytest.approx(68)


def test_the_days_to_sell_are_trading_days() -> None:
    """Saturday 2 January 2027: the short-term days end on Thursday the 31st."""
    found = one(a_lot(acquired="2026-01-01"))

    assert found.first == date(2027, 1, 2)
    assert (found.last_short, found.first_long) == (
        date(2026, 12, 31),
        date(2027, 1, 4),
    )


@pytest.mark.parametrize(
    ("gains", "saves"),
    [
        ({"short_gains": 5_000, "long_gains": 5_000}, -0.17 * 3_000),
        ({"short_gains": 5_000}, 0),
        ({"long_gains": 5_000}, 0),
        ({}, 0),
    ],
)
def test_a_loss_is_worth_more_before_only_where_both_gains_exist(
    gains: dict[str, float], saves: float
) -> None:
    """TX-5: a short-term loss takes gains at 32 %, a long-term one at 15 %."""
    found = one(a_lot(acquired="2025-12-15"), tax={"marginal": MARGINAL} | gains)

    assert found.waiting_saves == pytest.approx(saves)


def test_lots_are_told_soonest_first_and_long_ones_not_at_all() -> None:
    standing = holding(
        a_lot(acquired="2026-09-01"),
        a_lot(acquired="2025-11-19"),  # long-term today
        a_lot(acquired="2025-11-20"),  # tomorrow
        a_lot(acquired="2026-10-01", origin="inheritance"),
    )

    assert [found.lot for found in long_term_days(standing)] == [2, 0]


def test_without_tax_figures_the_days_are_told_alone() -> None:
    found = one(a_lot(acquired="2025-12-15"), country="GB")

    assert (found.first, found.tax_short) == (date(2026, 12, 16), None)
    assert found.waiting_saves == 0


def test_units_that_took_an_earlier_loss_turn_long_term_with_its_time() -> None:
    """26 U.S.C. § 1223(3), § 1091(d): 30 of 40 are 280 days older and cost 30 more."""
    sold = {"on": days_ago(20), "side": "sell", "units": 30, "unit_price": 60}
    standing = holding(
        a_lot(acquired=days_ago(300), units=60, unit_cost=90, id="old"),
        a_lot(acquired=days_ago(21), units=40, unit_cost=75),
        trades=[sold | {"lot": "old"}],
    )
    moved, old, rest = long_term_days(standing)

    assert [(one.lot, one.units) for one in (moved, old, rest)] == [
        (1, 30),
        (0, 60),
        (1, 10),
    ]
    assert [moved.gain, rest.gain] == pytest.approx([30 * (70 - 105), 10 * (70 - 75)])
    assert (old.first - moved.first, rest.first - moved.first) == (
        timedelta(days=1),
        timedelta(days=280),
    )


def test_a_lot_that_a_planned_sale_empties_turns_into_nothing() -> None:
    gone = {"on": "2026-11-25", "side": "sell", "units": 100, "lot": "a"}
    standing = holding(
        a_lot(acquired=days_ago(100), id="a"),
        a_lot(acquired=days_ago(90), units=50, id="b"),
        trades=[gone, gone | {"on": "2026-11-26", "units": 20, "lot": "b"}],
    )

    assert [(one.lot, one.units) for one in long_term_days(standing)] == [(1, 30)]


def test_a_gift_at_a_loss_turns_long_term_by_the_day_it_was_given() -> None:
    gift = a_lot(origin="gift", unit_value_when_given=90, given_on=days_ago(100))

    assert one(gift).first == date(2027, 8, 13)
