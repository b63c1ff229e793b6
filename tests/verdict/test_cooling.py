"""The plan waits a night or three where panic is likely and nothing is due."""

from datetime import date, timedelta
from typing import Any

import pytest

from decision.verdict.decision import Decision
from tests.builders import TODAY, decided, merged

AFRAID = {"answers": {"q9": "c", "q10": "c"}}
SELLS = {"mind": {"thesis": "broken"}}


def both(**changes: Any) -> tuple[Decision, Decision]:
    afraid = merged(merged(SELLS, changes), {"mind": AFRAID})
    return decided(**merged(SELLS, changes)), decided(**afraid)


def test_the_first_date_is_a_day_away_and_the_way_back_is_written_first() -> None:
    calm, afraid = both()

    assert calm.plan[0].on == TODAY
    assert (afraid.plan[0].do, afraid.plan[0].on) == (
        "cool_off",
        TODAY + timedelta(days=1),
    )
    assert afraid.plan[0].numbers == {"until": TODAY + timedelta(days=3)}


def test_the_sale_comes_on_the_first_trading_day_after_the_wait() -> None:
    _, afraid = both()
    sale = next(step for step in afraid.plan if step.do == "sell")

    assert TODAY.strftime("%A") == "Friday"
    assert sale.on == date(2026, 11, 23)


def test_the_days_after_the_sale_move_along() -> None:
    calm, afraid = both()
    free = [
        next(step.on for step in one.plan if step.do == "no_buying_until")
        for one in (calm, afraid)
    ]

    assert free == [date(2026, 12, 21), date(2026, 12, 24)]


def test_waiting_changes_no_number() -> None:
    calm, afraid = both()

    assert afraid.strategies == calm.strategies
    assert (afraid.action, afraid.advantage) == (calm.action, calm.advantage)


@pytest.mark.parametrize(
    "changes",
    [
        {"household": {"needs": [{"amount": 5_000, "due": "2026-12-01"}], "cash": 0}},
        {"position": {"loan": {"amount": 5_000, "rate": 0.07, "maintenance": 0.3}}},
    ],
    ids=["money due", "margin"],
)
def test_nobody_is_told_to_wait_where_something_is_due(changes: dict[str, Any]) -> None:
    _, afraid = both(**changes)

    assert "cool_off" not in {step.do for step in afraid.plan}


@pytest.mark.parametrize(
    ("day", "waits"), [("2026-12-29", True), ("2026-12-31", False)]
)
def test_the_wait_gives_way_to_the_end_of_the_tax_year(day: str, waits: bool) -> None:
    _, afraid = both(as_of=day, position={"price": {"on": day}})

    assert ("cool_off" in {step.do for step in afraid.plan}) is waits


def test_one_bad_feeling_alone_asks_for_no_wait() -> None:
    uneasy = decided(**merged(SELLS, {"mind": {"answers": {"q9": "c"}}}))

    assert uneasy.plan[0].on == TODAY


def test_the_window_and_the_warning_are_of_the_sale_after_the_wait() -> None:
    _, afraid = both()
    free = next(step.on for step in afraid.plan if step.do == "no_buying_until")
    warning = next(one for one in afraid.warnings if one.id == "wash_sale")

    assert warning.numbers["no_buying_before"] == free == date(2026, 12, 24)
    assert afraid.wash is not None
    assert afraid.wash.on == date(2026, 11, 23)
    assert afraid.wash.buy_back_on == free


@pytest.mark.parametrize(
    ("bought", "waits"), [("2026-12-22", False), ("2026-12-24", True)]
)
def test_the_wait_gives_way_where_a_planned_purchase_would_wash_the_later_sale(
    bought: str, waits: bool
) -> None:
    """A sale on 20 November is free of what comes on 22 December, one on 23 is not."""
    calm, afraid = both(trades=[{"on": bought, "units": 100}])

    assert calm.tax is not None
    assert calm.tax.deferred == 0
    assert ("cool_off" in {step.do for step in afraid.plan}) is waits
    assert "spoils" not in {step.do for step in afraid.plan}
