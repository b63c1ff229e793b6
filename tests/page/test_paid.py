"""Hiding the price paid: nowhere on the page, in nothing read aloud, and not lost."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.conftest import add_row, start_from, type_in, widget_of
from tests.page.shown import captions, document, texts, unescaped, verdict, worked

# 100 units at 90, now 60: 9,000 paid, 3,000 lost, a third of the cost.
TELLS = ("$90.00", "$9,000", "$3,000", "$3,010", "33%")


def hide(app: AppTest) -> AppTest:
    """Press the switch beside the verdict."""
    return app.toggle(key="hide paid").set_value(not app.toggle[0].value).run()


def everything(app: AppTest) -> str:
    """All that can be read, and what is read aloud of tables and pictures."""
    alts = [
        str(one.proto.alt)
        for kind in ("table", "vega_lite_chart")
        for one in app.get(kind)
        if hasattr(one.proto, "alt")
    ]
    heads = [unescaped(one.value) for one in (*app.header, *app.subheader)]
    alerts = [unescaped(one.value) for one in (*app.warning, *app.info, *app.error)]
    return " ".join([*texts(app), captions(app), *heads, *alerts, *alts])


def test_the_price_paid_is_shown_until_somebody_hides_it(typed: AppTest) -> None:
    assert worked(typed, "Market value") == "$6,000"
    assert "$3,010" in everything(typed)
    assert not typed.toggle(key="hide paid").value


@pytest.mark.parametrize("figure", TELLS)
def test_no_figure_tells_the_price_paid_once_it_is_hidden(
    typed: AppTest, figure: str
) -> None:
    type_in(typed, {"mind.reason": "I sell when it is back at the $90.00 I paid."})

    hide(typed)

    assert figure not in everything(typed)
    assert "The price paid is hidden" in captions(typed)
    assert not typed.exception


def test_the_answer_is_the_same_and_nothing_typed_is_lost(typed: AppTest) -> None:
    before, case = verdict(typed), document(typed)

    hide(typed)

    assert verdict(typed) == before
    assert document(typed) == case
    cost = next(one for one in typed.text_input if one.label == "Paid per unit")
    assert (cost.disabled, cost.value, cost.placeholder) == (True, "", "Hidden")

    hide(typed)

    assert widget_of(typed, "position.lots[0].unit_cost").value == "90"
    assert worked(typed, "Market value") == "$6,000"


def test_a_faulty_price_paid_can_be_put_right_while_it_is_hidden(
    typed: AppTest,
) -> None:
    type_in(typed, {"position.lots[0].unit_cost": "many"})

    hide(typed)

    assert widget_of(typed, "position.lots[0].unit_cost").value == "many"


def test_a_new_lot_is_typed_before_it_is_hidden(typed: AppTest) -> None:
    hide(typed)

    add_row(typed, "position.lots")

    assert widget_of(typed, "position.lots[1].unit_cost").value == ""


def test_hiding_lasts_from_one_example_to_the_next(app: AppTest) -> None:
    hide(app)
    start_from(app, "range")

    assert app.toggle(key="hide paid").value
    assert "$17.91" not in everything(app)
