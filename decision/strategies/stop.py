"""Keep it with a written price at which everything is sold."""

from datetime import date, timedelta

from decision.gates import Gates, Standing
from decision.gates.due import touched_fall
from decision.parameters import judgement
from decision.strategies.plan import Impossible, Plan, PriceRule, usual_destination

# What trades all day, so that an order can wait for a price.
_ALL_DAY = ("stock", "sector_fund", "leveraged_fund", "crypto")


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Hold until the level is touched, then leave (rule ST-1)."""
    against = _against(standing, gates)
    if against:
        return Impossible(strategy="stop", why_not=against)
    rule = PriceRule(
        level=level_of(standing),
        days=_days(standing, gates.open_on),
        to=usual_destination(standing),
    )
    return (Plan(strategy="stop", because="written_exit", rule=rule, is_later=True),)


def level_of(standing: Standing) -> float:
    """The price of a unit, in the household's currency, at which all is sold.

    What was paid less the loss somebody wrote down in advance; without one, the price
    less the fall that is touched with a set chance within the stop window.
    """
    limit = standing.case.mind.own_loss_limit
    if limit is not None:
        return standing.cost / standing.case.position.units * (1 - limit)
    window = float(judgement("stop_window"))
    fall = touched_fall(
        standing.market.volatility_over(window),
        chance=float(judgement("stop_chance")),
        years=window,
    )
    return standing.unit_value * (1 - fall)


def _against(standing: Standing, gates: Gates) -> str | None:
    """The first thing that speaks against it, None if it can be done."""
    if not standing.is_kind(*_ALL_DAY) or standing.is_priced_once_a_day:
        return "no_price_all_day"
    if standing.case.mind.thesis == "broken":
        return "thesis_broken"
    if gates.fixed == "worthless":
        return "worth_nothing"
    if gates.trades_thinly:
        return "trades_too_thinly"
    return _level_against(standing)


def _level_against(standing: Standing) -> str | None:
    """A limit that is passed sells today; a price that never moves touches nothing."""
    level = level_of(standing)
    if standing.case.mind.own_loss_limit is not None and level >= standing.unit_value:
        return "limit_is_passed"
    return "level_is_nothing" if not 0 < level < standing.unit_value else None


def _days(standing: Standing, start: date) -> tuple[date, ...]:
    """From the day it can be written until it ends."""
    first = standing.years_to(start)
    years = min(float(judgement("stop_watch")), standing.horizon - first)
    last = start + timedelta(days=int(years * 365.25))
    step = int(judgement("stop_step"))
    weeks = range(0, (last - start).days, step)
    return (*(start + timedelta(days=days) for days in weeks), last)
