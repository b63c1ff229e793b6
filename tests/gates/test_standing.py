"""Where the household stands: value, cost, weight, wealth, horizon."""

from dataclasses import replace
from typing import Any

import pytest

from decision.gates import Standing, gates_of, standing_of
from decision.market import view_of
from decision.market.kinds import kind_view
from decision.market.view import Facts
from decision.strategies import stop
from tests.builders import TODAY, a_case, a_lot, a_standing


def test_wealth_is_position_other_investments_and_cash_less_the_loan() -> None:
    standing = a_standing(
        position={"loan": {"amount": 1_500, "rate": 0.05}}, household={"cash": 4_500}
    )

    assert standing.wealth == 7_000 + 200_000 + 4_500 - 1_500
    assert standing.weight == 7_000 / standing.wealth


def test_without_a_price_there_is_nothing_to_stand_on() -> None:
    case = a_case(position={"symbol": "META", "price": None})

    assert standing_of(case, kind_view(case)) is None


def test_where_nobody_said_what_else_there_is_the_weight_is_the_assumed_one() -> None:
    standing = a_standing(household={"other_investments": None, "cash": 10_000})

    assert standing.weight == pytest.approx(0.05)
    assert standing.wealth == pytest.approx(7_000 / 0.05)


def test_with_more_cash_than_that_nothing_else_is_assumed() -> None:
    standing = a_standing(household={"other_investments": None, "cash": 500_000})

    assert standing.other == 0


def test_nothing_typed_and_nothing_else_are_not_the_same() -> None:
    assert a_standing(household={"other_investments": 0}).weight == 1


HOLDINGS = [
    {"value": 30_000, "kind": "fund"},
    {"value": 20_000, "kind": "sector_fund"},
    {"value": 10_000, "kind": "stock"},
    {"value": 5_000, "kind": "leveraged_fund"},
    {"value": 35_000, "kind": "bond_fund"},
]


def test_listed_holdings_say_what_else_there_is_and_how_much_of_it_is_stocks() -> None:
    standing = a_standing(household={"other_investments": None, "holdings": HOLDINGS})

    assert standing.other == 100_000
    assert standing.stock_share == pytest.approx(0.65)


def test_a_typed_sum_wins_over_the_listed_holdings_but_not_over_their_share() -> None:
    standing = a_standing(household={"holdings": HOLDINGS})

    assert standing.other == 200_000
    assert standing.stock_share == pytest.approx(0.65)


def test_without_holdings_the_usual_share_is_stocks() -> None:
    assert a_standing().stock_share == 0.60


def test_cash_among_the_holdings_does_not_move_with_the_market() -> None:
    """METHOD A1: bond_fund and cash count 0 in the share of what is listed."""
    listed = [{"value": 1_000, "kind": "stock"}, {"value": 1_000, "kind": "cash"}]

    assert a_standing(household={"holdings": listed}).stock_share == 0.5


@pytest.mark.parametrize(
    ("said", "horizon", "final"),
    [(0.5, 0.5, 0.5), (3, 3, 3), (12, 3, 12), (None, 3, 10)],
)
def test_the_review_horizon_is_at_most_three_years(
    said: float | None, horizon: float, final: float
) -> None:
    standing = a_standing(household={"horizon_years": said})

    assert (standing.horizon, standing.final_horizon) == (horizon, final)


@pytest.mark.parametrize(
    ("tolerance", "gamma"), [("low", 8), ("medium", 4), ("high", 3), ("very_high", 2)]
)
def test_risk_tolerance_is_a_number(tolerance: str, gamma: float) -> None:
    assert a_standing(household={"risk_tolerance": tolerance}).risk_aversion == gamma


def test_cost_and_value_of_a_foreign_position_each_use_their_own_days_rate() -> None:
    lots = [a_lot(fx=0.9), a_lot(unit_cost=80)]

    standing = a_standing(position={"currency": "EUR", "fx": 1.1, "lots": lots})

    assert standing.value == pytest.approx(200 * 70 * 1.1)
    assert standing.cost == pytest.approx(100 * 100 * 0.9 + 100 * 80 * 1.1)


