"""Charts for a shared screen: the same picture, without an amount anywhere in it."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from decision.report import charts
from decision.report.charts.marks import money_axis, money_tip
from decision.report.charts.percent import chart_in_percent
from decision.report.words.percent import Yardstick, yardstick_of
from tests.builders import a_case, decided

BY = Yardstick(wealth=200_000.0, units=100.0)
TRADES = [{"on": "2026-11-10", "side": "buy", "units": 40, "account": "tax_free"}]


def spec(chart: Any) -> dict[str, Any]:
    """What is sent to the browser, without the address of the grammar."""
    made: dict[str, Any] = chart.to_dict()
    made.pop("$schema")
    return made


def rows(made: dict[str, Any]) -> list[dict[str, Any]]:
    """Every row of every table in it."""
    return [row for table in made["datasets"].values() for row in table]


def a_chart() -> Any:
    """Two bars of money, with a label, units, and a number that is not drawn."""
    table = pd.DataFrame(
        {
            "year": ["2026", "2027"],
            "saved": [3_000.0, -500.0],
            "label": ["$3,000", "−$500"],
            "units": [25.0, 50.0],
            "secret": [7_777.0, 8_888.0],
        }
    )
    return (
        alt.Chart(table)
        .mark_bar()
        .encode(
            alt.X("year:N"),
            alt.Y("saved:Q", axis=money_axis("USD")),
            alt.Text("label:N"),
            tooltip=[money_tip("saved", "Saved"), alt.Tooltip("units:Q")],
        )
    )


def test_money_units_and_labels_become_shares() -> None:
    told = rows(spec(chart_in_percent(a_chart(), BY)))

    assert [one["saved"] for one in told] == [1.5, -0.25]
    assert [one["label"] for one in told] == ["1.5%", "−0.25%"]
    assert [one["units"] for one in told] == [25.0, 50.0]
    assert [one["year"] for one in told] == ["2026", "2027"]


def test_a_number_that_is_not_drawn_is_left_out() -> None:
    assert "secret" in json.dumps(spec(a_chart()))
    assert "secret" not in json.dumps(spec(chart_in_percent(a_chart(), BY)))


def test_axis_and_tips_say_percent() -> None:
    encoding = spec(chart_in_percent(a_chart(), BY))["encoding"]

    axis = encoding["y"]["axis"]
    assert axis["labelExpr"].endswith("format(abs(datum.value), ',.2~f') + '%'")
    assert "tickMinStep" not in axis
    assert [one["title"] for one in encoding["tooltip"]] == [
        "Saved, % of all you own",
        "units, % of the position",
    ]
    assert {one["format"] for one in encoding["tooltip"]} == {",.2~f"}


def test_the_chart_it_is_made_from_stays_as_it_was() -> None:
    chart = a_chart()
    before = json.dumps(spec(chart))

    chart_in_percent(chart, BY)

    assert json.dumps(spec(chart)) == before


def test_the_price_of_one_unit_keeps_its_scale() -> None:
    table = pd.DataFrame({"price": [90.0], "said": ["Paid $90.00"]})
    axis = money_axis("USD")
    chart = (
        alt.Chart(table)
        .mark_bar()
        .encode(
            alt.Y("price:Q", title="Price of one unit, USD", axis=axis),
            alt.Text("said:N"),
        )
    )

    assert rows(spec(chart_in_percent(chart, BY))) == [
        {"price": 90.0, "said": "Paid $90.00"}
    ]


@pytest.mark.parametrize(
    "draw",
    [
        charts.ledger_chart,
        charts.fan_chart,
        charts.outcome_chart,
        charts.tax_years_chart,
    ],
    ids=["ledger", "fan", "outcomes", "tax years"],
)
def test_no_amount_is_left_in_a_chart_of_money(draw: Any) -> None:
    decision, case = decided(), a_case()
    by = yardstick_of(decision, case)

    before, shown = (
        spec(one)
        for one in (
            draw(decision, case),
            chart_in_percent(draw(decision, case), by),
        )
    )

    assert "$" in json.dumps(before, ensure_ascii=False)
    assert "$" not in json.dumps(shown, ensure_ascii=False)
    assert largest(shown) == pytest.approx(largest(before) * 100 / by.wealth)


def test_what_only_a_condition_names_is_kept() -> None:
    decision, case = decided(), a_case()
    by = yardstick_of(decision, case)

    shown = spec(chart_in_percent(charts.ledger_chart(decision, case), by))

    sums = [one["is_sum"] for one in rows(shown) if "is_sum" in one]
    assert sums == [False, False, True]


def largest(made: dict[str, Any]) -> float:
    """The largest amount that is drawn."""
    drawn = ("p95", "end", "start", "saved")
    return max(abs(float(row.get(name) or 0)) for row in rows(made) for name in drawn)


def test_the_61_days_are_labelled_in_shares() -> None:
    decision, case = decided(trades=TRADES), a_case(trades=TRADES)
    assert decision.wash is not None
    chart = charts.window_chart(decision.wash, case)

    shown = spec(chart_in_percent(chart, yardstick_of(decision, case)))

    text = json.dumps(shown, ensure_ascii=False)
    assert "$" in json.dumps(spec(chart), ensure_ascii=False)
    assert "$" not in text
    assert "0.58% gone for good" in text
