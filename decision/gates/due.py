"""Money that must not depend on the market: due soon, a reserve, a margin call."""

import math
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

from decision.case import Household
from decision.case.months import months_after
from decision.gates.standing import Standing
from decision.parameters import judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMoney:
    """Gate G5: money due and the reserve; `needed` is what cash does not cover of it.

    `fraction` must be sold now. `missing_after_fall` is what could not be paid if the
    position fell by half before it is sold. `spending` per month is None where nobody
    said it; the reserve is then 0.
    """

    due: float
    reserve: float
    cash: float
    needed: float
    missing_after_fall: float
    spending: float | None
    fraction: float
    fires: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginGate:
    """Gate G6: equity share, what the lender asks, and what to sell to be safe."""

    equity_share: float
    maintenance: float
    fraction: float
    fires: bool


def due_money(standing: Standing) -> DueMoney:
    """Size what has to be in cash now (gate G5)."""
    household = standing.case.household
    due = sum(need.amount for need in household.needs if soon(need.due, standing.day))
    spending = monthly_spending(household)
    reserve = (spending or 0.0) * float(judgement("reserve_months"))
    needed = max(0.0, due + reserve - household.cash)
    proceeds = standing.value * (1 - standing.spread)
    fraction = min(1.0, needed / proceeds) if proceeds > 0 else 0.0
    return DueMoney(
        due=due,
        reserve=reserve,
        cash=household.cash,
        needed=needed,
        missing_after_fall=_missing_after_fall(standing, due),
        spending=spending,
        fraction=whole_if_nearly(fraction),
        fires=(due > 0 or has_small_reserve(household)) and needed > 0,
    )


def _missing_after_fall(standing: Standing, due: float) -> float:
    """Money due that neither cash nor what is left of the position would pay."""
    left = standing.value * (1 - float(judgement("stress_fall")))
    return max(0.0, due - standing.cash - left * (1 - standing.spread))


def soon(due: date, day: date) -> bool:
    """Whether money is due within the window in which it must be safe."""
    return due <= months_after(day, int(judgement("need_window")))


def monthly_spending(household: Household) -> float | None:
    """Spending a month: typed, else what the cash is said to cover, else unknown."""
    if household.monthly_spending:
        return household.monthly_spending
    if household.emergency_months and household.cash:
        return household.cash / household.emergency_months
    return None


def has_small_reserve(household: Household) -> bool:
    """Whether cash is known to cover less than the reserve.

    Unknown is not small, and cash that nobody typed is unknown.
    """
    months = household.emergency_months
    if months is None and household.monthly_spending and household.cash:
        months = household.cash / household.monthly_spending
    return months is not None and months < float(judgement("reserve_months"))


def whole_if_nearly(fraction: float) -> float:
    """A part that leaves almost nothing becomes the whole."""
    return 1.0 if fraction >= float(judgement("sell_all_from")) else fraction


def margin_gate(standing: Standing) -> MarginGate | None:
    """Size what to sell so that a margin call is unlikely (gate G6)."""
    loan = standing.case.position.loan
    if loan is None or loan.amount == 0 or standing.value <= 0:
        return None
    equity_share = 1 - loan.amount / standing.value
    target = 1 - (1 - loan.maintenance) * (1 - fall_of_one_in_four(standing))
    # A lender who asks for no equity, of a price that does not move, never calls.
    excess = loan.amount - (1 - target) * standing.value if target > 0 else 0.0
    fraction = min(1.0, max(0.0, excess / (target or 1.0) / standing.value))
    return MarginGate(
        equity_share=equity_share,
        maintenance=loan.maintenance,
        fraction=whole_if_nearly(fraction),
        fires=equity_share - loan.maintenance < float(judgement("margin_trigger")),
    )


def fall_of_one_in_four(standing: Standing) -> float:
    """The fall that is touched within the stop window with the usual chance (ST-1).

    A stock of 35 % volatility touches a fall of about a quarter within six months
    in one of four futures.
    """
    window = float(judgement("stop_window"))
    return touched_fall(
        standing.market.volatility_over(window),
        chance=float(judgement("margin_call_chance")),
        years=window,
    )


def touched_fall(volatility: float, *, chance: float, years: float) -> float:
    """The fall that a driftless price touches with a given chance (ST-1).

    >>> round(touched_fall(0.35, chance=0.25, years=0.5), 2)
    0.25
    """
    distance = NormalDist().inv_cdf(1 - chance / 2) * volatility * math.sqrt(years)
    return 1 - math.exp(-distance)
