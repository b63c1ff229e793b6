"""What prices say, on series made for the purpose."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.market.reading import Prices, view_from
from decision.market.series import Floats, since, up_to
from decision.market.view import Facts, History, MarketView
from tests.market.builders import a_case, a_history, a_walk

DAY, END = date(2022, 12, 28), date(2023, 6, 30)
MARKET_MOVES = a_walk(1)
OWN_MOVES = a_walk(2, volatility=0.2)
MARKET = a_history(MARKET_MOVES, end=END)
STOCK = a_history(1.2 * MARKET_MOVES + OWN_MOVES - 0.001, end=END)


def a_view(
    history: History = STOCK, benchmark: History | None = MARKET, **more: Any
) -> MarketView:
    prices = Prices(door="yahoo", currency="USD", history=history, benchmark=benchmark)
    return view_from(prices, a_case(symbol="X", as_of=DAY, **more))


def facts_of(view: MarketView) -> Facts:
    assert view.facts is not None
    return view.facts


def all_of(view: MarketView) -> tuple[object, ...]:
    """Every value of a view, in a form that can be compared."""
    series = [one for one in (view.history, view.benchmark) if one]
    raw = [(one.days, one.close.tobytes(), one.total.tobytes()) for one in series]
    return replace(view, history=None, benchmark=None), *raw


@settings(max_examples=25)  # each example reads two whole views
@given(seed=st.integers(0, 10**6), scale=st.floats(0.01, 100))
def test_prices_after_the_day_change_nothing(seed: int, scale: float) -> None:
    """Whatever a door hands over, the future is cut before anything reads it."""

    def with_other_future(history: History) -> History:
        known = len(up_to(history, DAY).days)
        noise = np.random.default_rng(seed).uniform(0.5, 2, len(history.days)) * scale
        noise[:known] = 1
        return replace(
            history, close=history.close * noise, total=history.total * noise
        )

    changed = a_view(with_other_future(STOCK), with_other_future(MARKET))

    assert all_of(changed) == all_of(a_view())


def test_all_that_prices_say_is_called_prices() -> None:
    view = a_view()

    assert set(view.origins.values()) == {"prices"}
    assert view.notes == ()
    assert view.cause is not None
    assert facts_of(view).trend_parts is not None


@pytest.mark.parametrize(
    ("field", "value"), [("volatility", 0.5), ("beta", 1.4), ("trend", 0.25)]
)
def test_what_the_case_says_wins_over_prices(field: str, value: float) -> None:
    view = a_view(market={field: value})

    assert getattr(view, field) == value
    assert view.origins[field] == "typed"


def test_the_volatility_is_the_average_over_the_review_horizon() -> None:
    for years, horizon in ((0.5, 0.5), (10, 3)):
        case = a_case(symbol="X", as_of=DAY)
        household = case.household.model_copy(update={"horizon_years": years})
        prices = Prices(door="yahoo", currency="USD", history=STOCK, benchmark=MARKET)
        view = view_from(prices, case.model_copy(update={"household": household}))

        assert view.term_structure is not None
        assert view.volatility == view.term_structure.over(horizon)
        assert view.volatility_over(0.25) == view.term_structure.over(0.25)


def test_a_typed_volatility_is_flat() -> None:
    view = a_view(market={"volatility": 0.5})

    assert (view.term_structure, view.market_term_structure) == (None, None)
    assert view.volatility_over(0.01) == view.volatility_over(5) == 0.5


def test_a_market_that_ended_says_nothing_of_the_markets_calm_or_storm() -> None:
    assert a_view().market_term_structure is not None
    ended = a_view(benchmark=up_to(MARKET, date(2022, 12, 19)))
    assert ended.market_term_structure is None
    assert ended.term_structure is not None


def test_a_broad_funds_calm_or_storm_is_the_markets() -> None:
    fund = a_view(kind="fund")

    assert fund.market_term_structure == fund.term_structure
    assert a_view().market_term_structure != a_view().term_structure


@pytest.mark.parametrize(
    ("last", "notes"),
    [
        (date(2022, 12, 20), ()),  # five trading days before the day
        (date(2022, 12, 19), ("stale_price",)),
    ],
)
def test_a_price_more_than_five_trading_days_old_has_no_trend(
    last: date, notes: tuple[str, ...]
) -> None:
    view = a_view(up_to(STOCK, last))

    assert view.notes == notes
    assert (view.trend == 0) is bool(notes)
    assert (view.price, view.on) == (up_to(STOCK, last).close[-1], last)


@pytest.mark.parametrize(
    ("first", "notes"),
    [
        (date(2021, 11, 26), ("young_history",)),  # thirteen months before the last
        (date(2021, 11, 29), ("short_history",)),
    ],
)
def test_less_than_thirteen_months_of_prices_have_no_trend(
    first: date, notes: tuple[str, ...]
) -> None:
    view = a_view(since(STOCK, first))

    assert view.notes == notes
    assert (view.trend == 0) is ("short_history" in notes)


@pytest.mark.parametrize(
    ("first", "notes"),
    [
        (date(2020, 12, 28), ()),  # two years before the last price
        (date(2020, 12, 29), ("young_history",)),
    ],
)
def test_less_than_two_years_of_prices_have_the_volatility_of_the_kind(
    first: date, notes: tuple[str, ...]
) -> None:
    view = a_view(since(STOCK, first))

    assert view.notes == notes
    assert (view.volatility == 0.35) is bool(notes)
    assert a_view(since(STOCK, first), market={"volatility": 0.5}).notes == ()


def test_a_young_investment_has_the_risk_of_its_kind() -> None:
    view = a_view(since(STOCK, date(2022, 6, 1)))

    assert (view.volatility, view.beta) == (0.35, 1.0)
    assert view.volatility_over(0.01) == 0.35
    assert (view.origins["volatility"], view.origins["beta"]) == ("kind", "kind")
    assert view.notes == ("short_history", "cannot_tell_cause")


def test_one_price_is_enough_for_a_price() -> None:
    view = a_view(since(STOCK, DAY), benchmark=None)

    assert view.price == up_to(STOCK, DAY).close[-1]
    assert view.notes == ("short_history", "no_benchmark")
    assert facts_of(view).return_12_months is None


@pytest.mark.parametrize(
    ("last", "notes"),
    [
        (date(2022, 12, 20), ()),
        (date(2022, 12, 19), ("no_benchmark", "cannot_tell_cause")),
    ],
)
def test_a_market_series_that_ended_tells_neither_trend_nor_cause(
    last: date, notes: tuple[str, ...]
) -> None:
    view = a_view(benchmark=up_to(MARKET, last))

    assert view.notes == notes
    assert (view.cause is None) is bool(notes)
    assert view.origins["beta"] == "prices"


def test_where_nothing_fell_there_is_no_cause_to_tell() -> None:
    rising = a_history(np.full(3000, 0.001), end=DAY)

    view = a_view(rising)

    assert view.cause is None
    assert "cannot_tell_cause" not in view.notes


def test_a_fund_has_no_own_risk_and_the_beta_of_its_volatility() -> None:
    view = a_view(kind="fund")

    assert view.own_volatility == 0
    assert view.beta == pytest.approx(view.volatility / 0.16)
    assert view.origins["beta"] == "prices"


def test_a_bond_fund_is_not_pulled_towards_the_market() -> None:
    still = a_history(0.1 * MARKET_MOVES, end=END)

    assert a_view(still, kind="bond_fund").beta == pytest.approx(0.1)


def test_the_facts_count_from_the_purchase() -> None:
    prices: Floats = np.array([300.0, 100, 110, 130, 120, 104])
    days = tuple(date(2022, 12, n) for n in (20, 21, 22, 23, 27, 28))
    history = History(days=days, close=prices, total=prices)
    lot = {"acquired": date(2022, 12, 21), "units": 1, "unit_cost": 100}

    facts = facts_of(a_view(history, benchmark=None, lots=[lot]))

    assert (facts.high, facts.high_on) == (130, date(2022, 12, 23))
    assert facts.drawdown == pytest.approx(0.2)
    assert facts.days_since_high == 5
