"""The picture of what happened after a replayed day."""

from datetime import date

import pandas as pd
import pytest

from decision.case import Case
from decision.market import view_of
from decision.market.replay import replayed, shown_next
from decision.report.charts.replay import next_alt, next_chart, next_title
from decision.report.tables import next_table, price_table

ON = date(2018, 12, 26)


@pytest.fixture
def case() -> Case:
    return Case.model_validate(replayed("RRC", on=ON, bought=date(2017, 12, 1)))


def test_closes_go_on_after_the_day_and_what_was_known_stays(case: Case) -> None:
    view, later = view_of(case), shown_next("RRC", after=ON)

    table = next_table(view, case, later)

    known = price_table(view, case)
    after = table.iloc[len(known) :]
    pd.testing.assert_frame_equal(table.iloc[: len(known)], known)
    assert set(after["series"]) == {"Close"}
    assert after["day"].min() > pd.Timestamp(ON)
    assert (after["day"].iloc[-1], after["price"].iloc[-1]) == (
        pd.Timestamp(later.days[-1]),
        later.close[-1],
    )


def test_the_title_says_how_far_it_went(case: Case) -> None:
    view, later = view_of(case), shown_next("RRC", after=ON)

    assert next_title(view, later) == "By 24 December 2020 the price fell by 32%"
    assert "before and after 26 December 2018" in next_alt(view, case, later)


def test_the_chart_is_drawn_and_marks_the_day(case: Case) -> None:
    drawn = next_chart(view_of(case), case, shown_next("RRC", after=ON)).to_dict()

    assert "Decision" in str(drawn["datasets"])
    assert "Paid $17.91" in str(drawn["datasets"])


def test_on_the_last_day_there_is_nothing_to_show() -> None:
    last = date(2022, 12, 28)
    case = Case.model_validate(replayed("RRC", on=last))

    title = next_title(view_of(case), shown_next("RRC", after=last))
    assert title == "Nothing after the day to show"
