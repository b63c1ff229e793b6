"""Eight steps in place of the page: nothing typed is lost, faults are a click away."""

import pytest
from streamlit.testing.v1 import AppTest

from decision.page.form.fields import fields
from decision.page.form.sections import section_of
from decision.page.walkthrough.steps import place_of, step_of, steps
from tests.page.conftest import type_in, widget_of
from tests.page.shown import captions, document, texts, unescaped, verdict, worked

TITLES = [one.title for one in steps()]


def start(app: AppTest) -> AppTest:
    """Press the button in the head."""
    return app.button(key="walk").click().run()


def go(app: AppTest, name: str) -> AppTest:
    """Press a step in the row of steps."""
    return app.segmented_control(key="walk row").set_value(name).run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def heading(app: AppTest) -> str:
    """The heading of the step."""
    return unescaped(app.header[0].value)


def test_the_page_is_whole_until_somebody_walks_through(typed: AppTest) -> None:
    assert typed.tabs
    assert "holding" in verdict(typed)

    start(typed)

    assert not typed.tabs
    assert heading(typed) == f"1. {TITLES[0]}"
    assert worked(typed, "Market value") is None


def test_every_step_is_reached_by_next_and_again_by_back(typed: AppTest) -> None:
    start(typed)
    there = [heading(typed)]
    for _ in range(7):
        press(typed, "walk next")
        there.append(heading(typed))
    assert typed.button(key="walk next").disabled

    back = [heading(typed)]
    for _ in range(7):
        press(typed, "walk back")
        back.append(heading(typed))

    assert there == [f"{n + 1}. {title}" for n, title in enumerate(TITLES)]
    assert back == there[::-1]
    assert typed.button(key="walk back").disabled
    assert not typed.exception


def test_a_step_is_chosen_from_the_row_of_steps(typed: AppTest) -> None:
    start(typed)

    go(typed, "Answer")

    assert heading(typed) == "5. The answer"
    assert "holding" in unescaped(typed.header[1].value)
    assert worked(typed, "Market value") == "$6,000"
    assert typed.segmented_control(key="walk row").value == "Answer"


def test_what_is_typed_in_a_step_changes_the_answer_and_is_still_there(
    typed: AppTest,
) -> None:
    start(typed)
    before = document(typed)
    go(typed, "Money")
    type_in(typed, {"household.other_investments": "1000"})
    go(typed, "Taxes")
    type_in(typed, {"tax.wages": "250000"})

    go(typed, "Answer")
    assert "It is 86% of your wealth" in " ".join(texts(typed))

    go(typed, "Money")
    assert widget_of(typed, "household.other_investments").value == "1000"
    go(typed, "Taxes")
    assert widget_of(typed, "tax.wages").value == "250000"
    go(typed, "Investment")
    assert widget_of(typed, "position.lots[0].unit_cost").value == "90"
    after = document(typed)
    assert after["household"] == before["household"] | {"other_investments": 1000.0}
    assert after["position"] == before["position"]


def test_what_is_tried_in_a_step_is_still_there_later(typed: AppTest) -> None:
    start(typed)
    typed.session_state["open lots"] = True
    go(typed, "Dates")
    cash = next(one for one in typed.text_input if one.label == "Cash needed after tax")
    cash.set_value("1234").run()

    go(typed, "Money")
    typed.session_state["open lots"] = True
    go(typed, "Dates")

    labels = {one.label: one.value for one in typed.text_input}
    assert labels["Cash needed after tax"] == "1234"


def test_a_fault_of_an_earlier_step_is_said_with_a_way_to_it(typed: AppTest) -> None:
    start(typed)
    type_in(typed, {"position.lots[0].units": "many"})
    assert not typed.warning
    go(typed, "Answer")

    assert "before. To put right: Units (Your position)." in typed.warning[0].value
    press(typed, "walk to Investment")

    assert heading(typed) == "1. The investment"
    assert "“many” was typed" in unescaped(typed.error[0].value)


def test_a_fault_among_the_details_opens_them(typed: AppTest) -> None:
    start(typed)
    assert not typed.expander[0].proto.expanded

    type_in(typed, {"position.loan.amount": "much"})

    assert typed.expander[0].proto.expanded


def test_without_an_answer_the_later_steps_say_what_is_missing(own: AppTest) -> None:
    start(own)
    assert not own.warning

    go(own, "Dates")

    assert "There is no answer yet. Needed: Bought on" in own.warning[0].value
    assert "IMPORTANT" in captions(own)
    assert not own.exception


def test_why_it_is_held_comes_first_where_the_price_paid_is_hidden(
    typed: AppTest,
) -> None:
    start(typed)

    typed.toggle(key="hide paid").set_value(True).run()

    assert heading(typed) == "1. What holds you here"
    press(typed, "walk next")
    assert heading(typed) == "2. The investment"


def test_leaving_shows_the_whole_page_and_coming_back_the_same_step(
    typed: AppTest,
) -> None:
    start(typed)
    go(typed, "Ways")

    press(typed, "walk")

    assert typed.tabs
    assert worked(typed, "Market value") == "$6,000"
    start(typed)
    assert heading(typed) == "6. The ways side by side"


def test_the_last_step_leads_back_to_the_whole_page(typed: AppTest) -> None:
    start(typed)
    go(typed, "Dates")

    press(typed, "walk leave")

    assert typed.tabs


@pytest.mark.parametrize("name", [one.name for one in steps() if one.show])
def test_every_step_of_the_answer_says_what_such_figures_are(
    typed: AppTest, name: str
) -> None:
    start(typed)

    go(typed, name)

    assert "hypothetical" in captions(typed)
    assert not typed.exception


def test_every_field_of_the_form_stands_in_a_step() -> None:
    for path in fields():
        key = path.replace("[]", "[0]")
        step = step_of(key)
        assert section_of(key) in (*step.sections, *step.more)


def test_there_are_eight_steps_and_an_unknown_one_is_the_first() -> None:
    assert len(steps()) == 8
    assert place_of("Doubts") == 6
    assert place_of("") == 0
