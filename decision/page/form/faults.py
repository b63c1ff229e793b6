"""Faults of what was typed, as one sentence beside the field each belongs to."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from decision.errors import Problem
from decision.page.form.draft import LISTS, Draft, kept_rows, split
from decision.page.form.fields import field_of
from decision.report.amounts import capital, say_date


class Fault(NamedTuple):
    """What is wrong with a field, or that it is still empty, in one sentence.

    What would put it right at once is offered beside it: the tax law of `law_year`,
    the price in `currency`, or asking the source of prices again.
    """

    sentence: str
    is_missing: bool = False
    law_year: int | None = None
    currency: str | None = None
    may_ask_again: bool = False


Faults = dict[str, Fault]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100

# A fault of a whole group is shown at the field with which it can be put right.
_NOTHING_TO_PRICE = "position.price"
_SHOWN_AT = {_NOTHING_TO_PRICE: "position.price.unit", "the case": "as_of"}
_PERCENT = "type a percentage from 0 to 100, such as 15"


def faults_of(problems: Iterable[Problem], draft: Draft) -> Faults:
    """One sentence for each faulty field, by the key of the field."""
    faults: Faults = {}
    for problem in problems:
        key = key_of(problem.path, draft)
        faults.setdefault(key, _fault(problem, key, draft))
    return faults


def key_of(path: str, draft: Draft) -> str:
    """The key of the field at a path of the document.

    Places in a list become the lasting numbers of its rows.
    """
    path = _SHOWN_AT.get(path, path)
    name, place, part = split(path)
    if place is None or name not in LISTS:
        return path
    number = list(kept_rows(draft, name))[place]
    return f"{name}[{number}].{part}"


def faults_of_draft(draft: Draft, today: date) -> Faults:
    """What the check of a case cannot know: today, odd years, two currencies."""
    return _odd_years(draft) | day_fault(draft, today) | _missing_rate(draft)


def day_fault(draft: Draft, today: date) -> Faults:
    """Whether the day looked at lies in the future, which nobody has seen yet."""
    day = draft.get("as_of")
    if day is None or day <= today:
        return {}
    sentence = f"{say_date(day)} is in the future; type {say_date(today)} or earlier."
    return {"as_of": Fault(sentence)}


def _odd_years(draft: Draft) -> Faults:
    faults: Faults = {}
    for key, typed in draft.typed().items():
        if isinstance(typed, date) and not _FIRST_YEAR <= typed.year <= _LAST_YEAR:
            do = f"type a day from {_FIRST_YEAR} to {_LAST_YEAR}"
            faults[key] = Fault(f"“{typed.isoformat()}” was typed; {do}.")
    return faults


def _missing_rate(draft: Draft) -> Faults:
    """A typed price in another currency; with a price the rate is looked up too."""
    typed = [
        str(draft.get(f"position.{part}")).strip() for part in ("fx", "price.unit")
    ]
    if not draft.is_foreign or typed[0] or not typed[1]:
        return {}
    return {"position.fx": missing_rate(draft.own_currency, draft.price_currency)}


def missing_rate(own: str, theirs: str) -> Fault:
    """A price in another currency is worth nothing certain without its rate."""
    sentence = f"Needed: how many {own} one {theirs} is worth today."
    return Fault(sentence, is_missing=True)


def _fault(problem: Problem, key: str, draft: Draft) -> Fault:
    if problem.path == _NOTHING_TO_PRICE:
        return Fault(capital(f"{problem.do}."), is_missing=True)
    if problem.found == "nothing was typed":
        return Fault("Needed for an answer.", is_missing=True)
    return Fault(_sentence(problem, key, draft))


def _sentence(problem: Problem, key: str, draft: Draft) -> str:
    one = field_of(key)
    found, do = problem.found, problem.do
    if problem.found.endswith(" was typed"):
        found = f"“{_typed(key, draft)}” was typed"
        do = one.do or (_PERCENT if one.kind == "share" else problem.do)
    return capital(f"{plain_days(found)}; {plain_days(do)}.")


def _typed(key: str, draft: Draft) -> str:
    try:
        return str(draft.get(key)).strip()
    except KeyError:
        return "something else"


def plain_days(text: str) -> str:
    """Days as people write them instead of year-month-day.

    >>> plain_days("2027-03-01 is after the decision day 2026-11-20")
    '1 March 2027 is after the decision day 20 November 2026'
    """
    pattern = r"\b\d{4}-\d{2}-\d{2}\b"
    return re.sub(pattern, lambda hit: say_date(date.fromisoformat(hit[0])), text)
