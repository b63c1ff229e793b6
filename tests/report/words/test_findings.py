"""What each rule found, in a sentence with its numbers."""

from datetime import date
from typing import Any

import pytest

from decision.factors.finding import Finding
from decision.report.words import finding_text

SAID: list[tuple[str, dict[str, Any], str]] = [
    (
        "TR-1",
        {"trend": -0.8, "guard": 1.0, "most_dollars": 87.0},
        "Its trend is down; it can move the answer by at most $87, because past trends "
        "have told next to nothing about losing positions.",
    ),
    (
        "TR-1",
        {"trend": 0.0, "guard": 1.0, "most_dollars": 0.0},
        "Its trend is flat; for this kind of investment it counts for nothing.",
    ),
    (
        "TR-5",
        {"market": 0.21, "sector": 0.0, "own": 0.79},
        "Where the fall came from: 21% the market, 79% the investment itself.",
    ),
    (
        "TX-1",
        {"saving_now": 720.0, "savings": {"0": 720.0, "1": 480.0}},
        "Selling lowers your tax by $1,200 in all, $720 of it this year.",
    ),
    ("TX-1", {"saving_now": 0.0, "savings": {}}, "Selling would save no tax."),
    (
        "TX-2",
        {"worth": 40.0, "threshold": 50.0, "passes": False},
        "Booking the whole loss is worth $40 in today's money; it would take more "
        "than $50 to be worth the bother.",
    ),
    (
        "TX-4",
        {"deferred": 900.0, "lost": 0.0, "clean_on": date(2026, 12, 14)},
        "Because of purchases within 30 days, $900 of the loss would move into other "
        "units; from 14 December 2026 all of it counts.",
    ),
    (
        "DV-1",
        {"cost_per_year": 0.0, "own_volatility": 0.0},
        "It has no risk of its own beside the market's.",
    ),
    (
        "DV-2",
        {"weight": 0.65, "threshold_weight": 0.1, "material": False},
        "It is 65% of your wealth, but it has little risk of its own beside the "
        "market's.",
    ),
    (
        "DV-2",
        {"weight": 0.16, "threshold_weight": 0.072, "material": True},
        "It is 16% of your wealth, above the 7.2% from which its own risk matters.",
    ),
    (
        "G5",
        {"due": 18e3, "needed": 22e3, "reserve": 6e3, "cash": 2e3},
        "$18,000 is due within 36 months and three months of spending are $6,000; "
        "your cash is $2,000, so $22,000 is missing.",
    ),
    (
        "G5",
        {"due": 9e3, "needed": 8e3, "cash": 1e3, "missing_after_fall": 4.5e3},
        "$9,000 is due within 36 months; your cash is $1,000, so $8,000 is missing. If "
        "it fell by half before it is sold, $4,500 could not be paid.",
    ),
    (
        "G5",
        {"due": 0.0, "needed": 0.0, "reserve": 6e3, "cash": 9e3},
        "Three months of spending are $6,000; your cash of $9,000 covers it.",
    ),
    (
        "G6",
        {"equity_share": 0.35, "maintenance": 0.3},
        "35% of it is your own money; the lender asks for at least 30%.",
    ),
    (
        "COST",
        {"one_way": 14.0, "yearly": 0.0},
        "One trade of all of it costs about $14.",
    ),
    (
        "BV-1",
        {"view": 0.06, "discount": 0.5, "before": 300.0, "after": 150.0},
        "You expect 6% a year above the market; it would count for $300, and counts "
        "for $150 because of what your answers resemble.",
    ),
]


@pytest.mark.parametrize(("rule", "numbers", "said"), SAID)
def test_a_finding_is_told_with_its_numbers(
    rule: str, numbers: dict[str, Any], said: str
) -> None:
    finding = Finding(id=rule, factor="tax", leans="sell", numbers=numbers, source="")

    assert finding_text(finding) == said


def test_an_unknown_rule_is_named() -> None:
    finding = Finding(id="ZZ-9", factor="cost", leans="sell", numbers={}, source="")

    assert finding_text(finding) == "Costs: rule ZZ-9."
