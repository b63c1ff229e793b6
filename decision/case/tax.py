"""How the household is taxed: its marginal rates, or what its return would hold."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from decision.case.field import Answered, NotNegative, Share, Signed, fault
from decision.parameters import first_known, last_known

# fmt: off
State = Literal[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL",
    "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE",
    "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD",
    "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
]
# fmt: on


def _recorded(year: int) -> int:
    known = "us.bracket_starts"
    first, last = first_known(known).year, last_known(known).year
    if not first <= year <= last:
        raise fault(
            f"no tax law of {year} is recorded here",
            f"type a year from {first} to {last}",
        )
    return year


class Marginal(Answered):
    """Rates somebody already knows: on income, on long-term gains now and later."""

    ordinary: Share
    long: Share
    future: Share | None = None


class Tax(Answered):
    """This year's tax situation before the decision; gains are signed results.

    `state` changes how losses count for `state_rate` where that state's own rule is
    recorded. `law_year` puts the law of one recorded year on every year.
    """

    marginal: Marginal | None = None
    filing_status: Literal["single", "mfj", "mfs", "hoh", "qss"] = "single"
    wages: NotNegative | None = None
    interest: NotNegative = 0.0
    nonqualified_dividends: NotNegative = 0.0
    qualified_dividends: NotNegative = 0.0
    itemised: NotNegative = 0.0
    state_rate: Share = 0.0
    state: State | None = None
    law_year: Annotated[int, AfterValidator(_recorded)] | None = None
    future_rate: Share | None = None
    short_gains: Signed = 0.0
    long_gains: Signed = 0.0
    carried_short: NotNegative = 0.0
    carried_long: NotNegative = 0.0
    gains_next_year: Signed = 0.0
    profile: dict[str, float | bool | str] = Field(default_factory=dict)
