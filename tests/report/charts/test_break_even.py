"""The break-even curve: what it says, draws and lists."""

from typing import Any

import pytest

from decision.report.charts import (
    break_even_alt,
    break_even_chart,
    break_even_figures,
    break_even_title,
)
from decision.verdict.break_even import BreakEven


def points(*a_year: float) -> tuple[BreakEven, ...]:
    """One point a year from the first on."""
    return tuple(
        BreakEven(years=years, a_year=rate, in_all=(1 + rate) ** years - 1)
        for years, rate in enumerate(a_year, start=1)
    )


def spec(*a_year: float) -> dict[str, Any]:
    made: dict[str, Any] = break_even_chart(points(*a_year), "swap").to_dict()
    return made


@pytest.mark.parametrize(
    ("a_year", "title"),
    [
        (
            (0.046, 0.022),
            "To catch up with swapping it, holding must return 4.6% a year more over "
            "1 year, 2.2% over 2 years",
        ),
        (
            (0.046,),
            "To catch up with swapping it, holding must return 4.6% a year more over "
            "1 year",
        ),
        (
            (-0.01, 0.02),
            "To catch up with swapping it, holding must return 1% a year less over "
            "1 year, 2% a year more over 2 years",
        ),
        (
            (-0.01, -0.005),
            "Holding stays ahead of swapping it if it returns as much",
        ),
        ((), "Nothing to catch up with: no sale is compared here"),
    ],
)
def test_the_title_says_what_holding_must_return(
    a_year: tuple[float, ...], title: str
) -> None:
    found = points(*a_year)

    assert break_even_title(found, "swap") == title
    assert title in break_even_alt(found, "swap")


def test_every_year_is_told_in_words_and_figures() -> None:
    found = points(0.10, 0.05)

    assert "1 year: 10% a year, 10% in all; 2 years: 5% a year, 10% in all" in (
        break_even_alt(found, "swap")
    )
    assert break_even_figures(found).rows == (
        ("1 year", "10%", "10%"),
        ("2 years", "5%", "10%"),
    )


def test_the_first_and_the_last_year_are_labelled_and_each_side_is_named() -> None:
    made = spec(0.04, 0.03, 0.02)
    texts = [layer for layer in made["layer"] if layer["mark"]["type"] == "text"]
    shown = [made["datasets"][one["data"]["name"]] for one in texts]

    assert [row["label"] for rows in shown[:2] for row in rows] == ["4%", "2%"]
    assert shown[2][0]["said"] == (
        "Above the line: holding is ahead\nBelow it: swapping it is ahead"
    )


@pytest.mark.parametrize(("a_year", "is_below"), [((0.04,), False), ((-0.04,), True)])
def test_a_label_stands_on_the_side_away_from_nought(
    a_year: tuple[float, ...], is_below: bool
) -> None:
    label = next(one for one in spec(*a_year)["layer"] if "dy" in one["mark"])

    assert (label["mark"]["dy"] > 0) is is_below


@pytest.mark.parametrize("a_year", [(0.0,), (-0.5, 0.9), (0.02,) * 100])
def test_nought_is_always_in_sight_with_a_strong_line(
    a_year: tuple[float, ...],
) -> None:
    made = spec(*a_year)
    scales = [
        layer["encoding"]["y"].get("scale", {}).get("domain")
        for layer in made["layer"]
        if layer["mark"]["type"] == "line"
    ]

    assert all(low <= 0 < high for low, high in scales)
    assert [one["mark"]["strokeWidth"] for one in made["layer"][:1]] == [2]
    assert 280 <= made["height"] <= 360


def test_many_years_do_not_crowd_the_axis() -> None:
    line = next(
        one for one in spec(*[0.02] * 30)["layer"] if one["mark"]["type"] == "line"
    )

    assert line["encoding"]["x"]["axis"]["values"] == [3, 6, 9, *range(12, 31, 3)]
