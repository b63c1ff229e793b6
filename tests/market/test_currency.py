"""Exchange rates that nobody typed, and what part of a loss is the currency's."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case, Position
from decision.market.currency import (
    gain_in_parts,
    is_foreign,
    is_rate_typed,
    lots_without_rate,
    rate_symbol,
    with_rates,
)
from decision.market.view import History

DAY = date(2026, 11, 20)
DAYS = (date(2024, 3, 1), date(2025, 6, 2), DAY)
RATES = History(days=DAYS, close=np.array([1.1, 1.2, 1.05]), total=np.ones(3))


def a_case(*lots: dict[str, Any], country: str = "US", **of_position: Any) -> Case:
    bought = {"acquired": "2024-03-01", "units": 10, "unit_cost": 100}
    position = {"kind": "stock", "symbol": "SAP.DE", "currency": "EUR"} | of_position
    typed = [bought | one for one in lots or [{}]]
    return Case.model_validate(
        {"as_of": DAY, "country": country, "position": position | {"lots": typed}}
    )


def rates_of(case: Case) -> tuple[float, list[float | None]]:
    return case.position.fx, [lot.fx for lot in case.position.lots]


@pytest.mark.parametrize(
    ("country", "currency", "symbol"),
    [
        ("US", "EUR", "EURUSD=X"),
        ("DE", "USD", "USDEUR=X"),
        ("DE", "EUR", None),
        ("JP", "GBP", "GBPJPY=X"),
    ],
)
def test_the_rate_is_the_households_currency_for_one_of_the_positions(
    country: str, currency: str, symbol: str | None
) -> None:
    case = a_case(country=country, currency=currency)

    assert rate_symbol(case) == symbol
    assert is_foreign(case) is (symbol is not None)


def test_rates_are_those_of_the_day_and_of_each_purchase() -> None:
    case = a_case({}, {"acquired": "2025-06-03"})

    assert rates_of(with_rates(case, RATES)) == (1.05, [1.1, 1.2])


def test_what_somebody_typed_stays() -> None:
    case = a_case({"fx": 1.3}, {}, fx=1.0)

    assert is_rate_typed(case)
    assert rates_of(with_rates(case, RATES)) == (1.0, [1.3, 1.1])


def test_a_day_that_the_series_does_not_have_keeps_its_gap() -> None:
    early = with_rates(a_case({"acquired": "2024-02-01"}), RATES)

    assert rates_of(early) == (1.05, [None])
    assert lots_without_rate(early.position) == early.position.lots
    assert rates_of(with_rates(a_case(), None)) == (1.0, [None])


def test_in_ones_own_currency_no_rate_is_used() -> None:
    case = a_case(currency="USD")

    assert with_rates(case, RATES) is case


def test_completing_a_case_twice_changes_nothing_more() -> None:
    once = with_rates(a_case(), RATES)

    assert with_rates(once, RATES) == once


@given(
    price=st.floats(0, 1e4),
    rate=st.floats(1e-3, 1e3),
    lots=st.lists(
        st.tuples(st.floats(0, 1e4), st.floats(1e-3, 1e3) | st.none()),
        min_size=1,
        max_size=4,
    ),
)
def test_the_parts_are_the_gain_to_the_cent(
    price: float, rate: float, lots: list[tuple[float, float | None]]
) -> None:
    typed = [{"unit_cost": cost, "fx": then} for cost, then in lots]
    position: Position = a_case(*typed, fx=rate).position
    basis = [cost * (then or rate) for cost, then in lots]

    parts = gain_in_parts(position, unit_price=price, basis=basis)

    gain = sum(10 * (price * rate - cost) for cost in basis)
    assert parts.total == pytest.approx(gain, rel=1e-9, abs=0.01)


def test_a_rate_that_stood_still_has_no_part_and_a_price_that_did_neither() -> None:
    still = a_case({"fx": 1.1}, fx=1.1).position
    moved = a_case({"fx": 1.1}, fx=0.9).position

    assert gain_in_parts(still, unit_price=70, basis=[110]).by_rate == 0
    same_price = gain_in_parts(moved, unit_price=100, basis=[110])
    assert same_price.by_price == pytest.approx(0)
    assert same_price.by_rate == pytest.approx(10 * 100 * -0.2)
