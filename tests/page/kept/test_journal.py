"""The journal on the page: saved when asked for, opened, refused, closed."""

import json
import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.page import session
from decision.page.answer import Answer
from decision.page.kept.journal import file_of
from tests.page.conftest import type_in, widget_of
from tests.page.kept.test_file import opened
from tests.page.shown import captions, texts, unescaped, verdict

LATER = date(2027, 3, 1)
_FILES: dict[str, bytes] = {}  # of each case one, for it is decided whole


@pytest.fixture
def record(typed: AppTest) -> bytes:
    """The record of a position with a written rule."""
    type_in(
        typed,
        {
            "mind.reason": "<b>Everyone</b> is holding, so I hold.",
            "mind.own_loss_limit": "40",
            "mind.rule.sell_if": "=SUM(A1) It falls below 55",
        },
    )
    answer: Answer = typed.session_state["answer"]
    case = answer.case.model_dump_json()
    if case not in _FILES:
        _FILES[case] = file_of(answer)
    return _FILES[case]


def everything(app: AppTest) -> str:
    """What can be read above the form and below it."""
    return unescaped(" ".join([*texts(app), captions(app)]))


def test_the_file_holds_the_case_the_decision_and_the_rule(record: bytes) -> None:
    saved: dict[str, Any] = json.loads(record)

    assert saved["record"] == 1
    assert saved["case"]["mind"]["rule"]["sell_if"] == "=SUM(A1) It falls below 55"
    assert saved["decision"]["action"]
    assert saved["told"]


def test_a_record_is_looked_back_on(
    typed: AppTest, record: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "today", lambda: LATER)
    before = verdict(typed)

    opened(typed, record)
    typed.text_input(key="record price").set_value("54").run()

    said = everything(typed)
    assert "On 20 November 2026 the figures favoured" in said
    assert "Why it was held: <b>Everyone</b> is holding, so I hold." in said.replace(
        "**", ""
    )
    assert "fell by 10%, from $60.00 to $54.00" in said
    assert "The exit you planned at $54.00: met on 1 March 2027." in said
    assert "You would sell if “below 55”: met on 1 March 2027." in said
    assert "does not judge the decision" in said
    assert "What was the reason for the loss, as you see it now?" in said
    assert verdict(typed) == before
    dates = next(one for one in typed.table if "Now" in one.value.columns)
    assert set(dates.value["Now"]) == {"Has passed", "Ahead"}
    assert not typed.exception


def test_a_hidden_price_paid_is_not_told_by_a_record(
    typed: AppTest, record: bytes
) -> None:
    told = json.loads(record)["told"][1]
    opened(typed, record)
    assert everything(typed).count(told) == 2

    typed.toggle(key="hide paid").set_value(True).run()

    assert told not in everything(typed)
    assert "$3,010" not in everything(typed)


def test_nor_by_what_was_written_or_planned_from_it(typed: AppTest) -> None:
    """Paid 120 a unit, an exit at 60 % of it, and words that say so."""
    type_in(
        typed,
        {
            "position.lots[0].unit_cost": "120",
            "mind.reason": "Paid 12,000 in all, I am down 50%.",
            "mind.own_loss_limit": "40",
            "mind.rule.sell_if": "It is back at 120",
            "mind.rule.keep_if": "I have lost less than 6,000.",
        },
    )
    record = file_of(typed.session_state["answer"])
    type_in(typed, {"position.lots[0].unit_cost": "90"})
    for words in ("reason", "rule.sell_if", "rule.keep_if"):
        type_in(typed, {f"mind.{words}": ""})
    type_in(typed, {"mind.own_loss_limit": ""})
    opened(typed, record)
    figures = {"$72", "120", "12,000", "6,000.", "50%"}
    assert {one for one in figures if one in everything(typed)} == figures

    typed.toggle(key="hide paid").set_value(True).run()

    looked_back = everything(typed).partition("Was it a good decision?")[0]
    assert {one for one in figures if one in looked_back} == set()
    assert "Why it was held: Paid (hidden) in all, I am down (hidden)." in (
        looked_back.replace("**", "")
    )


def test_a_price_that_is_none_is_said(typed: AppTest, record: bytes) -> None:
    opened(typed, record)

    for price in ("much", "-1", "9" * 308):
        typed.text_input(key="record price").set_value(price).run()

        assert f"“{price}” was typed; type a number" in unescaped(typed.error[0].value)
        assert not typed.exception


def test_a_record_can_be_decided_again_as_of_today(
    typed: AppTest, record: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(typed, record)
    monkeypatch.setattr(session, "today", lambda: LATER)

    typed.run()
    typed.button(key="record again").click().run()

    assert widget_of(typed, "as_of").value == LATER
    assert widget_of(typed, "position.lots[0].unit_cost").value == "90"
    assert not any("Looking back" in one.value for one in typed.subheader)


def test_without_a_price_from_the_market_one_is_asked_for(typed: AppTest) -> None:
    type_in(typed, {"position.symbol": "ZZZZ"})

    opened(typed, file_of(typed.session_state["answer"]))

    assert "No network in tests." in captions(typed)
    assert "the price of today is not known" in everything(typed)
    assert typed.text_input(key="record price").value == ""


def test_a_record_is_closed_and_gone(typed: AppTest, record: bytes) -> None:
    opened(typed, record)

    typed.button(key="record close").click().run()

    assert not any("Looking back" in one.value for one in typed.subheader)
    assert "record looked back on" not in typed.session_state


def test_on_a_shared_screen_a_record_is_not_measured_by_other_wealth(
    typed: AppTest, record: bytes
) -> None:
    """The household in the form owns ten times as much as that of the record."""
    type_in(typed, {"household.other_investments": "2000000"})
    typed.toggle(key="percent only").set_value(True).run()

    opened(typed, record)

    headline = json.loads(record)["told"][0]
    assert re.sub(r"\$[\d,]+", "(amount)", headline) in everything(typed)
