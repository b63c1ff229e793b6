"""What stands beside the answer, and what is left out where it would mislead."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from decision.report import words
from decision.report.comparison import why_not_lines
from tests.page.conftest import type_in
from tests.page.shown import captions, texts, verdict


def test_nothing_is_left_of_an_example_before_there_is_an_own_answer(
    own: AppTest,
) -> None:
    assert not own.header
    assert not own.get("vega_lite_chart")
    assert not own.table


def test_starting_over_forgets_the_answer_too(typed: AppTest) -> None:
    typed.button(key="start own").click().run()

    assert not typed.header
    assert "answer" not in typed.session_state


def test_an_example_leaves_nothing_behind_where_the_price_source_fails(
    own: AppTest,
) -> None:
    type_in(
        own,
        {
            "position.symbol": "ZZZZ",
            "position.lots[0].units": "10",
            "position.lots[0].unit_cost": "90",
            "position.lots[0].acquired": date(2024, 3, 1),
        },
    )

    assert "No network in tests" in own.error[0].value
    assert not own.header


def test_what_nobody_typed_is_said_with_the_answer(typed: AppTest) -> None:
    assert "the money is used in 10 years" in captions(typed)

    type_in(typed, {"household.horizon_years": "12"})

    assert "because you did not say" not in captions(typed)


def test_the_answer_is_called_education_and_its_dates_are_no_orders(
    app: AppTest,
) -> None:
    assert "Education, not advice." in captions(app)
    assert "Dates, if you do this" in [one.value for one in app.subheader]


def test_pictures_say_what_they_count(app: AppTest) -> None:
    answer = app.session_state["answer"]
    told = answer.decision, answer.case
    sentence, evidence = words.chance_note(*told)

    app.session_state["open chances"] = True
    said = captions(app.run())

    notes = [words.fan_note(*told), words.comparison_note(*told), words.tax_note(*told)]
    for one in [*notes, *why_not_lines(answer.decision), sentence, evidence]:
        assert one
        assert one in said


def test_reasons_against_a_way_stand_below_the_table(app: AppTest) -> None:
    compared = next(one for one in app.table if "Worth to you" in one.value.columns)

    assert "Why not" not in compared.value.columns


def test_a_gain_has_no_way_back_and_no_loss_worked(app: AppTest) -> None:
    assert any("way back" in one.value for one in app.subheader)

    type_in(app, {"position.price.unit": "400"})

    assert "not a loss" in verdict(app)
    assert not any("way back" in one.value for one in app.subheader)
    assert "**The gain, step by step**" in texts(app)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"position.price.unit": "0"}, "worth next to nothing"),
        ({"position.kind": "home", "position.price.unit": "60"}, "This is your home"),
        (
            {
                "position.price.unit": "60",
                "position.price.source": "appraisal",
                "position.price.on": date(2021, 12, 1),
            },
            "too old to decide on",
        ),
    ],
)
def test_where_figures_would_mislead_the_page_is_short(
    app: AppTest, fields: dict[str, object], said: str
) -> None:
    type_in(app, fields)

    assert said in verdict(app)
    assert not app.get("vega_lite_chart")
    assert "Market trend" not in captions(app)
    assert "Compare the ways" not in [one.value for one in app.subheader]
    assert words.disclosure()[0] in captions(app)
