"""The things one can do, each as dated plans, or a code for why it is not possible."""

from decision.gates import Gates, Standing
from decision.strategies import hold, sell, sell_part, stage, stop, swap, wait
from decision.strategies.plan import Impossible, Plan, StrategyId

__all__ = ["IDS", "Impossible", "Plan", "Ways", "plans_of", "possible"]

Ways = dict[StrategyId, tuple[Plan, ...] | Impossible]
"""Each of the seven ways as plans, or why it is not possible."""

_WAYS = {
    "hold": hold.plans,
    "sell": sell.plans,
    "sell_part": sell_part.plans,
    "stage": stage.plans,
    "swap": swap.plans,
    "stop": stop.plans,
    "wait": wait.plans,
}
IDS: tuple[StrategyId, ...] = (
    "hold",
    "sell",
    "sell_part",
    "stage",
    "swap",
    "stop",
    "wait",
)
# A gate under which nothing can be sold for the moment, and what to say of it.
_NO_SALE = {"stale_appraisal": "no_current_value", "home": "home_is_needed"}
_FORMS = ("stage", "stop")
_FROM_THE_FIRST_OPEN_DAY = ("sell", "sell_part", "stage", "swap", "stop")


def plans_of(standing: Standing, gates: Gates) -> Ways:
    """What each of the seven ways comes down to for this position."""
    return {strategy: _plans(strategy, standing, gates) for strategy in IDS}


def possible(ways: Ways) -> list[Plan]:
    """The plans of all ways that are possible."""
    return [plan for way in ways.values() if isinstance(way, tuple) for plan in way]


def apart_from_forms(standing: Standing, gates: Gates) -> list[Plan]:
    """The possible plans that are no form of another one.

    A written exit is a form of holding, steps one of a sale; they stay where the sale
    they stand for cannot be done at once.
    """
    ways = {way: _plans(way, standing, gates) for way in IDS if way not in _FORMS}
    plans = possible(ways)
    if _against("stage", standing, gates):
        return plans
    return plans + possible({"stage": stage.plans(standing, gates, besides=plans)})


def _plans(
    strategy: StrategyId, standing: Standing, gates: Gates
) -> tuple[Plan, ...] | Impossible:
    if gates.fixed == "stale_appraisal" and strategy == "wait":
        return (Plan(strategy="wait", because="stale_appraisal"),)
    against = _against(strategy, standing, gates)
    if against:
        return Impossible(strategy=strategy, why_not=against)
    return _WAYS[strategy](standing, gates)


def _against(strategy: StrategyId, standing: Standing, gates: Gates) -> str | None:
    """What forbids a way before its own rules are asked."""
    if gates.fixed in _NO_SALE and strategy != "hold":
        return _NO_SALE[gates.fixed]
    if strategy in _FROM_THE_FIRST_OPEN_DAY and _opens_too_late(standing, gates):
        return "opens_too_late"
    return None


def _opens_too_late(standing: Standing, gates: Gates) -> bool:
    """Whether the first sale lies beyond what is compared."""
    return standing.years_to(gates.open_on) >= standing.horizon
