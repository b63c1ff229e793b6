"""The carry-over worksheet, against cases worked by hand from the form."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tax.carry import carry, consumed_deduction
from decision.tax.law import law_of
from decision.tax.net import net

CASES = Path(__file__).parent.parent / "cases" / "us_carryover.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))

results = st.integers(min_value=-100_000, max_value=100_000).map(float)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case_id"])
def test_worksheet_case(row: dict[str, str]) -> None:
    limit = law_of(int(row["year"]), row["status"]).loss_limit
    short = float(row["st_current"]) - float(row["carry_st_in"])
    long = float(row["lt_current"]) - float(row["carry_lt_in"])

    netted = net(short, long, limit=limit)
    taxable = float(row["other_taxable_signed"]) + netted.enters_income
    consumed = consumed_deduction(netted.deducted, taxable)
    carried = carry(netted, consumed=consumed)

    assert netted.deducted == float(row["line21_deduction"]), row["note"]
    assert consumed == float(row["ws_line4_consumed"]), row["note"]
    assert carried == (float(row["co_st"]), float(row["co_lt"])), row["note"]


@given(short=results, long=results, other=results)
def test_no_dollar_of_loss_is_used_twice_or_lost(
    short: float, long: float, other: float
) -> None:
    netted = net(short, long, limit=3_000)
    taxable = other + netted.enters_income
    consumed = consumed_deduction(netted.deducted, taxable)

    carried = carry(netted, consumed=consumed)

    assert carried.short + carried.long == max(0, -(short + long) - consumed)
    assert 0 <= consumed <= netted.deducted
    assert 0 <= carried.short <= max(0, -short)
    assert 0 <= carried.long <= max(0, -long)
