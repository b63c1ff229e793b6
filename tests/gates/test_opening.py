"""When one can act: open days, thin trading, the wash-sale window."""

from datetime import date
from typing import Any

import pytest

from decision.gates.opening import (
    days_to_sell,
    first_of_next_year,
    first_open_day,
    year_end,
)
from tests.builders import a_lot, a_standing, sheltered, the_gates


@pytest.mark.parametrize(
    ("position", "as_of", "opens"),
    [
        ({}, "2026-11-20", date(2026, 11, 20)),  # a Friday
        ({}, "2026-11-21", date(2026, 11, 23)),  # a Saturday
        ({}, "2026-11-26", date(2026, 11, 27)),  # Thanksgiving
        ({"kind": "crypto"}, "2026-11-21", date(2026, 11, 21)),  # trades every day
        ({"kind": "property"}, "2026-11-22", date(2026, 11, 22)),
        ({"restricted_until": "2026-11-19"}, "2026-11-20", date(2026, 11, 20)),
        ({"restricted_until": "2026-11-20"}, "2026-11-20", date(2026, 11, 23)),
        ({"restricted_until": "2026-11-25"}, "2026-11-20", date(2026, 11, 27)),
        ({"locked_until": "2026-12-01"}, "2026-11-20", date(2026, 12, 2)),
    ],
)
def test_the_first_day_on_which_a_sale_is_allowed(
    position: dict[str, Any], as_of: str, opens: date
) -> None:
    assert first_open_day(a_standing(position=position, as_of=as_of)) == opens


def test_the_later_of_a_blackout_and_a_lock_up_counts() -> None:
    position = {"restricted_until": "2026-12-15", "locked_until": "2026-12-01"}

    assert first_open_day(a_standing(position=position)) == date(2026, 12, 16)


def test_the_tax_year_ends_on_the_last_day_that_trades() -> None:
    sunday = {"as_of": "2028-11-20"}  # 2028-12-31 is a Sunday

    assert year_end(a_standing(**sunday)) == date(2028, 12, 29)
    assert year_end(a_standing(position={"kind": "crypto"}, **sunday)) == date(
        2028, 12, 31
    )
    assert first_of_next_year(a_standing()) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("volume", "days", "thin"),
    [(101, 100 / 20.2, False), (100, 5, False), (99, 100 / 19.8, True)],
)
def test_more_than_five_days_at_a_fifth_of_the_volume_is_thin(
    volume: float, days: float, thin: bool
) -> None:
    gates = the_gates(position={"units_traded_daily": volume})

    assert gates.days_to_sell == pytest.approx(days)
    assert gates.trades_thinly is thin


def test_without_a_volume_nobody_knows_how_long_it_takes() -> None:
    assert days_to_sell(a_standing()) is None
    assert not the_gates().trades_thinly


def bought(on: str, **trade: Any) -> dict[str, Any]:
    return {"trades": [{"on": on, "units": 40} | trade]}


@pytest.mark.parametrize(
    ("on", "washed"),
    [
        ("2026-10-20", False),
        ("2026-10-21", True),
        ("2026-12-20", True),
        ("2026-12-21", False),
    ],
)
def test_a_purchase_within_30_days_takes_loss_away(on: str, washed: bool) -> None:
    """26 U.S.C. § 1091(a)."""
    wash = the_gates(**bought(on)).wash

    assert wash is not None
    assert wash.is_washed is washed
    assert wash.clean_units == (60 if washed else 100)


def test_the_first_clean_day_is_a_trading_day_after_the_window() -> None:
    wash = the_gates(**bought("2026-10-28")).wash

    assert wash is not None
    # Bought on 28 October, plus 31 days: Saturday, 28 November.
    assert wash.clean_on == date(2026, 11, 30)


def test_a_weekend_is_no_clean_day_if_a_purchase_is_within_reach_on_monday() -> None:
    trades = [{"on": "2026-11-11", "units": 50}, {"on": "2027-01-12", "units": 10}]

    wash = the_gates(trades=trades).wash

    assert wash is not None
    # Clean on Saturday, 12 December; on Monday 12 January lies 29 days ahead.
    assert wash.clean_on == date(2027, 2, 12)


def test_without_a_purchase_the_loss_counts_at_once() -> None:
    wash = the_gates().wash

    assert wash is not None
    assert (wash.is_washed, wash.clean_on, wash.clean_units) == (False, None, 100)


def test_a_purchase_in_a_retirement_account_takes_it_for_good() -> None:
    """Rev. Rul. 2008-5."""
    wash = the_gates(**bought("2026-11-10", account="tax_deferred")).wash

    assert wash is not None
    assert (wash.of_all.deferred, wash.is_washed) == (0, True)
    assert wash.of_all.lost_for_good == pytest.approx(40 * (100 - 70 * 0.999))


def test_selling_the_last_purchase_along_washes_nothing() -> None:
    lots = [a_lot(), a_lot(acquired="2026-11-10")]

    wash = the_gates(position={"lots": lots}).wash

    assert wash is not None
    assert not wash.is_washed


@pytest.mark.parametrize(
    "changes", [sheltered(), {"country": "GB"}, {"position": {"kind": "home"}}]
)
def test_where_no_tax_is_due_there_is_no_window(changes: dict[str, Any]) -> None:
    assert the_gates(**changes).wash is None
