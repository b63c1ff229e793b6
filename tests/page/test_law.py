"""Which tax law the page uses, and how a state's part is worked out."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from decision.page import session
from decision.page.form.draft import document_of
from tests.page.conftest import a_draft, open_section, type_in, widget_of
from tests.page.shown import captions, unescaped

EARLY = {
    "as_of": date(2015, 5, 4),
    "position.lots[0].acquired": date(2013, 3, 1),
}


def errors(app: AppTest) -> list[str]:
    return [unescaped(one.value) for one in app.error]


def test_a_day_before_the_records_offers_the_nearest_law(typed: AppTest) -> None:
    app = type_in(typed, EARLY)

    assert errors(app) == [
        "No tax law of 2015 is recorded here; type a day from 2018 on, or use the law "
        "of 2018."
    ]

    app = app.button(key="use law").click().run()

    assert not app.exception
    assert errors(app) == []
    assert widget_of(app, "tax.law_year").value == "2018"
    assert "The tax law of 2018 is used for every year" in captions(app)
    assert "Tax figures of 2018: from one program" in captions(app)


def test_nothing_is_offered_where_a_law_is_recorded(typed: AppTest) -> None:
    assert not [one for one in typed.button if one.key == "use law"]
    assert "is not recorded here" not in captions(typed)


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2031", "no tax law of 2031 is recorded here; type a year from 2018 to 2026."),
        ("soon", "“soon” was typed; type a year whose law is recorded, such as 2024."),
    ],
)
def test_a_year_without_law_is_named_at_its_field(
    typed: AppTest, year: str, said: str
) -> None:
    app = type_in(typed, {"tax.law_year": year})

    assert [one.lower() for one in errors(app)] == [said.lower()]


def test_a_later_year_says_which_amounts_are_used(
    typed: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "today", lambda: date(2027, 5, 4))

    app = type_in(typed, {"as_of": date(2027, 5, 4)})

    assert (
        "The tax law of 2027 is not recorded here; the amounts of 2026 are used."
        in captions(app)
    )


def test_the_state_says_how_it_counts_a_loss(typed: AppTest) -> None:
    open_section(typed, "Taxes")
    assert "an approximation of your state's tax" in captions(typed)

    app = type_in(typed, {"tax.state": "PA", "tax.state_rate": "3.07"})

    assert not app.exception
    assert "Pennsylvania: a loss lowers only gains of its own year" in captions(app)


def test_a_state_is_kept_in_the_case() -> None:
    draft = a_draft()
    draft.set("tax.state", "NJ")

    assert document_of(draft)["tax"]["state"] == "NJ"
    draft.knows_rates = True
    assert "state" not in document_of(draft)["tax"]


def test_the_state_is_told_by_the_law_that_is_used(typed: AppTest) -> None:
    """Wisconsin's limit rose from 500 to 3,000 in 2023."""
    app = type_in(typed, {"tax.state": "WI", "tax.state_rate": "5"})

    assert "by up to $3,000 a year" in captions(app)
    app = type_in(app, {"tax.law_year": "2022"})
    assert "by up to $500 a year" in captions(app)
    app = type_in(app, {"tax.law_year": "soon"})
    assert "by up to $3,000 a year" in captions(app)
