"""The whole case, and the one door at which it is checked."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError

from decision.case.faults import problems_of
from decision.case.field import Answered, Country, Day, NotNegative, Share
from decision.case.household import Household
from decision.case.mind import Mind
from decision.case.position import Position, Trade
from decision.case.selling import selling_problems
from decision.case.tax import Tax
from decision.errors import CaseError
from decision.parameters import parameter


class Costs(Answered):
    """What a trade costs: one-way `spread` as a share of value, and a commission."""

    spread: Annotated[float, Field(ge=0, lt=1)] | None = None
    commission: NotNegative = 0.0


class Cause(Answered):
    """Shares of the decline."""

    market: Share = 0.0
    sector: Share = 0.0
    own: Share = 0.0


class MarketOverride(Answered):
    """What the person says instead of what prices would say."""

    volatility: Annotated[float, Field(ge=0, le=3)] | None = None
    beta: Annotated[float, Field(ge=-3, le=6)] | None = None
    trend: Annotated[float, Field(ge=-1, le=1)] | None = None
    cause: Cause | None = None


class Case(Answered):
    """One losing position and everything the decision depends on."""

    version: Literal[1] = 1
    as_of: Day
    country: Country = "US"
    position: Position
    trades: tuple[Trade, ...] = ()
    household: Household = Household()
    tax: Tax = Tax()
    mind: Mind = Mind()
    costs: Costs = Costs()
    market: MarketOverride = MarketOverride()

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a document; raises CaseError with every fault at once."""
        options.setdefault("context", {"as_of": _day_of(obj)})
        try:
            case = super().model_validate(obj, **options)
        except ValidationError as error:
            raise CaseError(problems_of(error)) from None
        impossible = selling_problems(case.position, case.trades, as_of=case.as_of)
        if impossible:
            raise CaseError(impossible)
        return case

    @property
    def own_currency(self) -> str:
        """The currency of the household, by its country."""
        currency: str = parameter("countries.currency", on=self.as_of, key=self.country)
        return currency

    def to_dict(self) -> dict[str, Any]:
        """The document in the shared format, without what was left at its default."""
        return self.model_dump(mode="json", exclude_defaults=True) | {"version": 1}


def _day_of(document: Any) -> date | None:
    if not isinstance(document, Mapping):
        return None
    try:
        return TypeAdapter(date).validate_python(document.get("as_of"))
    except ValidationError:
        return None
