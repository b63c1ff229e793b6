"""The seven ways against arithmetic done again: without risk, with tax and without.

100 units of a sector fund bought at 100, worth 70, and nothing else. Volatility and
beta are 0, so that all money earns the safe 3 %. What each way trades is typed here and
not asked of the strategies; growth, costs and tax are worked out again.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.builders import TODAY, merged, projected, sheltered

UNITS, PRICE, BASIS = 100.0, 70.0, 100.0
SPREAD = 0.001
ENTRY = {"partner": SPREAD, "broad_fund": 0.0005, "cash": 0.0}
ORDINARY, FUTURE = 0.24, 0.15
HORIZON, FINAL = 3.0, 10
DUE = date(2027, 11, 19)

SURE: dict[str, Any] = {
    "position": {"kind": "sector_fund"},
    "market": {"volatility": 0.0, "beta": 0.0},
    "household": {"other_investments": 0},
    "costs": {"spread": SPREAD},
}
DUE_SOON = {"household": {"needs": [{"amount": 2_000, "due": str(DUE)}]}}
SET_ASIDE = 29.0  # whole units that bring 2,000
THIRD = UNITS / 3


@dataclass(frozen=True)
class Traded:
    """What is sold on a day, and where the money goes."""

    on: date
    units: float
    to: str


WAYS: dict[str, tuple[dict[str, Any], list[Traded]]] = {
    "hold": ({}, []),
    "sell": ({}, [Traded(TODAY, UNITS, "broad_fund")]),
    "sell_part": (DUE_SOON, [Traded(TODAY, SET_ASIDE, "cash")]),
    "stage": (
        {},
        [
            Traded(TODAY, THIRD, "broad_fund"),
            Traded(date(2026, 12, 21), THIRD, "broad_fund"),
            Traded(date(2027, 1, 20), THIRD, "broad_fund"),
        ],
    ),
    "swap": ({}, [Traded(TODAY, UNITS, "partner")]),
    # The price only rises: the exit is never touched.
    "stop": ({"mind": {"wants": "stop", "own_loss_limit": 0.5}}, []),
    "wait": ({}, [Traded(date(2027, 1, 4), UNITS, "partner")]),
}


def years_to(day: date) -> float:
    return (day - TODAY).days / 365.25


def savings(losses: dict[int, float]) -> list[float]:
    """3,000 of the losses a year against wages, from the year of each."""
    left = 0.0
    by_year = []
    for year in range(FINAL + 1):
        left += losses.get(year, 0.0)
        used = min(3_000.0, left)
        left -= used
        by_year.append(ORDINARY * used)
    assert left == 0
    return by_year


@dataclass
class Hand:
    """Money in each place today and on, in dollars of the last date."""

    is_taxed: bool
    held: float = UNITS
    places: dict[str, float] = field(default_factory=dict)
    paid: dict[str, float] = field(default_factory=dict)
    losses: dict[int, float] = field(default_factory=dict)
    now: float = 0.0

    def move_on(self, year: float) -> None:
        for place in self.places:
            self.places[place] *= 1.03 ** (year - self.now)
        self.now = year

    def put(self, place: str, dollars: float) -> None:
        self.places[place] = self.places.get(place, 0.0) + dollars
        self.paid[place] = self.paid.get(place, 0.0) + dollars

    def sell(self, trade: Traded) -> None:
        brought = trade.units * PRICE * 1.03**self.now * (1 - SPREAD)
        self.held -= trade.units
        self.put(trade.to, brought * (1 - ENTRY[trade.to]))
        year = trade.on.year - TODAY.year
        loss = trade.units * BASIS - brought
        self.losses[year] = self.losses.get(year, 0.0) + loss

    def at_the_end(self, saved: list[float]) -> float:
        """What is held and was bought, less what selling it costs after ten years."""
        later = 1.03 ** (HORIZON - FINAL)
        total = self.held * PRICE * 1.03**HORIZON + sum(self.places.values())
        total -= self.held * PRICE * SPREAD * later
        total -= sum(ENTRY[at] * paid * later for at, paid in self.paid.items())
        if self.is_taxed:
            total += FUTURE * self.held * (BASIS - PRICE) * later
            years = range(int(HORIZON) + 1, FINAL + 1)
            total += sum(saved[year] * 1.03 ** (HORIZON - year) for year in years)
        return total


def by_hand(traded: list[Traded], *, is_taxed: bool, due: float) -> float:
    """Sales, savings and payments in the order of their days."""
    hand, saved = Hand(is_taxed), [0.0] * (FINAL + 1)
    if is_taxed:
        losses: dict[int, float] = {}
        for one in traded:
            price = PRICE * 1.03 ** years_to(one.on) * (1 - SPREAD)
            year = one.on.year - TODAY.year
            losses[year] = losses.get(year, 0.0) + one.units * (BASIS - price)
        saved = savings(losses)
    events: list[tuple[float, int, Any]] = [
        (years_to(one.on), 0, one) for one in traded
    ]
    events += [
        (arrives(traded, year), 1, saved[year]) for year in range(int(HORIZON) + 1)
    ]
    events += [(years_to(DUE), 2, due), (HORIZON, 3, None)]
    for when, _, event in sorted(events, key=lambda found: found[:2]):
        hand.move_on(when)
        if isinstance(event, Traded):
            hand.sell(event)
        elif event and when == years_to(DUE):
            hand.places["cash"] -= event
            hand.paid["cash"] *= 0  # nothing is due on selling cash
        elif event:
            hand_out(hand, traded, event)
    return hand.at_the_end(saved)


def arrives(traded: list[Traded], year: int) -> float:
    """A saving comes with the year, but not before that year's last sale."""
    days = [one.on for one in traded if one.on.year - TODAY.year <= year]
    return max([float(year), *map(years_to, days)])


def hand_out(hand: Hand, traded: list[Traded], dollars: float) -> None:
    """A saving goes where the proceeds go."""
    whole = sum(one.units for one in traded)
    for one in traded:
        hand.put(one.to, dollars * one.units / whole)


@pytest.mark.parametrize("is_taxed", [False, True], ids=["no tax", "taxed"])
@pytest.mark.parametrize("way", WAYS)
def test_a_way_without_risk_is_arithmetic(way: Any, is_taxed: bool) -> None:
    changes, traded = WAYS[way]
    case = merged(SURE, changes)
    refused = {"country": "GB"}  # no tax figures, and money due counts all the same
    projection, plan = projected(
        way, paths=10, **(case if is_taxed else merged(case, refused))
    )

    found = projection.wealth(plan)
    assert np.ptp(found) <= 1e-9
    due = 2_000.0 if changes == DUE_SOON else 0.0
    expected = by_hand(traded, is_taxed=is_taxed, due=due)
    # A later sale's tax is read off between two prices.
    assert found.mean() == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "sell_part"])
def test_in_a_sheltered_account_a_way_is_the_same_arithmetic(way: Any) -> None:
    changes, traded = WAYS[way]

    projection, plan = projected(way, paths=10, **sheltered(**merged(SURE, changes)))

    expected = by_hand(traded, is_taxed=False, due=0.0)
    assert projection.wealth(plan).mean() == pytest.approx(expected, abs=0.1)
