"""What the market says of one investment, and where each value came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from decision.market.term_structure import TermStructure

Door = Literal["typed", "appraisal", "sample", "yahoo"]
Origin = Literal["typed", "prices", "kind"]


class Split(NamedTuple):
    """A split: `ratio` new units for each old one, below 1 for a reverse split."""

    day: date
    ratio: float


class Dividend(NamedTuple):
    """A payout per unit of today, in the position's currency, on its ex-day."""

    day: date
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Daily closes up to the decision day: `days` and `close` have one length.

    `close` is in the unit of the price (split-adjusted), `total` adds dividends.
    """

    days: tuple[date, ...]
    close: npt.NDArray[np.float64]
    total: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Shares of the decline since the purchase or the later peak; they sum to 1."""

    market: float
    sector: float
    own: float


class Peer(NamedTuple):
    """Another investment of the kind, and its prices."""

    symbol: str
    history: History


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """Returns with dividends since `start`: this one's, and the middle one of others.

    `market` is that of the broad market over the same time, None where not known.
    """

    symbols: tuple[str, ...]
    start: date
    theirs: float
    own: float
    market: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """The broad market's return of the last year, its volatility, and the short rate.

    All per year; `usual_volatility` is that of the long run. None where not known.
    """

    market_return: float | None = None
    volatility: float | None = None
    usual_volatility: float | None = None
    short_rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the price has done, for the reader; None where the prices do not say.

    `high` and `average_10_months` are in the unit of the price, the high since the
    first purchase (or the first price, if later); `drawdown` is the loss from it as a
    positive fraction. None of the three includes dividends. `return_12_months`
    includes dividends where the source does. `trend_parts` are z1, z2 and z3 of
    rule TR-1, where z1 is None for funds. `beta_measured` and its standard error
    `beta_error` are those before beta was shrunk. `instrument` is what the source
    calls the thing, empty where it says nothing.
    """

    high: float
    high_on: date
    drawdown: float
    days_since_high: int
    return_12_months: float | None = None
    average_10_months: float | None = None
    trend_parts: tuple[float | None, float, float] | None = None
    beta_measured: float | None = None
    beta_error: float | None = None
    instrument: str = ""
    units_traded_daily: float | None = None
    similar: Similar | None = None
    economy: Economy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketView:
    """One unit's price and what prices say about its risk.

    `price` is in the position's currency, None where no door has one. `volatility`
    and `own_volatility` are per year, averages over the review horizon (of variance);
    `term_structure` says how the first gets there from today's, `market_term_structure`
    the market's (None: flat). `trend` lies in [-1, 1] (rule TR-1) and `guard`
    is 0 where rule TR-3 switches it off. `origins` says for each value whether it was
    typed, computed from prices or taken from the defaults of the kind. `notes` are
    codes of what the page has to say about the data. `splits` and `dividends` are those
    of the history; `rates` is what one unit of the currency was worth in that of the
    household, None where they are the same or nobody knows.
    """

    price: float | None
    on: date | None
    door: Door
    currency: str
    volatility: float
    beta: float
    own_volatility: float
    trend: float
    guard: float = 1.0
    cause: Cause | None = None
    history: History | None = None
    benchmark: History | None = None
    term_structure: TermStructure | None = None
    market_term_structure: TermStructure | None = None
    facts: Facts | None = None
    splits: tuple[Split, ...] = ()
    dividends: tuple[Dividend, ...] = ()
    rates: History | None = None
    origins: dict[str, Origin]
    notes: tuple[str, ...] = ()

    def volatility_over(self, years: float) -> float:
        """Volatility per year over so many years from today."""
        term = self.term_structure
        return self.volatility if term is None else term.over(years)
