"""Wealth before and after: what the bars say, and what they look like."""

from typing import Any

import pytest

from decision.report.charts import (
    weights_alt,
    weights_chart,
    weights_figures,
    weights_title,
)
from decision.verdict.weights import Weight
from tests.report.builders import a_decision

MOVED = (
    Weight(part="position", before=0.053, after=0.0),
    Weight(part="partner", before=0.0, after=0.053),
    Weight(part="other", before=0.947, after=0.947),
)
BORROWED = (
    Weight(part="position", before=1.5, after=0.0),
    Weight(part="cash", before=0.0, after=1.0),
    Weight(part="loan", before=-0.5, after=0.0),
)


def spec(weights: tuple[Weight, ...]) -> dict[str, Any]:
    made: dict[str, Any] = weights_chart(weights).to_dict()
    return made


def bars(weights: tuple[Weight, ...]) -> list[dict[str, Any]]:
    return [one for one in spec(weights)["layer"] if one["mark"]["type"] == "bar"]


@pytest.mark.parametrize(
    ("after", "title"),
    [
        (0.0, "Swapping it takes this investment from 5.3% to 0% of your wealth"),
        (0.053, "Swapping it leaves this investment at 5.3% of your wealth"),
    ],
)
def test_the_title_says_what_becomes_of_the_weight(after: float, title: str) -> None:
    weights = (Weight(part="position", before=0.053, after=after),)

    assert weights_title(weights, a_decision(), strategy="swap") == title
    assert title in weights_alt(weights, a_decision(), strategy="swap")


def test_without_wealth_there_is_nothing_to_show() -> None:
    assert weights_title((), a_decision(), strategy="swap") == (
        "No shares of wealth to show"
    )


def test_every_part_is_told_in_words_and_figures() -> None:
    alt = weights_alt(MOVED, a_decision(), strategy="swap")

    assert "Close partner 0% before and 5.3% after" in alt
    assert weights_figures(MOVED).rows == (
        ("This investment", "5.3%", "0%"),
        ("Close partner", "0%", "5.3%"),
        ("All other investments", "95%", "95%"),
    )


def test_before_is_hollow_and_each_bar_says_which_it_is() -> None:
    made = spec(MOVED)
    (rows,) = (rows for rows in made["datasets"].values() if "when" in rows[0])

    assert {row["label"] for row in rows} >= {"Before 5.3%", "After 0%"}
    for one in bars(MOVED):
        hollow = one["encoding"]["fillOpacity"]
        assert hollow["condition"]["test"] == "datum.when == 'Before'"
        assert hollow["condition"]["value"] < hollow["value"]


def test_the_position_its_partner_and_the_rest_differ_in_colour() -> None:
    fills = [one["mark"]["fill"]["expr"] for one in bars(MOVED)]

    assert len(set(fills)) == 3
    assert all("luminance(background)" in fill for fill in fills)


def test_a_loan_lies_below_nought_and_its_label_right_of_it() -> None:
    made = spec(BORROWED)
    low, high = bars(BORROWED)[0]["encoding"]["x"]["scale"]["domain"]
    (rows,) = (rows for rows in made["datasets"].values() if "when" in rows[0])
    owed = next(row for row in rows if row["part"] == "loan")

    assert low == -0.5
    assert high > 1.5
    assert (owed["share"], owed["at"]) == (-0.5, 0.0)
    assert 280 <= made["height"] <= 360