@pytest.mark.parametrize(
    ("given_at", "today", "basis"),
    [
        (80, 70, 80),  # a loss counts from the value when given
        (80, 90, 90),  # between the two there is neither gain nor loss
        (80, 120, 100),  # a gain counts from the giver's cost
        (120, 70, 100),  # worth more than it cost: the giver's cost for both
    ],
)
def test_a_gift_has_two_costs(given_at: float, today: float, basis: float) -> None:
    """26 U.S.C. § 1015(a)."""
    lot = a_lot(origin="gift", unit_cost=100, unit_value_when_given=given_at)

    standing = a_standing(position={"lots": [lot], "price": {"unit": today}})

    assert standing.basis == (basis,)
    assert standing.gain == pytest.approx(100 * (today - basis))


@pytest.mark.parametrize(
    ("kind", "spread"), [("stock", 0.001), ("fund", 0.0005), ("property", 0.06)]
)
def test_the_cost_of_trading_is_the_kinds_where_nobody_typed_it(
    kind: str, spread: float
) -> None:
    standing = a_standing(position={"kind": kind}, costs={"spread": None})

    assert standing.spread == spread


def test_a_typed_spread_of_0_is_not_a_missing_one() -> None:
    assert a_standing(costs={"spread": 0}).spread == 0


def test_what_a_unit_brings_is_after_spread_and_commission() -> None:
    standing = a_standing(costs={"spread": 0.01, "commission": 50})

    assert standing.net_unit == pytest.approx(70 * 0.99 - 0.5)


def test_what_a_unit_brings_is_never_below_nothing() -> None:
    assert a_standing(costs={"commission": 1e6}).net_unit == 0


def test_the_fee_gap_is_what_it_costs_a_year_above_a_broad_fund() -> None:
    standing = a_standing(position={"expense_ratio": 0.012, "carrying_cost": 0.02})

    assert standing.fee_gap == pytest.approx(0.012 - 0.001 + 0.02)


TREATMENTS: list[tuple[dict[str, Any], str]] = [
    ({}, "taxed"),
    ({"position": {"account": "tax_deferred"}}, "sheltered"),
    ({"position": {"account": "tax_free"}}, "sheltered"),
    ({"position": {"kind": "home"}}, "personal_use"),
    ({"position": {"kind": "home", "account": "tax_free"}}, "personal_use"),
    ({"position": {"kind": "derivative"}}, "refused"),
    ({"position": {"kind": "derivative", "account": "tax_free"}}, "sheltered"),
    ({"country": "AE"}, "refused"),
]


@pytest.mark.parametrize(("changes", "treatment"), TREATMENTS)
def test_where_tax_is_due(changes: dict[str, Any], treatment: str) -> None:
    assert a_standing(**changes).treatment == treatment


def a_fact_of_the_market(**facts: Any) -> Standing:
    """A standing whose market says this of what is held."""
    case = a_case()
    known = Facts(high=100, high_on=TODAY, drawdown=0.3, days_since_high=0, **facts)
    standing = standing_of(case, replace(view_of(case), facts=known))
    assert standing is not None
    return standing


def test_units_traded_are_typed_or_else_what_the_prices_say() -> None:
    typed = a_standing(position={"units_traded_daily": 40})

    assert typed.units_traded_daily == 40
    assert a_standing().units_traded_daily is None
    assert a_fact_of_the_market(units_traded_daily=90.0).units_traded_daily == 90


@pytest.mark.parametrize(("volume", "is_thin"), [(99.0, True), (100.0, False)])
def test_a_thin_market_is_known_by_its_prices(volume: float, is_thin: bool) -> None:
    """100 units at a fifth of the volume take more than five days."""
    standing = a_fact_of_the_market(units_traded_daily=volume)

    assert gates_of(standing).trades_thinly is is_thin


@pytest.mark.parametrize(("instrument", "writes"), [("MUTUALFUND", False), ("", True)])
def test_what_has_one_price_a_day_has_no_written_exit(
    instrument: str, writes: bool
) -> None:
    standing = a_fact_of_the_market(instrument=instrument)

    way = stop.plans(standing, gates_of(standing))

    assert isinstance(way, tuple) is writes
