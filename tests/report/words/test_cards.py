"""The four cards: one figure, one sentence, and how one knows."""

from dataclasses import replace
from typing import Any

import pytest

from decision.mind import FoundBias
from decision.report.words import CARDS, card, cards_of
from decision.report.words.cards import Which
from tests.report.builders import (
    FINDINGS,
    MARKET,
    TAX,
    UNTYPED,
    a_case,
    a_decision,
    answered,
    outcomes,
)


@pytest.mark.parametrize("which", CARDS)
def test_every_card_has_a_figure_a_sentence_and_evidence(which: Which) -> None:
    told = card(a_decision(), a_case(), which)

    assert told.figure
    assert told.sentence.endswith(".")
    assert len(told.evidence) > 80


def test_the_tax_card_adds_up_to_what_booking_the_loss_is_worth() -> None:
    told = card(a_decision(), a_case(), "tax")

    assert told.figure == "$2,190"
    assert told.sentence == (
        "Booking the loss means $3,480 less tax from 2022 to 2025. Discounted at 3% a "
        "year and after $1,290 of tax later and $23 of trading costs, that comes to "
        "$2,190 today."
    )


def test_in_a_sheltered_account_the_tax_card_says_why() -> None:
    decision = a_decision(tax=replace(TAX, treatment="sheltered"))

    told = card(decision, a_case(), "tax")

    assert (told.figure, told.sentence) == (
        "None",
        "Gains and losses in this account are not taxed.",
    )


def test_where_nothing_stands_in_for_it_the_tax_card_speaks_of_a_sale() -> None:
    gone = outcomes(swap={"possible": False, "why_not": "no_partner"})

    told = card(a_decision(strategies=gone), a_case(), "tax")

    assert told.sentence.startswith("A sale means $3,480 less tax")


def test_tax_that_is_not_worked_out_is_not_known() -> None:
    decision = a_decision(tax=replace(TAX, treatment="refused"))

    assert card(decision, a_case(), "tax").figure == "Not known"


def test_without_an_appraisal_of_this_year_the_tax_is_not_known() -> None:
    case, decision = answered("stale")

    assert card(decision, case, "tax")[1:3] == (
        "Not known",
        "It needs a price of the last 12 months.",
    )


def test_wealth_that_nobody_typed_is_not_stated_as_a_fact() -> None:
    told = card(a_decision(assumptions=(UNTYPED,)), a_case(), "diversification")

    assert told.figure == "Not typed"
    assert told.sentence == (
        "What else you own was not typed, so this is taken as 5.7% of it all; its own "
        "risk would then cost $410 a year."
    )


@pytest.mark.parametrize(
    ("changes", "free"),
    [
        ({}, " The first $204 a year (0.1% of wealth) is free and not counted."),
        (
            {"position": {"employer": True}},
            " The first $51 a year (under 0.1% of wealth) is free and not counted.",
        ),
        ({"mind": {"thesis": "broken"}}, ""),
    ],
)
def test_the_part_of_own_risk_that_is_free_is_named(
    changes: dict[str, Any], free: str
) -> None:
    """Of 203,562: 0.1%, a quarter of it for the employer's stock (METHOD A4)."""
    material = tuple(
        replace(one, numbers=one.numbers | {"material": True})  # type: ignore[operator]  # the numbers are a plain dict here
        if one.id == "DV-2"
        else one
        for one in FINDINGS
    )

    told = card(a_decision(findings=material), a_case(**changes), "diversification")

    assert told.sentence == (
        "Its own risk, on average 35% a year beside the market's, is worth $410 a year "
        f"to be rid of.{free}"
    )


def test_what_is_worth_nothing_has_only_the_tax_card() -> None:
    assert cards_of(a_decision(because=("worthless",))) == ("tax",)
    assert cards_of(a_decision()) == CARDS


def test_a_trend_that_no_price_tells_is_not_known() -> None:
    decision = a_decision(market=replace(MARKET, origins={"trend": "kind"}))

    assert card(decision, a_case(), "trend").figure == "Not known"


def test_reflexes_are_counted_and_the_likeliest_is_told() -> None:
    found = (
        FoundBias(id="herd", level="possible", matched=("everybody buys",)),
        FoundBias(id="anchoring", level="likely", matched=("q2",)),
    )

    told = card(a_decision(biases=found), a_case(), "behaviour")

    assert told.figure == "2 reflexes"
    assert told.sentence == (
        "Your answers clearly resemble measuring it by the price that was paid or by "
        "its high (question 2)."
    )


def test_without_words_or_answers_nothing_is_claimed() -> None:
    typed = a_case(mind={"reason": "It pays a dividend."})

    assert card(a_decision(), a_case(), "behaviour").figure == "Not asked"
    assert card(a_decision(), typed, "behaviour").figure == "None found"


def test_without_a_price_the_cards_wait() -> None:
    told = card(a_decision(position=None), a_case(), "tax")

    assert (told.figure, told.sentence) == ("–", "It needs a price.")
