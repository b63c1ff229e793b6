"""The calendar file, read back by a calendar's own reader."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from decision.case import Case
from decision.report.calendar import calendar_of, entries_of
from decision.report.words import step_text
from decision.verdict import Decision
from decision.verdict.decision import Step
from tests.report.builders import a_case, a_decision
from tests.verdict.test_walkthroughs import NAMES, walkthrough

# The worker that decides the worked cases keeps the answers.
pytestmark = pytest.mark.xdist_group("walkthroughs")

MONEY = re.compile(r"[$£€¥₹]|\d[\d,]* units?")
SALE = Step(on=date(2022, 12, 30), do="sell", units=40.0, numbers={"to": "cash"})


def events(decision: Decision, case: Case, **options: Any) -> list[Any]:
    made = Calendar.from_ical(calendar_of(decision, case, **options))
    return list(made.walk("VEVENT"))


def the_event(step: Step, **changes: Any) -> Any:
    (event,) = events(a_decision(plan=(step,)), a_case(**changes))
    return event


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_a_worked_plan_is_an_entry_on_its_day(name: str) -> None:
    document, decision = walkthrough(name)
    case = Case.model_validate(document["case"])

    found = events(decision, case)

    told = [(event["DTSTART"].dt, str(event["DESCRIPTION"])) for event in found]
    for step in decision.plan:
        assert any(
            on == step.on and text.startswith(step_text(step, case))
            for on, text in told
        )
    assert len({event["UID"] for event in found}) == len(found) >= len(decision.plan)


def test_an_entry_lasts_one_whole_day() -> None:
    event = the_event(SALE)

    assert event["DTSTART"].dt == date(2022, 12, 30)
    assert event["DTEND"].dt == date(2022, 12, 31)
    assert event["SUMMARY"] == "META: sell 40 units"


def test_a_sale_in_daily_pieces_lasts_until_its_last_day() -> None:
    numbers = {"to": "cash", "until": date(2023, 1, 3)}
    event = the_event(Step(on=SALE.on, do="sell", units=40.0, numbers=numbers))

    assert event["DTEND"].dt == date(2023, 1, 4)


def test_an_order_that_waits_is_placed_on_one_day() -> None:
    numbers = {"level": 90.0, "until": date(2023, 6, 1), "to": "cash"}
    event = the_event(Step(on=SALE.on, do="place_exit", units=100.0, numbers=numbers))

    assert event["DTEND"].dt == date(2022, 12, 31)


def test_it_carries_the_day_of_the_case_and_no_clock() -> None:
    case, decision = a_case(), a_decision()

    (first, *_) = events(decision, case)

    assert first["DTSTAMP"].dt == datetime(2022, 12, 28, tzinfo=UTC)
    assert calendar_of(decision, case) == calendar_of(decision, case)


def test_an_entry_keeps_its_name_and_another_case_has_others() -> None:
    case, decision = a_case(), a_decision()
    other = a_case(household={"cash": 1})

    names = [entry.uid for entry in entries_of(decision, case)]

    assert names == [entry.uid for entry in entries_of(decision, case)]
    assert not {*names} & {entry.uid for entry in entries_of(decision, other)}
    assert "META" not in " ".join(names)


def test_steps_of_one_kind_are_told_apart() -> None:
    later = Step(on=date(2023, 1, 30), do="sell", units=60.0, numbers={"to": "cash"})
    found = events(a_decision(plan=(SALE, later)), a_case())

    assert found[0]["UID"] != found[1]["UID"]


@pytest.mark.parametrize(
    ("do", "before"),
    [("sell", timedelta(days=1)), ("year_end", timedelta(days=7))],
)
def test_a_deadline_is_announced_on_the_morning_before(
    do: str, before: timedelta
) -> None:
    (alarm,) = the_event(Step(on=SALE.on, do=do, units=40.0)).walk("VALARM")

    assert alarm["TRIGGER"].dt == timedelta(hours=9) - before


def test_what_begins_and_what_is_due_today_needs_no_announcement() -> None:
    today = Step(on=a_case().as_of, do="sell", units=40.0)

    assert not the_event(Step(on=SALE.on, do="no_buying_until")).walk("VALARM")
    assert not the_event(today).walk("VALARM")


def test_a_review_quotes_what_was_written_down() -> None:
    rule = {"sell_if": "it falls below 90", "buy_again_if": "the market has turned"}
    event = the_event(Step(on=SALE.on, do="review"), mind={"rule": rule})

    assert (
        "You wrote: sell if “it falls below 90” and after a sale buy again if “the "
        "market has turned”." in event["DESCRIPTION"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_without_amounts_no_money_and_no_units_are_told(name: str) -> None:
    document, decision = walkthrough(name)
    case = Case.model_validate(document["case"])

    for event in events(decision, case, amounts=False):
        assert not MONEY.search(f"{event['SUMMARY']} {event['DESCRIPTION']}")


def test_without_amounts_a_written_condition_with_a_figure_is_left_out() -> None:
    rule = {"sell_if": "it falls below the 312 I paid", "keep_if": "sales grow"}
    review = Step(on=SALE.on, do="own_review")
    case = a_case(mind={"rule": rule})

    [told] = events(a_decision(plan=(review,)), case)
    [bare] = events(a_decision(plan=(review,)), case, amounts=False)

    assert "You wrote: sell if “it falls below the 312 I paid”" in told["DESCRIPTION"]
    assert "You wrote: keep it if “sales grow”." in bare["DESCRIPTION"]
    assert "312" not in bare["DESCRIPTION"]


def test_money_is_in_no_title_at_all() -> None:
    need = Step(on=SALE.on, do="need_due", numbers={"amount": 18_000.0})

    assert the_event(need)["SUMMARY"] == "META: money is due"
    assert "$18,000 is due." in the_event(need)["DESCRIPTION"]


def test_a_part_is_a_part_without_amounts_and_all_of_it_is_it() -> None:
    whole = Step(on=SALE.on, do="sell", units=100.0, numbers={"to": "cash"})
    found = events(a_decision(plan=(SALE, whole)), a_case(), amounts=False)

    assert [event["SUMMARY"] for event in found] == [
        "META: sell a part of it",
        "META: sell it",
    ]


def test_the_ends_of_a_restriction_and_a_lock_up_are_entries() -> None:
    case = a_case(
        position={"restricted_until": "2023-01-10", "locked_until": "2023-02-01"}
    )

    titles = {e["DTSTART"].dt: e["SUMMARY"] for e in events(a_decision(), case)}

    assert titles[date(2023, 1, 10)] == "META: the trading restriction ends"
    assert titles[date(2023, 2, 1)] == "META: the lock-up ends"


def test_an_end_that_the_plan_tells_is_not_told_twice() -> None:
    case = a_case(position={"restricted_until": "2023-01-10"})
    opens = Step(on=date(2023, 1, 10), do="first_open_day")

    (event,) = events(a_decision(plan=(opens,)), case)

    assert event["SUMMARY"] == "META: first day on which it can be sold"


def test_what_somebody_called_it_cannot_break_the_file() -> None:
    position = {"symbol": "", "name": "A\r\nEND:VEVENT\r\nSUMMARY:x; , \\ 🚀"}

    (first, second) = events(a_decision(), a_case(position=position))

    assert first["SUMMARY"].startswith("A")
    assert "🚀" in second["SUMMARY"]


def test_without_a_price_there_is_a_file_without_entries() -> None:
    assert events(a_decision(plan=(), action=None, because=()), a_case()) == []
