"""What buying more of a losing position would change."""

from collections.abc import Mapping
from typing import Any

import pytest

from decision.report.words import finding_text
from tests.builders import a_lot, decided, merged, sheltered

PLANNED = {"trades": [{"on": "2026-12-10", "units": 50, "unit_price": 64}]}


def found(**changes: Any) -> Mapping[str, Any] | None:
    all_found = {one.id: one.numbers for one in decided(**changes).findings}
    return all_found.get("AD-1")


def test_a_planned_purchase_lowers_the_average_and_raises_the_weight() -> None:
    """100 at 100 and 50 at 64: 13,200 for 150, 88 each, at a price of 70."""
    numbers = found(**PLANNED)

    assert numbers is not None
    assert (numbers["average"], numbers["average_then"]) == (100, 88)
    assert numbers["rise_needed"] == pytest.approx(100 / 70 - 1)
    assert numbers["rise_needed_then"] == pytest.approx(88 / 70 - 1)
    assert numbers["weight"] == pytest.approx(7_000 / 207_000)
    assert numbers["weight_then"] == pytest.approx(10_500 / 207_000)
    assert numbers["washes"] == 50


def test_own_risk_costs_the_square_of_the_weight() -> None:
    numbers = found(**PLANNED)

    assert numbers is not None
    assert numbers["own_risk_then"] == pytest.approx(numbers["own_risk"] * 1.5**2)


def test_who_only_thinks_of_it_is_told_of_as_many_units_again() -> None:
    numbers = found(mind={"reason": "I may average down."})

    assert numbers is not None
    assert (numbers["units"], numbers["cost"]) == (100, 7_000)
    assert numbers["average_then"] == 85
    assert numbers["is_planned"] is False


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"trades": [{"on": "2026-11-10", "units": 50}]},
        {"trades": [{"on": "2026-12-10", "units": 50, "owner": "spouse"}]},
        {"trades": [{"on": "2026-12-10", "units": 50, "origin": "reinvestment"}]},
        {"trades": [{"on": "2026-12-10", "units": 50, "symbol": "ELSE"}]},
        {"mind": {"reason": "I will never average down."}},
        {},
    ],
)
def test_what_is_done_or_not_ones_own_choice_is_not_averaging_down(
    elsewhere: dict[str, Any],
) -> None:
    assert found(**elsewhere) is None


def test_at_a_gain_nobody_averages_down() -> None:
    cheap = {"position": {"lots": [a_lot(unit_cost=60)]}}

    assert found(**merged(cheap, PLANNED)) is None


def test_of_what_is_worth_nothing_there_is_no_rise_to_wait_for() -> None:
    worthless = {"position": {"price": {"unit": 0}}}

    assert found(**merged(worthless, PLANNED)) is None


@pytest.mark.parametrize("free", [sheltered(), {"position": {"kind": "crypto"}}])
def test_where_there_is_no_wash_rule_nothing_is_washed(free: dict[str, Any]) -> None:
    numbers = found(**merged(free, PLANNED))

    assert numbers is not None
    assert numbers["washes"] == 0


def test_it_is_told_with_what_it_does_not_bring_back() -> None:
    finding = next(one for one in decided(**PLANNED).findings if one.id == "AD-1")

    said = finding_text(finding)

    assert said.startswith(
        "Buying 50 units lowers the average paid from $100.00 to $88.00, but brings "
        "back nothing of the loss. It raises the weight from 3.4% to 5.1%"
    )
    assert said.endswith(
        "Sold within 30 days of it, the loss on 50 units of the old ones would not "
        "count now but move into the new ones."
    )
