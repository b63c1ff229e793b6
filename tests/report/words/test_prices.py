"""Where a price comes from and what is said about it."""

from dataclasses import replace
from datetime import date

import pytest

from decision.market.yahoo.kept import SERVES
from decision.report.words import market_notes, note_text
from decision.report.words.prices import _NOTES
from decision.verdict import decide
from tests.builders import a_case

DAY = date(2026, 11, 13)


@pytest.mark.parametrize("reason", SERVES)
def test_every_kept_answer_is_told_with_its_day_and_its_reason(reason: str) -> None:
    code = f"kept_{reason}"

    assert code in _NOTES
    assert "price of 13 November 2026, kept from an earlier" in note_text(code, day=DAY)


def test_the_day_of_a_note_is_that_of_the_price() -> None:
    decision = decide(a_case(), flips=False)
    market = replace(decision.market, as_of=DAY, notes=("kept_unreachable",))

    said = market_notes(replace(decision, market=market))

    assert said == (
        "Yahoo did not answer; this is its price of 13 November 2026, kept from an"
        " earlier look-up.",
    )
