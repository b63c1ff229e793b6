"""Each section of the form says what it holds and what typing it could do."""

import pytest
from streamlit.testing.v1 import AppTest

from decision.page.examples import CASH_NEED, META
from decision.page.form.draft import blank, draft_of
from decision.page.form.sections import NAMES, section_of
from decision.page.form.worth_typing import summaries
from decision.verdict.sensitivity import SECTIONS
from tests.page.conftest import TODAY, a_draft, open_section, type_in
from tests.page.shown import captions


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Your position", "100 units of META"),
        ("Taxes", "Single, $95,000 wages, 5% state"),
        ("Money and goals", "Nothing soon, used in 10 years, $4,000 a month"),
        ("Other holdings", "$180,000 invested, $25,000 in cash"),
        ("Why you hold it", "A reason written"),
        ("Purchases and details", "Nothing typed"),
    ],
)
def test_an_examples_sections_say_what_stands_in_them(name: str, text: str) -> None:
    assert summaries(draft_of(META.document))[name] == text


def test_money_due_is_told_with_its_month() -> None:
    told = summaries(draft_of(CASH_NEED.document))["Money and goals"]

    assert told.startswith("$15,000 by June 2023")


def test_what_was_typed_wrongly_is_left_out() -> None:
    draft = a_draft()
    draft.set("tax.wages", "a lot")
    draft.set("household.cash", "-5")

    told = summaries(draft)
    assert told["Taxes"] == "Nothing typed"
    assert told["Other holdings"] == "$200,000 invested"


def test_an_empty_form_has_nothing_typed() -> None:
    assert set(summaries(blank(TODAY)).values()) == {"Nothing typed"}


def test_the_sections_are_those_of_the_form() -> None:
    keys = ("tax.wages", "household.needs", "household.cash", "mind.view", "trades")

    assert ("Your position", *map(section_of, keys)) == NAMES
    assert len(NAMES) == 1 + len(SECTIONS)


def test_what_is_not_typed_says_what_it_could_do_and_what_is_typed_does_not(
    typed: AppTest,
) -> None:
    told = " ".join(captions(open_section(typed, name)) for name in NAMES)

    assert "a purchase in the last 30 days could" in told
    assert "money due within three years could" in told
    assert "your wages" not in told
    assert "how much else you own" not in told


def test_a_section_is_silent_once_it_is_typed(typed: AppTest) -> None:
    assert "whether your reason still holds could" in captions(typed)

    type_in(typed, {"mind.thesis": "intact"})

    assert "whether your reason still holds" not in captions(typed)


def test_below_the_form_stands_what_is_typed_and_what_is_worth_typing_next(
    typed: AppTest,
) -> None:
    told = captions(typed)

    assert "Taxes: Single, $95,000 wages · Other holdings: $200,000 invested" in told
    assert "Worth typing next: " in told


def test_while_a_field_is_faulty_nothing_is_said_of_an_old_answer(
    typed: AppTest,
) -> None:
    type_in(typed, {"position.lots[0].units": "many"})

    assert typed.error
    assert "Not typed" not in captions(typed)
    assert "Worth typing next" not in captions(typed)
