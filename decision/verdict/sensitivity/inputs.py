"""What may be changed in a case: eight inputs, each with its range and its change."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from decision.case import Case
from decision.gates import standing_of
from decision.market.kinds import own_volatility
from decision.market.term_structure import TermStructure
from decision.market.view import MarketView
from decision.parameters import judgement
from decision.verdict.sensitivity.variant import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that may differ: what it is now, and the case `at` another value.

    `current` is None where it means nothing here.
    """

    id: str
    current: Callable[[Variant], float | None]
    at: Callable[[Variant, float], Variant]

    def range_of(self, variant: Variant) -> tuple[float, float] | None:
        """Where to look, around what it is now; None where it means nothing here."""
        now = self.current(variant)
        if now is None:
            return None
        low, high = (
            float(judgement("flip_range", f"{self.id}_{end}")) for end in _ENDS
        )
        scale = now if self.id in _RELATIVE else 1.0
        low, high = low * scale, high * scale
        return (min(low, now), max(high, now))


_ENDS = ("low", "high")
_RELATIVE = ("price", "volatility")


def with_standing(variant: Variant, case: Case, market: MarketView) -> Variant:
    """The variant for another case or market; what else is owned stays what it is."""
    standing = standing_of(case, market)
    assert standing is not None, "a variant has a price"
    return replace(variant, standing=standing)


def with_household(variant: Variant, **changes: object) -> Variant:
    """The variant with other answers about the household."""
    case = variant.standing.case
    household = case.household.model_copy(update=changes)
    changed = case.model_copy(update={"household": household})
    return with_standing(variant, changed, variant.standing.market)


def at_volatility(variant: Variant, volatility: float) -> Variant:
    """Another volatility at the same beta; its way through time keeps its shape."""
    market = variant.standing.market
    own = own_volatility(
        variant.standing.case.position.kind, volatility=volatility, beta=market.beta
    )
    changed = replace(
        market,
        volatility=volatility,
        own_volatility=own,
        term_structure=_scaled(market, volatility),
    )
    return replace(variant, standing=replace(variant.standing, market=changed))


def _scaled(market: MarketView, volatility: float) -> TermStructure | None:
    """What never moves has no way through time, and nothing to scale."""
    term = market.term_structure
    if term is None:
        return None
    ratio = volatility / market.volatility
    return TermStructure(now=term.now * ratio, long_run=term.long_run * ratio)


def at_future_rate(variant: Variant, rate: float) -> Variant:
    """Another tax rate on the gain of the final sale."""
    assert variant.household is not None
    return replace(variant, household=replace(variant.household, future_rate=rate))


def _price_now(variant: Variant) -> float:
    return variant.standing.unit_value / variant.standing.case.position.fx


def _at_price(variant: Variant, price: float) -> Variant:
    """What else is owned does not change with the price."""
    standing = variant.standing
    known = with_household(variant, other_investments=standing.other)
    market = replace(standing.market, price=price)
    return with_standing(known, known.standing.case, market)


def _at_weight(variant: Variant, weight: float) -> Variant:
    """More or less beside the position, in investments."""
    standing = variant.standing
    beside = standing.value / weight - standing.value - standing.cash + standing.loan
    return with_household(variant, other_investments=max(0.0, beside))


def _weight_now(variant: Variant) -> float:
    return variant.standing.weight


def _horizon_now(variant: Variant) -> float:
    return variant.standing.final_horizon


def _at_horizon(variant: Variant, years: float) -> Variant:
    return with_household(variant, horizon_years=years)


def _future_rate_now(variant: Variant) -> float | None:
    return variant.household.future_rate if variant.household else None


def _gains_now(variant: Variant) -> float | None:
    return variant.household.taxpayer.long_gains if variant.household else None


def _at_gains(variant: Variant, gains: float) -> Variant:
    """Other long-term gains realised this year."""
    household = variant.household
    assert household is not None
    taxpayer = replace(household.taxpayer, long_gains=gains)
    return replace(variant, household=replace(household, taxpayer=taxpayer))


def _volatility_now(variant: Variant) -> float:
    return variant.standing.market.volatility


def _cost_now(variant: Variant) -> float:
    return variant.standing.spread


def _at_cost(variant: Variant, spread: float) -> Variant:
    case = variant.standing.case
    costs = case.costs.model_copy(update={"spread": spread})
    return with_standing(
        variant, case.model_copy(update={"costs": costs}), variant.standing.market
    )


def _return_now(_variant: Variant) -> float:
    return 0.0


def _at_return(variant: Variant, extra: float) -> Variant:
    """A return of what is held above that of what would replace it, per year.

    It is the opposite of a yearly cost of holding, and is counted as one.
    """
    case = variant.standing.case
    cost = case.position.carrying_cost - extra
    position = case.position.model_copy(update={"carrying_cost": cost})
    changed = case.model_copy(update={"position": position})
    return replace(variant, standing=replace(variant.standing, case=changed))


INPUTS = (
    Input(id="price", current=_price_now, at=_at_price),
    Input(id="weight", current=_weight_now, at=_at_weight),
    Input(id="horizon_years", current=_horizon_now, at=_at_horizon),
    Input(id="future_rate", current=_future_rate_now, at=at_future_rate),
    Input(id="long_gains", current=_gains_now, at=_at_gains),
    Input(id="volatility", current=_volatility_now, at=at_volatility),
    Input(id="spread", current=_cost_now, at=_at_cost),
    Input(id="extra_return", current=_return_now, at=_at_return),
)
