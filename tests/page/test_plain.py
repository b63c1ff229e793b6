"""Text as it stands on the page: nothing in it is markup, no amount is torn apart."""

import pytest
from streamlit.testing.v1 import AppTest

from decision.page.plain import plain
from tests.page.shown import unescaped

JOINED = "\u2060"


@pytest.mark.parametrize("amount", ["−$3,480", "+$2,100", "−£5", "+C$12"])
def test_no_line_breaks_between_a_sign_and_its_currency(amount: str) -> None:
    assert plain(amount).replace("\\", "") == f"{amount[0]}{JOINED}{amount[1:]}"


@pytest.mark.parametrize("text", ["−3%", "1 + 2", "+ Another lot", "$5"])
def test_what_does_not_break_is_left_as_it_is(text: str) -> None:
    assert JOINED not in plain(text)


@pytest.mark.parametrize("text", ["*a* [b](c) <i>", "$5 or $6", "1. a", ":red[x]"])
def test_nothing_in_a_text_counts_as_markup(text: str) -> None:
    assert unescaped(plain(text)) == text
    assert all(f"\\{sign}" in plain(text) for sign in "*[]<$:" if sign in text)


def three_things() -> None:
    from decision.page.plain import Headed, two_columns

    names = ("Wash sale", "Steps?", "Year end")
    told = [Headed(one, f"{one} told.", f"{one} known.") for one in names]
    two_columns(told, key="why")


def test_several_things_stand_in_two_columns_with_one_question_below() -> None:
    app = AppTest.from_function(three_things).run()

    assert [one.value for one in app.markdown] == [
        "**Wash sale**\\\nWash sale told.\n\n**Steps?**\\\nSteps? told.",
        "**Year end**\\\nYear end told.",
    ]
    (question,) = app.expander
    (evidence,) = question.caption
    assert evidence.value.count("known.") == 3
    assert evidence.value.index("Wash sale known.") < evidence.value.index("Year end")
