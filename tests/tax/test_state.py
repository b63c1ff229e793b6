"""States with their own way to count a loss, each worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import NoParameterError
from decision.parameters import parameters
from decision.tax.bill import Income
from decision.tax.state import StateRule, differs, state_base, state_rule
from decision.tax.taxpayer import Rates, Taxpayer, average_gain_rate
from decision.tax.years import LossUse, Results, loss_use

ON = date(2026, 5, 4)
EARNER = Income(wages=300_000, interest=900, qualified_dividends=700)
OWN = ("AL", "MA", "NJ", "PA", "WI")
RATE = 0.05

signed = st.integers(-40_000, 40_000).map(float)
owed = st.integers(0, 40_000).map(float)


def used(results: Results, *, on: date = ON, years: int = 5, **changes: Any) -> LossUse:
    person: dict[str, Any] = {"income": EARNER, "state_rate": RATE} | changes
    return loss_use(Taxpayer(**person), on=on, results=results, years=years)


def of_the_state(results: Results, **changes: Any) -> list[float]:
    """What the state's tax falls by, year by year: with its rate less without one."""
    taxed, free = used(results, **changes), used(results, **changes | {"state_rate": 0})
    return [round(float(one), 6) for one in taxed.savings - free.savings]


def test_the_states_with_a_rule_are_recorded() -> None:
    recorded = {name for name in parameters() if name.startswith("us_states.")}

    assert recorded == {f"us_states.{state}" for state in OWN}
    assert all(differs(state) for state in OWN)


@pytest.mark.parametrize("state", ["", "CA", "NY"])
def test_a_state_not_recorded_follows_the_federal_treatment(state: str) -> None:
    results: Results = {0: (0, -10_000)}

    assert of_the_state(results, state=state) == [150, 150, 150, 50, 0]
    assert not differs(state)
    with pytest.raises(NoParameterError):
        state_rule(state, year=2026, filing_status="single")


@pytest.mark.parametrize("state", ["NJ", "PA"])
@pytest.mark.parametrize(
    ("gains", "saved"),
    [
        ({}, [0, 0, 0, 0, 0]),  # not against wages, and nothing is carried
        ({"long_gains": 4_000}, [200, 0, 0, 0, 0]),  # 5 % of the gains of that year
        ({"long_gains": 30_000}, [500, 0, 0, 0, 0]),
        ({"gains_next_year": 30_000}, [0, 0, 0, 0, 0]),
    ],
)
def test_without_a_carry_only_gains_of_the_year_count(
    state: str, gains: dict[str, float], saved: list[float]
) -> None:
    assert of_the_state({0: (0, -10_000)}, state=state, **gains) == saved


def test_a_federal_carry_counts_for_nothing_there() -> None:
    """A gain of 5,000 is taxed by New Jersey although 20,000 are carried in."""
    assert of_the_state({0: (0, 5_000)}, state="NJ", carried_long=20_000) == [
        *[-250, 0, 0, 0, 0]
    ]


def test_alabama_takes_all_of_it_at_once_up_to_other_income() -> None:
    assert of_the_state({0: (0, -10_000)}, state="AL") == [500, 0, 0, 0, 0]
    little = Income(wages=4_000)
    assert of_the_state({0: (0, -10_000)}, state="AL", income=little) == [
        *[200, 0, 0, 0, 0]
    ]


def test_massachusetts_takes_it_from_interest_and_dividends_and_carries_the_rest() -> (
    None
):
    # 900 of interest and 700 of dividends a year: 1,600 of the 2,000 that are allowed.
    assert of_the_state({0: (0, -4_000)}, state="MA") == [80, 80, 40, 0, 0]
    rich = Income(wages=300_000, interest=9_000)
    assert of_the_state({0: (0, -4_500)}, state="MA", income=rich) == [
        *[100, 100, 25, 0, 0]
    ]


