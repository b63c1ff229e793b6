"""What has happened since a decision, by price, dates and written conditions."""

import json
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from decision.market.view import History, Split
from decision.report.journal import Since, since
from decision.report.record import Record, read_record, record_of
from tests.builders import TODAY, a_case, decided

LATER = date(2027, 3, 1)


def a_record(**changes: Any) -> Record:
    """100 units bought at 100, at 70 on 20 November 2026, read again."""
    document = record_of(decided(**changes), a_case(**changes))
    return read_record(json.dumps(document).encode())


def a_history(closes: dict[date, float]) -> History:
    """Closes on a few days, without dividends."""
    prices = np.array(list(closes.values()))
    return History(days=tuple(closes), close=prices, total=prices)


def met(found: Since) -> dict[str, date | None]:
    """The first day that met each condition."""
    return {one.kind: one.met_on for one in found.conditions}


@pytest.mark.parametrize(
    ("price", "change", "gained"),
    [(84.0, 0.2, 1_400), (70.0, 0.0, 0), (35.0, -0.5, -3_500), (0.0, -1.0, -7_000)],
)
def test_the_price_since_is_told_on_the_units_of_then(
    price: float, change: float, gained: float
) -> None:
    found = since(a_record(), day=LATER, price=price)

    assert (found.then, found.now) == (70, price)
    assert found.change == pytest.approx(change)
    assert found.gained == pytest.approx(gained)


def test_without_a_price_only_the_dates_are_known() -> None:
    found = since(a_record(mind={"own_loss_limit": 0.4}), day=LATER)

    assert (found.now, found.change, found.gained) == (None, None, None)
    assert met(found) == {"own_exit": None}


@pytest.mark.parametrize(
    ("day", "passed"),
    [(date(2026, 12, 20), 1), (date(2026, 12, 21), 2), (date(2028, 1, 1), 4)],
)
def test_dates_have_passed_from_their_day_on(day: date, passed: int) -> None:
    found = since(a_record(), day=day)

    assert len(found.passed) == passed
    assert len(found.passed) + len(found.coming) == 4


@pytest.mark.parametrize(("price", "is_met"), [(60.0, True), (60.01, False)])
def test_a_planned_exit_is_met_at_its_level(price: float, *, is_met: bool) -> None:
    record = a_record(mind={"own_loss_limit": 0.4})

    assert met(since(record, day=LATER, price=price)) == {
        "own_exit": LATER if is_met else None
    }


def test_a_condition_is_met_on_the_first_close_after_the_decision() -> None:
    record = a_record(
        mind={"rule": {"sell_if": "below 60", "buy_again_if": "It climbs to 90."}}
    )
    closes = {
        TODAY - timedelta(days=30): 50.0,
        TODAY: 70.0,
        date(2027, 1, 5): 60.0,
        date(2027, 1, 6): 55.0,
        date(2027, 2, 1): 89.0,
    }

    found = since(record, day=LATER, price=89.0, history=a_history(closes))

    assert met(found) == {"sell_if": date(2027, 1, 5), "buy_again_if": None}


@pytest.mark.parametrize(
    ("day", "is_met"), [(date(2027, 1, 31), False), (date(2027, 2, 1), True)]
)
def test_a_day_to_look_again_comes_on_its_day(day: date, *, is_met: bool) -> None:
    record = a_record(mind={"rule": {"look_again": "2027-02-01"}})

    assert bool(met(since(record, day=day))["look_again"]) is is_met


def test_after_a_split_prices_are_compared_in_the_same_units() -> None:
    """Two for one: 70 then is 35 now, and an exit at 60 is met at 30."""
    record = a_record(mind={"own_loss_limit": 0.4})
    closes = {TODAY: 35.0, date(2027, 1, 5): 31.0, date(2027, 1, 6): 30.0}

    split = [Split(date(2026, 12, 1), 2.0)]
    known = a_history(closes)
    found = since(record, day=LATER, price=42.0, history=known, splits=split)

    assert found.then == pytest.approx(35)
    assert found.change == pytest.approx(0.2)
    assert found.gained == pytest.approx(1_400)
    assert met(found) == {"own_exit": date(2027, 1, 6)}


@pytest.mark.parametrize(
    ("close_then", "low", "is_met"), [(66.5, 59.0, True), (73.5, 62.0, False)]
)
def test_a_price_of_the_day_that_is_not_its_close_is_no_split(
    close_then: float, low: float, *, is_met: bool
) -> None:
    """70 during the day, another close: then is 70 all the same, and the exit 60."""
    record = a_record(mind={"own_loss_limit": 0.4})
    closes = {TODAY: close_then, date(2027, 1, 5): low}

    found = since(record, day=LATER, price=low, history=a_history(closes))

    assert found.then == 70
    assert found.gained == pytest.approx((low - 70) * 100)
    assert met(found) == {"own_exit": date(2027, 1, 5) if is_met else None}


def test_a_split_before_the_decision_is_in_its_price_already() -> None:
    split = [Split(TODAY, 2.0)]

    assert since(a_record(), day=LATER, price=70.0, splits=split).then == 70
