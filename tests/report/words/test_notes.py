"""What is said beside a picture, a table or an assumed number."""

from dataclasses import replace

import pytest

from decision.report.words import (
    assumed_line,
    chance_note,
    comparison_note,
    fan_note,
    has_way_back,
    tax_note,
)
from decision.verdict.assumptions import Assumption
from decision.verdict.decision import PlannedTrade
from tests.report.builders import (
    DAY,
    HOLDING,
    MARKET,
    TAX,
    TRADE,
    UNTYPED,
    a_case,
    a_decision,
    answered,
    ledger,
    outcomes,
)


def _assumed(name: str, value: float) -> Assumption:
    return Assumption(name=f"case.{name}", label="", value=value, unit="", source="")


def test_what_nobody_typed_is_said_in_one_line() -> None:
    rows = (UNTYPED, _assumed("wages", 80_000), _assumed("horizon_years", 10.0))

    assert assumed_line(a_decision(assumptions=rows), a_case()) == (
        "Assumed, because you did not say: this is 5.7% of what you have; $80,000 of "
        "wages; the money is used in 10 years. Change them in the tabs."
    )


@pytest.mark.parametrize(("spread", "said"), [(0.009, ""), (0.06, "selling costs 6%")])
def test_only_a_dear_sale_is_named_among_the_assumed(spread: float, said: str) -> None:
    line = assumed_line(a_decision(assumptions=(_assumed("spread", spread),)), a_case())

    assert said in line
    assert bool(line) is bool(said)


def test_the_fan_says_what_it_counts_until_when_and_what_the_bands_are() -> None:
    said = fan_note(a_decision(), a_case())

    assert "until December 2025" in said  # three years from 28 December 2022
    assert "tax still to be saved or paid" in said.lower()
    assert "market value of $11,600" in said
    assert "half of the futures; light band: nine in ten" in said


def test_untaxed_the_fan_counts_no_tax() -> None:
    untaxed = a_decision(tax=replace(TAX, treatment="sheltered"))

    assert "tax" not in fan_note(untaxed, a_case()).lower()


def test_a_loan_is_counted_in_the_fan() -> None:
    case, decision = answered("margin")

    assert "The loan, tax" in fan_note(decision, case)


def test_without_futures_there_is_nothing_to_note() -> None:
    assert fan_note(a_decision(fan=()), a_case()) == ""


def test_the_comparison_says_why_the_order_of_outcomes_may_differ() -> None:
    said = comparison_note(a_decision(), a_case())

    assert said.startswith("“Worth to you”")
    assert "counts risk" in said


def test_the_comparison_says_what_plus_or_minus_means_where_it_stands() -> None:
    sampled = outcomes(swap={"standard_error": 12.0})

    assert "±" not in comparison_note(a_decision(), a_case())
    said = comparison_note(a_decision(strategies=sampled), a_case())
    assert "± is how far 10,000 random futures may be off" in said


def test_the_comparison_says_what_a_typed_goal_counts() -> None:
    goal = {"amount": 250_000, "on": "2030-06-30"}
    typed = a_case(household={"goal": goal})

    assert "goal" not in comparison_note(a_decision(), a_case())
    assert (
        "Your goal is reached where everything you own, without new savings, is worth "
        "$250,000 after tax on 30 June 2030."
    ) in comparison_note(a_decision(), typed)


def test_where_only_holding_is_possible_nothing_is_compared() -> None:
    case, decision = answered("home")

    assert comparison_note(decision, case) == ""


def test_the_chance_names_its_model_its_volatility_and_what_it_leaves_out() -> None:
    said, evidence = chance_note(a_decision(), a_case())

    assert "an upper bound for a company in trouble" in said
    flat = "a volatility of 45% a year throughout"
    assert all(part in evidence for part in ("log-normal", flat, "Default and jumps"))


def test_a_volatility_by_time_is_told_as_one() -> None:
    stormy = replace(MARKET, volatility_now=0.62, volatility_long_run=0.38)

    _, evidence = chance_note(a_decision(market=stormy), a_case())

    assert "goes from 62% a year now to 38% in the long run" in evidence


def test_base_rates_come_with_their_trap_and_for_single_stocks_only() -> None:
    _, of_stock = chance_note(a_decision(), a_case())
    said, of_fund = chance_note(a_decision(), a_case(position={"kind": "fund"}))

    assert "54% never regained" in of_stock
    assert "deepest fall known afterwards" in of_stock
    assert "54%" not in of_fund
    assert "an upper bound where something is wrong with it" in said


@pytest.mark.parametrize(
    ("gain", "value", "is_shown"),
    [(-1.0, 34_999.0, True), (0.0, 35_000.0, False), (-35_000.0, 0.0, False)],
)
def test_there_is_a_way_back_only_from_a_loss_on_something(
    gain: float, value: float, is_shown: bool
) -> None:
    decision = a_decision(position=replace(HOLDING, gain=gain, value=value))

    assert has_way_back(decision) is is_shown
    assert bool(chance_note(decision, a_case())[0]) is is_shown


@pytest.mark.parametrize("situation", ["not_a_loss", "at_cost", "worthless", "home"])
def test_where_a_gate_fixes_the_answer_no_way_back_is_shown(situation: str) -> None:
    assert not has_way_back(answered(situation)[1])


def test_the_tax_of_the_ledger_and_that_of_the_loss_are_reconciled() -> None:
    lines = ledger(tax=2240.0, cost=-39.6)
    whole = outcomes(swap={"trades": (replace(TRADE, on=DAY),)})
    decision = a_decision(ledgers={"swap": lines}, strategies=whole)

    assert tax_note(decision, a_case()) == (
        "Two sums for tax: $2,240 in the ledger is before trading costs and with what "
        "is saved invested; $2,190 is after trading costs, with later years "
        "discounted at 3% a year."
    )


def test_sums_of_two_sales_are_told_apart() -> None:
    some = PlannedTrade(on=DAY, side="sell", units=30.0, to="cash")
    decision = a_decision(
        action="sell_part",
        ledgers={"sell_part": ledger(tax=900.0)},
        strategies=outcomes(sell_part={"trades": (some,)}),
    )

    said = tax_note(decision, a_case())

    assert "$900 in the ledger is that of selling 30 of 100 units" in said
    assert "$2,190 is that of selling all of it on 28 December 2022" in said


def test_sums_that_read_alike_need_no_note() -> None:
    alike = ledger(tax=TAX.worth)

    assert tax_note(a_decision(ledgers={"swap": alike}), a_case()) == ""
    assert tax_note(a_decision(ledgers={"swap": ledger(cost=-9.0)}), a_case()) == ""
