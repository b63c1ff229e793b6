"""What a link opens: its case once, or the example with a sentence."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from decision.case import Case
from decision.case.link import Shared, link_text, read_link
from decision.page.form.draft import document_of, draft_of
from tests.builders import a_case
from tests.page.conftest import start_from, type_in, widget_of
from tests.page.kept.test_share import link_in, shared
from tests.page.shown import document, unescaped, verdict

FOLDER = Path(__file__).parents[2] / "cases/walkthroughs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def opened(app: AppTest, text: str) -> AppTest:
    """The page opened with a link."""
    app.query_params["case"] = text
    return app.run()


def test_a_link_opens_its_case_with_the_same_answer(
    typed: AppTest, unopened: AppTest
) -> None:
    type_in(typed, {"household.cash": "1234", "tax.carried_long": "500"})
    shared(typed)
    text, said, case = link_in(typed), verdict(typed), document(typed)

    again = opened(AppTest.from_file(unopened._script_path, default_timeout=60), text)

    assert (verdict(again), document(again)) == (said, case)
    assert "It is answered as of 20 November 2026" in unescaped(again.info[0].value)
    assert not again.query_params
    assert not again.exception


def test_a_link_in_percentages_says_so_at_the_top(unopened: AppTest) -> None:
    link = link_text(Shared(case=a_case(), is_scaled=True))

    opened(unopened, link)

    said = unescaped(unopened.info[0].value)
    assert "Amounts in this link are scaled to a household of 100,000 in USD." in said


def test_a_changed_field_and_a_reload_do_not_go_back_to_the_link(
    unopened: AppTest,
) -> None:
    text = link_text(Shared(case=a_case()))
    opened(unopened, text)

    type_in(unopened, {"position.lots[0].units": "77"})
    assert not unopened.query_params
    opened(unopened, text)

    assert document(unopened)["position"]["lots"][0]["units"] == 77
    assert not unopened.query_params


def test_what_is_said_of_a_link_goes_with_its_case(unopened: AppTest) -> None:
    opened(unopened, link_text(Shared(case=a_case())))
    assert any("came with a link" in one.value for one in unopened.info)

    start_from(unopened, "meta")

    assert not any("came with a link" in one.value for one in unopened.info)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is no link to a case"),
        ("1.AAAA", "damaged or not complete"),
        ("2.AAAA", "it is of version 2, and this page reads version 1"),
        ("<script>alert(1)</script>", "this is no link to a case"),
        ("1." + "A" * 20_000, "this is no link to a case"),
        ("\u2603", "this is no link to a case"),
    ],
)
def test_a_bad_link_opens_the_example_with_a_sentence(
    unopened: AppTest, text: str, said: str
) -> None:
    opened(unopened, text)

    assert said in unescaped(unopened.warning[0].value)
    assert "so this is an example" in unopened.warning[0].value
    assert widget_of(unopened, "position.symbol").value == "META"
    assert not unopened.query_params
    assert not unopened.exception


def test_other_parts_of_the_address_are_left_alone(unopened: AppTest) -> None:
    unopened.query_params["lang"] = "en"

    opened(unopened, link_text(Shared(case=a_case())))

    assert dict(unopened.query_params) == {"lang": "en"}


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_goes_through_link_and_form_unchanged(name: str) -> None:
    document = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["case"]
    case = Case.model_validate(document)

    there = read_link(link_text(Shared(case=case))).case
    typed = document_of(draft_of(there.to_dict()))

    if case.country != "US":  # whose form has no fields for tax
        typed["tax"] = case.to_dict()["tax"]
    assert Case.model_validate(typed) == case


def test_what_was_typed_is_not_lost_to_a_link(typed: AppTest) -> None:
    mine = document(typed)

    opened(typed, link_text(Shared(case=a_case())))
    theirs = document(typed)
    typed.button(key="open replaced").click().run()
    assert theirs != mine
    assert document(typed) == mine

    typed.button(key="open replaced").click().run()
    assert document(typed) == theirs


def test_nothing_typed_leaves_nothing_to_go_back_to(own: AppTest) -> None:
    opened(own, link_text(Shared(case=a_case())))

    assert not [one for one in own.button if one.key == "open replaced"]


def test_a_bad_link_leaves_what_was_typed_and_calls_it_no_example(
    typed: AppTest,
) -> None:
    mine = document(typed)

    opened(typed, "nonsense")

    assert document(typed) == mine
    assert "could not be opened" in typed.warning[0].value
    assert "example" not in typed.warning[0].value
