"""The page as a person meets it: opening it, typing, and typing wrongly."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.case import Case
from decision.errors import MarketError
from decision.market import MarketView, view_of
from tests.page.conftest import TYPED, start_from, type_in, widget_of
from tests.page.shown import (
    badges,
    captions,
    is_dimmed,
    label_of,
    texts,
    unescaped,
    values_without,
    verdict,
    worked,
)


def test_the_page_opens_on_a_decided_example(app: AppTest) -> None:
    assert verdict(app)
    assert "Example: Meta, down by two thirds, 28 December 2022" in badges(app)
    assert widget_of(app, "position.symbol").value == "META"
    assert len(app.get("vega_lite_chart")) == 3
    assert not app.error
    assert not app.exception


def test_the_other_example_opens_with_its_own_day(app: AppTest) -> None:
    start_from(app, "range")

    assert widget_of(app, "position.symbol").value == "RRC"
    assert "Example: Range Resources, down by half, 26 December 2018" in badges(app)
    assert not app.error


def test_the_third_example_shows_the_wash_sale_trap(app: AppTest) -> None:
    start_from(app, "ira")

    assert "Example: Wash-sale trap, 28 December 2022" in badges(app)
    assert app.subheader[0].value == "Before you sell: the 61 days"
    assert "is lost for good to the 40 units bought in an IRA or 401(k)" in " ".join(
        texts(app)
    )
    assert not app.error


def test_a_changed_example_is_no_longer_called_one(app: AppTest) -> None:
    before = verdict(app)

    type_in(app, {"position.lots[0].units": "50"})

    assert verdict(app) != before
    assert not any("Example" in badge for badge in badges(app))


def test_an_empty_form_asks_for_what_is_missing(own: AppTest) -> None:
    assert "Type the symbol, or the price of one unit today." in captions(own)
    needed = "Needed for an answer: Bought on, Units, Paid per unit and Price of one"
    assert needed in captions(own)
    assert not own.info
    assert not own.error
    assert widget_of(own, "as_of").value == date(2026, 11, 20)


def test_a_typed_position_is_decided(own: AppTest) -> None:
    typed = type_in(own, TYPED)

    assert not typed.error
    assert not typed.warning
    assert "holding" in verdict(typed).lower()
    assert "Price $60.00 on 20 November 2026 · typed." in captions(typed)


def test_one_s_own_case_comes_back_after_an_example(typed: AppTest) -> None:
    start_from(typed, "meta")
    typed.button(key="start own").click().run()

    assert widget_of(typed, "position.price.unit").value == "60"
    assert widget_of(typed, "position.lots[0].units").value == "100"


@pytest.mark.parametrize(
    ("key", "bad", "sentence"),
    [
        ("position.lots[0].units", "0", "“0” was typed; type a number above 0."),
        (
            "position.lots[0].units",
            "-3",
            "“-3” was typed; type a number above 0: short sales are not covered here.",
        ),
        ("position.lots[0].units", "nan", "“nan” was typed; type a finite number."),
        (
            "position.lots[0].unit_cost",
            "a lot",
            "“a lot” was typed; type a number, such as 12.5.",
        ),
        ("household.horizon_years", "0", "“0” was typed; type a number above 0."),
        ("household.cash", "NaN", "“NaN” was typed; type a finite number."),
        (
            "position.lots[0].acquired",
            date(2027, 1, 4),
            "4 January 2027 is after the decision day 20 November 2026; "
            "type 20 November 2026 or an earlier day.",
        ),
        (
            "as_of",
            date(2026, 11, 21),
            "21 November 2026 is in the future; type 20 November 2026 or earlier.",
        ),
    ],
)
def test_a_faulty_field_says_so_and_everything_else_stays(
    typed: AppTest, key: str, bad: Any, sentence: str
) -> None:
    before, others = verdict(typed), values_without(typed, key)

    type_in(typed, {key: bad})

    assert [unescaped(one.value) for one in typed.error] == [sentence]
    assert widget_of(typed, key).value == bad
    assert values_without(typed, key) == others
    assert verdict(typed) == before
    assert "Of what was typed before" in badges(typed)
    assert is_dimmed(typed)
    assert not typed.exception


@pytest.mark.parametrize(
    ("key", "nothing", "sentence"),
    [
        ("position.price.unit", "", "Type the symbol, or the price of one unit today."),
        ("position.lots[0].units", " ", "Needed for an answer."),
        ("position.lots[0].acquired", None, "Needed for an answer."),
    ],
)
def test_an_emptied_field_says_what_it_needs_and_everything_else_stays(
    typed: AppTest, key: str, nothing: Any, sentence: str
) -> None:
    before, others = verdict(typed), values_without(typed, key)

    type_in(typed, {key: nothing})

    assert sentence in captions(typed)
    assert label_of(typed, key) in typed.info[0].value
    assert values_without(typed, key) == others
    assert verdict(typed) == before
    assert "Of what was typed before" in badges(typed)
    assert is_dimmed(typed)


def test_the_answer_is_new_again_once_the_fault_is_put_right(typed: AppTest) -> None:
    type_in(typed, {"position.lots[0].units": "x"})
    type_in(typed, {"position.lots[0].units": "10"})

    assert not typed.error
    assert "Of what was typed before" not in badges(typed)
    assert not is_dimmed(typed)


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("no_such_symbol", "position.symbol"),
        ("no_such_symbol", "position.price.unit"),
        ("rate_limited", "position.price.unit"),
        ("unreachable", "position.price.unit"),
    ],
)
def test_without_a_price_from_the_market_the_page_asks_for_one(
    typed: AppTest, monkeypatch: pytest.MonkeyPatch, reason: str, key: str
) -> None:
    before = verdict(typed)

    def fail(case: Case) -> MarketView:
        if case.position.price is None:
            raise MarketError(reason, "It failed.", "Type the price of one unit.")
        return view_of(case)

    monkeypatch.setattr("decision.page.cached.view_of", fail)
    type_in(typed, {"position.symbol": "ZZZZ", "position.price.unit": ""})

    assert any("ype the price of one unit" in one.value for one in typed.error)
    assert label_of(typed, key) in typed.warning[0].value
    assert verdict(typed) == before

    type_in(typed, {"position.price.unit": "59"})
    assert not typed.error


def test_a_price_above_cost_is_answered_as_no_loss(typed: AppTest) -> None:
    type_in(typed, {"position.price.unit": "120"})

    assert "not a loss" in verdict(typed)
    assert not typed.error


def test_a_price_of_zero_is_answered_as_worthless(typed: AppTest) -> None:
    type_in(typed, {"position.price.unit": "0"})

    assert "worth next to nothing" in verdict(typed)
    assert worked(typed, "What you paid (basis)") == "$9,000"
    assert not typed.error


def test_a_loss_in_a_retirement_account_saves_no_tax(typed: AppTest) -> None:
    type_in(typed, {"position.account": "tax_free"})

    assert any("not taxed" in text for text in texts(typed))
    assert not typed.error


def test_a_year_without_recorded_law_is_said_at_the_day(typed: AppTest) -> None:
    type_in(
        typed,
        {"as_of": date(1995, 1, 3), "position.lots[0].acquired": date(1994, 1, 3)},
    )

    assert "Decision date" in typed.warning[0].value
    assert not typed.exception


def test_something_broken_inside_is_said_plainly(
    typed: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of 987654")

    monkeypatch.setattr("decision.page.cached.decide", fail)
    type_in(typed, {"position.lots[0].units": "987654"})

    assert "Something broke" in typed.error[0].value
    assert not typed.exception
    assert widget_of(typed, "position.lots[0].units").value == "987654"
    assert "987654" not in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_nothing_typed_stands_in_the_address(typed: AppTest) -> None:
    assert not typed.query_params