@pytest.mark.parametrize(
    ("year", "status", "saved"),
    [
        (2021, "single", [25, 25, 100, 0, 0]),  # 500, 500, then the 2,000 left of 3,000
        (2022, "mfs", [25, 75, 50, 0, 0]),  # 500, 1,500, 1,000
        (2023, "single", [150, 0, 0, 0, 0]),
    ],
)
def test_wisconsin_had_a_lower_limit_until_2022(
    year: int, status: str, saved: list[float]
) -> None:
    results: Results = {0: (-3_000, 0)}

    state = of_the_state(results, on=date(year, 3, 1), state="WI", filing_status=status)

    assert state == saved


def test_what_the_state_does_not_carry_it_taxes_at_last() -> None:
    """After five years federal law carries 85,000 that New Jersey has forgotten."""
    use = used({0: (0, -100_000)}, state="NJ")

    assert use.left_long == 85_000
    assert use.state_later == pytest.approx(0.05 * 85_000)
    # At 20 %, of which 5 for the state, the 85,000 lower the tax by 15 % of them only.
    assert use.left_at(0.20) * 0.20 == pytest.approx(0.15 * 85_000)
    assert use.left_at(0.0) == 85_000


def test_it_forgets_in_the_year_of_the_loss_already() -> None:
    use = used({0: (0, -100_000)}, state="NJ", years=1)

    assert use.left_long == 97_000
    assert use.state_later == pytest.approx(0.05 * 97_000)


def test_without_a_state_what_is_left_is_that_of_federal_law() -> None:
    use = used({0: (0, -100_000)})

    assert use.state_later == 0
    assert use.left_at(0.2) == use.left_short + use.left_long


def test_the_rate_on_a_gain_holds_a_state_with_its_own_rule() -> None:
    there, here = (
        Taxpayer(income=EARNER, state_rate=RATE, state=state) for state in ("NJ", "CA")
    )

    rates = [average_gain_rate(one, 10_000, on=ON) for one in (there, here)]

    assert rates[0] == pytest.approx(rates[1])


def test_known_rates_hold_the_state_already() -> None:
    rates = Rates(ordinary=0.29, long=0.2)

    with_state = used({0: (0, -10_000)}, income=rates, state="NJ")

    without = used({0: (0, -10_000)}, income=rates, state_rate=0.0)
    np.testing.assert_array_equal(with_state.savings, without.savings)
    assert with_state.state_later == 0


@given(
    state=st.sampled_from([*OWN, "CA", ""]),
    short=signed,
    long=signed,
    gains=owed,
    carried=owed,
)
def test_without_a_rate_the_state_changes_nothing(
    state: str, short: float, long: float, gains: float, carried: float
) -> None:
    case: dict[str, Any] = {
        "long_gains": gains,
        "carried_short": carried,
        "state_rate": 0.0,
    }

    there = used({0: (short, long)}, state=state, **case)

    nowhere = used({0: (short, long)}, **case)
    np.testing.assert_array_equal(there.savings, nowhere.savings)
    assert there.state_later == 0


@given(
    result=signed,
    carried=owed,
    limit=st.sampled_from([0.0, 500.0, 2_000.0, float("inf")]),
    only_investment=st.booleans(),
)
def test_a_state_with_a_carry_loses_nothing(
    result: float, carried: float, limit: float, only_investment: bool
) -> None:
    rule = StateRule(limit=limit, only_investment=only_investment, carries_forward=True)

    base, left = state_base(rule, result, carried=carried, income=EARNER)

    assert base - left == pytest.approx(result - carried)
    assert left >= 0
    assert base >= -min(limit, 1_600 if only_investment else 301_600)


@given(state=st.sampled_from(OWN), losses=st.lists(owed, min_size=1, max_size=4))
def test_arrays_are_followed_like_their_elements(
    state: str, losses: list[float]
) -> None:
    together = used({0: (0, -np.array(losses))}, state=state, gains_next_year=6_000)

    for number, loss in enumerate(losses):
        alone = used({0: (0, -loss)}, state=state, gains_next_year=6_000)
        np.testing.assert_allclose(
            together.savings[:, number], alone.savings, atol=1e-6
        )
