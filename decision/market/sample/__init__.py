"""The embedded price sample: a door without a network, for replaying past days.

README.md beside this file says where the prices are from and how they mislead.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.case.field import Kind, spelled
from decision.errors import MarketError
from decision.market.partners import sector_fund_of
from decision.market.reading import Prices
from decision.market.series import Floats, up_to
from decision.market.series import after as later_than
from decision.market.view import History, Peer

FOLDER = Path(__file__).parent
BENCHMARK = "^GSPC"


class SampleSymbol(NamedTuple):
    """One investment of the sample and the days it has prices for.

    `adjusted_only`: its prices are lowered by later dividends, so that a price paid in
    unadjusted dollars does not compare with them.
    """

    symbol: str
    name: str
    kind: Kind
    first: date
    last: date
    adjusted_only: bool


@cache
def sample_symbols() -> tuple[SampleSymbol, ...]:
    """Every investment of the sample, by symbol."""
    text = (FOLDER / "symbols.toml").read_text("utf-8")
    rows = tomllib.loads(text).items()
    return tuple(SampleSymbol(symbol=symbol, **row) for symbol, row in rows)


def covers(symbol: str, day: date) -> bool:
    """Whether the sample has prices of the symbol on a day."""
    one = _symbol(symbol)
    return one is not None and one.first <= day <= one.last


def sample_prices(symbol: str, *, day: date) -> Prices:
    """Prices of a symbol up to a day, and the market's as far as the sample goes.

    Raises MarketError: not_in_sample, or before_history where they start later.
    """
    one = _asked_for(symbol, day)
    return Prices(
        door="sample",
        currency="USD",
        history=up_to(_series(one.symbol), day),
        benchmark=up_to(_series(BENCHMARK), day),
        peers=_peers(one.symbol),
        notes=("adjusted_only",) if one.adjusted_only else (),
    )


def what_happened_next(
    symbol: str, *, after: date, until: date | None = None
) -> History:
    """Prices of the sample after a day; for showing it, never for deciding.

    Of the market's index too. Raises MarketError not_in_sample. Empty where the sample
    ends on that day.
    """
    whole = _series(symbol if symbol == BENCHMARK else _listed(symbol).symbol)
    return later_than(whole if until is None else up_to(whole, until), after)


def _asked_for(symbol: str, day: date) -> SampleSymbol:
    one = _listed(symbol)
    if day < one.first:
        raise MarketError(
            "before_history",
            f"The sample's prices of {one.symbol} start on {one.first}, after {day}.",
            "Choose a later day, or type the price of one unit.",
        )
    if day > one.last:
        raise MarketError(
            "not_in_sample",
            f"The sample's prices of {one.symbol} end on {one.last}, before {day}.",
            "Choose an earlier day, or type the price of one unit.",
        )
    return one


def _peers(symbol: str) -> tuple[Peer, ...]:
    """The other investments of the sample that are in the same sector."""
    sector = sector_fund_of(symbol)
    others = (one.symbol for one in sample_symbols() if one.symbol != symbol)
    same = (other for other in others if sector_fund_of(other) == sector)
    return tuple(Peer(other, _series(other)) for other in same)


def _listed(symbol: str) -> SampleSymbol:
    one = _symbol(symbol)
    if one is None:
        raise MarketError(
            "not_in_sample",
            f"The sample has no prices of {symbol.strip() or 'an unnamed investment'}.",
            "Type the price of one unit.",
        )
    return one


def _symbol(symbol: str) -> SampleSymbol | None:
    wanted = spelled(symbol)
    return next((one for one in sample_symbols() if one.symbol == wanted), None)


@cache
def _series(symbol: str) -> History:
    """All prices of a symbol; a missing close or total is the other one."""
    from pyarrow import parquet  # 30 ms that a typed price does not have to pay

    file = parquet.ParquetFile(FOLDER / "prices.parquet")
    names = [f"{symbol}|close", f"{symbol}|total"]
    there = [name for name in names if name in file.schema_arrow.names]
    table = file.read(columns=["day", *there])
    columns = [_decimals(table[name].to_numpy()) for name in there]
    known = ~np.isnan(columns[0])
    days = table["day"].filter(known).to_pylist()
    close, total = (_read_only(columns[n][known]) for n in (0, -1))
    return History(days=tuple(days), close=close, total=total)


def _decimals(prices: npt.NDArray[np.float32]) -> Floats:
    """The decimals the source printed: 115.62, not the 115.62000274 that is stored."""
    return prices.astype(str).astype(np.float64)


def _read_only(prices: Floats) -> Floats:
    prices.setflags(write=False)
    return prices
