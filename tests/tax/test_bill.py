"""The federal bill, against independent programs and against hand calculations."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tax.bill import Bill, Income, bill
from decision.tax.law import Law, law_of
from decision.tax.net import net
from decision.tax.united_states import STATUSES

# Tax-Calculator 6.8.0: drawn at random from each year, status and age, half of them
# with alternative minimum tax. Left out where the program departs from the law: the
# addition of § 55(d)(2) on separate returns, their last bracket of 2023, the addition
# for age of surviving spouses in 2022 to 2024 and of the unmarried in 2023; and where
# it itemises less than the standard deduction, or limits itemised deductions as § 68
# does from 2026. A larger set, with its own reasons, is in test_taxcalc.py.
CASES = Path(__file__).parent.parent / "cases" / "us_minimum_tax.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))

dollars = st.integers(min_value=0, max_value=3_000_000).map(float)
results = st.integers(min_value=-500_000, max_value=3_000_000).map(float)
laws = st.builds(law_of, st.integers(2018, 2026), st.sampled_from(STATUSES))


def a_bill(
    status: str = "single",
    year: int = 2026,
    *,
    short: float = 0.0,
    long: float = 0.0,
    **income: float,
) -> Bill:
    law = law_of(year, status)
    return bill(Income(**income), net(short, long, limit=law.loss_limit), law=law)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['year']}-{row['status']}")
def test_each_part_agrees_with_an_independent_program(row: dict[str, str]) -> None:
    amounts = {name: float(row[name]) for name in Income.__slots__}

    billed = a_bill(
        row["status"],
        int(row["year"]),
        short=float(row["short"]),
        long=float(row["long"]),
        **amounts,
    )

    for part in ("income_tax", "minimum_tax", "investment_tax"):
        expected = pytest.approx(float(row[part]), abs=0.05)
        assert getattr(billed, part) == expected, part


def test_gains_are_never_taxed_above_the_straight_schedule() -> None:
    # Taxable income 50,400, of which 950 is a gain above the 0 % top of 49,450: 15 %
    # by the worksheet, but the schedule has 12 % there.
    billed = a_bill(wages=49_450 + 16_100, long=950)

    assert billed.income_tax == pytest.approx(1_240 + 0.12 * 38_000)


def test_unused_standard_deduction_shelters_gains() -> None:
    # 10,000 of wages leave 6,100 of the deduction for the gain of 60,000.
    billed = a_bill(wages=10_000, long=60_000)

    assert billed.taxable_income == 53_900
    assert billed.tax == pytest.approx(0.15 * (53_900 - 49_450))


def test_long_gains_are_stacked_on_ordinary_income() -> None:
    # Ordinary 30,000; gain 40,000: 19,450 at 0 %, 20,550 at 15 %.
    billed = a_bill(wages=46_100, long=40_000)

    assert billed.tax == pytest.approx(1_240 + 0.12 * 17_600 + 0.15 * 20_550)


def test_losses_do_not_offset_qualified_dividends() -> None:
    without = a_bill(wages=80_000, qualified_dividends=10_000)
    with_loss = a_bill(wages=80_000, qualified_dividends=10_000, long=-50_000)

    assert without.tax - with_loss.tax == pytest.approx(0.22 * 3_000)


def test_a_deducted_loss_also_lowers_net_investment_income() -> None:
    without = a_bill(wages=700_000, interest=50_000)
    with_loss = a_bill(wages=700_000, interest=50_000, short=-5_000)

    assert without.tax - with_loss.tax == pytest.approx((0.37 + 0.038) * 3_000)


@pytest.mark.parametrize(("wages", "tax"), [(199_000, 0), (200_000, 0), (201_000, 38)])
def test_investment_tax_starts_above_its_threshold(wages: float, tax: float) -> None:
    assert a_bill(wages=wages - 5_000, interest=5_000).investment_tax == tax


def test_minimum_tax_reaches_a_high_gain_in_2026_but_not_in_2025() -> None:
    # Wages 100,000, gain 500,000. Exemption 90,100 - 50 % of 100,000 = 40,100.
    # 26 % of 59,900, and the gain at 15 % up to 545,500, at 20 % above.
    gains = 0.15 * (545_500 - 83_900) + 0.20 * (583_900 - 545_500)
    regular = 1_240 + 4_560 + 0.22 * (83_900 - 50_400) + gains

    billed = a_bill(wages=100_000, long=500_000)

    assert billed.income_tax == pytest.approx(regular)
    assert billed.minimum_tax == pytest.approx(0.26 * 59_900 + gains - regular)
    assert a_bill(year=2025, wages=100_000, long=500_000).minimum_tax == 0


def test_minimum_tax_adds_the_exemption_back_on_separate_returns() -> None:
    # Wages 200,000, gain 490,200. The exemption is gone at 640,200; 50 % of the
    # 50,000 above it is added: 715,200, of which 225,000 is not gain.
    gains = 0.15 * (306_850 - 183_900) + 0.20 * (674_100 - 306_850)
    ordinary = 1_240 + 4_560 + 12_166 + 0.24 * (183_900 - 105_700)
    minimum = 0.26 * 122_250 + 0.28 * (225_000 - 122_250)

    billed = a_bill("mfs", wages=200_000, long=490_200)

    assert billed.minimum_tax == pytest.approx(minimum - ordinary)
    assert billed.income_tax == pytest.approx(ordinary + gains)


def test_the_addition_on_separate_returns_ends_at_the_exemption() -> None:
    # 25 % of what exceeds 875,950 in 2024 is more than 66,650 here.
    billed = a_bill("mfs", 2024, wages=100_000, long=2_000_000)

    minimum = 0.26 * 116_300 + 0.28 * (100_000 + 66_650 - 116_300)
    ordinary = 1_160 + 4_266 + 0.22 * (85_400 - 47_150)
    assert billed.minimum_tax == pytest.approx(minimum - ordinary)


def test_itemised_deductions_replace_the_standard_one_where_larger() -> None:
    assert a_bill(wages=90_000, itemised=16_099).taxable_income == 73_900
    assert a_bill(wages=90_000, itemised=20_000).taxable_income == 70_000


@pytest.mark.parametrize(
    ("year", "wages", "deducted"),
    [
        (2025, 900_000, 50_000),
        (2026, 640_600, 50_000),
        (2026, 677_600, 50_000 - 2_000),  # 2/37 of the 37,000 above 640,600
        (2026, 690_600, 50_000 * 35 / 37),
        (2026, 900_000, 50_000 * 35 / 37),  # and never of more than was itemised
    ],
)
def test_itemised_deductions_shrink_above_the_last_bracket_from_2026(
    year: int, wages: float, deducted: float
) -> None:
    billed = a_bill(year=year, wages=wages, itemised=50_000)

    assert billed.taxable_income == pytest.approx(wages - deducted)


def test_the_minimum_tax_does_not_know_that_limit() -> None:
    # Above the exemption's end; itemising 37,000 more lowers the tentative minimum tax
    # by 28 % of all of it, and makes room for as much gain at 15 instead of 20 %.
    one = a_bill(wages=400_000, long=2_000_000, itemised=37_000)
    two = a_bill(wages=400_000, long=2_000_000, itemised=74_000)

    assert one.minimum_tax > 0
    totals = [billed.income_tax + billed.minimum_tax for billed in (one, two)]
    room = 37_000 * 35 / 37  # ordinary income falls by what § 68 leaves
    assert totals[0] - totals[1] == pytest.approx(0.28 * 37_000 + 0.05 * room)


@pytest.mark.parametrize(
    ("year", "status", "age", "deducted"),
    [
        (2023, "single", 64, 13_850),
        (2023, "single", 65, 13_850 + 1_850),  # Rev. Proc. 2022-38
        (2023, "qss", 65, 27_700 + 1_500),
        (2026, "single", 65, 16_100 + 2_050 + 6_000),
        (2026, "mfj", 70, 32_200 + 1_650 + 6_000),
        (2026, "mfs", 70, 16_100 + 1_650),  # no senior deduction on separate returns
    ],
)
def test_age_adds_to_the_deductions(
    year: int, status: str, age: float, deducted: float
) -> None:
    billed = a_bill(status, year, wages=70_000, age=age)

    assert billed.taxable_income == 70_000 - deducted


def test_senior_deduction_shrinks_above_its_start() -> None:
    # 6 % of the 20,000 above 75,000 is lost; a deducted loss wins 6 % of itself back.
    billed = a_bill(wages=95_000, age=70)
    with_loss = a_bill(wages=95_000, age=70, short=-9_000)

    assert billed.taxable_income == 95_000 - 18_150 - 4_800
    assert billed.tax - with_loss.tax == pytest.approx(0.22 * 1.06 * 3_000)
    assert a_bill(wages=175_000, age=70).taxable_income == 175_000 - 18_150


def test_the_senior_deduction_is_no_room_for_a_loss() -> None:
    # 20,000 less 18,150 leaves 1,850 for the loss; § 151 deductions are added back.
    billed = a_bill(wages=20_000, age=70, short=-3_000)

    assert billed.consumed == 1_850
    assert billed.taxable_income == 0


def test_minimum_tax_allows_itemised_deductions_but_not_the_standard_one() -> None:
    standard = a_bill(year=2025, wages=100_000, long=1_500_000)
    itemised = a_bill(year=2025, wages=100_000, long=1_500_000, itemised=35_750)

    # The exemption is gone: 35,750 less at 26 %; ordinary income 20,000 lower leaves
    # room for as much more of the gain at 15 instead of 20 %.
    total = standard.income_tax + standard.minimum_tax
    lower = itemised.income_tax + itemised.minimum_tax
    assert total - lower == pytest.approx(0.26 * 35_750 + 0.05 * 20_000)


@given(law=laws, wages=dollars, interest=dollars, qualified=dollars, data=st.data())
def test_tax_is_never_negative_nor_falls_as_income_rises(
    law: Law, wages: float, interest: float, qualified: float, data: st.DataObject
) -> None:
    short, long = data.draw(results), data.draw(results)
    income = Income(wages=wages, interest=interest, qualified_dividends=qualified)
    more = np.array([0.0, 1.0, 1_000.0, 50_000.0])

    by_short = bill(income, net(short + more, long, limit=law.loss_limit), law=law)
    by_long = bill(income, net(short, long + more, limit=law.loss_limit), law=law)

    for billed in (by_short, by_long):
        assert np.all(billed.income_tax >= 0)
        assert np.all(billed.minimum_tax >= 0)
        assert np.all(billed.investment_tax >= 0)
        assert np.all(np.diff(billed.tax) >= -1e-6)


@given(law=laws, wages=st.lists(dollars, min_size=2, max_size=5), long=results)
def test_arrays_are_taxed_like_their_elements(
    law: Law, wages: list[float], long: float
) -> None:
    netted = net(0.0, long, limit=law.loss_limit)

    together = bill(Income(wages=np.array(wages)), netted, law=law)

    apart = [float(bill(Income(wages=wage), netted, law=law).tax) for wage in wages]
    assert together.tax == pytest.approx(apart, abs=1e-6)
