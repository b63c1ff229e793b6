"""Another country: no tax figures, its own currency, and a rate where there are two."""

import pytest
from streamlit.testing.v1 import AppTest

from decision.case import Case
from decision.page.form.draft import blank, document_of
from decision.page.form.faults import faults_of_draft
from tests.page.conftest import TODAY, a_draft, open_section, type_in, widget_of
from tests.page.shown import captions, document


def test_tax_fields_give_way_to_a_sentence(typed: AppTest) -> None:
    type_in(typed, {"country": "GB"})

    assert any("not available for this country" in one.value for one in typed.info)
    assert not [one for one in typed.text_input if str(one.key).startswith("tax.")]
    assert "Price £60.00" in captions(typed)
    assert not typed.error


def test_what_was_typed_about_tax_comes_back_with_the_country(typed: AppTest) -> None:
    type_in(typed, {"country": "GB"})
    assert "tax" not in document(typed)

    type_in(typed, {"country": "US"})

    assert widget_of(typed, "tax.wages").value == "95000"
    assert document(typed)["position"]["currency"] == "USD"


@pytest.mark.parametrize(
    ("typed", "follows"), [("USD", "GBP"), ("", "GBP"), ("EUR", "EUR")]
)
def test_the_currency_goes_along_unless_another_one_was_typed(
    typed: str, follows: str
) -> None:
    draft = blank(TODAY)
    draft.set("position.currency", typed)

    draft.move("GB")

    assert draft.get("position.currency") == follows


def test_two_currencies_ask_for_their_rate(typed: AppTest) -> None:
    type_in(typed, {"position.currency": "EUR"})

    assert "Needed: how many USD one EUR is worth today." in captions(typed)
    assert "Exchange rate today (Purchases and details)" in typed.info[0].value

    type_in(typed, {"position.fx": "1.1"})

    assert not typed.info
    assert typed.session_state["answer"].decision.position.value == pytest.approx(6600)


def test_one_currency_needs_no_rate() -> None:
    draft = a_draft()

    assert faults_of_draft(draft, TODAY) == {}


def test_a_rate_only_counts_while_there_are_two_currencies() -> None:
    draft = a_draft()
    draft.set("position.fx", "1.3")
    draft.set("position.lots[0].fx", "1.2")

    assert Case.model_validate(document_of(draft)).position.fx == 1.0
    assert "fx" not in document_of(draft)["position"]["lots"][0]

    draft.set("position.currency", "GBP")
    assert Case.model_validate(document_of(draft)).position.fx == 1.3
    assert document_of(draft)["position"]["lots"][0]["fx"] == 1.2


def test_without_a_typed_currency_it_is_the_country_s() -> None:
    draft = a_draft()
    draft.set("country", "JP")
    draft.set("position.currency", " ")

    assert document_of(draft)["position"]["currency"] == "JPY"
    assert faults_of_draft(draft, TODAY) == {}


def test_a_price_of_the_market_in_another_currency_says_which(app: AppTest) -> None:
    type_in(app, {"country": "GB"})
    open_section(app, "Your position")

    assert "META is priced in USD" in app.error[0].value
    assert "Price of one unit" in app.warning[0].value
