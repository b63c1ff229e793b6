"""A written exit: where it can be used, at which level, and until when."""

from datetime import date
from typing import Any

import pytest

from decision.strategies.plan import PriceRule
from tests.builders import TODAY, a_lot, the_plans, why_not


def rule(**changes: Any) -> PriceRule:
    (plan,) = the_plans("stop", **changes)
    assert plan.rule
    assert plan.sales == ()
    return plan.rule


def test_the_usual_level_is_touched_in_one_of_four_half_years() -> None:
    """ST-1: 1.15 times 35 % times the root of a half: a quarter."""
    assert rule().level == pytest.approx(70 * 0.7522, rel=1e-4)


def test_an_own_limit_is_counted_from_what_was_paid() -> None:
    lots = [a_lot(unit_cost=90), a_lot(unit_cost=110)]

    own = rule(position={"lots": lots}, mind={"own_loss_limit": 0.4})

    assert own.level == pytest.approx(60)


def test_a_level_abroad_is_in_the_households_money() -> None:
    position = {"currency": "EUR", "fx": 1.2, "lots": [a_lot(fx=1.2)]}

    assert rule(position=position).level == pytest.approx(1.2 * rule().level)


def test_it_is_watched_every_week_for_a_year() -> None:
    days = rule().days

    assert (days[0], days[1]) == (TODAY, date(2026, 11, 27))
    assert days[-1] == date(2027, 11, 20)
    assert len(days) == 54


def test_it_is_watched_from_the_first_open_day_on() -> None:
    closed = {"restricted_until": "2026-12-04"}

    assert rule(position=closed).days[0] == date(2026, 12, 7)


@pytest.mark.parametrize("kind", ["stock", "sector_fund", "leveraged_fund", "crypto"])
def test_what_trades_all_day_can_have_an_exit(kind: str) -> None:
    assert rule(position={"kind": kind}).to == "broad_fund"


NOT_ALL_DAY = ("fund", "bond", "bond_fund", "property", "business", "derivative")
IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    *(({"position": {"kind": kind}}, "no_price_all_day") for kind in NOT_ALL_DAY),
    ({"mind": {"thesis": "broken"}}, "thesis_broken"),
    ({"position": {"price": {"unit": 0.1}}}, "worth_nothing"),
    ({"position": {"units_traded_daily": 99}}, "trades_too_thinly"),
    ({"mind": {"own_loss_limit": 0.3}}, "limit_is_passed"),
    ({"mind": {"own_loss_limit": 1.0}}, "level_is_nothing"),
    ({"market": {"volatility": 0.0}}, "level_is_nothing"),
    ({"position": {"locked_until": "2038-01-04"}}, "opens_too_late"),
    ({"position": {"kind": "home"}}, "home_is_needed"),
]


@pytest.mark.parametrize(("changes", "code"), IMPOSSIBLE)
def test_why_no_exit_can_be_written(changes: dict[str, Any], code: str) -> None:
    assert why_not("stop", **changes) == code


def test_a_limit_just_below_the_price_is_not_passed() -> None:
    assert rule(mind={"own_loss_limit": 0.301}).level == pytest.approx(69.9)
