"""The walk against a slow one: one future at a time, in plain numbers.

A stock with a loan of 7 % a year, two needs that use up the cash, the set-aside money
and part of what is held, a part sold to cash, a part swapped, seven years of savings.
What the payments sell is taxed in each future on its own, year by year. Everything is
written out again from METHOD A3, A4, A6, A7 and A8 and shares no code with the walk but
the drawn shocks and the premium.
"""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from decision.projection import Projection, project
from decision.projection.tax_effect import household_of
from decision.strategies.plan import Plan, Sale
from tests.builders import TODAY, a_projection, a_standing
from tests.projection.slow_tax import DEATH, FINAL, FUTURE, alive, safe, savings, worth

PATHS = 60
VALUE, BASIS, SPREAD = 70_000.0, 100_000.0, 0.002
OTHER, CASH, LOAN, RATE = 60_000.0, 5_000.0, 12_000.0, 0.07
HORIZON = 3.0
GAMMA, MARKET, OWN, PARTNER = 4.0, 0.16, math.sqrt(0.35**2 - 0.16**2), 0.12
NEEDS = [(151 / 365.25, 30_000.0), (608 / 365.25, 25_000.0)]
TREND, SHARE_OF_STOCKS = -0.015, 0.60

CASE: dict[str, Any] = {
    "position": {
        "lots": [{"acquired": "2025-01-06", "units": 1_000, "unit_cost": 100}],
        "loan": {"amount": LOAN, "rate": RATE, "maintenance": 0.3},
    },
    "household": {
        "other_investments": OTHER,
        "cash": CASH,
        "chance_held_until_death": DEATH,
        "needs": [
            {"amount": 30_000, "due": "2027-04-20"},
            {"amount": 25_000, "due": "2028-07-20"},
        ],
    },
    "costs": {"spread": SPREAD},
}
HOLD = Plan(strategy="hold", because="no_reason_to_leave")
TO_CASH, TO_PARTNER = 0.25, 0.35
PLAN = Plan(
    strategy="sell_part",
    because="money_due",
    sales=(
        Sale(on=TODAY, lots=(1_000 * TO_CASH,), to="cash"),
        Sale(on=TODAY, lots=(1_000 * TO_PARTNER,), to="partner"),
    ),
)


def of_plan(*, acts: bool) -> dict[int, tuple[float, float]]:
    """The plan's own result: a long-term loss this year."""
    loss = (TO_CASH + TO_PARTNER) * (BASIS - VALUE * (1 - SPREAD))
    return {0: (0.0, -loss)} if acts else {}


def counted(held: float, swapped: float) -> float:
    """The share of own volatility that is not free (METHOD A4)."""
    weight = VALUE / (VALUE + OTHER + CASH - LOAN)
    cost = GAMMA / 2 * weight**2 * ((held * OWN) ** 2 + (swapped * PARTNER) ** 2)
    return math.sqrt(max(0.0, 1 - 0.001 / cost))


class Futures:
    """Growth factors from the drawn shocks, each with its exact mean."""

    def __init__(self, projection: Projection) -> None:
        growth = projection.world.growth
        self.shocks, self.premium = growth.shocks, growth.premium

    def factor(self, kind: str, volatility: float, year: float) -> Any:
        row = int(np.flatnonzero(np.isclose(self.shocks.years, year))[0])
        raw = np.exp(volatility * getattr(self.shocks, kind)[row])
        return raw / np.mean(raw)

    def position(self, own: float, year: float) -> Any:
        tilt = TREND * min(year, 0.5)
        drift = math.exp(self.premium * year + tilt) * safe(year)
        shocks = self.factor("market", MARKET, year) * self.factor("own", own, year)
        return drift * shocks

    def partner(self, own: float, year: float) -> Any:
        drift = math.exp(self.premium * year) * safe(year)
        market = self.factor("market", MARKET, year)
        return drift * market * self.factor("partner", own, year)

    def stocks(self, year: float) -> Any:
        drift = math.exp(self.premium * year) * safe(year)
        return drift * self.factor("market", MARKET, year)


