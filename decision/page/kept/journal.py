"""The decision journal: a record saved when asked for, and opened again later."""

import json
from datetime import date
from math import isfinite
from typing import Any

import streamlit as st

from decision import decide
from decision.errors import CaseError, MarketError
from decision.market import MarketView
from decision.page import cached, session
from decision.page.answer import Answer
from decision.page.form.draft import draft_of
from decision.page.form.faults import plain_days
from decision.page.form.fields import read
from decision.page.paid import hidden_of, is_hidden, written_without_paid
from decision.page.percent import not_measured
from decision.page.plain import note, plain, remark, say, table
from decision.report.amounts import say_date
from decision.report.journal import Since, since
from decision.report.record import Record, record_of
from decision.report.words import step_text
from decision.report.words.journal import (
    BY_PROCESS,
    LEARNING,
    condition_text,
    decided_text,
    learning_evidence,
    learning_text,
    process_questions,
    since_text,
    written_lines,
)

_RECORD = "record looked back on"
_WRITE_IT = "Answer it for yourself, in a sentence, before you look at the next one."


def file_of(answer: Answer) -> bytes:
    """The record as a file: every figure, also those the page tells nothing of.

    It is made where no session is, so nothing that a session remembers is used.
    """
    document = record_of(decide(answer.case, answer.view), answer.case)
    return json.dumps(document, indent=1, allow_nan=False).encode()


def open_record(record: Record) -> None:
    """Look back on a record from now on."""
    st.session_state[_RECORD] = record


def close() -> None:
    """Look back no longer."""
    st.session_state.pop(_RECORD, None)


def is_open() -> bool:
    """Whether a record is looked back on."""
    return _RECORD in st.session_state


def show_opened() -> None:
    """What the record says and what has happened since, where one is open."""
    if not is_open():
        return
    with st.container(border=True):
        record: Record = st.session_state[_RECORD]
        with hidden_of(record), not_measured():  # the wealth on screen is another
            _look_back(record, session.today())


def _look_back(record: Record, today: date) -> None:
    name = record.case.position.name or record.case.position.symbol
    title = f"Looking back{f' on {name}' if name else ''}"
    st.subheader(plain(title), anchor=False)
    then, now = st.columns(2, gap="medium")
    with then:
        _then(record)
    with now:
        found = _since(record, max(today, record.case.as_of))
        _now(record, found)
    _dates(record, found)
    with st.container(horizontal=True):
        st.button(
            "Decide again, as of today",
            key="record again",
            on_click=_decide_again,
            args=(record, today),
        )
        st.button("Close the record", key="record close", on_click=close)


def _then(record: Record) -> None:
    """What was decided and why, in the sentences of that day."""
    st.markdown(f"**{plain(decided_text(record))}**")
    for sentence in () if is_hidden() else record.told:
        say(sentence)
    for label, words in written_lines(record):
        st.markdown(f"**{plain(label)}:** {plain(written_without_paid(words))}")


def _now(record: Record, found: Since) -> None:
    """What has happened since, and the questions that judge the decision itself."""
    say(since_text(found, record))
    for one in found.conditions:
        say(written_without_paid(condition_text(one, record)))
    st.markdown("**Was it a good decision?**")
    say(BY_PROCESS)
    for question in process_questions(record):
        say(question)
    st.markdown(f"**{plain(LEARNING)}**")
    say(learning_text(record))
    note(_WRITE_IT, evidence=learning_evidence(), key="open learning evidence")


def _dates(record: Record, found: Since) -> None:
    rows = [
        (say_date(step.on), state, step_text(step, record.case))
        for state, steps in (("Has passed", found.passed), ("Ahead", found.coming))
        for step in steps
    ]
    if rows:
        table(rows, ["When", "Now", "What"], alt="The dates of the record")


def _since(record: Record, day: date) -> Since:
    """With the price of today, looked up where a symbol allows it, else typed."""
    view, happened = _view(record, day)
    if view is not None and view.price is not None:
        return since(
            record,
            day=day,
            price=view.price,
            history=view.history,
            splits=view.splits,
        )
    if happened:
        remark(happened)
    typed = st.text_input(
        "Price of one unit now", key="record price", autocomplete="off"
    )
    price = read("amount", typed)
    if price is not None and not _is_price(price, record.case.position.units):
        st.error(plain(f"“{typed.strip()}” was typed; type a number, such as 12.5."))
        price = None
    return since(record, day=day, price=price)


def _is_price(price: Any, units: float) -> bool:
    """Whether it is a number, at least 0, of which the units still make an amount."""
    return isinstance(price, float) and price >= 0 and isfinite(price * units)


def _view(record: Record, day: date) -> tuple[MarketView | None, str]:
    """What the market says today, or why it says nothing."""
    position = record.case.position
    if not position.symbol:
        return None, ""
    try:
        return cached.view(_document(record, day)), ""
    except MarketError as error:
        return None, plain_days(error.happened)
    except CaseError:  # such as a lot of a day that is no longer before the day
        return None, ""


def _document(record: Record, day: date) -> dict[str, Any]:
    """As much of the case as the look-up of a later price needs."""
    document = record.case.to_dict()
    position = document["position"]
    kept = ("symbol", "kind", "currency", "fx", "lots")
    return {
        "version": 1,
        "as_of": day.isoformat(),
        "position": {name: position[name] for name in kept if name in position},
    }


def _decide_again(record: Record, today: date) -> None:
    """Put the case into the form as of today, without the price of that day."""
    document = record.case.to_dict() | {"as_of": today.isoformat()}
    if record.case.position.symbol:
        document["position"].pop("price", None)
    document.get("mind", {}).get("rule", {}).pop("look_again", None)
    session.open_case(draft_of(document))
    close()
