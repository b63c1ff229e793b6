"""The verdict in one sentence: what, and how much more it is worth."""

from dataclasses import replace
from datetime import date

import pytest

from decision.report.words import headline, strength_words
from decision.verdict.decision import Decision, PlannedTrade, StrategyOutcome
from tests.report.builders import HOLDING, TAX, a_decision, outcomes

SELL_PART = {
    "advantage": 640.0,
    "trades": (
        PlannedTrade(on=date(2022, 12, 30), side="sell", units=30.4, to="broad_fund"),
    ),
}
REST = PlannedTrade(on=date(2022, 12, 30), side="sell", units=69.6, to="partner")
WAIT = PlannedTrade(on=date(2023, 1, 17), side="sell", units=100.0, to="partner")


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("sell", "Selling is worth about $640 more to you than holding."),
        (
            "stage",
            "Selling 30 of 100 units in steps until 30 December 2022 is worth about "
            "$640 more to you than holding.",
        ),
        ("swap", "Swapping it is worth about $640 more to you than holding."),
        (
            "stop",
            "Keeping it with a written exit is worth about $640 more to you than "
            "holding.",
        ),
        (
            "sell_part",
            "Selling 30 of 100 units is worth about $640 more to you than holding.",
        ),
    ],
)
def test_each_action_has_its_line(action: str, said: str) -> None:
    ways = outcomes(**{action: SELL_PART})

    assert headline(_named(action, ways, advantage=640.0)) == said


def test_a_written_exit_that_costs_says_so() -> None:
    asked = _named("stop", outcomes(stop={"advantage": -312.0}), advantage=-312.0)

    assert headline(asked) == (
        "Keeping it with a written exit costs about $312 beside plain holding."
    )


def test_a_part_with_the_rest_swapped_says_both() -> None:
    both = SELL_PART | {"trades": (*SELL_PART["trades"], REST)}  # type: ignore[misc]  # the fields differ in type

    said = headline(_named("sell_part", outcomes(sell_part=both), advantage=640.0))

    assert said.startswith("Selling 30 of 100 units and swapping the rest is worth")


def test_waiting_names_its_day_and_what_follows() -> None:
    ways = outcomes(wait={"advantage": 640.0, "trades": (WAIT,)})

    assert headline(_named("wait", ways, advantage=640.0)) == (
        "Waiting until 17 January 2023, then swapping, is worth about $640 more to "
        "you than holding."
    )


def test_holding_says_what_the_next_best_way_would_lose() -> None:
    ways = outcomes(
        **{one: {"advantage": -900.0} for one in ("sell", "sell_part", "stop", "wait")},
        swap={"advantage": -212.0},
        stage={"possible": False},
    )

    assert headline(_named("hold", ways, advantage=0.0)) == (
        "Holding is ahead: swapping it is worth about $212 less to you."
    )


def test_a_hold_that_is_close_in_dollars_says_so() -> None:
    decision = a_decision(
        action="hold",
        because=("no_reason_to_leave",),
        limited_by=("near_tie",),
        strategies=outcomes(sell={"advantage": -3.0}),
        advantage=0.0,
    )

    assert headline(decision) == (
        "Holding is ahead: nothing here calls for leaving it; in dollars it is close."
    )


def test_holding_alone_is_simply_ahead() -> None:
    others = ("sell", "sell_part", "stage", "swap", "stop", "wait")
    ways = outcomes(**{one: {"possible": False} for one in others})

    assert headline(_named("hold", ways, advantage=0.0)) == "Holding is ahead."


def test_a_close_call_says_so_first_and_names_the_easier_choice() -> None:
    ways = outcomes(
        swap={"advantage": 60.0},
        sell={"advantage": 80.0, "candidate": True},
        stage={"possible": False},
    )
    decision = _named("swap", ways, advantage=60.0, strength="close_call")

    assert headline(decision) == (
        "Too close to call: swapping it and selling all of it are worth the same to "
        "you within about $20; swapping it is the cheaper choice and the easier to "
        "undo."
    )
    assert strength_words(decision) == "Too close to call"


def test_a_close_call_between_two_ways_that_both_beat_holding_says_that_they_do() -> (
    None
):
    ways = outcomes(
        swap={"advantage": 2_120.0},
        sell={"advantage": 2_130.0, "candidate": True},
        stage={"possible": False},
    )
    decision = _named("swap", ways, advantage=2_120.0, strength="close_call")

    assert headline(decision) == (
        "Too close to call: swapping it and selling all of it are both worth about "
        "$2,120 more to you than holding; swapping it is the cheaper choice and the "
        "easier to undo."
    )


def test_a_way_that_only_scores_higher_is_named_with_what_it_lacks() -> None:
    ways = outcomes(sell={"advantage": 900.0, "candidate": False})
    decision = _named("hold", ways, advantage=0.0, strength="close_call")
    decision = replace(
        decision, outscored_by={"strategy": "sell", "why": "no_reason_to_leave"}
    )

    assert headline(decision) == (
        "Too close to call: selling all of it comes out about $900 ahead, but nothing "
        "here calls for leaving it; holding is the cheaper choice and the easier to "
        "undo."
    )


def test_a_sale_that_is_forced_at_a_cost_says_so() -> None:
    ways = outcomes(sell={"advantage": -312.0})

    assert headline(_named("sell", ways, advantage=-312.0)) == (
        "Selling is called for, although it is worth about $312 less to you than "
        "holding."
    )


def test_sheltered_accounts_and_unknown_law_are_named_at_once() -> None:
    ways = outcomes(sell={"advantage": 640.0})
    sheltered = _named("sell", ways, advantage=640.0)
    refused = replace(sheltered, tax=replace(TAX, treatment="refused"))
    sheltered = replace(sheltered, tax=replace(TAX, treatment="sheltered"))

    assert headline(sheltered).endswith(", with no tax at stake in this account.")
    assert headline(refused, "GBP") == (
        "Selling is worth about £640 more to you than holding, tax left out."
    )


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("not_a_loss", "This is not a loss"),
        (
            "worthless",
            "It is worth next to nothing: what is left to use is the",
        ),
        ("home", "This is your home"),
        ("stale_appraisal", "Wait for a price: the appraisal of 28 December 2022"),
    ],
)
def test_a_gate_that_fixes_the_action_has_a_sentence_of_its_own(
    code: str, start: str
) -> None:
    assert headline(a_decision(because=(code,))).startswith(start)


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (0.0, "This is not a loss: it is worth what you paid for it."),
        (5_012.0, "This is not a loss: it is worth $5,010 more than you paid."),
    ],
)
def test_a_gain_says_how_much(gain: float, said: str) -> None:
    position = replace(HOLDING, gain=gain)

    assert headline(a_decision(because=("not_a_loss",), position=position)) == said


def test_without_a_price_there_is_no_answer() -> None:
    decision = a_decision(action=None, reason="no_price", because=(), strength=None)

    assert headline(decision) == "No answer yet: it needs a price."
    assert strength_words(decision) == ""


def _named(
    action: str,
    ways: tuple[StrategyOutcome, ...],
    *,
    advantage: float,
    strength: str = "clear",
) -> Decision:
    return a_decision(
        action=action, strategies=ways, advantage=advantage, strength=strength
    )
