"""A file opened again: a case fills the form, a record is looked back on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from decision.errors import Problem
from decision.page.form.draft import document_of
from decision.page.kept.file import fault_sentences
from decision.page.kept.journal import file_of
from tests.builders import a_document, a_lot
from tests.page.conftest import a_draft, start_from, type_in, widget_of
from tests.page.shown import document, unescaped, verdict


def opened(app: AppTest, data: bytes) -> AppTest:
    """Choose a file of this computer."""
    start_from(app, "file")
    app.file_uploader[0].set_value([("decision.json", data, "application/json")])
    return app.run()


def test_a_case_file_fills_the_form_and_is_answered_as_before(typed: AppTest) -> None:
    data = json.dumps(document(typed)).encode()
    said, case = verdict(typed), document(typed)
    start_from(typed, "meta")
    assert document(typed) != case

    opened(typed, data)

    assert widget_of(typed, "position.lots[0].unit_cost").value == "90"
    assert (verdict(typed), document(typed)) == (said, case)
    assert not typed.file_uploader


def test_a_record_opens_the_journal_and_leaves_the_form(typed: AppTest) -> None:
    case = document(typed)

    opened(typed, file_of(typed.session_state["answer"]))

    assert any("Looking back" in one.value for one in typed.subheader)
    assert document(typed) == case
    assert not typed.file_uploader


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not json", "The file: it is not JSON; choose a file that was saved here."),
        (b'{"record": 7}', "it is a record of version 7; choose one of version 1."),
        (b'{"a": 1}', "it is neither a case nor the record of a decision"),
        (b" " * 1_000_001, "choose one of at most 1 MB"),
        (b'{"record": "\\ud800"}', "it is not JSON"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_of_it_stays(
    typed: AppTest, data: bytes, said: str
) -> None:
    before, case = verdict(typed), document(typed)

    opened(typed, data)

    assert said in unescaped(typed.error[0].value)
    assert (verdict(typed), document(typed)) == (before, case)
    assert typed.file_uploader[0].value is None
    assert not typed.exception


def test_faults_of_a_case_are_told_by_the_labels_of_the_form(typed: AppTest) -> None:
    lots = [a_lot(), a_lot(acquired="the other day")]
    wrong = a_document(position={"lots": lots, "name": "<b>"}, household={"cash": -1})

    opened(typed, json.dumps(wrong).encode())

    said = [unescaped(one.value) for one in typed.error]
    assert said[0].startswith("Bought on (2): 'the other day' was typed; type a date")
    assert said[1] == "Cash: -1 was typed; type 0 or more."
    assert document(typed) == document_of(a_draft())


def test_of_many_faults_a_few_are_told() -> None:
    six = tuple(Problem(f"trades[{n}].on", "it is odd", "correct it") for n in range(6))

    assert len(fault_sentences(six[:5])) == 5
    assert fault_sentences(six)[-1] == "And 1 more."


def test_a_better_file_takes_the_fault_away(typed: AppTest) -> None:
    opened(typed, b"not json")

    typed.file_uploader[0].set_value(
        [("case.json", json.dumps(a_document()).encode(), "application/json")]
    ).run()

    assert not typed.error
    assert widget_of(typed, "position.lots[0].unit_cost").value == "100"


def test_asking_again_closes_the_choice_and_what_was_opened(typed: AppTest) -> None:
    start_from(typed, "file")
    assert len(typed.file_uploader) == 1
    start_from(typed, "file")
    assert not typed.file_uploader

    opened(typed, file_of(typed.session_state["answer"]))
    start_from(typed, "file")

    assert not any("Looking back" in one.value for one in typed.subheader)
    assert not typed.file_uploader


def test_a_name_that_looks_like_markup_is_text_in_the_form(typed: AppTest) -> None:
    name = "<script>alert(1)</script> **bold** :red[x]"

    opened(typed, json.dumps(a_document(position={"name": name})).encode())

    assert widget_of(typed, "position.name").value == name
    assert not typed.exception


@given(path=st.text(max_size=40), found=st.text(max_size=40))
def test_any_fault_is_one_sentence(path: str, found: str) -> None:
    (said,) = fault_sentences((Problem(path, found, "correct it"),))

    assert said.endswith("; correct it.")


def test_what_was_typed_before_is_not_mixed_into_an_opened_case(typed: AppTest) -> None:
    type_in(typed, {"household.cash": "777"})

    opened(typed, json.dumps(a_document()).encode())

    assert "cash" not in document(typed)["household"]


def test_what_was_typed_is_not_lost_to_a_file(typed: AppTest) -> None:
    mine = document(typed)

    opened(typed, json.dumps(a_document()).encode())
    assert document(typed) != mine
    typed.button(key="open replaced").click().run()

    assert document(typed) == mine


def test_one_s_own_case_set_aside_for_an_example_is_not_lost_to_a_file(
    typed: AppTest,
) -> None:
    mine = document(typed)
    start_from(typed, "meta")

    opened(typed, json.dumps(a_document()).encode())
    typed.button(key="open replaced").click().run()

    assert document(typed) == mine
