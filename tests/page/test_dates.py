"""Days typed into the form: odd years, and when a typed day counts."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from decision.page.form.faults import Fault, faults_of_draft
from tests.page.conftest import TODAY, a_draft, widget_of


@pytest.mark.parametrize(("year", "is_fine"), [(1899, False), (1900, True)])
def test_a_day_long_ago_is_answered_in_a_sentence(year: int, *, is_fine: bool) -> None:
    draft = a_draft()
    draft.set("position.lots[0].acquired", date(year, 12, 31))

    said = Fault(f"“{year}-12-31” was typed; type a day from 1900 to 2100.")
    expected = {} if is_fine else {"position.lots[0].acquired": said}
    assert faults_of_draft(draft, TODAY) == expected


@pytest.mark.parametrize(("year", "is_fine"), [(2100, True), (2101, False)])
def test_a_day_far_ahead_is_answered_in_a_sentence(year: int, *, is_fine: bool) -> None:
    draft = a_draft()
    draft.set("household.goal.on", date(year, 1, 1))

    assert (faults_of_draft(draft, TODAY) == {}) is is_fine


def test_a_date_field_says_when_a_typed_date_counts(app: AppTest) -> None:
    bought = widget_of(app, "position.lots[0].acquired")

    assert bought.help.endswith("A typed date counts when you leave the field.")
