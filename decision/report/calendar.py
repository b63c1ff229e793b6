"""The dates of a decision as a calendar file: one all-day entry each."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from decision.case import Case
from decision.parameters import parameters
from decision.report.words.calendar import entry_text, entry_title
from decision.verdict.decision import Decision, Step

_DAY = timedelta(days=1)
_LASTING = ("sell", "swap", "cool_off")
_MORNING = timedelta(hours=9)  # a reminder at midnight would be read too late


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One all-day entry from `on` to `last`, both included.

    `uid` is the same whenever the same case is asked; `reminder` is how many days
    before it a calendar speaks up, None where it need not.
    """

    uid: str
    on: date
    last: date
    title: str
    text: str
    reminder: int | None


def calendar_of(decision: Decision, case: Case, *, amounts: bool = True) -> bytes:
    """The calendar file (RFC 5545) of every date that matters.

    It carries the day of the case and no clock, so that the same case gives the same
    file, and one that is opened twice changes its entries instead of doubling them.
    Without `amounts` it tells no money and no units.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Hold or sell//decision//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"Hold or sell: {case.position.symbol or 'dates'}")
    for entry in entries_of(decision, case, amounts=amounts):
        made.add_component(_event(entry, case))
    return made.to_ical()


def entries_of(
    decision: Decision, case: Case, *, amounts: bool = True
) -> tuple[Entry, ...]:
    """Every date of the plan, and the end of what forbids a sale, in order."""
    steps = sorted(
        [*decision.plan, *_own_days(decision, case)], key=lambda step: step.on
    )
    case_id, seen = _id_of(case), Counter[str]()
    entries = []
    for step in steps:
        seen[step.do] += 1
        entries.append(
            Entry(
                uid=f"{case_id}-{step.do}-{seen[step.do]}@hold-or-sell",
                on=step.on,
                last=_last(step),
                title=entry_title(step, case, amounts=amounts),
                text=entry_text(step, decision, case, amounts=amounts),
                reminder=_reminder(step, case),
            )
        )
    return tuple(entries)


def _own_days(decision: Decision, case: Case) -> Iterator[Step]:
    """The ends of a restriction and a lock-up, which the plan may pass over."""
    position = case.position
    days = {
        "restriction_ends": position.restricted_until,
        "lock_ends": position.locked_until,
    }
    told = {step.on for step in decision.plan if step.do == "first_open_day"}
    for do, on in days.items():
        if on is not None and on > case.as_of and on not in told:
            yield Step(on=on, do=do)


def _last(step: Step) -> date:
    """A sale in daily pieces, and a wait, last until a day; all else is one day."""
    until = step.numbers.get("until")
    if step.do in _LASTING and isinstance(until, date):
        return until
    return step.on


def _reminder(step: Step, case: Case) -> int | None:
    """None for what is due on the day of the decision itself."""
    days: int | None = parameters()["calendar.reminder_days"].get(step.do)
    return days if step.on > case.as_of else None


def _id_of(case: Case) -> str:
    """A name for the case that tells nothing of it."""
    document = json.dumps(case.to_dict(), sort_keys=True)
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def _event(entry: Entry, case: Case) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(case.as_of, time(), tzinfo=UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.last + _DAY)
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    if entry.reminder is not None:
        event.add_component(_alarm(entry, entry.reminder))
    return event


def _alarm(entry: Entry, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", _MORNING - days * _DAY)
    return alarm
