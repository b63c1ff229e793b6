"""The kinds of value a case is made of, each checked where it is typed."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

Kind = Literal[
    "stock",
    "fund",
    "sector_fund",
    "bond",
    "bond_fund",
    "leveraged_fund",
    "crypto",
    "property",
    "business",
    "derivative",
    "home",
]
Account = Literal["taxable", "tax_deferred", "tax_free"]
Owner = Literal["self", "spouse", "company"]
LotOrigin = Literal[
    "purchase",
    "reinvestment",
    "vest",
    "gift",
    "spouse",
    "inheritance",
    "spin_off",
]
Origin = Literal[LotOrigin, "option"]
Country = Literal[
    "US", "GB", "CA", "AU", "DE", "IN", "IE", "FR", "JP", "NL", "CH", "SG", "HK", "AE"
]


FIRST_DAY, LAST_DAY = date(1922, 1, 1), date(2199, 12, 31)
LARGEST = 1e15  # more than anybody's yen or coins: beyond it a number is a slip


class Answered(BaseModel):
    """A part of a case: immutable, without unknown fields, NaN or infinity."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def fault(found: str, do: str) -> PydanticCustomError:
    """An error that says what was found and what to type instead."""
    return PydanticCustomError("fault", "{found}", {"found": found, "do": do})


def spelled(symbol: str) -> str:
    """A symbol as exchanges write it, however it was typed.

    >>> spelled(" brk-b ")
    'BRK-B'
    """
    return symbol.strip().upper()


def _in_our_time(day: date) -> date:
    """Beyond these years a day is a slip, and no calendar or law is known."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise fault(
            f"{day} is not between {FIRST_DAY} and {LAST_DAY}",
            "check the year that was typed",
        )
    return day


def _not_after_the_day(day: date, info: ValidationInfo) -> date:
    as_of = _as_of(info)
    if as_of and day > as_of:
        raise fault(
            f"{day} is after the decision day {as_of}",
            f"type {as_of} or an earlier day",
        )
    return day


def _not_before_the_day(day: date, info: ValidationInfo) -> date:
    as_of = _as_of(info)
    if as_of and day < as_of:
        raise fault(
            f"{day} is before the decision day {as_of}",
            f"type {as_of} or a later day, or leave it out",
        )
    return day


def _as_of(info: ValidationInfo) -> date | None:
    context: dict[str, Any] = info.context or {}
    return context.get("as_of")


Symbol = Annotated[str, AfterValidator(spelled)]
Day = Annotated[date, AfterValidator(_in_our_time)]
PastDay = Annotated[Day, AfterValidator(_not_after_the_day)]
ComingDay = Annotated[Day, AfterValidator(_not_before_the_day)]
Positive = Annotated[float, Field(gt=0, le=LARGEST)]
NotNegative = Annotated[float, Field(ge=0, le=LARGEST)]
Signed = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
Share = Annotated[float, Field(ge=0, le=1)]
