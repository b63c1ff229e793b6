"""A loss followed through the years, without and with the plan that realises it."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import NoParameterError
from decision.tax.bill import Income
from decision.tax.facts import Facts, Pots
from decision.tax.taxpayer import Rates, Taxpayer
from decision.tax.this_year import saving
from decision.tax.years import LossUse, Results, loss_use

ON = date(2026, 5, 4)
RATES = Rates(ordinary=0.22, long=0.15)

signed = st.integers(min_value=-60_000, max_value=30_000).map(float)
owed = st.integers(min_value=0, max_value=20_000).map(float)
taxpayers = st.builds(
    Taxpayer,
    income=st.sampled_from([RATES, Income(wages=40_000), Income(wages=1_000)]),
    filing_status=st.sampled_from(["single", "mfs", "mfj"]),
    short_gains=signed,
    long_gains=signed,
    carried_short=owed,
    carried_long=owed,
    gains_next_year=signed,
)


def used(
    results: Results,
    *,
    years: int = 6,
    on: date = ON,
    income: Income | Rates = RATES,
    **taxpayer: Any,
) -> LossUse:
    return loss_use(
        Taxpayer(income=income, **taxpayer), on=on, results=results, years=years
    )


@pytest.mark.parametrize(
    ("results", "taxpayer", "savings", "used_up"),
    [
        ({0: (0, -2_999)}, {}, [659.78, 0, 0, 0, 0, 0], 0),
        ({0: (0, -3_000)}, {}, [660, 0, 0, 0, 0, 0], 0),
        ({0: (0, -3_001)}, {}, [660, 0.22, 0, 0, 0, 0], 1),
        ({0: (-10_000, 0)}, {}, [660, 660, 660, 220, 0, 0], 3),
        # 5,000 meets next year's long-term gains, 2,000 of it other income.
        ({0: (0, -10_000)}, {"gains_next_year": 5_000}, [660, 1_190, 0, 0, 0, 0], 1),
        # It waits behind the 9,000 that would have been deducted anyway.
        ({0: (0, -3_000)}, {"carried_short": 9_000}, [0, 0, 0, 660, 0, 0], 3),
        # Half the limit on a separate return.
        ({0: (0, -3_000)}, {"filing_status": "mfs"}, [330, 330, 0, 0, 0, 0], 1),
        # Short-term gains of this year: all of it at the ordinary rate.
        ({0: (0, -8_000)}, {"short_gains": 8_000}, [1_760, 0, 0, 0, 0, 0], 0),
        # Two tax years.
        ({0: (0, -3_000), 1: (-3_000, 0)}, {}, [660, 660, 0, 0, 0, 0], 1),
        # A loss in a later year is not used before it exists.
        ({2: (0, -4_000)}, {}, [0, 0, 660, 220, 0, 0], 3),
        # A gain costs tax, and there is no loss to use.
        ({0: (0, 5_000)}, {}, [-750, 0, 0, 0, 0, 0], None),
        ({}, {}, [0, 0, 0, 0, 0, 0], None),
    ],
)
def test_savings_arrive_year_by_year(
    results: Results,
    taxpayer: dict[str, Any],
    savings: list[float],
    used_up: int | None,
) -> None:
    use = used(results, **taxpayer)

    np.testing.assert_allclose(use.savings, savings, atol=1e-9)
    assert use.used_up == used_up


def test_what_no_year_has_taken_is_left_with_its_character() -> None:
    use = used({0: (-4_000, -20_000)}, years=3)

    assert (use.left_short, use.left_long) == (0, 15_000)
    assert (use.loss, use.used, use.used_up) == (24_000, 9_000, None)


def test_only_what_the_plan_adds_counts_as_left() -> None:
    use = used({0: (0, -5_000)}, years=2, carried_long=50_000)

    assert (use.left_short, use.left_long) == (0, 5_000)
    np.testing.assert_array_equal(use.savings, [0, 0])


def test_a_gain_uses_up_what_was_carried() -> None:
    use = used({0: (0, 5_000)}, carried_long=20_000)

    # Seven years of deductions would follow without it: the sixth is still full.
    np.testing.assert_array_equal(use.savings, [0, 0, 0, 0, 0, -660])
    assert (use.left_short, use.left_long) == (0, 0)


def test_a_household_without_tax_keeps_its_loss() -> None:
    use = used({0: (0, -5_000)}, income=Income(wages=10_000))

    assert not use.savings.any()
    assert use.left_long == 5_000
    assert use.used_up is None


def test_each_year_has_its_own_recorded_law() -> None:
    # 2024 to 2026: 47,150, 48,475 and 50,400 start the 22 % bracket.
    use = used({0: (0, -9_000)}, on=date(2024, 3, 1), income=Income(wages=65_000))

    at_22_in_2024 = 65_000 - 14_600 - 47_150
    at_22_in_2025 = 65_000 - 15_750 - 48_475
    assert at_22_in_2024 > 3_000 > at_22_in_2025
    np.testing.assert_allclose(
        use.savings[:3],
        [660, 0.22 * at_22_in_2025 + 0.12 * (3_000 - at_22_in_2025), 360],
    )


def test_a_year_before_the_records_is_refused() -> None:
    with pytest.raises(NoParameterError, match="2017 is not recorded"):
        used({0: (0, -1_000)}, on=date(2017, 6, 1))


@pytest.mark.parametrize("year", [-1, 6])
def test_a_result_outside_the_years_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="of 0 to 5"):
        used({year: (0, -1_000)})


@given(taxpayer=taxpayers, short=signed, long=signed)
def test_no_part_of_a_loss_is_used_twice_or_lost(
    taxpayer: Taxpayer, short: float, long: float
) -> None:
    use = loss_use(taxpayer, on=ON, results={0: (short, long)}, years=4)

    assert use.used + use.left_short + use.left_long == pytest.approx(use.loss)
    assert min(use.left_short, use.left_long) >= 0
    assert use.left_short + use.left_long <= max(0, -short) + max(0, -long)


@given(taxpayer=taxpayers, losses=st.lists(owed, min_size=1, max_size=4))
def test_arrays_are_followed_like_their_elements(
    taxpayer: Taxpayer, losses: list[float]
) -> None:
    column = -np.array(losses)
    together = loss_use(
        taxpayer, on=ON, results={0: (0, column), 1: (column, 0)}, years=5
    )

    for number, loss in enumerate(losses):
        results: Results = {0: (0, -loss), 1: (-loss, 0)}
        alone = loss_use(taxpayer, on=ON, results=results, years=5)
        np.testing.assert_allclose(
            together.savings[:, number], alone.savings, atol=1e-6
        )
        assert np.asarray(together.used)[number] == pytest.approx(alone.used)


@given(loss=st.integers(1, 40_000).map(float), gains=owed, carried=owed)
def test_years_chain_this_years_door(loss: float, gains: float, carried: float) -> None:
    """Each year's saving is the door's, fed with what the year before carried."""
    household = Income(wages=60_000, qualified_dividends=2_000)
    use = used(
        {0: (-loss, 0)}, income=household, gains_next_year=gains, carried_long=carried
    )

    profile = {"wages": 60_000, "qualified_dividends": 2_000}
    bills = []
    for first_loss in (0.0, loss):
        left: Pots = {"short": 0.0, "long": carried}
        taxes = []
        for year in range(6):
            facts: Facts = {
                "gains": {"long": gains if year == 1 else 0.0},
                "brought_forward": left,
                "profile": profile,
            }
            now = {"short": first_loss if year == 0 else 0.0}
            taxed = saving("US", ON, facts, now)
            taxes.append(taxed.with_loss)
            left = taxed.carried
        bills.append(np.array(taxes))
    np.testing.assert_allclose(use.savings, bills[0] - bills[1], atol=1e-6)


# Where its rates are flat, a household typed by its rates is the household in full:
# wages of 150,000 lie far from the ends of a bracket, of the long-term rates and of
# the investment tax. Netting, limit and carry-forward must then be the same.
flat = st.integers(min_value=-40_000, max_value=8_000).map(float)
FLAT = [
    ("single", Rates(ordinary=0.24, long=0.15)),
    ("mfj", Rates(ordinary=0.22, long=0.15)),
]


@given(
    known=st.sampled_from(FLAT),
    plan=st.tuples(flat, flat),
    own=st.tuples(flat, flat, flat),
    carried=st.tuples(owed, owed),
)
def test_rates_that_were_typed_net_limit_and_carry_as_the_full_return(
    known: tuple[str, Rates],
    plan: tuple[float, float],
    own: tuple[float, float, float],
    carried: tuple[float, float],
) -> None:
    status, rates = known
    facts: dict[str, Any] = {
        "filing_status": status,
        "short_gains": own[0],
        "long_gains": own[1],
        "gains_next_year": own[2],
        "carried_short": carried[0],
        "carried_long": carried[1],
    }
    full = used({0: plan}, income=Income(wages=150_000), years=12, **facts)
    by_rates = used({0: plan}, income=rates, years=12, **facts)

    assert full.savings == pytest.approx(by_rates.savings, abs=0.01)
    assert (full.left_short, full.left_long) == (
        by_rates.left_short,
        by_rates.left_long,
    )
    assert (full.used, full.used_up) == (by_rates.used, by_rates.used_up)
