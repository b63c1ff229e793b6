"""The sentences under the headline."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from decision import Case, decide
from decision.factors.finding import Finding
from decision.report.words import explanation
from decision.verdict.decision import Step
from decision.verdict.reason import Reason, Reasons
from tests.report.builders import (
    REASONS,
    TAX,
    UNTYPED,
    a_case,
    a_decision,
    ledger,
    outcomes,
)

CASE = a_case()
CASES = Path(__file__).parents[2] / "cases" / "walkthroughs"


def test_reason_sums_and_first_step_in_this_order() -> None:
    assert explanation(a_decision(), CASE) == (
        "You book a loss of $23,400: $3,480 less tax from 2022 to 2025, against $1,290 "
        "more tax later (today's value). You swap one company for its sector (XLC): "
        "the market's moves stay, most of its own risk goes.",
        "For it: tax ($2,190) and diversification ($310); most against it: your own "
        "view ($260). Beside holding, in today's money (discounted at 3% a year) and "
        "under these inputs.",
        "If you follow the numbers, the first step is on 30 December 2022: sell 100 "
        "units and buy a similar fund (XLC) at once; buying META before 30 "
        "January 2023 would take the loss away.",
    )


def test_one_year_of_saving_is_one_year() -> None:
    tax = replace(TAX, savings=((2022, 738.0),), later=0.2)

    assert explanation(a_decision(tax=tax), CASE)[0].startswith(
        "You book a loss of $23,400: $738 less tax in 2022. You swap"
    )


def test_what_nothing_speaks_against_is_said_without_a_zero() -> None:
    lines = ledger(tax=500.0)
    reasons = replace(REASONS, against=None)

    said = explanation(
        a_decision(ledger=lines, ledgers={"swap": lines}, reasons=reasons), CASE
    )[1]

    assert said.startswith("For it: tax ($500); nothing here speaks against it.")


def test_a_named_hold_tells_its_reasons_beside_what_it_beats() -> None:
    lines = ledger(cost=-38.0)
    decision = a_decision(
        action="hold",
        because=("no_reason_to_leave",),
        strategies=outcomes(
            swap={"advantage": -38.0},
            **{
                one: {"possible": False}
                for one in ("sell", "sell_part", "stage", "stop", "wait")
            },
        ),
        ledgers={"swap": lines},
        reasons=Reasons(
            supports=(
                Reason(code="no_reason_to_leave"),
                Reason(code="cost", dollars=38.0),
            ),
            beside="swap",
        ),
        plan=(Step(on=date(2023, 6, 29), do="review"),),
    )

    said = explanation(decision, CASE)

    assert said[1] == (
        "For it: lower costs ($38); nothing here speaks against it. Beside swapping "
        "it, in today's money (discounted at 3% a year) and under these inputs."
    )
    assert said[2] == (
        "If you follow the numbers, there is nothing to trade; look again on 29 June "
        "2023."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("near_tie", "most against it: in money it is close."),
        ("tax_refused", "most against it: the tax is not worked out here."),
        ("robustness", "against it: the answer changes when a few assumptions move."),
    ],
)
def test_what_limits_the_strength_is_said_where_it_is_all_there_is(
    code: str, said: str
) -> None:
    reasons = replace(REASONS, against=Reason(code=code))

    assert said in explanation(a_decision(reasons=reasons), CASE)[1]


def test_a_second_thing_that_calls_for_it_is_told_before_the_dollars() -> None:
    reasons = replace(REASONS, supports=(Reason(code="employer"), *REASONS.supports))

    assert explanation(a_decision(reasons=reasons), CASE)[1].startswith(
        "For it: your wages depend on the same company, tax ($2,190) and"
    )


def test_wealth_that_ends_near_nothing_is_said_with_what_it_does() -> None:
    plain, low = (
        explanation(a_decision(limited_by=codes), CASE)[1]
        for codes in ((), ("below_floor",))
    )

    assert low.removeprefix(plain) == (
        " In more than 1% of the futures little is left of all you own; how much the "
        "ways then differ in worth rests on an assumption."
    )


def test_where_a_gate_fixes_the_action_there_is_no_for_and_against() -> None:
    decision = a_decision(because=("not_a_loss",), reasons=Reasons())

    assert not any("For it" in said for said in explanation(decision, CASE))


def test_trades_of_the_first_day_are_told_together() -> None:
    day = date(2022, 12, 28)
    plan = (
        Step(on=day, do="sell", units=52.2, numbers={"to": "cash"}),
        Step(on=day, do="sell", units=47.8, numbers={"to": "broad_fund"}),
    )

    assert explanation(a_decision(plan=plan), CASE)[2] == (
        "If you follow the numbers, the first step is on 28 December 2022: sell 52 "
        "units and keep the cash; sell 48 units and put the money into a broad fund."
    )


@pytest.mark.parametrize(
    ("worth", "partner", "said"),
    [
        (-49_000.0, "no_partner", "and selling would cost $49,000 more than the tax"),
        (
            -49.0,
            None,
            "and booking the loss would cost $49 more than the",
        ),
        (-1.0, None, "would cost $1 more than the tax it saves."),
        (-0.6, None, "would cost about as much as the tax it saves."),
        (0.9, None, "would cost about as much as the tax it saves."),
        (1.2, None, "is worth only $1 in tax, under the $50"),
    ],
)
def test_a_hold_says_what_the_loss_is_worth(
    worth: float, partner: str | None, said: str
) -> None:
    numbers = {"worth": worth, "threshold": 50.0, "passes": False}
    found = Finding(id="TX-2", factor="tax", leans="hold", numbers=numbers, source="")
    ways = outcomes(swap={"possible": partner is None, "why_not": partner})
    decision = a_decision(
        action="hold",
        because=("no_reason_to_leave",),
        findings=(found,),
        strategies=ways,
    )

    assert said in explanation(decision, CASE)[0]


def test_a_near_tie_does_not_repeat_its_headline() -> None:
    decision = a_decision(
        action="hold", because=("no_reason_to_leave",), limited_by=("near_tie",)
    )

    assert not any("calls for leaving" in one for one in explanation(decision, CASE))


def test_a_weight_that_was_assumed_is_not_called_a_fact() -> None:
    decision = a_decision(because=("own_risk",), assumptions=(UNTYPED,))

    assert explanation(decision, CASE)[0].startswith(
        "What else you own was not typed, so it is taken as 5.7% of it all"
    )


def test_what_is_worth_nothing_has_a_short_answer_with_its_date() -> None:
    (said,) = explanation(a_decision(because=("worthless",)), CASE)

    assert said.startswith("By 31 December 2022 a broker can take it")
    assert all(part in said for part in ("abandoned", "proof", "professional"))
    assert "fund" not in said


def test_without_a_price_it_says_what_to_type() -> None:
    nothing = a_decision(action=None, because=(), strength=None)

    assert explanation(nothing, CASE) == (
        "Type what one unit is worth, and the comparison appears.",
    )


def test_a_wait_says_what_a_sale_today_would_lose() -> None:
    """Bought 50 of 200 in a retirement account nine days ago, 30 dollars under cost."""
    document = json.loads((CASES / "sc07.json").read_text("utf-8"))["case"]
    case = Case.model_validate(document)

    first, *_ = explanation(decide(case), case)

    assert first == (
        "A sale today would lose $1,500 of the loss for good, because of purchases "
        "within 30 days; from 14 December 2026 all of it counts."
    )
