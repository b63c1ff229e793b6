"""A written exit: how often it is touched, what it brings, and that it is fair."""

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from decision.projection import Projection, Switches
from decision.projection.follow import touched
from decision.projection.price_rule import net_fill
from decision.projection.world import EVERYTHING
from decision.strategies.plan import Plan
from tests.builders import merged, projected, sheltered, the_plans

NONE = Switches(*[False] * 6)
PATHS = 20_000
# All of the risk is its own, so that the price drifts at the safe rate.
ALONE = {"market": {"volatility": 0.35, "beta": 0.0}}


def first_passage(level: float, *, years: float, volatility: float = 0.35) -> float:
    """Chance that a price of 1 growing at 3 % touches a level below it."""
    normal, spread = NormalDist(), volatility * np.sqrt(years)
    log, drift = np.log(level), np.log(1.03) - volatility**2 / 2
    straight = normal.cdf((log - drift * years) / spread)
    back = normal.cdf((log + drift * years) / spread)
    return float(straight + np.exp(2 * drift * log / volatility**2) * back)


def chance_by(projection: Projection, plan: Plan, years: float) -> float:
    assert plan.rule
    found, standing = projection.touched(plan), projection.standing
    day = np.array([standing.years_to(day) for day in plan.rule.days])
    return float(((found.days >= 0) & (day[found.days] <= years)).mean())


@pytest.mark.parametrize("fall", [0.08, 0.15, 0.25, 0.40])
@pytest.mark.parametrize("years", [0.5, 1.0])
def test_it_is_touched_as_often_as_a_price_watched_all_the_time(
    fall: float, years: float
) -> None:
    """Between the weeks too: the closed form of first passage, four errors wide.

    Weekly steps have heavier tails than the formula's, which costs half a point more.
    """
    limit = {"mind": {"own_loss_limit": 1 - 0.7 * (1 - fall)}}
    projection, plan = projected("stop", paths=PATHS, **merged(ALONE, limit))

    chance = chance_by(projection, plan, years)

    expected = first_passage(1 - fall, years=round(years * 365.25 / 7) * 7 / 365.25)
    near = 4 * np.sqrt(expected * (1 - expected) / PATHS) + 0.005
    assert chance == pytest.approx(expected, abs=near)


def test_one_in_four_touches_the_usual_level_within_half_a_year() -> None:
    """ST-1: a quarter below at 35 %; half of the variance pulls down: 26.5 %."""
    projection, plan = projected("stop", paths=PATHS, **ALONE)

    assert plan.rule
    assert plan.rule.level == pytest.approx(70 * 0.75, rel=0.01)
    assert chance_by(projection, plan, 0.5) == pytest.approx(0.265, abs=0.012)


def test_selling_at_the_level_is_a_fair_trade() -> None:
    """What is sold at the level is worth as much as what goes on: only costs remain."""
    changes = sheltered(**ALONE)
    projection, plan = projected("stop", paths=PATHS, **changes)
    free = EVERYTHING._replace(cost=False)

    with_it = projection.wealth(plan, free).mean()
    without = projection.wealth(projection.hold, free).mean()

    spread = projection.wealth(plan, free) - projection.wealth(projection.hold, free)
    error = spread.std() / np.sqrt(PATHS)
    assert with_it - without == pytest.approx(0, abs=4 * error)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"position": {"loan": {"amount": 2_000, "rate": 0.09}}},
        {"household": {"needs": [{"amount": 3_000, "due": "2027-05-05"}]}},
        {"position": {"restricted_until": "2027-02-01", "expense_ratio": 0.02}},
    ],
)
def test_with_everything_switched_off_it_does_not_differ_from_holding(
    changes: dict[str, Any],
) -> None:
    """METHOD D: v(none) = 0."""
    projection, plan = projected("stop", paths=500, **changes)

    assert projection.advantage(plan, NONE) == pytest.approx(0, abs=1e-6)


# Nothing is uncertain; holding costs half of it a year, so that the price falls.
FALLING: dict[str, Any] = {
    "position": {"carrying_cost": 0.5},
    "market": {"volatility": 0.0, "beta": 0.0},
    "household": {"other_investments": 0},
    "mind": {"own_loss_limit": 0.4},
}


def test_a_price_that_falls_through_the_level_is_sold_there_and_taxed() -> None:
    """60 is reached after 0.32 years, seen on the 18th week, in the next tax year."""
    projection, plan = projected("stop", paths=10, **FALLING)

    wealth = projection.wealth(plan)

    sold = 18 * 7 / 365.25
    assert 70 * np.exp(-0.5 * sold) * 1.03**sold < 60
    fill = 60 * (1 - 0.017)
    bought = 100 * fill * (1 - 0.001) * (1 - 0.0005)
    loss = 10_000 - 100 * fill * (1 - 0.001)
    saved = [0.24 * 3_000, 0.24 * (loss - 3_000)]
    expected = bought * 1.03 ** (3 - sold) + saved[0] * 1.03**2 + saved[1] * 1.03
    expected -= (bought / (1 - 0.0005) * (1 - 0.0005) + sum(saved)) * 0.0005 * 1.03**-7
    assert np.ptp(wealth) <= 1e-9
    assert wealth[0] == pytest.approx(expected, rel=1e-9)


def test_a_price_that_never_falls_leaves_it_a_hold() -> None:
    quiet = {"market": {"volatility": 0.0, "beta": 0.0}, "mind": FALLING["mind"]}
    projection, plan = projected("stop", paths=10, **quiet)

    assert projection.advantage(plan) == pytest.approx(0, abs=1e-6)


def test_a_price_below_the_level_on_the_first_open_day_is_sold_at_that_price() -> None:
    """Closed until it stands at 55 or so: an order at 60 is filled below it."""
    closed = {"position": {"restricted_until": "2027-05-02"}}
    projection, plan = projected("stop", paths=10, **merged(FALLING, closed))

    assert plan.rule
    own = projection.world.own_risk(plan, EVERYTHING, year=0.0)
    found = touched(projection.world, plan.rule, own, EVERYTHING)
    year = projection.standing.years_to(plan.rule.days[0])

    assert set(found.days) == {0}
    assert found.price == pytest.approx(70 * np.exp(-0.5 * year) * 1.03**year)
    assert found.price[0] < 60


def test_what_a_unit_brings_is_less_than_the_level_and_the_spread() -> None:
    projection, _ = projected("stop", paths=10)

    net = net_fill(60.0, projection.standing)

    assert net == pytest.approx(60 * (1 - 0.017) * (1 - 0.001))


def test_the_exit_lifts_the_bad_outcomes_and_lowers_the_mean() -> None:
    """ST-1: a small expected cost for a thinner tail."""
    changes = sheltered(household={"other_investments": 2_000, "horizon_years": 0.9})
    projection, plan = projected("stop", paths=PATHS, **changes)

    (kept,) = projection.shown(projection.hold, [0.9])
    (with_it,) = projection.shown(plan, [0.9])

    assert np.percentile(with_it.money, 5) > np.percentile(kept.money, 5) + 300
    assert with_it.money.mean() < kept.money.mean()


def test_half_a_year_is_watched_no_longer_than_what_is_compared() -> None:
    (plan,) = the_plans("stop", household={"horizon_years": 0.5})

    assert plan.rule
    assert (plan.rule.days[-1] - plan.rule.days[0]).days == 182
