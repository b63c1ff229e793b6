"""What became of a replayed position, in a sentence, and that it is hindsight."""

from datetime import date

import numpy as np
import pytest

from decision.case import Case
from decision.market.replay import replayed, shown_next
from decision.market.view import History
from decision.report.words.replay import HINDSIGHT, next_text
from tests.report.builders import a_case


def closes(*prices: float, first: date = date(2022, 12, 29)) -> History:
    """Closes on following days."""
    days = tuple(date.fromordinal(first.toordinal() + n) for n in range(len(prices)))
    return History(days=days, close=np.array(prices), total=np.array(prices))


def test_a_real_stock_that_did_not_come_back() -> None:
    on, bought = date(2018, 12, 26), date(2017, 12, 1)
    case = Case.model_validate(replayed("RRC", on=on, bought=bought))

    assert next_text(case, 10.155, shown_next("RRC", after=on)) == (
        "It stood at $4.75 on 26 December 2019 and at $6.95 on 24 December 2020, 32% "
        "below the $10.15 of 26 December 2018. It did not close at the $17.91 paid in "
        "that time."
    )


@pytest.mark.parametrize(
    ("highest", "said"),
    [
        (349.9, "It did not close at the $350.00 paid in that time."),
        (350.0, "It first closed at the $350.00 paid, or above, on 30 December 2022."),
    ],
)
def test_the_first_close_at_cost_is_told(highest: float, said: str) -> None:
    told = next_text(a_case(), 115.62, closes(120.0, highest, 360.0 * 0.9, 231.24))

    assert told.endswith(said)
    assert "at $231.24 on 1 January 2023, 100% above the $115.62" in told


def test_on_the_last_day_of_the_sample_nothing_is_known() -> None:
    assert next_text(a_case(), 115.62, closes()) == (
        "The sample ends on 28 December 2022: it does not know what happened next."
    )


def test_hindsight_is_called_no_evidence() -> None:
    assert "no evidence for or against the answer" in HINDSIGHT
    assert "still there at the end" in HINDSIGHT
