"""Which numbers an answer names: those it used, and what nobody said."""

from typing import Any

import pytest

from tests.builders import decided, sheltered


def names(**changes: Any) -> set[str]:
    return {one.name for one in decided(**changes).assumptions}


def test_only_numbers_that_were_read_are_named() -> None:
    used = names()

    assert "judgements.safe_rate_after_tax" in used
    assert "judgements.margin_call_chance" not in used
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


def test_a_state_is_named_by_its_rule_or_as_an_approximation() -> None:
    def of_states(state: str | None) -> set[str]:
        tax = {"marginal": None, "state_rate": 0.05, "state": state}
        return {name for name in names(tax=tax) if "state" in name}

    assert of_states("NJ") == {"us_states.NJ"}
    assert of_states("CA") == of_states(None) == {"state_rate"}
    assert not any("state" in name for name in names(tax={"marginal": None}))


def test_the_law_of_the_year_somebody_asked_for_is_the_one_named() -> None:
    named = {
        one.name: one.value
        for one in decided(tax={"marginal": None, "law_year": 2024}).assumptions
    }

    assert named["us.standard_deduction"]["single"] == 14_600


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
