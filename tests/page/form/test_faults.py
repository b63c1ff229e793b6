"""What was typed wrongly is said in one sentence, at the field it belongs to."""

from datetime import date
from typing import Any

import pytest

from decision.case import Case
from decision.errors import CaseError
from decision.page.form.draft import Draft, blank, document_of
from decision.page.form.faults import Fault, Faults, day_fault, faults_of

TODAY = date(2026, 11, 20)


def test_a_complete_draft_has_no_fault() -> None:
    assert _faults(_typed()) == {}


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        (
            "position.lots[0].units",
            "0",
            "“0” was typed; type a number above 0.",
        ),
        (
            "position.lots[0].units",
            "-5",
            "“-5” was typed; type a number above 0: short sales are not covered here.",
        ),
        (
            "position.lots[0].units",
            "ten",
            "“ten” was typed; type a number, such as 12.5.",
        ),
        (
            "household.cash",
            "nan",
            "“nan” was typed; type a finite number.",
        ),
        (
            "household.horizon_years",
            "0",
            "“0” was typed; type a number above 0.",
        ),
        (
            "position.price.unit",
            "1e200",
            "“1e200” was typed; type 1,000,000,000,000,000 or less.",
        ),
        (
            "tax.state_rate",
            "150",
            "“150” was typed; type a percentage from 0 to 100, such as 15.",
        ),
        (
            "mind.view",
            "200",
            "“200” was typed; type a percentage between -100 and 100, such as 5.",
        ),
        (
            "position.lots[0].acquired",
            date(2026, 11, 21),
            "21 November 2026 is after the decision day 20 November 2026; "
            "type 20 November 2026 or an earlier day.",
        ),
    ],
)
def test_the_sentence_says_what_was_typed_and_what_to_type(
    key: str, typed: Any, sentence: str
) -> None:
    draft = _typed()

    draft.set(key, typed)

    assert _faults(draft) == {key: Fault(sentence)}


def test_without_symbol_and_price_the_price_field_asks_for_one() -> None:
    draft = _typed()

    draft.set("position.symbol", " ")

    sentence = "Type the symbol, or the price of one unit today."
    assert _faults(draft) == {"position.price.unit": Fault(sentence, is_missing=True)}


def test_an_empty_field_is_missing_and_not_wrong() -> None:
    draft = _typed()

    draft.set("position.lots[0].acquired", None)

    missing = Fault("Needed for an answer.", is_missing=True)
    assert _faults(draft) == {"position.lots[0].acquired": missing}


def test_a_fault_in_a_list_finds_its_row_after_another_was_taken_out() -> None:
    draft = _typed()
    number = draft.add("position.lots")
    draft.set(f"position.lots[{number}].units", "x")
    draft.remove("position.lots", 0)

    assert f"position.lots[{number}].units" in _faults(draft)


def test_every_fault_is_said_at_once() -> None:
    draft = _typed()
    draft.set("position.lots[0].units", "0")
    draft.set("household.cash", "-1")

    assert set(_faults(draft)) == {"position.lots[0].units", "household.cash"}


@pytest.mark.parametrize(("day", "is_fine"), [(20, True), (21, False)])
def test_a_day_in_the_future_cannot_be_looked_at(day: int, *, is_fine: bool) -> None:
    draft = _typed()

    draft.set("as_of", date(2026, 11, day))

    assert (day_fault(draft, TODAY) == {}) is is_fine


def _typed() -> Draft:
    draft = blank(TODAY)
    draft.set("position.symbol", "XYZ")
    draft.set("position.lots[0].units", "10")
    draft.set("position.lots[0].unit_cost", "90")
    draft.set("position.lots[0].acquired", date(2025, 1, 2))
    return draft


def _faults(draft: Draft) -> Faults:
    try:
        Case.model_validate(document_of(draft))
    except CaseError as error:
        return faults_of(error.problems, draft)
    return {}
