"""How the household is taxed: its marginal rates, or what its return would hold."""

from typing import Literal

from pydantic import Field

from decision.case.field import Answered, NotNegative, Share


class Marginal(Answered):
    """Rates somebody already knows: on income, on long-term gains now and later."""

    ordinary: Share
    long: Share
    future: Share | None = None


class Tax(Answered):
    """This year's tax situation before the decision; gains are signed results."""

    marginal: Marginal | None = None
    filing_status: Literal["single", "mfj", "mfs", "hoh", "qss"] = "single"
    wages: NotNegative | None = None
    interest: NotNegative = 0.0
    nonqualified_dividends: NotNegative = 0.0
    qualified_dividends: NotNegative = 0.0
    itemised: NotNegative = 0.0
    state_rate: Share = 0.0
    future_rate: Share | None = None
    short_gains: float = 0.0
    long_gains: float = 0.0
    carried_short: NotNegative = 0.0
    carried_long: NotNegative = 0.0
    gains_next_year: float = 0.0
    profile: dict[str, float | bool | str] = Field(default_factory=dict)
