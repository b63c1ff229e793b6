"""Where the household stands: value, cost, weight, wealth, horizon, risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from decision.case import Case, Lot
from decision.market.currency import with_rates
from decision.market.view import MarketView
from decision.parameters import judgement
from decision.tax.basis import basis_of

Treatment = Literal["taxed", "sheltered", "refused", "personal_use"]

# Whose shares move with the stock market, where holdings are listed (METHOD A1).
_STOCK_LIKE = ("fund", "sector_fund", "stock", "leveraged_fund")
_DAYS_A_YEAR = 365.25
_UNSOURCED_KINDS = ("derivative",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A priced position inside its household; amounts in the household's currency.

    `basis` holds each lot's cost per unit: a gift's is today's value clipped between
    its basis for losses and its basis for gains. `stock_share` is the part of the
    other investments that moves with the market. `horizon` is the review horizon and
    `final_horizon` the day the money is used, both in years.
    """

    case: Case
    market: MarketView
    unit_value: float
    basis: tuple[float, ...]
    value: float
    cost: float
    other: float
    stock_share: float
    loan: float
    wealth: float
    horizon: float
    final_horizon: float
    risk_aversion: float
    spread: float
    treatment: Treatment

    @property
    def day(self) -> date:
        """The day of the decision."""
        return self.case.as_of

    @property
    def cash(self) -> float:
        """Cash beside the position."""
        return self.case.household.cash

    @property
    def gain(self) -> float:
        """Value less cost: negative for a loss."""
        return self.value - self.cost

    @property
    def weight(self) -> float:
        """The position as a share of investable wealth."""
        return self.value / self.wealth if self.wealth > 0 else 1.0

    @property
    def net_unit(self) -> float:
        """What one unit brings after the one-way cost of selling all of it."""
        commission = self.case.costs.commission / self.case.position.units
        return max(0.0, self.unit_value * (1 - self.spread) - commission)

    def trading_cost(self, share: float = 1.0) -> float:
        """One-way cost of trading a share of the position at once."""
        return self.value * share * self.spread + self.case.costs.commission

    @property
    def fee_gap(self) -> float:
        """Yearly fee above that of a broad fund, and the cost of carrying."""
        position = self.case.position
        fee = position.expense_ratio
        gap = 0.0 if fee is None else fee - float(judgement("usual_expense_ratio"))
        return gap + position.carrying_cost

    @property
    def held_until_death(self) -> float:
        """Chance that the holder dies before selling."""
        return self.case.household.chance_held_until_death

    @property
    def is_priced_once_a_day(self) -> bool:
        """Whether the prices' source calls it a fund that has one price a day."""
        facts = self.market.facts
        return facts is not None and facts.instrument == "MUTUALFUND"

    def has_ended_by(self, years: float) -> bool:
        """Whether the position expires in less than so many years."""
        expires = self.case.position.expires
        return expires is not None and self.years_to(expires) < years

    @property
    def years_to_goal(self) -> float | None:
        """Years until the goal is to be reached; None where there is none to come.

        Nor where the position expires before: nothing is looked at beyond that.
        """
        goal = self.case.household.goal
        if goal is None or goal.on <= self.day:
            return None
        years = self.years_to(goal.on)
        return None if self.has_ended_by(years) else years

    def is_kind(self, *kinds: str) -> bool:
        """Whether the position is of one of these kinds."""
        return self.case.position.kind in kinds

    def years_to(self, day: date) -> float:
        """Years from the day of the decision."""
        return (day - self.day).days / _DAYS_A_YEAR

    @property
    def units_traded_daily(self) -> float | None:
        """Units usually traded in a day: typed, else by the market's prices."""
        typed, facts = self.case.position.units_traded_daily, self.market.facts
        return typed or (facts.units_traded_daily if facts else None)


def standing_of(case: Case, market: MarketView) -> Standing | None:
    """Price the position and place it in its household; None without a price.

    Exchange rates that nobody typed are those of the market view. What expires is not
    looked at beyond its last day.
    """
    if market.price is None:
        return None
    case = with_rates(case, market.rates)
    position = case.position
    unit_value = market.price * position.fx
    basis = tuple(basis_of(position, lot, unit_value) for lot in position.lots)
    value = position.units * unit_value
    loan = position.loan.amount if position.loan else 0.0
    cost = _total(position.lots, basis)
    # What is worth nothing says nothing about the wealth around it; its cost does.
    worthless = value <= float(judgement("worthless_below")) * cost
    other = _other(case, cost if worthless else value - loan)
    final = _final_horizon(case)
    return Standing(
        case=case,
        market=market,
        unit_value=unit_value,
        basis=basis,
        value=value,
        cost=cost,
        other=other,
        stock_share=_stock_share(case),
        loan=loan,
        wealth=value + other + case.household.cash - loan,
        horizon=min(final, float(judgement("review_horizon"))),
        final_horizon=final,
        risk_aversion=float(judgement("risk_aversion", case.household.risk_tolerance)),
        spread=spread_of(case),
        treatment=_treatment(case),
    )


def _final_horizon(case: Case) -> float:
    """Years until the money is used, or until the thing is gone if that is sooner."""
    years = case.household.horizon_years or float(judgement("assumed_horizon"))
    expires = case.position.expires
    return min(years, _years(case.as_of, expires)) if expires else years


def _years(start: date, end: date) -> float:
    """Years between two days; a day at least, so that the last one counts."""
    return max((end - start).days, 1) / _DAYS_A_YEAR


def spread_of(case: Case) -> float:
    """One-way cost of trading: what was typed, else the kind's."""
    typed = case.costs.spread
    return (
        float(judgement("spread_of_kind", case.position.kind))
        if typed is None
        else typed
    )


def _total(lots: Sequence[Lot], basis: Sequence[float]) -> float:
    return sum(lot.units * cost for lot, cost in zip(lots, basis, strict=True))


def _other(case: Case, equity: float) -> float:
    """Other investments: typed, else listed, else so much that the weight is usual."""
    household = case.household
    if household.other_investments is not None:
        return household.other_investments
    if household.holdings:
        return sum(one.value for one in household.holdings)
    weight = float(judgement("assumed_weight"))
    return max(0.0, equity * (1 / weight - 1) - household.cash)


def _stock_share(case: Case) -> float:
    holdings = case.household.holdings
    total = sum(one.value for one in holdings)
    if not total:
        return float(judgement("other_stock_share"))
    return sum(one.value for one in holdings if one.kind in _STOCK_LIKE) / total


def _treatment(case: Case) -> Treatment:
    position = case.position
    if position.kind == "home":
        return "personal_use"
    if position.account != "taxable":
        return "sheltered"
    if case.country != "US" or position.kind in _UNSOURCED_KINDS:
        return "refused"
    return "taxed"
