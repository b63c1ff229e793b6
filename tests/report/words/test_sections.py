"""What is said of a section: what stands in it, and what typing it could do."""

from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.report.words.sections import (
    UNTYPED,
    moves_text,
    next_text,
    summary_text,
)
from decision.strategies import IDS
from decision.verdict import Decision
from decision.verdict.sensitivity import SECTIONS, Move, SectionId
from decision.verdict.sensitivity.untyped import INPUTS
from tests.builders import decided

_MOVE = Move(section="taxes", dollars=1_234.0, by="wages")


@cache
def the_decision() -> Decision:
    """A position worth $7,000, so that $35 is where a difference counts."""
    return decided()


def said(**changes: Any) -> str:
    return moves_text(replace(_MOVE, **changes), the_decision())


def test_an_amount_is_told_with_the_input_that_moves_it() -> None:
    assert said() == "Not typed: your wages could move this by about $1,230."


def test_another_answer_by_the_same_input_is_told_in_the_same_breath() -> None:
    assert said(becomes="sell", becomes_by="wages") == (
        "Not typed: your wages could move this by about $1,230, or change the answer "
        "to selling."
    )


def test_another_answer_by_another_input_is_told_apart() -> None:
    assert said(becomes="wait", becomes_by="long_gains") == (
        "Not typed: your wages could move this by about $1,230; other gains this year "
        "could change the answer to waiting first."
    )


@pytest.mark.parametrize(
    ("dollars", "counts"), [(34.9, False), (35.1, True), (None, False)]
)
def test_what_lies_within_a_tie_is_not_told_as_an_amount(
    dollars: float | None, counts: bool
) -> None:
    assert ("$" in said(dollars=dollars)) is counts
    tipped = said(dollars=dollars, becomes="sell", becomes_by="wages")
    assert ("$" in tipped) is counts
    assert "change the answer to selling." in tipped
    assert ("hardly" in said(dollars=dollars)) is not counts


@pytest.mark.parametrize("one", INPUTS, ids=lambda one: one.id)
def test_every_input_and_action_has_a_name_and_nobody_is_told_what_to_do(
    one: Any,
) -> None:
    for becomes in (None, *IDS):
        text = said(by=one.id, becomes=becomes, becomes_by=becomes and one.id)
        assert "_" not in text
        assert "should" not in text
        assert text.endswith(".")


_TYPED: dict[str, dict[str, Any]] = {
    "position": {
        "position": {
            "symbol": "META",
            "account": "tax_free",
            "lots": [{"units": 100.0, "unit_cost": 347.56}, {"units": 2.5}],
        }
    },
    "taxes": {
        "tax": {
            "wages": 95_000.0,
            "state_rate": 0.05,
            "short_gains": 2_000.0,
            "long_gains": -5_000.0,
            "carried_long": 1_500.0,
        }
    },
    "money": {
        "household": {
            "needs": [
                {"amount": 15_000.0, "due": "2027-06-01"},
                {"amount": 5_000.0, "due": "2027-02-01"},
            ],
            "horizon_years": 10.0,
            "monthly_spending": 4_000.0,
        }
    },
    "others": {"household": {"other_investments": 180_000.0, "cash": 25_000.0}},
    "why": {"mind": {"thesis": "broken", "reason": "Hope.", "view": -0.03}},
    "details": {
        "trades": [{"side": "buy", "units": 40.0}, {"side": "sell", "units": 1.0}],
        "position": {
            "employer": True,
            "restricted_until": "2027-03-01",
            "loan": {"amount": 3_000.0},
        },
        "costs": {"spread": 0.002},
    },
}
_SAID = {
    "position": "102.5 units of META, in a tax-free account",
    "taxes": "Single, $95,000 wages, 5% state, $3,000 losses this year, "
    "$1,500 carried in",
    "money": "$20,000 by June 2027, used in 10 years, $4,000 a month",
    "others": "$180,000 invested, $25,000 in cash",
    "why": "Your reason no longer holds, a reason written, −3% a year expected",
    "details": "1 purchase, your employer's stock, closed until 1 March 2027, "
    "a loan of $3,000, 0.2% a trade",
}


@pytest.mark.parametrize("section", _SAID)
def test_what_was_typed_stands_in_a_few_words(section: str) -> None:
    assert summary_text(section, _TYPED[section], "USD") == _SAID[section]


@pytest.mark.parametrize(
    ("tax", "text"),
    [
        ({"filing_status": "single"}, UNTYPED),
        ({"filing_status": "mfj"}, "Married filing jointly"),
        (
            {"marginal": {"ordinary": 0.24, "long": 0.15}},
            "24% on income, 15% on long-term gains",
        ),
    ],
)
def test_taxes_are_told_by_what_is_known_of_them(
    tax: dict[str, Any], text: str
) -> None:
    assert summary_text("taxes", {"tax": tax}, "USD") == text


def test_abroad_no_tax_figures_are_promised() -> None:
    assert summary_text("taxes", {"country": "GB"}, "GBP") == (
        "No figures for the United Kingdom"
    )


def test_listed_holdings_are_added_up_where_no_sum_is_typed() -> None:
    holdings = [{"value": 1_000.0}, {"value": 500.0}]

    household = {"household": {"holdings": holdings}}
    assert summary_text("others", household, "EUR") == "€1,500 invested"


@pytest.mark.parametrize("section", _SAID)
def test_an_empty_section_says_so(section: str) -> None:
    assert summary_text(section, {}, "USD") == UNTYPED


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.floats(-1e12, 1e12),
        lambda inner: st.dictionaries(
            st.sampled_from(["wages", "needs", "amount", "view", "units"]), inner
        ),
        max_leaves=4,
    ),
    st.sampled_from(["tax", "household", "mind", "costs", "position"]),
)
def test_whatever_is_typed_wrongly_is_left_out(part: Any, name: str) -> None:
    whole = part if isinstance(part, dict) else {"wages": part, "cash": part}
    whole.pop("needs", None)

    for section in _SAID:
        assert summary_text(section, {name: whole}, "USD")


def test_every_section_that_could_move_the_answer_has_a_summary() -> None:
    assert set(_SAID) == {"position", *SECTIONS}
    assert get_args(SectionId) == SECTIONS


def test_next_comes_what_could_change_the_answer_and_then_the_largest_amount() -> None:
    names = {"taxes": "Taxes", "others": "Other holdings", "why": "Why you hold it"}
    small = Move(section="taxes", dollars=400.0, by="wages")
    large = Move(section="others", dollars=900.0, by="other_investments")
    other = Move(
        section="why", dollars=None, by="view", becomes="sell", becomes_by="view"
    )

    assert next_text((small, large, other), names, the_decision()) == (
        "Worth typing next: a forecast of your own could change the answer to selling "
        "(Why you hold it); how much else you own could move this by about $900 "
        "(Other holdings)."
    )


def test_nothing_comes_next_where_typing_more_would_hardly_move_it() -> None:
    within_a_tie = Move(section="taxes", dollars=1.0, by="wages")

    assert next_text((within_a_tie,), {"taxes": "Taxes"}, the_decision()) == ""
    assert next_text((), {}, the_decision()) == ""
