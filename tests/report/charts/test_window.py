"""The 61 days as a line: what is on it, where, and what it says in words."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from decision.report.charts import window_alt, window_chart, window_title
from decision.report.charts.window import window_days_table, window_table
from tests.builders import TODAY, a_case
from tests.sale.test_window import RECENT, a_window

CASE = a_case()
TRADES = [
    {"on": "2026-10-25", "units": 10, "origin": "gift"},
    {"on": RECENT, "units": 20},
    {"on": "2026-11-11", "units": 10, "account": "tax_free"},
    {"on": "2026-11-18", "units": 10, "owner": "spouse"},
    {"on": "2026-12-15", "units": 10, "origin": "reinvestment"},
]


def a_table(trades: list[dict[str, Any]]) -> pd.DataFrame:
    return window_table(a_window(trades=trades), CASE)


def layers(trades: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = window_chart(a_window(trades=trades), CASE).to_dict()[
        "layer"
    ]
    return found


def test_every_purchase_near_the_window_is_a_mark_with_what_it_does() -> None:
    table = a_table(TRADES)

    assert list(table["effect"]) == ["none", "deferred", "lost", "deferred", "deferred"]
    assert list(table["is_planned"]) == [False, False, False, False, True]
    assert list(table["label"]) == [
        "25 Oct: no effect",
        "9 Nov: $600 moves",
        "11 Nov: $300 gone for good",
        "18 Nov: $300 does not count",
        "15 Dec, planned: $300 moves",
    ]


def test_what_lies_far_off_is_not_drawn() -> None:
    days = [date(2026, 10, 10), date(2026, 10, 11), date(2026, 12, 30)]
    far = [{"on": f"{day}", "units": 1} for day in [*days, date(2026, 12, 31)]]

    assert list(a_table(far)["day"].dt.date) == days[1:]


def test_a_label_stands_where_it_has_room() -> None:
    assert list(a_table(TRADES)["side"]) == [
        "left",
        "center",
        "center",
        "center",
        "right",
    ]


def test_the_days_that_matter_are_named() -> None:
    days = window_days_table(a_window(), TODAY)

    assert dict(zip(days["what"], days["label"], strict=True)) == {
        "first": "21 Oct",
        "sale": "Sale today, 20 Nov",
        "last": "20 Dec",
        "buy_back": "Buy back from 21 Dec",
    }


def test_today_is_marked_where_the_sale_is_later_but_near() -> None:
    for days, is_near in [(0, False), (1, True), (40, True), (41, False)]:
        window = a_window(on=TODAY + timedelta(days=days))
        named = list(window_days_table(window, TODAY)["what"])

        assert ("today" in named) is is_near


def test_the_chart_is_a_low_band_that_grows_with_its_rows() -> None:
    heights = [
        window_chart(a_window(trades=TRADES[:count]), CASE).to_dict()["height"]
        for count in range(6)
    ]

    assert heights == [160, 160, 180, 200, 220, 220]


def test_each_effect_has_a_shape_of_its_own_and_what_is_planned_is_hollow() -> None:
    points = [one for one in layers(TRADES) if one["mark"]["type"] == "point"]

    assert len({one["mark"]["shape"] for one in points}) == len(points) == 3
    for one in points:
        hollow = one["encoding"]["fillOpacity"]["condition"]
        assert (hollow["test"], hollow["value"]) == ("datum.is_planned", 0)


def test_an_empty_window_says_that_nothing_was_bought() -> None:
    spec = window_chart(a_window(), CASE).to_dict()
    said = {row.get("label") for rows in spec["datasets"].values() for row in rows}

    assert "Nothing was bought" in said


def test_the_title_states_what_counts() -> None:
    washed, clean = a_window(trades=TRADES), a_window()
    gain = a_window(price={"unit": 120})

    assert window_title(washed, CASE) == (
        "$1,500 of the $3,000 loss would not count now"
    )
    assert window_title(clean, CASE) == "All of the $3,000 loss would count"
    assert window_title(gain, CASE) == (
        "A sale on 20 November 2026 has no loss to wash"
    )


def test_the_line_is_told_in_words() -> None:
    alt = window_alt(a_window(trades=TRADES[1:2]), CASE)

    assert alt == (
        "Timeline. $600 of the $3,000 loss would not count now. The 61 days run from "
        "21 October 2026 to 20 December 2026, the sale is on 20 November 2026. "
        "9 November 2026: $600 of the loss moves into the cost of these units. Buying "
        "back is free from 21 December 2026."
    )
    assert "Nothing was bought near it." in window_alt(a_window(), CASE)
