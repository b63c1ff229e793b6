"""What is said of how often the bands of the fan were right."""

from dataclasses import replace

import pytest

from decision.parameters import parameters
from decision.report.words.calibration import band_note
from tests.report.builders import MARKET, a_case, a_decision, a_fan

FROM_PRICES = replace(MARKET, origins={"volatility": "prices"})


@pytest.mark.parametrize(
    ("months", "judged", "later"),
    [
        (0.5, 1, "a month later"),
        (2.9, 1, "a month later"),
        (11.9, 6, "half a year later"),
        (12.0, 12, "a year later"),
        (36.0, 24, "two years later"),
    ],
)
def test_the_longest_time_that_was_judged_and_is_drawn_is_told(
    months: float, judged: int, later: str
) -> None:
    decision = a_decision(
        fan=[replace(one, month=months) for one in a_fan("hold")], market=FROM_PRICES
    )
    found = parameters()[f"calibration.after_{judged}_months"]

    said, _ = band_note(decision, a_case())

    assert f"of {found['n']:,} past positions" in said
    assert f"{found['cover50']:.0%} (±{100 * found['cover50_error']:.0f})" in said
    assert f"{later} in the dark band" in said
    assert f"{found['cover90']:.0%} (±{100 * found['cover90_error']:.0f})" in said
    assert said.endswith("in the light one.")


def test_what_the_test_does_not_cover_is_said() -> None:
    fund = a_case(position={"kind": "fund"})
    typed = replace(FROM_PRICES, origins={"volatility": "typed"})

    of_fund, _ = band_note(a_decision(market=FROM_PRICES), fund)
    of_typed, _ = band_note(a_decision(market=typed), a_case())

    assert of_fund.endswith(
        "Only single stocks were tested, and this is something else."
    )
    assert of_typed.endswith("There the volatility came from prices, here it does not.")


def test_the_evidence_names_what_was_judged_and_how_it_misleads() -> None:
    _, evidence = band_note(a_decision(), a_case())

    panel = parameters()["calibration.panel"]
    assert f"of {panel['symbols']} US stocks from {panel['first_year']}" in evidence
    assert "still there at the end" in evidence
    assert "longer times are not tested" in evidence
    held = [
        parameters()[f"calibration.after_{n}_months"]["cover80"]
        for n in (1, 3, 6, 12, 24)
    ]
    assert all(f"{100 * one:.0f}%" in evidence for one in held)


def test_without_futures_nothing_is_said_of_bands() -> None:
    assert band_note(a_decision(fan=()), a_case()) == ("", "")
