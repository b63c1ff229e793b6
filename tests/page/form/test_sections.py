"""Every section of the form reaches the case, and the answer."""

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.page.conftest import add_row, open_section, type_in
from tests.page.shown import captions, document, texts, verdict, worked


def test_another_lot_counts_and_can_be_taken_out_again(typed: AppTest) -> None:
    add_row(typed, "position.lots")
    type_in(
        typed,
        {
            "position.lots[1].units": "50",
            "position.lots[1].unit_cost": "80",
            "position.lots[1].acquired": date(2025, 6, 2),
        },
    )
    assert [lot["units"] for lot in document(typed)["position"]["lots"]] == [100, 50]
    assert worked(typed, "Market value") == "$9,000"

    typed.button(key="remove position.lots 0").click().run()
    assert [lot["units"] for lot in document(typed)["position"]["lots"]] == [50]
    assert worked(typed, "Market value") == "$3,000"
    assert not typed.error


def test_a_purchase_around_the_sale_reaches_the_answer(typed: AppTest) -> None:
    assert "because of purchases" not in " ".join(texts(typed))

    add_row(typed, "trades")
    type_in(typed, {"trades[0].on": date(2026, 11, 16), "trades[0].units": "100"})

    assert "Waiting until 17 December 2026" in verdict(typed)
    assert "because of purchases within 30 days" in " ".join(texts(typed))


def test_every_section_reaches_the_case(typed: AppTest) -> None:
    add_row(typed, "household.needs")
    type_in(
        typed,
        {
            "tax.filing_status": "mfj",
            "tax.long_gains": "1,500",
            "household.needs[0].amount": "4000",
            "household.needs[0].due": date(2027, 2, 1),
            "household.gives_to_charity": True,
            "household.other_investments": "$250,000",
            "mind.thesis": "broken",
            "mind.reason": "I needed it.",
            "mind.view": "-4",
            "position.employer": True,
            "costs.commission": "4.95",
        },
    )

    case = typed.session_state["answer"].case
    assert (case.tax.filing_status, case.tax.long_gains) == ("mfj", 1500)
    assert case.household.needs[0].amount == 4000
    assert case.household.gives_to_charity is True
    assert case.household.other_investments == 250_000
    assert (case.mind.thesis, case.mind.view) == ("broken", -0.04)
    assert case.position.employer is True
    assert case.costs.commission == 4.95


def test_the_words_that_were_read_are_shown_and_prompts_follow(typed: AppTest) -> None:
    type_in(typed, {"mind.reason": "I just need to break even and then I am out."})

    assert "Words read: “" in captions(typed)
    assert any("resemble" in text for text in texts(typed))


def test_another_language_is_not_read(typed: AppTest) -> None:
    type_in(typed, {"mind.reason": "Ich verkaufe erst, wenn der Verlust weg ist."})

    assert "Only English is read" in captions(typed)


def test_an_answer_to_a_question_reaches_the_case(typed: AppTest) -> None:
    open_section(typed, "Why you hold it")
    questions = [one for one in typed.selectbox if "mind.answers" in str(one.key)]

    questions[0].set_value("b").run()

    name = str(questions[0].key).rpartition(".")[2]
    assert typed.session_state["answer"].case.mind.answers == {name: "b"}
    assert len(questions) == 3


def test_known_tax_rates_replace_the_household(typed: AppTest) -> None:
    open_section(typed, "Taxes")
    typed.segmented_control(key="knows_rates").set_value("rates").run()
    type_in(typed, {"tax.marginal.ordinary": "32", "tax.marginal.long": "15"})

    marginal = typed.session_state["answer"].case.tax.marginal
    assert (marginal.ordinary, marginal.long) == (0.32, 0.15)
    assert typed.session_state["draft"].get("tax.wages") == "95000"
