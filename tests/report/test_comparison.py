"""All ways side by side, and why not."""

from dataclasses import replace
from datetime import date

from decision.report.tables import comparison_shown, comparison_table, why_not_lines
from decision.verdict.decision import PlannedTrade, StrategyOutcome
from tests.report.builders import TAX, a_decision, an_outcome, outcomes

DAY = date(2022, 12, 30)


def test_the_comparison_has_all_seven_and_says_why_not() -> None:
    table = comparison_table(a_decision()).set_index("strategy")
    shown = comparison_shown(a_decision()).set_index("Way")

    assert len(table) == 7
    assert table.loc["swap", "worth"] == 2140.0
    assert table["is_named"].sum() == 1
    assert table["worth"].isna()["stage"]
    assert shown.loc["Swap (ahead)", "Worth to you"] == "+$2,140"
    assert shown.loc["Swap (ahead)", "Tax this year"] == "−$870"
    assert shown.loc["Sell in steps", "Half end above"] == "–"
    assert list(shown.columns) == [
        "Worth to you",
        "Tax this year",
        "Half end above",
        "Nine in ten end between",
    ]
    assert shown.loc["Swap (ahead)", "Nine in ten end between"] == "$6,000 and $30,000"


def test_the_error_of_the_simulation_stands_beside_the_worth() -> None:
    ways = outcomes(
        swap={"advantage": 2137.4, "standard_error": 12.4},
        sell={"advantage": -80.0, "standard_error": 0.4},
    )
    shown = comparison_shown(a_decision(strategies=ways)).set_index("Way")

    assert shown.loc["Swap (ahead)", "Worth to you"] == "+$2,140 ± $12"
    assert shown.loc["Sell", "Worth to you"] == "−$80"


def test_the_chance_of_a_goal_has_its_column_where_one_is_typed() -> None:
    ways = outcomes(swap={"chance_of_goal": 0.412}, sell={"possible": False})
    shown = comparison_shown(a_decision(strategies=ways)).set_index("Way")

    assert shown.loc["Swap (ahead)", "Reaches your goal"] == "41%"
    assert shown.loc["Sell", "Reaches your goal"] == "–"


def test_tax_that_is_not_worked_out_is_not_printed_as_nought() -> None:
    refused = a_decision(tax=replace(TAX, treatment="refused"))

    assert set(comparison_shown(refused)["Tax this year"]) == {"–"}


def test_a_part_is_headed_by_what_is_really_left() -> None:
    trades = (
        PlannedTrade(on=DAY, side="sell", units=30.0, to="cash"),
        PlannedTrade(on=DAY, side="sell", units=70.0, to="partner"),
    )
    both = outcomes(sell_part={"trades": trades})
    one = outcomes(sell_part={"trades": trades[:1]})

    assert "Sell 30 of 100, swap the rest" in _headings(both)
    assert "Sell 30 of 100 units" in _headings(one)


def _headings(ways: tuple[StrategyOutcome, ...]) -> list[str]:
    return list(comparison_shown(a_decision(strategies=ways))["Way"])


def test_a_way_that_scores_higher_says_why_it_is_not_named() -> None:
    ways = (
        an_outcome("hold", candidate=True),
        an_outcome("sell", advantage=900.0, lacks="no_reason_to_leave"),
        an_outcome("swap", advantage=9.0, candidate=True),
        an_outcome("stage", possible=False, why_not="opens_too_late"),
        an_outcome("stop", possible=False, why_not="opens_too_late"),
    )
    decision = a_decision(
        action="hold",
        because=("no_reason_to_leave",),
        strategies=ways,
        advantage=0.0,
    )

    assert why_not_lines(decision) == (
        "Sell: nothing here calls for leaving it.",
        "Swap: about as good; the way that is easier to undo is named.",
        "Sell in steps and keep with a written exit: it cannot be sold in time.",
    )


def test_where_something_calls_for_acting_nothing_is_said_to_the_contrary() -> None:
    ways = outcomes(swap={"candidate": False, "lacks": "no_reason_to_leave"})
    decision = a_decision(action="sell", because=("thesis_broken",), strategies=ways)

    assert why_not_lines(decision) == ("Swap: not what the reason above asks for.",)


def test_a_loss_that_is_worth_booking_is_not_called_worthless_a_line_below() -> None:
    ways = outcomes(wait={"lacks": "loss_not_worth_harvesting"})

    assert why_not_lines(a_decision(strategies=ways)) == (
        "Wait, then act: no later day is better than today.",
    )
