"""Who decides: other wealth, money that will be needed, how much risk is borne."""

from typing import Annotated, Literal

from pydantic import Field

from decision.case.field import (
    Account,
    Answered,
    ComingDay,
    Kind,
    NotNegative,
    Positive,
    Share,
    Symbol,
)


class Holding(Answered):
    """Another investment, in the household's currency."""

    symbol: Symbol = ""
    value: NotNegative
    kind: Kind | Literal["cash"] = "fund"
    account: Account = "taxable"


class Need(Answered):
    """Money that has to be paid on a day."""

    amount: Positive
    due: ComingDay


class Goal(Answered):
    """Wealth to be reached on a day."""

    amount: Positive
    on: ComingDay


class Household(Answered):
    """Everything but this position; None means that nobody said."""

    other_investments: NotNegative | None = None
    cash: NotNegative = 0.0
    holdings: tuple[Holding, ...] = ()
    monthly_spending: NotNegative | None = None
    emergency_months: NotNegative | None = None
    income_at_risk: bool = False
    needs: tuple[Need, ...] = ()
    goal: Goal | None = None
    horizon_years: Annotated[float, Field(gt=0, le=100)] | None = None
    risk_tolerance: Literal["low", "medium", "high", "very_high"] = "medium"
    age: Annotated[float, Field(ge=0, le=130)] = 40
    chance_held_until_death: Share = 0.0
    gives_to_charity: bool = False
