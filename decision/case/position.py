"""What is held: lots of one thing, what it costs to keep, and trades around it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from decision.case.field import (
    Account,
    Answered,
    ComingDay,
    Day,
    Kind,
    LotOrigin,
    NotNegative,
    Origin,
    Owner,
    PastDay,
    Positive,
    Share,
    Symbol,
    fault,
)


class Lot(Answered):
    """Units acquired together; `unit_cost` in the position's currency, with fees.

    A spin-off has the parent's day and its share of the parent's cost; what was given,
    also by a spouse, has the giver's day and cost. `given_on` is the day of a gift.
    """

    acquired: PastDay
    units: Positive
    unit_cost: NotNegative
    origin: LotOrigin = "purchase"
    fx: Positive | None = None
    unit_value_when_given: NotNegative | None = Field(None, validate_default=True)
    given_on: PastDay | None = None
    id: str = ""

    @field_validator("unit_value_when_given")
    @classmethod
    def _gifts_have_a_value(
        cls, value: float | None, info: ValidationInfo
    ) -> float | None:
        if value is None and info.data.get("origin") == "gift":
            raise fault(
                "a gift without its value on the day it was given",
                "type what one unit was worth that day: a loss is counted from it",
            )
        return value

    @field_validator("given_on")
    @classmethod
    def _given_by_the_giver(
        cls, given_on: date | None, info: ValidationInfo
    ) -> date | None:
        if given_on is None:
            return None
        if info.data.get("origin", "gift") != "gift":
            raise fault(
                f"{given_on} was typed, but the lot is not a gift",
                "leave it out, or type gift as its origin",
            )
        acquired = info.data.get("acquired", given_on)
        if given_on < acquired:
            raise fault(
                f"{given_on} is before {acquired}, when the giver bought it",
                f"type {acquired} or a later day",
            )
        return given_on

    @property
    def came_on(self) -> date:
        """The day it came in: of a gift the day it was given, where that was typed."""
        return self.given_on or self.acquired


class Price(Answered):
    """What one unit is worth, in the position's currency, and who says so.

    `haircut` is the share by which a sale is expected to bring less than an appraisal
    says, before the cost of selling.
    """

    unit: NotNegative
    on: PastDay
    source: Literal["typed", "appraisal", "market"] = "typed"
    haircut: Annotated[float, Field(ge=0, lt=1)] = 0.0

    @field_validator("haircut")
    @classmethod
    def _of_an_appraisal(cls, haircut: float, info: ValidationInfo) -> float:
        if haircut and info.data.get("source", "appraisal") != "appraisal":
            raise fault(
                "a haircut was typed of a price that is not an appraisal",
                "leave it out, or type appraisal as the source of the price",
            )
        return haircut

    @property
    def counted(self) -> float:
        """The price of one unit after the haircut."""
        return self.unit * (1 - self.haircut)


class Distribution(Answered):
    """A payout that is coming, as a fraction of the price."""

    on: Day
    fraction: Share


class Loan(Answered):
    """Money borrowed against the position; `maintenance` is the least equity share."""

    amount: NotNegative
    rate: Share
    maintenance: Share = 0.0


class Position(Answered):
    """One investment: what it is, where it is held, in which lots.

    `expires` is the day on which an option or another derivative ends.
    """

    symbol: Symbol = ""
    name: str = ""
    kind: Kind
    account: Account = "taxable"
    currency: str = Field("USD", pattern="^[A-Z]{3}$")
    fx: Positive = 1.0
    lots: tuple[Lot, ...] = Field(min_length=1)
    price: Price | None = Field(None, validate_default=True)
    employer: bool = False
    restricted_until: Day | None = None
    locked_until: Day | None = None
    units_traded_daily: Positive | None = None
    expense_ratio: Share | None = None
    carrying_cost: Share = 0.0
    duration: NotNegative | None = None
    next_distribution: Distribution | None = None
    expires: ComingDay | None = None
    long_distribution_received: NotNegative = 0.0
    loan: Loan | None = None

    @field_validator("lots")
    @classmethod
    def _ids_are_unique(cls, lots: tuple[Lot, ...]) -> tuple[Lot, ...]:
        ids = [lot.id for lot in lots if lot.id]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise fault(
                f"two lots are called {twice[0]!r}", "give each lot its own name"
            )
        return lots

    @field_validator("price")
    @classmethod
    def _something_says_the_price(
        cls, price: Price | None, info: ValidationInfo
    ) -> Price | None:
        if price is None and not info.data.get("symbol", "?"):
            raise fault(
                "neither a symbol nor a price",
                "type the symbol, or the price of one unit today",
            )
        return price

    @field_validator("expires")
    @classmethod
    def _only_derivatives_expire(
        cls, expires: date | None, info: ValidationInfo
    ) -> date | None:
        if expires and info.data.get("kind", "derivative") != "derivative":
            raise fault(
                f"{expires} was typed, but only derivatives expire",
                "leave it out, or type derivative as the kind",
            )
        return expires

    @property
    def units(self) -> float:
        """Units held in all lots."""
        return sum(lot.units for lot in self.lots)

    @property
    def first_acquired(self) -> date:
        """The day of the oldest lot."""
        return min(lot.acquired for lot in self.lots)


class Trade(Answered):
    """A purchase or sale of the same thing around the decision, done or planned.

    `lot` is the id of the lot that is sold; a purchase may give itself one with it. An
    option to buy counts as a purchase of the units it can buy.
    """

    on: Day
    side: Literal["buy", "sell"] = "buy"
    units: Positive
    unit_price: NotNegative | None = None
    account: Account = "taxable"
    owner: Owner = "self"
    origin: Origin = "purchase"
    symbol: Symbol = ""
    lot: str = ""
