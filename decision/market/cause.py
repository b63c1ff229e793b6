"""What a decline came from: the market, the sector, or the investment itself."""

import math
from datetime import date

import numpy as np

from decision.market.numbers import number
from decision.market.risk import Beta, shrunk, slope
from decision.market.series import (
    since,
    total_on,
    weekly_log_returns,
    years_before,
)
from decision.market.view import Cause, History


def cause_of(
    history: History,
    *,
    start: date,
    beta: Beta,
    market: History,
    sector: History | None,
) -> Cause | None:
    """Shares of the fall since `start`; None if there was none, or beta is too loose.

    The market's part is beta times its log return; the sector's is what the sector did
    beyond the market; the rest is the investment's own. Parts that went the other way
    count as 0. Without a sector series its part is in the investment's own.

    Source: rule TR-5.
    """
    total = _log_return(history, start)
    if total >= 0 or not can_tell(beta):
        return None
    from_market = beta.value * _log_return(market, start)
    from_sector = _sector_part(history, market, sector, start=start) if sector else 0.0
    own = total - from_market - from_sector
    market_share, sector_share, own_share = _shares(
        [from_market, from_sector, own], total=total
    )
    return Cause(market=market_share, sector=sector_share, own=own_share)


def can_tell(beta: Beta) -> bool:
    """Whether beta is tight enough for shares to mean something."""
    limit: float = number("cause_error_limit")
    return beta.error <= limit


def _shares(parts: list[float], *, total: float) -> list[float]:
    clipped = [min(max(0.0, part / total), 1.0) for part in parts]
    return [share / sum(clipped) for share in clipped]


def _sector_part(
    history: History, market: History, sector: History, *, start: date
) -> float:
    window = years_before(history.days[-1], number("beta_window"))
    rows = weekly_log_returns(
        *(since(one, window) for one in (history, market, sector))
    )
    own, of_market, of_sector = rows
    beta_of_sector = slope(of_sector, of_market)[0]
    beyond = of_sector - beta_of_sector * of_market
    if np.allclose(beyond, 0):
        return 0.0  # a sector that is the market has no part of its own
    exposure = shrunk(slope(own, beyond)[0])
    return exposure * (
        _log_return(sector, start) - beta_of_sector * _log_return(market, start)
    )


def _log_return(history: History, start: date) -> float:
    return math.log(float(history.total[-1]) / total_on(history, start))
