"""A file is a case or a record, by what it holds, or it is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import CaseError
from decision.report.record import MOST_BYTES, Record, record_of
from decision.report.saved import read_saved
from tests.builders import a_case, a_document, decided


def test_a_case_is_read_as_a_case() -> None:
    document = a_document(mind={"reason": "<b>ø 🚀"})

    assert read_saved(json.dumps(document).encode()) == a_case(**document)


def test_a_record_is_read_as_a_record() -> None:
    data = json.dumps(record_of(decided(), a_case())).encode()

    read = read_saved(data)

    assert isinstance(read, Record)
    assert read.case == a_case()


def test_a_file_as_large_as_allowed_is_read_and_a_larger_one_is_not() -> None:
    text = json.dumps(a_document())
    full = (text + " " * (MOST_BYTES - len(text))).encode()

    assert read_saved(full) == a_case()
    with pytest.raises(CaseError, match="choose one of at most 1 MB"):
        read_saved(full + b" ")


def test_every_fault_of_a_case_is_named_at_once() -> None:
    document = a_document(position={"kind": "magic"}, household={"age": -1})

    with pytest.raises(CaseError) as refused:
        read_saved(json.dumps(document).encode())

    assert [one.path for one in refused.value.problems] == [
        "position.kind",
        "household.age",
    ]


@pytest.mark.parametrize(
    "document", [None, 3, "text", [], {}, {"case": a_document()}, [a_document()]]
)
def test_other_json_is_neither_case_nor_record(document: Any) -> None:
    with pytest.raises(CaseError, match="neither a case nor the record"):
        read_saved(json.dumps(document).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(json.dumps).map(str.encode))
def test_any_other_file_is_refused_and_breaks_nothing(data: bytes) -> None:
    with pytest.raises(CaseError):
        read_saved(data)


def test_half_a_letter_is_refused_because_no_page_can_show_it() -> None:
    for data in (b'{"position": {"name": "\\ud800"}}', b'{"record": "\\ud800"}'):
        with pytest.raises(CaseError, match="it is not JSON"):
            read_saved(data)
