"""What a decision is told between, and a ledger that adds up as printed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.report.amounts import round_money
from decision.report.contest import (
    best_other,
    ledger_lines,
    ledger_steps,
    told,
    whole_units,
)
from tests.report.builders import a_decision, ledger, outcomes


@given(st.lists(st.floats(min_value=-9e4, max_value=9e4), min_size=6, max_size=6))
def test_printed_lines_add_up_to_the_number_of_the_headline(
    dollars: list[float],
) -> None:
    factors = ("tax", "own_risk", "trend", "view", "cost", "liquidity")
    lines = ledger(**dict(zip(factors, dollars, strict=True)))
    decision = a_decision(ledger=lines, ledgers={"swap": lines})

    shown = ledger_lines(decision)

    total = round_money(sum(one.dollars for one in lines))
    assert sum(line.shown for line in shown) == pytest.approx(total)
    assert all(line.shown for line in shown)


@given(
    st.floats(min_value=-9e4, max_value=9e4),
    st.floats(min_value=-2e3, max_value=2e3),
    st.sampled_from([0.0, 0.5]),
)
def test_a_view_and_its_discount_add_up_to_its_line_and_leave_the_rest(
    tax: float, view: float, left: float
) -> None:
    lines = ledger(tax=tax, view=left * view)
    lines = tuple(
        replace(one, before=view) if one.factor == "view" else one for one in lines
    )
    decision = a_decision(ledger=lines, ledgers={"swap": lines})

    whole = {one.factor: one.shown for one in ledger_lines(decision)}
    steps = {one.factor: one.shown for one in ledger_steps(decision)}

    two = steps.pop("view", 0.0) + steps.pop("discount", 0.0)
    assert two == pytest.approx(whole.pop("view", 0.0))
    assert steps == whole


def test_a_view_of_which_nothing_is_left_is_still_told() -> None:
    lines = tuple(
        replace(one, before=-260.0) if one.factor == "view" else one
        for one in ledger(tax=2190.0, cost=-40.0)
    )
    decision = a_decision(ledger=lines, ledgers={"swap": lines})

    assert [(one.factor, one.shown) for one in ledger_steps(decision)] == [
        ("tax", 2190),
        ("cost", -40),
        ("view", -260),
        ("discount", 260),
    ]


def test_a_named_hold_is_told_by_what_it_beats() -> None:
    rivals = outcomes(
        swap={"advantage": -20.0}, sell={"advantage": 50.0, "candidate": False}
    )
    decision = a_decision(action="hold", strategies=rivals)

    assert told(decision) == "swap"


def test_a_way_that_outscores_hold_without_a_reason_is_the_other() -> None:
    rivals = outcomes(sell={"advantage": 900.0, "candidate": False})
    decision = a_decision(
        action="hold",
        strategies=rivals,
        outscored_by={"strategy": "sell", "why": "no_reason_to_leave"},
    )

    other = best_other(decision)

    assert other is not None
    assert other.id == "sell"


def test_whole_holdings_are_traded_in_whole_units() -> None:
    assert whole_units(226.92, 600.0) == 227
    assert whole_units(0.4, 600.0) == 0.4
    assert whole_units(226.92, 600.5) == 226.92
