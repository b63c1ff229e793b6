"""The whole answer, read in many situations: plain, exact, and adding up."""

import re
from typing import Any

import pytest

from decision.report.words import (
    assumption_rows,
    explanation,
    finding_text,
    headline,
    loss_steps,
    market_line,
    verdict_text,
    warning_text,
)
from decision.verdict.assumptions import Assumption
from tests.report.builders import SITUATIONS, a_case, a_decision, answered

NONSENSE = (
    r"\bNone\b|\bnan\b|\binf\b|  +\S+ {2}\.|\.\.|\$0 (less|more|of)|"
    r"\b1 (units|years|months|days)\b|--|−\$0\b|\{|\}|\bnot un"
)
FORBIDDEN = (
    r"you should|will recover|will fall|target price|oversold|usually bounces|"
    r"guaranteed"
)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_nonsense_and_nothing_that_must_not_be_said(situation: str) -> None:
    said = " \n".join(_everything(situation))

    assert not re.findall(NONSENSE, said)
    assert not re.findall(FORBIDDEN, said, re.IGNORECASE)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_text_is_short_enough_for_a_screen(situation: str) -> None:
    case, decision = answered(situation)

    lines = verdict_text(decision, case).splitlines()

    assert len(lines) < 60
    assert max(map(len, lines)) <= 92


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_printed_ledger_adds_up(situation: str) -> None:
    rows = _ledger(situation)

    if rows:
        assert rows[-1][0] == "= in all"
        assert sum(amount for _, amount in rows[:-1]) == pytest.approx(rows[-1][1])


def test_a_ledger_is_printed_wherever_something_is_compared() -> None:
    without = {one for one in SITUATIONS if not _ledger(one)}

    assert without == {"home", "stale"}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_under_the_headline_stand_at_most_four_lines(situation: str) -> None:
    case, decision = answered(situation)

    assert len(explanation(decision, case)) <= 4


def test_the_number_of_the_headline_is_the_sum_of_the_ledger() -> None:
    text = verdict_text(a_decision(), a_case())

    assert "about $2,140 more" in text
    assert re.search(r"= in all +\+\$2,140\n", text)


def test_what_is_not_possible_says_why() -> None:
    assert "Sell in steps" in verdict_text(a_decision(), a_case())


def test_the_price_says_its_day_and_source() -> None:
    assert market_line(a_decision()) == (
        "Price $115.62, close of 28 December 2022 · sample data"
    )


def test_assumptions_name_their_value_with_its_unit() -> None:
    rows = assumption_rows(answered("plain")[1])
    shown = {row.label: row.value for row in rows}

    assert shown["Return of safe money after tax"] == "3% per year"
    assert shown["Time until the money is used"] == "10 years"
    assert all(row.value and row.source for row in rows)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (50, "household currency", "50 in your currency"),
        (0.25, "probability", "25%"),
        ({"value": False}, "true or false", "no"),
        ({"value": 1}, "USD per tax year", "$1 per tax year"),
        (80_000, "USD per year", "$80,000 per year"),
    ],
)
def test_units_read_as_words(value: Any, unit: str, shown: str) -> None:
    one = Assumption(name="x", label="x", value=value, unit=unit, source="x")

    assert assumption_rows(a_decision(assumptions=(one,)))[0].value == shown


def _ledger(situation: str) -> list[tuple[str, float]]:
    """The lines under "against holding" as they are printed."""
    section = re.search(r"against holding.*\n((?:  .*\n)+)", _text(situation))
    if section is None:
        return []
    rows = re.findall(r"^  (\S.*?) {2,}([+−]?)\D?([\d,]+)$", section[1], re.MULTILINE)
    return [
        (name, float(digits.replace(",", "")) * (-1 if sign == "−" else 1))
        for name, sign, digits in rows
    ]


def _text(situation: str) -> str:
    case, decision = answered(situation)
    return verdict_text(decision, case)


def _everything(situation: str) -> list[str]:
    """Every sentence of a situation, one by one."""
    case, decision = answered(situation)
    return [
        headline(decision),
        *explanation(decision, case),
        *(finding_text(one) for one in decision.findings),
        *(" ".join(warning_text(one, decision, case)) for one in decision.warnings),
        *(
            f"{one.label}: {one.shown}; {one.note}"
            for one in loss_steps(decision, case)
        ),
        *(" ".join(row[:2]) for row in assumption_rows(decision)),
    ]


def test_the_61_days_are_told_where_there_is_a_loss() -> None:
    told = {
        situation: " ".join(verdict_text(decision, case).split())
        for situation in ("plain", "washed", "not_a_loss", "sheltered", "worthless")
        for case, decision in [answered(situation)]
    }

    assert "The 61 days: All of the $23,400 loss counts: nothing" in told["plain"]
    assert "The 61 days: Sold on 28 December 2022, " in told["washed"]
    for situation in ("not_a_loss", "sheltered", "worthless"):
        assert "The 61 days" not in told[situation]
    assert "Wash sale: " not in told["plain"]