@dataclass
class Path:
    """One future on the way: money in each pot, and what was paid for the partner."""

    position: float
    partner: float = 0.0
    paid_for_partner: float = 0.0
    set_aside: float = 0.0
    cash: float = CASH
    held: float = 1.0
    short: float = 0.0
    long: float = 0.0
    factors: dict[str, float] = field(default_factory=dict)

    def grow(self, year: float, *, since: float, factors: dict[str, float]) -> None:
        """Move on to a later date."""
        self.position *= factors["position"] / self.factors.get("position", 1.0)
        self.partner *= factors["partner"] / self.factors.get("partner", 1.0)
        self.set_aside *= safe(year - since)
        self.cash *= safe(year - since)
        self.factors = factors

    def save(self, amount: float) -> None:
        """A saving of tax goes where the proceeds went."""
        to_cash = TO_CASH / (TO_CASH + TO_PARTNER)
        self.set_aside += amount * to_cash
        self.partner += amount * (1 - to_cash)
        self.paid_for_partner += amount * (1 - to_cash)

    def pay(self, amount: float, *, year: float, acts: bool) -> None:
        """Cash, then what was set aside, then what costs least tax of what is held."""
        from_cash = min(max(self.cash, 0.0), amount)
        self.cash -= from_cash
        left = amount - from_cash
        from_aside = min(self.set_aside, left)
        self.set_aside -= from_aside
        left -= from_aside
        before = self.short, self.long
        sells = [self.sell_position, self.sell_partner]
        if self.partner_gain() < self.position_gain():
            sells.reverse()
        for sell in sells:
            left -= sell(left, year)
        self.cash -= 1.1 * left
        offset = 1 if year < 1 else 2  # 2027 and 2028
        self.cash += self.taxed(offset, year, acts, self.short, self.long)
        self.cash -= self.taxed(offset, year, acts, *before)

    def position_gain(self) -> float:
        return 1 - BASIS * self.held / self.position if self.position else 1.0

    def partner_gain(self) -> float:
        return 1 - self.paid_for_partner / self.partner if self.partner else 1.0

    def taxed(
        self, offset: int, year: float, acts: bool, short: float, long: float
    ) -> float:
        """What results of payments are worth beside the plan's own."""
        own = of_plan(acts=acts)
        return worth(own | {offset: (short, long)}, on=year) - worth(own, on=year)

    def sell_position(self, wanted: float, year: float) -> float:
        amount = min(self.position, wanted / (1 - SPREAD))
        share = amount / self.position if self.position else 0.0
        self.position -= amount
        self.long += amount * (1 - SPREAD) - BASIS * self.held * share
        self.held *= 1 - share
        return amount * (1 - SPREAD)

    def sell_partner(self, wanted: float, year: float) -> float:
        amount = min(self.partner, wanted / (1 - SPREAD))
        share = amount / self.partner if self.partner else 0.0
        self.partner -= amount
        gain = amount * (1 - SPREAD) - self.paid_for_partner * share
        if year < 1:
            self.short += gain
        else:
            self.long += gain
        self.paid_for_partner *= 1 - share
        return amount * (1 - SPREAD)


def slow_wealth(projection: Projection, *, acts: bool) -> list[float]:
    futures = Futures(projection)
    sold, swapped = (TO_CASH + TO_PARTNER, TO_PARTNER) if acts else (0.0, 0.0)
    counts = counted(1 - sold, swapped)
    saved, _ = savings(of_plan(acts=acts))
    dates = sorted({1.0, 2.0, HORIZON, *(year for year, _ in NEEDS)})
    growth = {
        year: {
            "position": futures.position(OWN * counts, year),
            "partner": futures.partner(PARTNER * counts, year),
            "stocks": futures.stocks(year),
        }
        for year in dates
    }
    return [
        one_future(
            {year: {k: v[path] for k, v in growth[year].items()} for year in dates},
            saved,
            acts=acts,
        )
        for path in range(PATHS)
    ]


def one_future(
    growth: dict[float, dict[str, float]], saved: list[float], *, acts: bool
) -> float:
    path = Path(position=VALUE)
    if acts:
        path.position = path.held = 1 - TO_CASH - TO_PARTNER
        path.position *= VALUE
        path.set_aside = VALUE * TO_CASH * (1 - SPREAD)
        path.partner = path.paid_for_partner = VALUE * TO_PARTNER * (1 - SPREAD) ** 2
        path.save(saved[0])
    before = 0.0
    for year, factors in growth.items():
        path.grow(year, since=before, factors=factors)
        before = year
        if year in (1.0, 2.0, 3.0) and acts:
            path.save(saved[int(year)] * alive(year))
        for due, amount in NEEDS:
            if due == year:
                path.pay(amount, year=year, acts=acts)
    return at_the_end(path, growth[HORIZON]["stocks"], saved)


def at_the_end(path: Path, stocks: float, saved: list[float]) -> float:
    at_final = safe(HORIZON - FINAL)
    later = sum(
        amount * alive(year) * safe(HORIZON - year)
        for year, amount in enumerate(saved)
        if year > HORIZON
    )
    loss_left = path.held * (BASIS - VALUE)
    credit = FUTURE * (1 - DEATH) * loss_left * at_final
    exit_cost = SPREAD * (path.held * VALUE + path.paid_for_partner) * at_final
    others = OTHER * (SHARE_OF_STOCKS * stocks + 0.4 * safe(HORIZON))
    owned = path.position + path.partner + path.set_aside + path.cash + others
    return owned - LOAN * (1 + RATE) ** HORIZON + later + credit - exit_cost


@pytest.fixture(scope="module")
def projection() -> Projection:
    standing = a_standing(**CASE)
    return project(
        standing,
        [HOLD, PLAN],
        household=household_of(standing),
        trend_per_year=TREND,
        paths=PATHS,
    )


def test_the_case_asks_for_more_than_cash_and_what_is_set_aside(
    projection: Projection,
) -> None:
    """Otherwise the comparison below would not see the order of payment."""
    saved, left = savings(of_plan(acts=True))
    assert [year for year, dollars in enumerate(saved) if dollars] == list(range(7))
    assert left == 0
    assert sum(amount for _, amount in NEEDS) > CASH + VALUE * TO_CASH
    assert projection.world.growth.premium > 0


@pytest.mark.parametrize(("plan", "acts"), [(HOLD, False), (PLAN, True)])
def test_both_walks_end_with_the_same_wealth_in_every_future(
    projection: Projection, plan: Plan, acts: bool
) -> None:
    slow = slow_wealth(projection, acts=acts)

    apart = np.abs(projection.wealth(plan) - slow)
    # Where a payment sells, its tax is read off between nodes, up to a kink away.
    assert np.median(apart) < 1e-6
    assert np.max(apart) < 25


def test_the_same_case_has_the_same_futures() -> None:
    one, other = (a_projection([PLAN], paths=PATHS, **CASE) for _ in range(2))

    assert np.array_equal(one.wealth(PLAN), other.wealth(PLAN))
    assert one.advantage(PLAN) == other.advantage(PLAN)
