"""A typed price: nothing is fetched, and the kind says what prices would."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market import Cause, view_of
from decision.market.kinds import own_volatility
from tests.market.builders import a_case

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("kind", "volatility", "beta", "own"),
    [
        ("stock", 0.35, 1.0, 0.3112876),
        ("fund", 0.16, 1.0, 0.0),
        ("sector_fund", 0.22, 1.0, 0.1509967),
        ("bond_fund", 0.06, 0.1, 0.0),
        ("leveraged_fund", 0.48, 3.0, 0.0),
        ("home", 0.10, 0.3, 0.0877268),
    ],
)
def test_the_kind_says_the_risk_where_nobody_else_does(
    kind: str, volatility: float, beta: float, own: float
) -> None:
    view = view_of(a_case(kind=kind, price=60))

    assert view.volatility == volatility
    assert view.beta == pytest.approx(beta)
    assert view.own_volatility == pytest.approx(own, abs=1e-7)
    assert (view.trend, view.guard, view.cause) == (0.0, 1.0, None)
    assert set(view.origins.values()) == {"typed", "kind"}


def test_a_typed_price_is_the_price() -> None:
    view = view_of(a_case(price=60))

    assert (view.price, view.on, view.door, view.currency) == (60, DAY, "typed", "USD")
    assert view.origins["price"] == "typed"


@pytest.mark.parametrize(
    ("source", "door"),
    [("typed", "typed"), ("appraisal", "appraisal"), ("market", "typed")],
)
def test_an_appraisal_is_a_door_of_its_own(source: str, door: str) -> None:
    assert view_of(a_case(kind="home", price=60, priced=source)).door == door


@pytest.mark.parametrize(
    ("priced_on", "notes"),
    [
        (date(2026, 11, 13), ()),  # five trading days before the day
        (date(2026, 11, 12), ("stale_price",)),
    ],
)
def test_a_price_more_than_five_trading_days_old_is_stale(
    priced_on: date, notes: tuple[str, ...]
) -> None:
    assert view_of(a_case(price=60, priced_on=priced_on)).notes == notes


@pytest.mark.parametrize(
    ("priced_on", "notes"),
    [(date(2026, 11, 15), ()), (date(2026, 11, 14), ("stale_price",))],
)
def test_the_price_of_a_coin_ages_on_weekends_too(
    priced_on: date, notes: tuple[str, ...]
) -> None:
    assert view_of(a_case(kind="crypto", price=60, priced_on=priced_on)).notes == notes


@pytest.mark.parametrize(
    ("kind", "priced"),
    [("property", "appraisal"), ("business", "typed"), ("stock", "appraisal")],
)
def test_an_appraisal_is_no_old_price_after_a_week(kind: str, priced: str) -> None:
    old = a_case(kind=kind, price=60, priced=priced, priced_on=date(2026, 8, 3))

    assert view_of(old).notes == ()


@pytest.mark.parametrize(
    ("field", "value"), [("volatility", 0.5), ("beta", 1.4), ("trend", -0.25)]
)
def test_what_the_case_says_wins_and_is_called_typed(field: str, value: float) -> None:
    view = view_of(a_case(price=60, market={field: value}))

    assert getattr(view, field) == value
    assert view.origins[field] == "typed"


def test_a_funds_beta_follows_the_typed_volatility() -> None:
    view = view_of(a_case(kind="fund", price=60, market={"volatility": 0.24}))

    assert view.beta == pytest.approx(1.5)
    assert view.origins["beta"] == "typed"


def test_typed_shares_of_the_cause_are_made_to_sum_to_one() -> None:
    said = {"cause": {"market": 0.3, "own": 0.3}}
    view = view_of(a_case(price=60, market=said))

    assert view.cause == Cause(market=0.5, sector=0.0, own=0.5)
    assert view.origins["cause"] == "typed"


def test_a_cause_without_any_share_is_no_cause() -> None:
    view = view_of(a_case(price=60, market={"cause": {}}))

    assert view.cause is None
    assert "cause" not in view.origins


@given(volatility=st.floats(0, 5), beta=st.floats(-5, 10))
def test_own_risk_is_never_more_than_all_risk(volatility: float, beta: float) -> None:
    assert 0 <= own_volatility("stock", volatility=volatility, beta=beta) <= volatility


def test_a_typed_price_loads_neither_pandas_nor_yfinance() -> None:
    """A symbol of the sample and a day it covers change nothing."""
    program = """
import sys
from datetime import date
from tests.market.builders import a_case
from decision.market import view_of
case = a_case(symbol="META", as_of=date(2022, 12, 28), price=115.62)
assert view_of(case).door == "typed"
print([name for name in ("pandas", "pyarrow", "yfinance") if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"
