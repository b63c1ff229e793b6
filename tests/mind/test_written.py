"""Numbers in conditions as people write them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.mind import NumberedCondition, numbered_conditions

CLOSES = [(date(2027, 1, day), price) for day, price in ((4, 52.0), (5, 39.5), (6, 61))]


def read(text: str) -> list[tuple[Any, ...]]:
    return [(one.kind, one.level, one.day) for one in numbered_conditions(text)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("it closes below 40 for a month", 40),
        ("it falls to €1,250.50", 1250.5),
        ("price < 35.5.", 35.5),
        ("UNDER $12", 12),
    ],
)
def test_a_price_to_fall_to(text: str, level: float) -> None:
    assert read(text) == [("at_or_below", level, None)]


@pytest.mark.parametrize(
    ("text", "level"), [("it is back at 62", 62), ("above 80", 80), ("hits £9", 9)]
)
def test_a_price_to_rise_to(text: str, level: float) -> None:
    assert read(text) == [("at_or_above", level, None)]


@pytest.mark.parametrize(
    "text", ["by 30 June 2027", "on June 30th, 2027", "2027-06-30", "30 Jun 2027"]
)
def test_a_day(text: str) -> None:
    assert read(text) == [("on_day", None, date(2027, 6, 30))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sales fall below 40 million",
        "the dividend drops under 2.10",
        "it falls below 20 %",
        "more than 3 months pass",
        "below the 200-day average",
        "under 200-day average",
        "after 31 June 2027",
        "P/E over 40",
        "its weight is above 10",
        "it does not fall below 40",
        "it doesn’t drop to 40",
        "never under 40",
        "it falls 20 % below 62",
        "it falls more than 20 from here",
        "rises by more than 10 dollars",
        "the S&P 500 falls below 4000",
        "the index drops to 5,000",
        "oil over 60",
        "I am over 65",
        "it falls below 4k",
        "below 40,50",
        "below 30p",
        "=HYPERLINK(1)",
        "🚀" * 2_000,
    ],
)
def test_what_is_no_price_and_no_day_is_left_to_the_person(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "price", "kind"),
    [
        ("it hits $40", 70.0, "at_or_below"),
        ("it reaches 40", 40.0, "at_or_above"),
        ("it reaches 90", 70.0, "at_or_above"),
        ("it is back at 40", 70.0, "at_or_above"),
        ("it hits $40", None, "at_or_above"),
    ],
)
def test_what_a_price_hits_lies_where_it_is_not_yet(
    text: str, price: float | None, kind: str
) -> None:
    (found,) = numbered_conditions(text, price=price)

    assert found.kind == kind


def test_what_was_said_before_a_pause_turns_nothing_round() -> None:
    assert read("I would not wait, sell below 40") == [("at_or_below", 40, None)]


def test_several_come_in_the_order_of_the_text() -> None:
    text = "rises to 80 by 2027-06-30, or closes under 35"

    assert [one.words for one in numbered_conditions(text)] == [
        "rises to 80",
        "2027-06-30",
        "under 35",
    ]


@pytest.mark.parametrize(
    ("kind", "level", "met"),
    [
        ("at_or_below", 39.5, date(2027, 1, 5)),
        ("at_or_below", 39.4, None),
        ("at_or_above", 61, date(2027, 1, 6)),
        ("at_or_above", 61.1, None),
    ],
)
def test_it_is_met_on_the_first_close_that_reaches_it(
    kind: Any, level: float, met: date | None
) -> None:
    condition = NumberedCondition(kind=kind, words="", level=level)

    assert condition.met_on(CLOSES, date(2027, 1, 6)) == met


def test_what_comes_later_has_not_met_it_yet() -> None:
    (above,) = numbered_conditions("above 60")

    assert above.met_on(CLOSES, date(2027, 1, 5)) is None


@pytest.mark.parametrize(("today", "is_met"), [(5, False), (6, True), (7, True)])
def test_a_day_is_met_once_it_has_come(today: int, is_met: bool) -> None:
    (day,) = numbered_conditions("2027-01-06")

    assert (day.met_on([], date(2027, 1, today)) is not None) is is_met


@given(st.text(alphabet="below 40,.$%2027-06JuneM", max_size=200))
def test_any_text_is_read_and_its_words_stand_in_it(text: str) -> None:
    assert all(one.words in text for one in numbered_conditions(text))
