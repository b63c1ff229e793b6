"""What each factor finds: its numbers, which way it leans, its source."""

import math
from dataclasses import replace
from typing import Any

import pytest

from decision.factors import Finding
from decision.market import view_of
from decision.verdict import decide
from tests.builders import a_case, decided, sheltered


def findings(**changes: Any) -> dict[str, Finding]:
    return {one.id: one for one in decided(**changes).findings}


def test_every_finding_has_a_factor_of_the_ledger_and_a_source() -> None:
    everything = findings(
        market={"trend": -1, "cause": {"market": 1}},
        mind={"view": 0.1},
        trades=[{"on": "2026-11-10", "units": 10}],
        household={"needs": [{"amount": 500, "due": "2027-01-20"}]},
        position={"loan": {"amount": 500, "rate": 0.05}},
    )

    ids = {"TX-1", "TX-2", "TX-4", "DV-1", "DV-2", "TR-1", "TR-5", "G5", "G6", "COST"}
    assert ids | {"BV-1"} == everything.keys()
    for one in everything.values():
        assert one.factor in ("tax", "own_risk", "trend", "view", "cost", "liquidity")
        assert one.source


def test_the_trend_says_how_little_it_can_move() -> None:
    """Stocks at most 1.5 % a year, half of it here, and that for half a year."""
    trend = findings(market={"trend": -0.5})["TR-1"]

    assert trend.leans == "sell"
    assert trend.numbers["tilt_per_year"] == pytest.approx(-math.log(1.0075))
    assert trend.numbers["most_dollars"] == pytest.approx(52.5)


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("stock", 0.0075),
        ("fund", 0.0025),
        ("sector_fund", 0.0025),
        ("crypto", 0),
        ("property", 0),
        ("business", 0),
    ],
)
def test_how_much_a_trend_counts_depends_on_the_kind(kind: str, most: float) -> None:
    """TR-2."""
    trend = findings(position={"kind": kind}, market={"trend": 1})["TR-1"]

    assert trend.numbers["most_share"] == pytest.approx(most)


def test_in_a_panic_of_the_market_the_trend_counts_nothing() -> None:
    """TR-3: losers rebound there."""
    case = a_case(market={"trend": -1})
    guarded = replace(view_of(case), guard=0.0)

    decision = decide(case, guarded)

    trend = next(one for one in decision.findings if one.id == "TR-1")
    assert trend.numbers["tilt_per_year"] == 0
    for ledger in decision.ledgers.values():
        assert {one.dollars for one in ledger if one.factor == "trend"} == {0}


def test_a_short_horizon_shortens_the_trend() -> None:
    trend = findings(household={"horizon_years": 0.25})["TR-1"]

    assert trend.numbers["most_share"] == pytest.approx(0.015 * 0.25)


@pytest.mark.parametrize(
    ("rate", "leans"), [(0.24, "sell"), (0.12, "neither"), (0.05, "hold")]
)
def test_a_loss_leans_to_selling_only_where_it_is_worth_enough(
    rate: float, leans: str
) -> None:
    """At 12 % now and 15 % in ten years it is worth some dollars, but not 50."""
    tax = {"marginal": {"ordinary": rate, "long": rate}}
    worth = findings(tax=tax)["TX-2"]

    assert worth.leans == leans
    assert worth.numbers["passes"] is (leans == "sell")


@pytest.mark.parametrize(("least", "passes"), [(49.9, False), (50.1, True)])
def test_the_least_worth_is_fifty_dollars(least: float, passes: bool) -> None:
    """TX-3, at no cost of trading."""
    rate = least / 3_000 + 0.15 * 1.03**-10
    tax = {"marginal": {"ordinary": rate, "long": rate}}

    worth = findings(tax=tax, costs={"spread": 0})["TX-2"].numbers

    assert worth["worth"] == pytest.approx(least)
    assert worth["passes"] is passes


@pytest.mark.parametrize(("factor", "passes"), [(0.99, True), (1.01, False)])
def test_or_twice_what_it_costs(factor: float, passes: bool) -> None:
    """A commission c: the worth is about 385 + ... - 2c, and has to exceed 4c."""
    net = 3_000 * (0.24 - 0.15 * 1.03**-10)
    # Two commissions of c cost 2c, one of them deepens the loss by c.
    commission = factor * net / (6 - 0.24 / 1.03 + 0.15 * 1.03**-10)

    worth = findings(costs={"spread": 0, "commission": commission})["TX-2"].numbers

    assert worth["threshold"] == pytest.approx(4 * commission)
    assert worth["passes"] is passes


def test_where_no_tax_is_due_nothing_is_found_about_tax() -> None:
    assert not {"TX-1", "TX-2", "TX-4"} & findings(**sheltered()).keys()


def test_own_risk_in_dollars_a_year() -> None:
    """DV-1: 2 w² sigma_i² W."""
    risk = findings(household={"other_investments": 28_000})

    assert risk["DV-1"].numbers["cost_per_year"] == pytest.approx(
        2 * 0.2**2 * (0.35**2 - 0.16**2) * 35_000
    )
    assert risk["DV-2"].numbers["material"] is True
    assert risk["DV-2"].leans == "sell"
    assert risk["DV-2"].numbers["fall_of_half"] == pytest.approx(-0.1)


def test_a_view_counts_a_quarter_up_to_its_cap() -> None:
    """BV-1: 0.25 x 4 % for a year is 1 % of 7,000; 0.25 x 40 % is cut at 2 %."""
    small, large = (findings(mind={"view": view})["BV-1"] for view in (0.04, 0.40))

    assert small.numbers["after"] == pytest.approx(0.01 * 7_000, rel=0.01)
    assert large.numbers["after"] == pytest.approx(0.02 * 7_000, rel=0.01)
    assert findings(mind={"view": -0.04})["BV-1"].leans == "sell"


def test_a_washed_loss_leans_to_waiting() -> None:
    washed = findings(trades=[{"on": "2026-11-10", "units": 40}])["TX-4"]

    assert washed.numbers["deferred"] == pytest.approx(40 * 30.07)
    assert washed.numbers["clean_units"] == 60
    assert washed.leans == "hold"
