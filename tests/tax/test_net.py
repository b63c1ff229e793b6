"""Netting within a term, across terms, and up to the yearly limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tax.net import net

results = st.floats(min_value=-1e7, max_value=1e7)


@pytest.mark.parametrize(
    ("short", "long", "enters", "preferred"),
    [
        (5_000, 8_000, 13_000, 8_000),  # both gains: each keeps its own rate
        (-5_000, 8_000, 3_000, 3_000),  # short loss erases long gain
        (8_000, -5_000, 3_000, 0),  # long loss erases short gain
        (-2_999, 0, -2_999, 0),  # a dollar below the limit
        (-3_000, 0, -3_000, 0),
        (-3_001, 0, -3_000, 0),  # a dollar above it
        (4_000, -9_000, -3_000, 0),
        (0, 0, 0, 0),
    ],
)
def test_results_are_netted_in_the_order_of_the_schedule(
    short: float, long: float, enters: float, preferred: float
) -> None:
    netted = net(short, long, limit=3_000)

    assert (netted.enters_income, netted.preferred) == (enters, preferred)


@given(short=results, long=results)
def test_only_a_net_gain_or_the_limit_enters_income(short: float, long: float) -> None:
    netted = net(short, long, limit=1_500)

    assert netted.enters_income >= -1_500
    assert netted.deducted == max(0, -netted.enters_income)
    assert 0 <= netted.preferred <= max(0, netted.enters_income)
