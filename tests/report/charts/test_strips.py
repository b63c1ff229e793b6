"""Strips: where each thing is now, where it tips, and which side names which way."""

from dataclasses import replace
from typing import Any

import pytest

from decision.report.charts import strips_alt, strips_chart, strips_title
from decision.report.charts.strips import Strips, strip_tables
from decision.verdict.decision import Decision, Flip
from tests.report.builders import a_decision

MONEY = {"unit": "USD", "household": "USD"}
LOW = Flip(input="price", value=80.0, becomes="sell", now=100.0)
HIGH = Flip(input="price", value=130.0, becomes="hold", now=100.0)
RATE = Flip(input="future_rate", value=0.33, becomes="hold", now=0.15)


def decided(*flips: Flip) -> Decision:
    return replace(a_decision(), flips=flips)


def tables(*flips: Flip) -> Strips:
    return strip_tables(decided(*flips), **MONEY)


@pytest.mark.parametrize(
    ("flips", "ways"),
    [
        ([HIGH], ["swap", "hold"]),
        ([LOW], ["sell", "swap"]),
        ([LOW, HIGH], ["sell", "swap", "hold"]),
        ([HIGH, LOW], ["sell", "swap", "hold"]),
    ],
)
def test_each_side_of_a_tipping_point_names_its_way(
    flips: list[Flip], ways: list[str]
) -> None:
    stretches = tables(*flips).stretches

    assert list(stretches["strategy"]) == ways
    assert list(stretches[stretches["is_now"]]["strategy"]) == ["swap"]
    assert (stretches["start"].iloc[0], stretches["end"].iloc[-1]) == (0, 1)
    assert list(stretches["start"].iloc[1:]) == list(stretches["end"].iloc[:-1])


def test_a_strip_is_to_scale() -> None:
    marks = tables(LOW, HIGH).marks.set_index("kind")["at"]

    assert (marks["now"] - marks["low"]) / (marks["high"] - marks["low"]) == (
        pytest.approx(20 / 50)
    )


def test_every_mark_says_its_value_and_its_way() -> None:
    assert list(tables(LOW, HIGH).marks["label"]) == [
        "Price",
        "Now $100.00: Swap",
        "Below $80.00: Sell",
        "Above $130.00: Hold",
    ]


def test_each_input_has_a_strip_of_its_own() -> None:
    strips = tables(LOW, HIGH, RATE)
    made = strips_chart(decided(LOW, HIGH, RATE), **MONEY).to_dict()

    assert list(strips.stretches["row"]) == [0, 0, 0, 1, 1]
    assert made["height"] == 2 * strips_chart(decided(LOW), **MONEY).to_dict()["height"]


def test_now_is_full_and_the_other_sides_are_pale_on_either_background() -> None:
    made: dict[str, Any] = strips_chart(decided(LOW, HIGH), **MONEY).to_dict()
    bars = [one for one in made["layer"] if one["mark"]["type"] == "bar"]

    assert len({one["mark"]["fill"]["expr"] for one in bars}) == 3
    for one in bars:
        full = one["encoding"]["fillOpacity"]
        assert full["condition"]["test"] == "datum.is_now"
        assert full["condition"]["value"] > full["value"]
        assert "luminance(background)" in one["mark"]["fill"]["expr"]


def test_the_title_names_the_nearest_change() -> None:
    """A fifth of the price is nearer than a rate that more than doubles."""
    title = strips_title(decided(RATE, LOW), **MONEY)

    assert title == "The nearest change: with the price below $80.00, selling is ahead"


def test_all_of_it_is_told_in_words() -> None:
    alt = strips_alt(decided(LOW, RATE), **MONEY)

    assert strips_title(decided(LOW, RATE), **MONEY) in alt
    assert "Price now $100.00, below $80.00 selling is ahead" in alt
    assert "Tax rate when you sell at last now 15%, above 33% holding is ahead" in alt


def test_what_is_nought_now_comes_last_in_nearness() -> None:
    earning = Flip(input="extra_return", value=0.001, becomes="hold", now=0.0)

    assert "price" in strips_title(decided(earning, LOW), **MONEY)
    assert "yearly return" in strips_title(decided(earning), **MONEY)


def test_without_flip_points_nothing_tips_it() -> None:
    assert strips_title(decided(), **MONEY) == "Nothing tips the answer by itself"
    assert strips_alt(decided(), **MONEY) == "Nothing tips the answer by itself"
    assert strips_chart(decided(), **MONEY).to_dict()["layer"]
