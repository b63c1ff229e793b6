"""When one can act: open days, thin trading, wash-sale window, distributions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from decision.gates.standing import Standing
from decision.market.calendar import last_trading_day_of_year, next_trading_day
from decision.parameters import judgement
from decision.tax.earlier import units_on
from decision.tax.preview import (
    Preview,
    clean_day,
    no_buying_before,
    preview,
    units_not_washed,
)

SECURITIES = (
    "stock",
    "fund",
    "sector_fund",
    "bond",
    "bond_fund",
    "leveraged_fund",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WashWindow:
    """Gate G8: what selling everything on the first open day would do to the loss.

    `clean_on` is the first trading day on which all of the loss counts, None where
    it counts at once; `clean_units` are the units whose loss counts at once.
    """

    of_all: Preview
    clean_on: date | None
    clean_units: float

    @property
    def is_washed(self) -> bool:
        """Whether a part of the loss would not count."""
        return self.of_all.is_washed


def trading_day(standing: Standing, day: date) -> date:
    """The day itself, or the next one on which this kind of thing trades."""
    return next_trading_day(day) if standing.is_kind(*SECURITIES) else day


def first_open_day(standing: Standing) -> date:
    """The first day on which a sale is allowed (gate G7)."""
    position = standing.case.position
    closed = [day for day in (position.restricted_until, position.locked_until) if day]
    last = max(closed, default=None)
    day = standing.day if last is None else max(standing.day, last + timedelta(days=1))
    return trading_day(standing, day)


def first_of_next_year(standing: Standing) -> date:
    """The first day of the new tax year on which this kind of thing trades."""
    return trading_day(standing, date(standing.day.year + 1, 1, 2))


def year_end(standing: Standing) -> date:
    """The last day on which a sale counts in this tax year."""
    if standing.is_kind(*SECURITIES):
        return last_trading_day_of_year(standing.day.year)
    return date(standing.day.year, 12, 31)


def free_to_buy(standing: Standing, sold_on: date) -> date:
    """The first trading day after a sale on which buying again washes nothing."""
    return trading_day(standing, no_buying_before(sold_on))


def days_to_sell(standing: Standing, units: float | None = None) -> float | None:
    """Trading days that selling so many units (all) takes at a fair share of volume.

    None where neither a person nor the prices say how much is traded.
    """
    volume = standing.units_traded_daily
    if volume is None:
        return None
    wanted = standing.case.position.units if units is None else units
    return wanted / (float(judgement("participation")) * volume)


def is_closed(standing: Standing) -> bool:
    """Whether a blackout or a lock-up forbids selling today (gate G7)."""
    position = standing.case.position
    closed = (position.restricted_until, position.locked_until)
    return any(until is not None and until >= standing.day for until in closed)


def wash_window(standing: Standing, open_on: date) -> WashWindow | None:
    """What section 1091 makes of a sale of everything; None where no tax is due."""
    if standing.treatment != "taxed":
        return None
    case = standing.case
    everything = units_on(case, open_on)
    price = standing.net_unit
    of_all = preview(case, on=open_on, units=everything, price=price)
    clean = first_clean_day(standing, open_on, units=everything, price=price)
    return WashWindow(
        of_all=of_all,
        clean_on=clean if of_all.is_washed else None,
        clean_units=units_not_washed(case, on=open_on, price=price),
    )


def first_clean_day(
    standing: Standing, start: date, *, units: Mapping[int, float], price: float
) -> date:
    """The first day from `start` that trades and on which selling washes nothing.

    A clean day without trading is not enough: by the next trading day a planned
    purchase may have come within reach.
    """
    day = clean_day(standing.case, on=start, units=units, price=price)
    while (opens := trading_day(standing, day)) != day:
        day = clean_day(standing.case, on=opens, units=units, price=price)
    return day
