"""What a decision is told between, and a ledger that adds up as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.report.amounts import round_money
from decision.report.contest import best_other, ledger_lines, told, whole_units
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
