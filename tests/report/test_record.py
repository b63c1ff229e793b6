"""A record is read as it was saved, and anything else is refused in a sentence."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from decision.errors import CaseError
from decision.report.record import MOST_BYTES, read_record, record_of
from decision.report.words import dated
from tests.builders import a_case, decided

MIND = {
    "reason": "I hold it until it is back at 100.",
    "own_loss_limit": 0.4,
    "rule": {"sell_if": "It falls below 55.", "look_again": "2027-02-01"},
}
CASES: list[dict[str, Any]] = [
    {"mind": MIND},
    {"trades": [{"on": "2026-11-10", "side": "buy", "units": 40}]},
    {"position": {"restricted_until": "2027-06-30"}},
    {"mind": {"answers": {"q9": "c", "q10": "c"}}},
]


def saved(**changes: Any) -> dict[str, Any]:
    """The document of a record, as JSON gives it back."""
    record = record_of(decided(**changes), a_case(**changes))
    document: dict[str, Any] = json.loads(json.dumps(record, allow_nan=False))
    return document


@pytest.mark.parametrize("changes", CASES)
def test_what_was_decided_is_read_as_it_was_saved(changes: dict[str, Any]) -> None:
    decision, case = decided(**changes), a_case(**changes)

    record = read_record(json.dumps(saved(**changes)).encode())

    assert record.case == case
    assert (record.action, record.strength) == (decision.action, decision.strength)
    assert record.price == decision.market.price
    assert record.told[0].endswith("than holding.")
    then = [dated(step, case) for step in decision.plan]
    assert [dated(step, record.case) for step in record.plan] == then


def test_a_record_of_a_newer_page_with_more_in_it_is_read() -> None:
    document = saved() | {"mood": "calm"}
    document["decision"]["sunshine"] = 3

    assert read_record(json.dumps(document).encode()).action == "swap"


def test_a_record_as_large_as_allowed_is_read_and_a_larger_one_is_not() -> None:
    text = json.dumps(saved())
    full = text + " " * (MOST_BYTES - len(text))

    assert read_record(full.encode()).case == a_case()
    with pytest.raises(CaseError, match=r"1.0 MB; choose one of at most 1 MB"):
        read_record(full.encode() + b" ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is not JSON"),
        (b"{", "it is not JSON"),
        (b"\xff\xfe\x00", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b'{"record": NaN}', "it is not JSON"),
        (b"[1]", "this is no record of a decision"),
        (b'{"case": {}}', "this is no record of a decision"),
        (b'{"record": 2}', "it is a record of version 2; choose one of version 1"),
        (b'{"record": 1}', "the case: None was typed"),
    ],
)
def test_what_is_no_record_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_record(data)

    assert said in str(caught.value)


def _set(document: Any, path: str, value: Any) -> None:
    *outer, last = path.split(".")
    for part in outer:
        document = document[int(part) if part.isdigit() else part]
    document[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("decision.action", "gamble"),
        ("decision.plan", 3),
        ("decision.plan.0.on", "someday"),
        ("decision.plan.0.do", "x" * 41),
        ("decision.plan.1.numbers", {"short_rate": "<b>"}),
        ("decision.plan.0.numbers", {"until": "2026-13-45"}),
        ("decision.market.price", -1),
        ("decision.market.price", 1e308),
        ("case.position.lots.0.units", 1e308),
        ("told", ["x" * 2_001]),
        ("told", "Sell."),
        ("case.position.lots", []),
    ],
)
def test_a_changed_record_is_refused_or_read_but_never_breaks(
    path: str, value: Any
) -> None:
    document = saved(mind=MIND)
    _set(document, path, value)

    with pytest.raises(CaseError):
        read_record(json.dumps(document).encode())


@pytest.mark.parametrize("spoil", [str.upper, str.title], ids=["upper", "title"])
def test_an_unknown_step_is_told_by_its_name(spoil: Callable[[str], str]) -> None:
    document = saved()
    document["decision"]["plan"][0]["do"] = spoil("dance")

    step = read_record(json.dumps(document).encode()).plan[0]

    assert (step.on, step.do) == (date(2026, 11, 20), spoil("dance"))
