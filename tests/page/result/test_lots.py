"""Which lots to sell: the three questions, and what is wrong beside a field."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.conftest import add_row, type_in
from tests.page.shown import captions, texts, unescaped

HEADING = "Which lots to sell, and for how much cash"
SECOND_LOT = {
    "position.lots[1].units": "50",
    "position.lots[1].unit_cost": "40",
    "position.lots[1].acquired": date(2022, 6, 2),
}


@pytest.fixture
def typed(typed: AppTest) -> AppTest:
    """The same with this part open."""
    typed.session_state["open lots"] = True
    return typed.run()


@pytest.fixture
def two_lots(typed: AppTest) -> AppTest:
    """100 units at a loss of 30 each, and 50 older ones at a gain of 20 each."""
    add_row(typed, "position.lots")
    return type_in(typed, SECOND_LOT)


def field(app: AppTest, label: str) -> Any:
    fields = [*app.text_input, *app.date_input]
    (found,) = [one for one in fields if one.label == label]
    return found


def ask(app: AppTest, question: str) -> AppTest:
    (control,) = [one for one in app.segmented_control if "lots asked" in str(one.key)]
    return control.set_value(question).run()


def questions(app: AppTest) -> list[str]:
    (control,) = [one for one in app.segmented_control if "lots asked" in str(one.key)]
    return list(control.options)


def parts(app: AppTest) -> list[str]:
    return [str(one.label) for one in app.expander]


def ways(app: AppTest) -> dict[str, list[str]]:
    """The table of the four ways: each row by its label."""
    (table,) = [one for one in app.table if "Highest loss" in one.value.columns]
    rows = [[unescaped(cell) for cell in row] for row in table.value.to_numpy()]
    return {row[0]: row[1:] for row in rows}


def errors(app: AppTest) -> list[str]:
    return [unescaped(one.value) for one in app.error]


def test_half_of_the_units_is_shown_in_four_ways(two_lots: AppTest) -> None:
    assert HEADING in parts(two_lots)
    assert field(two_lots, "Units to sell").value == "75"
    assert (
        "**Lowest tax, Highest loss and Keep long-term**: 75 bought 1 March 2024."
        in texts(two_lots)
    )
    assert (
        "**First in, first out**: 25 bought 1 March 2024; all 50 bought 2 June 2022."
        in texts(two_lots)
    )
    assert ways(two_lots)["Long-term now"][0].startswith("−$2,2")
    assert not errors(two_lots)


def test_other_units_change_the_table_and_nothing_else(two_lots: AppTest) -> None:
    verdict = two_lots.header[0].value
    field(two_lots, "Units to sell").set_value("120").run()

    assert any(
        one.endswith("all 100 bought 1 March 2024; 20 bought 2 June 2022.")
        for one in texts(two_lots)
    )
    assert two_lots.header[0].value == verdict


UNSELLABLE = {
    "": "Nothing was typed; type a number above 0 up to 150.",
    "some": "“some” was typed; type a number above 0 up to 150.",
    "0": "“0” was typed; type a number above 0 up to 150.",
    "151": "150 units are held; type a number above 0 up to 150.",
}


def test_units_that_cannot_be_sold_are_told_beside_the_field(
    two_lots: AppTest,
) -> None:
    for units, sentence in UNSELLABLE.items():
        field(two_lots, "Units to sell").set_value(units).run()

        assert errors(two_lots) == [sentence]
        assert not any("Highest loss" in one.value.columns for one in two_lots.table)


def test_cash_is_raised_by_the_end_of_the_year(two_lots: AppTest) -> None:
    ask(two_lots, "Raise cash after tax")
    field(two_lots, "Cash needed after tax").set_value("$3,000").run()

    (said,) = [one for one in texts(two_lots) if one.startswith("Selling 51 ")]
    assert said.endswith(
        "after $0 of tax; sell by 30 December 2026 so that it settles by 31 December "
        "2026."
    )
    assert "comes with the return" in captions(two_lots)


def test_more_cash_than_there_is_says_the_most(two_lots: AppTest) -> None:
    ask(two_lots, "Raise cash after tax")
    field(two_lots, "Cash needed after tax").set_value("9,000").run()

    assert any(one.startswith("At most $8,9") for one in texts(two_lots))


def test_a_day_that_has_passed_is_told_beside_the_field(two_lots: AppTest) -> None:
    ask(two_lots, "Raise cash after tax")
    field(two_lots, "Needed by").set_value(date(2026, 11, 19)).run()

    assert errors(two_lots) == [
        "19 November 2026 has passed; type 20 November 2026 or later."
    ]


def test_a_need_that_was_typed_is_what_the_question_starts_with(
    two_lots: AppTest,
) -> None:
    add_row(two_lots, "household.needs")
    due = date(2027, 2, 1)
    type_in(
        two_lots,
        {"household.needs[0].amount": "4000", "household.needs[0].due": due},
    )
    ask(two_lots, "Raise cash after tax")

    assert field(two_lots, "Cash needed after tax").value == "4000"
    assert field(two_lots, "Needed by").value == due


def test_gains_are_used_up_by_the_lots_at_a_loss(two_lots: AppTest) -> None:
    type_in(two_lots, {"tax.long_gains": "1,500"})
    ask(two_lots, "Use up gains")

    assert field(two_lots, "Gains to use up").value == "1500"
    (said,) = [one for one in texts(two_lots) if "uses up $1,500 of gains" in one]
    assert said.startswith("Selling 50 of the lot bought 1 March 2024")


def test_where_losses_so_far_take_the_years_limit_nothing_is_asked(
    two_lots: AppTest,
) -> None:
    type_in(two_lots, {"tax.carried_short": "10,000"})
    ask(two_lots, "Use up gains")

    assert any(one.startswith("No gains are left to use up") for one in texts(two_lots))


def test_with_one_lot_only_the_two_questions_are_asked(typed: AppTest) -> None:
    assert questions(typed) == ["Raise cash after tax", "Use up gains"]
    assert any(one.startswith("Selling 51 units raises") for one in texts(typed))
    assert not any("Highest loss" in one.value.columns for one in typed.table)


def test_a_lot_held_short_says_when_it_turns_long_term(typed: AppTest) -> None:
    type_in(typed, {"position.lots[0].acquired": date(2026, 1, 1)})

    (said,) = [one for one in texts(typed) if "turn long-term" in one]
    assert said.startswith("100 units bought 1 January 2026 turn long-term on 2 Jan")


@pytest.mark.parametrize(
    "fields",
    [
        {"position.account": "tax_deferred"},
        {"position.kind": "property"},
        {"country": "GB"},
        {"position.price.unit": "0"},
    ],
)
def test_where_no_lots_are_taxed_the_section_is_left_out(
    typed: AppTest, fields: dict[str, str]
) -> None:
    type_in(typed, fields)

    assert HEADING not in parts(typed)


FAR_OFF = {
    date(2029, 11, 20): [],
    date(2029, 11, 21): [
        "21 November 2029 is far off; type a day up to 20 November 2029."
    ],
    date(9999, 12, 31): [
        "31 December 9999 is far off; type a day up to 20 November 2029."
    ],
}


def test_a_day_beyond_the_review_horizon_is_told_beside_the_field(
    typed: AppTest,
) -> None:
    for by, sentences in FAR_OFF.items():
        field(typed, "Needed by").set_value(by).run()

        assert not typed.exception
        assert errors(typed) == sentences


def test_a_need_beyond_the_review_horizon_is_not_raised_now(typed: AppTest) -> None:
    add_row(typed, "household.needs")
    need = {"amount": "4000", "due": date(2031, 2, 1)}
    type_in(typed, {f"household.needs[0].{part}": one for part, one in need.items()})

    assert field(typed, "Cash needed after tax").value == "3000"
    assert field(typed, "Needed by").value == date(2026, 12, 31)


def test_before_the_settlement_rule_only_that_question_is_refused(
    typed: AppTest,
) -> None:
    early = {
        "as_of": date(1990, 6, 1),
        "position.lots[0].acquired": date(1989, 1, 3),
        "tax.law_year": "2020",
    }

    app = type_in(typed, early)

    assert not app.exception
    assert errors(app) == [
        "How long a sale took to settle by 31 December 1990 is not recorded."
    ]
    assert not ask(app, "Use up gains").exception


def test_half_of_almost_nothing_is_still_an_amount(typed: AppTest) -> None:
    type_in(typed, {"position.lots[0].units": "0.01"})

    assert field(typed, "Cash needed after tax").value == "1"
    assert not errors(typed)
