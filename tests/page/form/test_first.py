"""Before the price paid is seen: asked once, skipped at will, changing no figure."""

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.page.conftest import TYPED, type_in, widget_of
from tests.page.shown import captions, document, texts, verdict

TITLE = "**First, before the price you paid**"


def answer_first(app: AppTest) -> AppTest:
    """Say what would be done with cash, what is leaned to, and how sure."""
    app.segmented_control(key="first mind.answers.q1").set_value("c")
    app.segmented_control(key="first mind.leaning").set_value("hold")
    app.segmented_control(key="first mind.sureness").set_value("fairly")
    return app.run()


def test_an_example_is_not_held_up_by_questions(app: AppTest) -> None:
    assert TITLE not in texts(app)
    assert verdict(app)


def test_an_empty_form_is_preceded_by_three_questions(own: AppTest) -> None:
    assert TITLE in texts(own)
    labels = [one.label for one in own.segmented_control]
    assert labels[:3] == [
        "If this were cash today, would you buy it?",
        "You lean to",
        "How sure",
    ]
    assert not own.toggle(key="hide paid").value


def test_without_an_answer_to_them_the_way_to_the_verdict_is_the_same(
    own: AppTest,
) -> None:
    type_in(own, TYPED)

    assert verdict(own)
    assert TITLE not in texts(own)
    assert "answers" not in document(own)["mind"]
    assert document(own)["mind"]["leaning"] == "none"


def test_skipped_once_they_stay_away(own: AppTest) -> None:
    own.button(key="skip first").click().run()
    assert TITLE not in texts(own)

    own.button(key="start own").click().run()
    assert TITLE not in texts(own)


def test_what_was_said_first_reaches_the_case_and_stands_beside_the_answer(
    own: AppTest,
) -> None:
    answer_first(own)
    type_in(own, TYPED)

    mind = own.session_state["answer"].case.mind
    assert (mind.answers, mind.leaning, mind.sureness) == (
        {"q1": "c"},
        "hold",
        "fairly",
    )
    assert "you leaned to holding, fairly sure, and with cash you would buy none" in (
        " ".join(texts(own))
    )
    assert widget_of(own, "mind.leaning").value == "hold"
    assert widget_of(own, "mind.answers.q1").value == "c"


def test_what_was_taken_back_is_not_said(own: AppTest) -> None:
    answer_first(own)
    own.segmented_control(key="first mind.leaning").set_value(None).run()
    type_in(own, TYPED)

    assert own.session_state["answer"].case.mind.leaning == "none"
    assert widget_of(own, "mind.leaning").value == "none"


def test_starting_over_asks_afresh(own: AppTest) -> None:
    answer_first(own)

    own.button(key="start own").click().run()

    assert own.segmented_control(key="first mind.leaning").value is None
    assert "answers" not in document(own)["mind"]
    assert document(own)["mind"]["leaning"] == "none"


def test_the_price_paid_can_be_hidden_before_it_is_typed(own: AppTest) -> None:
    own.toggle(key="hide paid").set_value(True).run()
    type_in(own, {"position.lots[0].unit_cost": "90"})
    assert not any(one.key == "position.lots[0].unit_cost" for one in own.text_input)

    rest = {key: typed for key, typed in TYPED.items() if "unit_cost" not in key}
    type_in(own, rest | {"position.lots[0].acquired": date(2024, 3, 1)})

    assert "The price paid is hidden" in captions(own)
    assert own.session_state["answer"].case.position.lots[0].unit_cost == 90
