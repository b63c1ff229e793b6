"""The recorded law, against figures the authorities published."""

import csv
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from decision.errors import NoParameterError
from decision.parameters import parameter, parameters
from decision.tax.law import Schedule, first_year, last_year, law_of, tax_on
from decision.tax.united_states import STATUSES

YEARS = range(2018, 2027)

# Figures of the revenue procedures of 2018 to 2023, each with the page on which it was
# read; of the brackets, the start of the last one.
CASES = Path(__file__).parent.parent / "cases" / "us_revenue_procedures.csv"
PUBLISHED = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("year", range(2018, 2024))
def test_recorded_amounts_are_those_the_revenue_procedure_published(year: int) -> None:
    rows = [row for row in PUBLISHED if row["year"] == str(year)]

    recorded = [_recorded(row) for row in rows]

    assert len(rows) >= 15
    assert recorded == [float(row["amount"]) for row in rows]


def _recorded(row: dict[str, str]) -> float:
    on = date(int(row["year"]), 7, 1)
    value = parameter(f"us.{row['parameter']}", on=on, key=row["status"])
    return float(value[-1] if isinstance(value, list) else value)


def test_a_year_that_rests_on_one_program_is_marked_so() -> None:
    starts = parameters()["us.bracket_starts"]["values"]

    marked = {row["from"].year for row in starts if row.get("sources") == 1}

    assert marked == set(range(2018, 2024))


@pytest.mark.parametrize(
    ("year", "status", "taxable", "tax"),
    [
        # The base amounts printed in the schedules of each revenue procedure.
        (2018, "mfj", 400_000, 91_379.00),  # Rev. Proc. 2018-18
        (2019, "single", 204_100, 46_628.50),  # Rev. Proc. 2018-57
        (2020, "hoh", 163_300, 31_830.00),  # Rev. Proc. 2019-44
        (2021, "mfj", 628_300, 168_993.50),  # Rev. Proc. 2020-45
        (2022, "single", 539_900, 162_718.00),  # Rev. Proc. 2021-45
        (2023, "mfs", 346_875, 93_300.75),  # Rev. Proc. 2022-38
        (2024, "mfj", 731_200, 196_669.50),  # Rev. Proc. 2023-34
        (2025, "single", 626_350, 188_769.75),  # Rev. Proc. 2024-40
        (2026, "single", 640_600, 192_979.25),  # Rev. Proc. 2025-32
    ],
)
def test_schedule_reaches_the_published_base_amount(
    year: int, status: str, taxable: float, tax: float
) -> None:
    assert tax_on(law_of(year, status).income, taxable) == pytest.approx(tax, abs=0.005)


@pytest.mark.parametrize(("year", "status"), list(product(YEARS, STATUSES)))
def test_every_year_and_status_rises_in_order(year: int, status: str) -> None:
    law = law_of(year, status)

    for schedule in (law.income, law.gains, law.minimum):
        assert np.all(np.diff(schedule.starts) > 0)
        assert np.all(schedule.steps >= 0)
    assert law.income.steps.sum() == pytest.approx(0.37)
    assert law.gains.steps.sum() == pytest.approx(0.20)


@pytest.mark.parametrize("year", YEARS)
def test_separate_returns_have_half_of_a_joint_return(year: int) -> None:
    joint, separate = law_of(year, "mfj"), law_of(year, "mfs")

    halves = ("standard_deduction", "loss_limit", "investment_threshold", "exemption")
    for name in halves:
        assert getattr(separate, name) * 2 == getattr(joint, name), name
    np.testing.assert_array_equal(separate.income.starts * 2, joint.income.starts)
    np.testing.assert_allclose(separate.gains.starts * 2, joint.gains.starts, atol=100)


@pytest.mark.parametrize("year", YEARS)
def test_surviving_spouses_are_taxed_like_joint_filers(year: int) -> None:
    joint, survivor = law_of(year, "mfj"), law_of(year, "qss")

    for name in ("standard_deduction", "additional_65", "exemption", "loss_limit"):
        assert getattr(survivor, name) == getattr(joint, name), name
    np.testing.assert_array_equal(survivor.income.starts, joint.income.starts)


def test_a_rate_applies_to_the_part_above_its_start_only() -> None:
    schedule = Schedule(starts=np.array([0.0, 100.0]), steps=np.array([0.1, 0.1]))

    taxes = tax_on(schedule, np.array([[0.0, 99.0], [100.0, 101.0]]))

    np.testing.assert_allclose(taxes, [[0.0, 9.9], [10.0, 10.2]])


@pytest.mark.parametrize("year", [2017, 2027])
def test_a_year_without_recorded_law_is_refused_in_words(year: int) -> None:
    with pytest.raises(
        NoParameterError, match=f"{year} is not recorded.*2018 to 2026.*law_year"
    ):
        law_of(year, "single")


def test_records_run_from_2018_to_2026() -> None:
    assert (first_year(), last_year()) == (2018, 2026)
