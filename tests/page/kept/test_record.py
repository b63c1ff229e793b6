"""The record: what is offered, what the files hold, and what is forgotten."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from tests.page.conftest import type_in
from tests.page.shown import captions, texts, unescaped
from tests.report.pdf.tags import opened, text_of

Made = dict[str, Callable[[], bytes]]
LAZY = ("typst", "vl_convert", "icalendar")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The functions behind the buttons, which an AppTest cannot press."""
    found: Made = {}
    offer = st.download_button

    def noted(label: str, data: Callable[[], bytes], **options: Any) -> bool:
        if str(options["key"]).startswith("record "):
            found[options["key"].removeprefix("record ")] = data
        return bool(offer(label, data=data, **options))

    monkeypatch.setattr(st, "download_button", noted)
    return found


def recorded(app: AppTest, **names: str) -> AppTest:
    """The dialog opened, with these names in it; a run of the whole page closes it."""
    app.button(key="record").click().run()
    for who, name in names.items():
        app.text_input(key=f"record name of {who}").set_value(name)
    return app.button(key="record").click().run() if names else app


def test_every_file_is_offered_with_a_line_on_what_it_is_for(typed: AppTest) -> None:
    recorded(typed)

    labels = {one.label for one in typed.download_button}
    assert {
        "Record (PDF)",
        "Dates (calendar)",
        "Trades (CSV)",
        "Tax years (CSV)",
        "Data (JSON)",
    } <= labels
    assert "for a client file" in captions(typed)
    assert "nothing is kept here" in captions(typed)
    assert not typed.exception


def test_names_are_printed_in_the_pdf_and_nowhere_else(
    typed: AppTest, made: Made
) -> None:
    recorded(typed, client="Jane #panic() $", advisor="A. *Visor*")

    said = text_of(opened(made["pdf"]()))

    assert "For Jane #panic() $" in said
    assert "With A. *Visor*" in said
    others = b"".join(make() for name, make in made.items() if name != "pdf")
    assert b"Jane" not in others
    assert b"Visor" not in others


def test_the_pdf_says_what_was_typed_and_what_would_change_it(
    typed: AppTest, made: Made
) -> None:
    recorded(typed)

    said = text_of(opened(made["pdf"]()))

    assert "Paid per unit 90" in said
    assert " 95,000 " in said
    assert "It tips" in said


def test_names_are_forgotten_with_the_dialog(typed: AppTest) -> None:
    recorded(typed, client="Jane")

    typed.run()

    assert "record name of client" not in typed.session_state


def test_a_name_typed_last_is_in_a_file_asked_for_before_the_next_run(
    typed: AppTest, made: Made
) -> None:
    recorded(typed)
    before = dict(made)
    recorded(typed, client="Jane")

    assert "For Jane" in text_of(opened(before["pdf"]()))


def test_the_data_is_the_record_that_opens_again(typed: AppTest, made: Made) -> None:
    recorded(typed)

    assert json.loads(made["data"]())["record"] == 1


@pytest.mark.parametrize("switch", ["hide paid", "percent only"])
def test_a_calendar_leaves_out_what_the_page_hides(
    typed: AppTest, made: Made, switch: str
) -> None:
    recorded(typed)
    open_amounts = made["calendar"]().decode()
    typed.toggle(key=switch).set_value(True).run()
    recorded(typed)

    covered = made["calendar"]().decode()

    assert "100 units" in open_amounts
    assert "100 units" not in covered
    assert "$" not in covered
    assert len(Calendar.from_ical(covered).walk("VEVENT")) > 1
    assert "Only the calendar leaves amounts out" in captions(typed)


def test_an_answer_of_what_was_typed_before_says_so(typed: AppTest) -> None:
    type_in(typed, {"position.lots[0].units": "much"})

    recorded(typed)

    assert "not of what is in the form" in unescaped(typed.warning[-1].value)


def test_without_an_answer_there_is_nothing_to_take(own: AppTest) -> None:
    recorded(own)

    assert any("no answer to put on record yet" in text for text in texts(own))
    assert not [one for one in own.download_button if one.label.startswith("Record")]


def test_what_makes_the_files_is_loaded_only_when_one_is_asked_for() -> None:
    loaded = f"[name for name in {LAZY} if name in sys.modules]"
    asked = f"import sys, decision.page.kept.record; print({loaded})"

    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
