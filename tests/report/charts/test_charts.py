"""Every chart: fields that exist, amounts with their currency, a title that finds."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from decision.market import view_of
from decision.report import charts
from decision.report.charts.prices import fall_table
from decision.report.tables import price_table
from decision.verdict.ranges import FanPoint
from tests.report.builders import SITUATIONS, a_case, a_decision, answered, outcomes

NAMES = ("ledger", "fan", "outcome", "chance", "tax_years")


def _of(name: str, kind: str) -> Callable[..., Any]:
    return getattr(charts, f"{name}_{kind}")


def _fields(spec: Any) -> Iterator[str]:
    """Every field that an encoding refers to."""
    if isinstance(spec, dict):
        if isinstance(spec.get("field"), str):
            yield spec["field"]
        for part in spec.values():
            yield from _fields(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from _fields(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_refers_only_to_what_its_tables_hold(name: str) -> None:
    spec = _of(name, "chart")(a_decision(), a_case()).to_dict()
    columns = {key for rows in spec["datasets"].values() for row in rows for key in row}

    assert set(_fields(spec["layer"])) <= columns
    assert 280 <= spec["height"] <= 360
    assert "background" not in spec.get("config", {})


@pytest.mark.parametrize("name", ["ledger", "fan", "outcome", "tax_years"])
def test_money_axes_carry_the_households_currency(name: str) -> None:
    british = a_case(country="GB", position={"currency": "GBP"})

    spec = json.dumps(_of(name, "chart")(a_decision(), british).to_dict())

    assert "'\\u00a3' + format(" in spec
    assert "'$'" not in spec


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("name", NAMES)
def test_every_situation_can_be_drawn_and_told(name: str, situation: str) -> None:
    case, decision = answered(situation)

    title, alt = (_of(name, kind)(decision, case) for kind in ("title", "alt"))

    assert _of(name, "chart")(decision, case).to_dict()["layer"]
    assert title[0].isupper() or title[0].isdigit()
    assert not title.endswith(".")
    assert title in alt


def test_an_axis_of_money_never_repeats_an_amount() -> None:
    spec = charts.ledger_chart(a_decision(), a_case()).to_dict()

    axes = [layer["encoding"]["x"].get("axis") for layer in spec["layer"]]

    assert any(axis and axis.get("tickMinStep") == 1 for axis in axes)


def test_titles_state_the_finding() -> None:
    decision, case = a_decision(), a_case()

    assert charts.ledger_title(decision, case) == (
        "Tax is the largest part of the $2,140 that swapping it adds"
    )
    assert charts.fan_title(decision, case) == (
        "Swapping it ends between $9,100 and $14,800 in half of the futures"
    )
    assert charts.chance_title(decision, case) == (
        "Back at cost takes a rise of 203%, with a chance of 5% within 1 year"
    )
    assert charts.tax_years_title(decision, case) == (
        "Booking the loss brings $3,480 less tax from 2022 to 2025, against $1,290 "
        "more tax later (today's value)"
    )


def test_a_sure_outcome_is_not_called_a_range() -> None:
    held = tuple(one for one in a_decision().fan if one.strategy == "hold")
    sure = (*held, FanPoint("swap", 36.0, *[13_900.0] * 5))

    title = charts.fan_title(a_decision(fan=sure), a_case(), ("hold", "swap"))

    assert title == "Swapping it leaves about $13,900 in every future"


def test_the_fan_tells_lines_apart_by_dash_and_colour() -> None:
    spec = charts.fan_chart(a_decision(), a_case()).to_dict()
    (line,) = [
        layer["encoding"]
        for layer in spec["layer"]
        if "strokeDash" in layer["encoding"]
    ]

    assert line["strokeDash"]["scale"]["domain"] == ["Hold", "Swap"]
    assert len({str(one) for one in line["strokeDash"]["scale"]["range"]}) == 2
    assert len({str(one) for one in line["color"]["scale"]["range"]}) == 2


def test_the_first_pair_is_holding_and_the_named_way() -> None:
    ways = outcomes(sell={"advantage": 50.0})

    assert charts.fan_pair(a_decision(strategies=ways)) == ("hold", "swap")
    assert charts.fan_pair(a_decision(fan=())) == ()


def test_the_price_chart_marks_cost_average_purchases_and_the_day() -> None:
    case = a_case(position={"price": None})
    view = view_of(case)

    spec = charts.price_chart(view, case).to_dict()
    said = json.dumps(spec, default=str)

    assert "Paid $350.00" in said
    assert "Decision" in said
    assert "10-month average" in said
    assert '"triangle-up"' in said
    assert charts.price_title(view, case) == (
        "At $115.62 it stands 67% below the $350.00 you paid"
    )
    assert charts.price_title(view, case) in charts.price_alt(view, case)


def test_each_line_of_the_fan_carries_its_name_and_its_familys_shape() -> None:
    spec = charts.fan_chart(a_decision(), a_case()).to_dict()
    points = [one for one in spec["layer"] if one["mark"]["type"] == "point"]
    texts = [one for one in spec["layer"] if one["mark"]["type"] == "text"]
    named = {
        spec["datasets"][one["data"]["name"]][0]["name"]: one["mark"]["dy"]
        for one in texts
    }

    assert len({one["mark"]["shape"] for one in points}) == len(points) == 2
    assert set(named) == {"Hold", "Swap"}
    assert sorted(named.values())[0] < 0 < sorted(named.values())[1]


def test_an_amount_that_comes_every_year_is_written_once() -> None:
    spec = charts.tax_years_chart(a_decision(), a_case()).to_dict()
    (rows,) = (rows for rows in spec["datasets"].values() if "shown" in rows[0])

    assert [row["shown"] for row in rows] == ["$870", "", "", "", "−$1,290"]
    assert [row["label"] for row in rows][1:4] == ["$870"] * 3


def test_where_there_is_one_way_it_is_not_compared_with_itself() -> None:
    only = tuple(one for one in outcomes() if one.id == "hold")

    title = charts.outcome_title(a_decision(strategies=only), a_case())

    assert title == (
        "Holding is the only way here: middle $11,600, nine in ten between $6,000 and "
        "$30,000"
    )


def test_the_price_chart_says_how_far_it_is_below_its_high() -> None:
    case = a_case(position={"price": None})
    view = view_of(case)
    fall = fall_table(price_table(view, case), "USD")

    assert list(fall["what"]) == ["high", "last"]
    assert list(fall["label"]) == ["High $382.18", "Now 70% below its high"]
    assert "High $382.18, Now 70% below its high." in charts.price_alt(view, case)


@pytest.mark.parametrize(
    ("prices", "labels"),
    [
        ([10.0, 12.0], []),
        ([12.0, 10.0], ["left", "left"]),
        ([9.0, 9.0, 12.0, 10.0, 10.0], ["center", "center"]),
        ([9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 12.0, 10.0], ["right", "right"]),
        ([], []),
    ],
)
def test_a_high_is_marked_where_its_label_has_room(
    prices: list[float], labels: list[str]
) -> None:
    days = pd.date_range("2026-01-01", periods=len(prices))
    table = pd.DataFrame({"day": days, "series": "Close", "price": prices})

    assert list(fall_table(table, "USD")["side"]) == labels
