"""Who pays: the two forms of a taxpayer, and the rate that waits for what is kept."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.errors import CaseError, DecisionError, NoParameterError
from decision.tax.bill import Income
from decision.tax.law import law_of
from decision.tax.taxpayer import (
    Rates,
    Taxpayer,
    average_gain_rate,
    future_rate_of,
    law_in,
    law_is_assumed,
    tax_year,
    taxpayer_of,
)

ON = date(2026, 5, 4)


def a_case(
    *, country: str = "US", as_of: date = ON, age: float = 40, **tax: Any
) -> Case:
    lot = {"acquired": "2025-01-02", "units": 10, "unit_cost": 90}
    price = {"unit": 60, "on": as_of, "source": "typed"}
    return Case.model_validate(
        {
            "as_of": as_of,
            "country": country,
            "position": {"kind": "stock", "lots": [lot], "price": price},
            "household": {"age": age},
            "tax": tax,
        }
    )


def test_a_household_is_read_with_every_answer() -> None:
    taxpayer = taxpayer_of(
        a_case(
            age=70,
            filing_status="mfj",
            wages=120_000,
            interest=500,
            nonqualified_dividends=40,
            qualified_dividends=900,
            itemised=41_000,
            state_rate=0.05,
            state="NJ",
            law_year=2024,
            short_gains=-100,
            long_gains=2_000,
            carried_short=300,
            carried_long=400,
            gains_next_year=5_000,
        )
    )

    assert taxpayer == Taxpayer(
        income=Income(
            wages=120_000,
            interest=500,
            nonqualified_dividends=40,
            qualified_dividends=900,
            age=70,
            itemised=41_000,
        ),
        filing_status="mfj",
        state_rate=0.05,
        state="NJ",
        law_year=2024,
        short_gains=-100,
        long_gains=2_000,
        carried_short=300,
        carried_long=400,
        gains_next_year=5_000,
    )


def test_wages_nobody_gave_are_the_assumed_ones() -> None:
    assert taxpayer_of(a_case()).income == Income(wages=80_000)
    assert taxpayer_of(a_case(wages=0)).income == Income(wages=0)


def test_known_rates_replace_the_household() -> None:
    taxpayer = taxpayer_of(a_case(marginal={"ordinary": 0.24, "long": 0.15}, wages=1))

    assert taxpayer.income == Rates(ordinary=0.24, long=0.15)


def test_a_country_without_rules_has_no_taxpayer() -> None:
    with pytest.raises(DecisionError, match="no sourced tax rules for CH"):
        taxpayer_of(a_case(country="CH"))


@pytest.mark.parametrize(
    ("short", "long", "tax", "carried"),
    [
        (1_000, 2_000, 0.24 * 1_000 + 0.15 * 2_000, (0, 0)),
        (5_000, -2_000, 0.24 * 3_000, (0, 0)),  # long loss against short gain
        (-2_000, 5_000, 0.15 * 3_000, (0, 0)),  # short loss against long gain
        (-3_000, 0, -0.24 * 3_000, (0, 0)),
        (0, -9_000, -0.24 * 3_000, (0, 6_000)),
        (-4_000, -9_000, -0.24 * 3_000, (1_000, 9_000)),
    ],
)
def test_rates_are_put_on_netted_results(
    short: float, long: float, tax: float, carried: tuple[float, float]
) -> None:
    taxpayer = Taxpayer(income=Rates(ordinary=0.24, long=0.15))

    year = tax_year(taxpayer, short, long, law=law_of(2026, "single"))

    assert year[0] == pytest.approx(tax)
    assert year[1] == carried


@given(
    short=st.integers(-30_000, 20_000).map(float),
    long=st.integers(-30_000, 20_000).map(float),
)
def test_both_forms_agree_inside_one_bracket(short: float, long: float) -> None:
    # Wages of 150,000 leave 133,900 taxable: 24 % from 105,700 to 201,775.
    law = law_of(2026, "single")
    household = Taxpayer(income=Income(wages=150_000))
    rates = Taxpayer(income=Rates(ordinary=0.24, long=0.15))

    full, carried = tax_year(household, short, long, law=law)
    nothing, _ = tax_year(household, 0, 0, law=law)
    by_rates, carried_by_rates = tax_year(rates, short, long, law=law)

    assert full - nothing == pytest.approx(by_rates, abs=1e-6)
    assert carried == carried_by_rates


@pytest.mark.parametrize(
    ("short", "long", "state"), [(0, 10_000, 500), (-2_000, 0, -100), (0, -9_000, -150)]
)
def test_the_state_taxes_what_enters_income(
    short: float, long: float, state: float
) -> None:
    law = law_of(2026, "single")
    federal = Taxpayer(income=Income(wages=90_000))
    both = Taxpayer(income=Income(wages=90_000), state_rate=0.05)

    added = (
        tax_year(both, short, long, law=law)[0]
        - tax_year(federal, short, long, law=law)[0]
    )

    assert added == pytest.approx(state)


@pytest.mark.parametrize(
    ("tax", "rate"),
    [
        ({"marginal": {"ordinary": 0.24, "long": 0.15, "future": 0.2}}, 0.2),
        ({"marginal": {"ordinary": 0.24, "long": 0.15, "future": 0.0}}, 0.0),
        ({"marginal": {"ordinary": 0.24, "long": 0.15}}, 0.15),
        ({"marginal": {"ordinary": 0.24, "long": 0.15}, "future_rate": 0.1}, 0.1),
        ({"wages": 90_000, "future_rate": 0.0}, 0.0),
        ({"wages": 90_000}, 0.15),
        ({"wages": 90_000, "state_rate": 0.05}, 0.20),
        ({"wages": 20_000}, 0.0),  # the 0 % rate
        ({"wages": 90_000, "long_gains": 900_000, "carried_long": 7_000}, 0.15),
    ],
)
def test_the_future_rate_is_the_said_one_or_this_years(
    tax: dict[str, Any], rate: float
) -> None:
    case = a_case(**tax)

    assert future_rate_of(case, taxpayer_of(case), 10_000) == pytest.approx(rate)


def test_the_future_rate_of_a_large_loss_is_its_average() -> None:
    # Taxable wages 33,900; the next 15,550 are free, the rest of 30,000 at 15 %.
    case = a_case(wages=50_000)

    rate = future_rate_of(case, taxpayer_of(case), 30_000)

    assert rate == pytest.approx(0.15 * (30_000 - 15_550) / 30_000)


def test_the_future_rate_needs_no_loss() -> None:
    case = a_case(wages=90_000)

    assert future_rate_of(case, taxpayer_of(case), 0) == pytest.approx(0.15)


def test_the_rate_on_a_gain_holds_the_investment_tax() -> None:
    earner = Taxpayer(income=Income(wages=300_000), state_rate=0.04)

    rate = average_gain_rate(earner, 10_000, on=ON)

    assert rate == pytest.approx(0.15 + 0.038 + 0.04)


def test_years_after_the_records_use_the_last_law_and_say_so() -> None:
    taxpayer = Taxpayer(income=Income())

    assert law_in(2031, taxpayer) is law_of(2026, "single")
    assert not law_is_assumed(ON, years=1)
    assert law_is_assumed(ON, years=2)
    assert not law_is_assumed(date(2025, 12, 31), years=2)


@pytest.mark.parametrize("year", [2015, 2020, 2031])
def test_one_years_law_can_be_asked_for_in_every_year(year: int) -> None:
    taxpayer = Taxpayer(income=Income(), law_year=2019)

    assert law_in(year, taxpayer) is law_of(2019, "single")


@pytest.mark.parametrize("year", [2017, 2027])
def test_a_law_that_is_not_recorded_cannot_be_asked_for(year: int) -> None:
    with pytest.raises(CaseError, match=f"tax.law_year: no tax law of {year}.*2018 to"):
        a_case(law_year=year)


@pytest.mark.parametrize("state", ["NK", "nj", "New Jersey"])
def test_a_state_that_does_not_exist_is_refused(state: str) -> None:
    with pytest.raises(CaseError, match=r"tax\.state: .* was typed"):
        a_case(state=state)


def test_years_before_the_records_are_refused() -> None:
    with pytest.raises(NoParameterError, match="2017 is not recorded"):
        law_in(2017, Taxpayer(income=Income()))
