"""The federal bill of 1,800 random households, against Tax-Calculator 6.8.0.

`bench/record_households.py` drew them and says which it left out, and why.
"""

import csv
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from decision.tax.bill import Income, bill
from decision.tax.law import law_of
from decision.tax.net import net
from decision.tax.united_states import STATUSES

CASES = Path(__file__).parent.parent / "cases" / "us_taxcalc_2018_2026.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))
YEARS = range(2018, 2027)
A_DOLLAR = 1.0


def off_by(row: dict[str, str]) -> float:
    """The largest difference in any part of the bill, in dollars."""
    law = law_of(int(row["year"]), row["status"])
    income = Income(**{name: float(row[name]) for name in Income.__slots__})
    results = net(float(row["short"]), float(row["long"]), limit=law.loss_limit)
    billed = bill(income, results, law=law)
    parts = ("income_tax", "minimum_tax", "investment_tax")
    return max(abs(float(getattr(billed, part)) - float(row[part])) for part in parts)


@pytest.mark.parametrize(("year", "status"), list(product(YEARS, STATUSES)))
def test_every_household_is_within_a_dollar(year: int, status: str) -> None:
    rows = [r for r in ROWS if (r["year"], r["status"]) == (str(year), status)]

    assert len(rows) >= 20
    assert [row for row in rows if off_by(row) > A_DOLLAR] == []


def test_the_households_reach_every_part_of_the_law() -> None:
    def count(part: str) -> int:
        return sum(float(row[part]) > 0 for row in ROWS)

    assert Counter(row["year"] for row in ROWS) == dict.fromkeys(map(str, YEARS), 200)
    assert min(count("minimum_tax"), count("itemised")) >= 50
    assert count("investment_tax") >= 500
    assert sum(float(row["short"]) + float(row["long"]) < -3_000 for row in ROWS) >= 500
    assert sum(int(row["age"]) >= 65 for row in ROWS) >= 500
