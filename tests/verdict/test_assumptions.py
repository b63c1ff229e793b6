"""Which numbers an answer names: those it used, and what nobody said."""

from typing import Any

import pytest

from tests.builders import decided, sheltered


def names(**changes: Any) -> set[str]:
    return {one.name for one in decided(**changes).assumptions}


def test_only_numbers_that_were_read_are_named() -> None:
    used = names()

    assert "judgements.safe_rate_after_tax" in used
    assert "judgements.robustness_threshold" not in used
    assert "us.capital_loss_limit" in used


def test_of_a_table_by_kind_only_the_kinds_own_value_is_named() -> None:
    found = [
        one
        for one in decided(market={"volatility": None}).assumptions
        if one.name == "judgements.volatility_of_kind"
    ]

    assert [one.value for one in found] == [0.35]


def test_no_law_is_named_where_no_tax_is_worked_out() -> None:
    assert not any(name.startswith("us.") for name in names(**sheltered()))


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"household": {"other_investments": None}}, "case.other_investments"),
        ({"household": {"horizon_years": None}}, "case.horizon_years"),
        ({"tax": {"marginal": None}}, "case.wages"),
        ({"costs": {"spread": None}}, "case.spread"),
    ],
)
def test_what_nobody_said_is_named_and_what_was_said_is_not(
    changes: dict[str, Any], name: str
) -> None:
    said: dict[str, Any] = {
        "household": {"other_investments": 100_000, "horizon_years": 10},
        "costs": {"spread": 0.001},
    }

    assert name in names(**(said | changes))
    assert name not in names(**said)
