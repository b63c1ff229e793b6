"""What was typed, by the labels of the form."""

import pytest

from decision.page.kept.typed import typed_rows
from tests.builders import a_case, a_lot


def test_a_field_has_its_label_and_its_value_as_people_read_it() -> None:
    rows = dict(
        typed_rows(
            a_case(
                position={"symbol": "META", "employer": True},
                household={"other_investments": 200_000},
                tax={"marginal": {"ordinary": 0.24, "long": 0.15}},
            )
        )
    )

    assert rows["Symbol"] == "META"
    assert rows["What it is"] == "Single stock"
    assert rows["My employer's shares"] == "Yes"
    assert rows["Price is of"] == "20 November 2026"
    assert rows["Tax rate on income and short-term gains"] == "24%"
    assert "200,000" in rows.values()


def test_each_lot_is_a_line_of_its_own() -> None:
    lots = [a_lot(), a_lot(units=5, acquired="2026-11-10")]

    rows = dict(typed_rows(a_case(position={"lots": lots})))

    assert rows["Lot 1"] == "Bought on 6 January 2025; Units 100; Paid per unit 100"
    assert rows["Lot 2"] == "Bought on 10 November 2026; Units 5; Paid per unit 100"


def test_what_stands_elsewhere_or_at_its_default_is_left_out() -> None:
    mind = {"reason": "A secret.", "answers": {"q1": "a"}, "rule": {"sell_if": "Soon"}}

    said = " ".join(map(" ".join, typed_rows(a_case(mind=mind))))

    assert "A secret" not in said
    assert "Soon" not in said
    assert "Commission" not in said


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"market": {"cause": {"own": 0.5}}}, "Market cause own"),
        ({"costs": {"spread": 0.002}}, "Cost of a trade"),
    ],
)
def test_what_no_field_shows_is_named_by_its_path(
    changes: dict[str, object], label: str
) -> None:
    assert label in dict(typed_rows(a_case(**changes)))
