"""What each factor adds: order-free, exact, and nothing where nothing can matter."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.verdict.decision import LedgerLine
from decision.verdict.ledger import FACTORS, shapley
from tests.builders import a_projection, decided, sheltered

PLAYERS = frozenset("abc")
GROUPS = [frozenset(g) for g in ("", "a", "b", "c", "ab", "ac", "bc", "abc")]
games = st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8).map(
    lambda worth: dict(zip(GROUPS, worth, strict=True))
)


def by_every_order(worth: Mapping[frozenset[str], float], player: str) -> float:
    """What the player adds on arrival, averaged over all six orders."""
    added = []
    for order in permutations("abc"):
        before = frozenset(order[: order.index(player)])
        added.append(worth[before | {player}] - worth[before])
    return sum(added) / len(added)


@given(games)
def test_each_share_is_the_average_over_every_order(
    worth: dict[frozenset[str], float],
) -> None:
    shares = shapley(worth.__getitem__, PLAYERS)

    for player in PLAYERS:
        expected = by_every_order(worth, player)
        assert shares[player] == pytest.approx(expected, abs=1e-6)


@given(games)
def test_the_shares_sum_to_everything_less_nothing(
    worth: dict[frozenset[str], float],
) -> None:
    shares = shapley(worth.__getitem__, PLAYERS)

    gained = worth[PLAYERS] - worth[frozenset()]
    assert sum(shares.values()) == pytest.approx(gained, abs=1e-6)


def test_without_players_there_is_nothing_to_share() -> None:
    assert shapley(lambda _: 5.0, frozenset()) == {}


def lines(strategy: str, **changes: Any) -> dict[str, float]:
    ledger = decided(**changes).ledgers[strategy]
    return {line.factor: line.dollars for line in ledger}


def test_a_ledger_has_one_line_per_factor_in_their_order() -> None:
    assert tuple(lines("swap")) == FACTORS


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        (sheltered(), "tax"),
        ({"country": "GB"}, "tax"),
        ({}, "trend"),
        ({}, "view"),
        ({"mind": {"view": 0.0}}, "view"),
    ],
)
def test_what_cannot_matter_is_exactly_nothing(
    changes: dict[str, Any], silent: str
) -> None:
    assert lines("sell", **changes)[silent] == 0


def test_a_broad_funds_own_risk_is_exactly_nothing() -> None:
    for strategy in ("sell", "swap", "wait"):
        assert lines(strategy, position={"kind": "fund"})["own_risk"] == 0


@pytest.mark.parametrize(("beside", "counts"), [(200_000, False), (20_000, True)])
def test_own_risk_counts_only_beyond_what_is_free(beside: float, counts: bool) -> None:
    projection = a_projection(household={"other_investments": beside})

    assert projection.world.own_risk_counts(projection.hold) == counts
    own = lines("sell", household={"other_investments": beside})["own_risk"]
    assert (own != 0) == counts


CASES: list[dict[str, Any]] = [
    {"household": {"other_investments": 20_000}},
    {"position": {"loan": {"amount": 3_000, "rate": 0.09, "maintenance": 0.3}}},
    {"household": {"needs": [{"amount": 3_000, "due": "2027-05-05"}], "cash": 500}},
    {"market": {"trend": -1}, "mind": {"view": 0.2}},
    {"trades": [{"on": "2026-11-10", "units": 30}]},
    # All of this stock's risk is the market's, but its partner has risk of its own.
    {"market": {"volatility": 0.16}, "household": {"other_investments": 2_000}},
    {"position": {"kind": "crypto"}, "market": {"volatility": 0.7}},
    {
        "position": {
            "next_distribution": {"on": "2026-12-18", "fraction": 0.1},
            "kind": "fund",
        }
    },
    {"position": {"restricted_until": "2027-06-30"}},
    {"position": {"price": {"unit": 0.1}}},
    {"position": {"price": {"unit": 130}}},
]


@pytest.mark.parametrize("changes", CASES)
def test_every_ledger_sums_to_its_advantage(changes: dict[str, Any]) -> None:
    decision = decided(**changes)

    for strategy, ledger in decision.ledgers.items():
        total = sum(line.dollars for line in ledger)
        assert total == pytest.approx(decision.outcome(strategy).advantage, abs=0.01)


def test_the_tax_line_of_a_swap_is_the_worth_of_the_loss() -> None:
    """TX-2 within 0.5 % at a small weight (METHOD A5), at no cost of trading."""
    tax = decided(costs={"spread": 0}).tax

    assert tax is not None
    line = lines("swap", costs={"spread": 0})["tax"]
    assert line == pytest.approx(tax.worth, rel=0.005)


def test_leaving_gains_own_risk_and_costs_the_spread() -> None:
    ledger = lines("sell", household={"other_investments": 20_000})

    assert ledger["own_risk"] > 0
    assert -3 * 0.002 * 7_000 < ledger["cost"] < 0


def test_a_falling_trend_speaks_for_leaving_and_a_rising_view_against() -> None:
    ledger = lines("sell", market={"trend": -1}, mind={"view": 0.1})

    # 1.5 % a year for half a year, and a quarter of 10 % up to its cap of 2 %.
    assert ledger["trend"] == pytest.approx(0.0075 * 7_000, rel=0.1)
    assert ledger["view"] == pytest.approx(-0.02 * 7_000, rel=0.1)


WAITS_FOR_COST = "I will sell as soon as it is back at what I paid."


@pytest.mark.parametrize("answers", [{}, {"q2": "c"}], ids=["possible", "likely"])
@pytest.mark.parametrize("strategy", ["sell", "swap", "stage", "wait"])
def test_a_discounted_view_also_says_what_it_would_add_in_full(
    strategy: str, answers: dict[str, str]
) -> None:
    plain = lines(strategy, mind={"view": 0.06})["view"]
    doubted = _view_line(
        strategy, mind={"view": 0.06, "reason": WAITS_FOR_COST, "answers": answers}
    )

    assert doubted.before == pytest.approx(plain, rel=0.03)
    left = 0 if answers else plain / 2
    assert doubted.dollars == pytest.approx(left, rel=0.03)


@pytest.mark.parametrize(
    "mind",
    [
        {"view": 0.06},
        {"view": -0.06, "reason": WAITS_FOR_COST},
        {"reason": WAITS_FOR_COST},
    ],
    ids=["no reflex", "leans the other way", "no view"],
)
def test_where_nothing_is_taken_off_no_line_has_a_before(mind: dict[str, Any]) -> None:
    ledgers = decided(mind=mind).ledgers.values()

    assert {line.before for ledger in ledgers for line in ledger} == {None}


def _view_line(strategy: str, **changes: Any) -> LedgerLine:
    ledger = decided(**changes).ledgers[strategy]
    return next(line for line in ledger if line.factor == "view")
