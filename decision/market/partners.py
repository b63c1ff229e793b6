"""Which investment can stand in for which while a loss is booked."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from decision.case.field import spelled

FILE = Path(__file__).with_name("partners.toml")
SECTORS = Path(__file__).with_name("sectors.toml")
# A row nobody confirmed is not offered.
UNCONFIRMED = "unverified"


class Partner(NamedTuple):
    """What to buy at once in place of what is sold.

    `relation` says how the two differ: a fund of another index, the fund of a stock's
    sector, or the same coin. `differs` is a remark in words, `source` names the page.
    """

    symbol: str
    relation: Literal["different_index", "sector_fund", "same_coin"]
    differs: str = ""
    source: str = ""


def partner_of(symbol: str, kind: str) -> Partner | None:
    """The partner to offer for an investment; None where none is recorded.

    Never a fund of the same index. Whether a partner is substantially identical is a
    question of law that no list settles.

    >>> partner_of("VTI", "fund").symbol
    'ITOT'
    >>> partner_of("META", "stock").symbol
    'XLC'
    """
    name = spelled(symbol)
    if kind == "stock":
        return _sector_partner(name)
    if kind == "crypto":
        return Partner(symbol=name, relation="same_coin") if name else None
    is_fund = kind in ("fund", "sector_fund", "bond_fund")
    return _fund_partner(name) if is_fund else None


def sector_fund_of(symbol: str) -> str | None:
    """The sector fund of a stock, where its sector is recorded.

    >>> sector_fund_of("TSLA"), sector_fund_of("brk.b"), sector_fund_of("VOD.L")
    ('XLY', 'XLF', None)
    """
    return _sectors().get(spelled(symbol).replace(".", "-"))


def same_index(symbol: str) -> tuple[str, ...]:
    """Funds that follow the very index of this one: buying them spoils the loss.

    >>> same_index("VOO")
    ('IVV', 'SPLG', 'SPY')
    """
    name, index = spelled(symbol), _table()["index"]
    if name not in index:
        return ()
    return tuple(one for one in index if index[one] == index[name] and one != name)


def _sector_partner(name: str) -> Partner | None:
    fund = sector_fund_of(name)
    return Partner(symbol=fund, relation="sector_fund") if fund else None


def _fund_partner(name: str) -> Partner | None:
    """The first confirmed row: as written, else read from right to left."""
    offered = [row for row in _table()["pairs"] if _is_offered(row)]
    as_written = [row for row in offered if row["funds"][0] == name]
    reversed_ = [row for row in offered if row["funds"][1] == name]
    for row in as_written + reversed_:
        return _other_of(row, name)
    return None


def _is_offered(row: dict[str, Any]) -> bool:
    confirmed: bool = row["confidence"] != UNCONFIRMED
    return confirmed and bool(row["relation"] == "different_index")


def _other_of(row: dict[str, Any], name: str) -> Partner:
    (other,) = (fund for fund in row["funds"] if fund != name)
    return Partner(
        symbol=other,
        relation="different_index",
        differs=row.get("differs", ""),
        source=row["source"],
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def _sectors() -> dict[str, str]:
    funds: dict[str, list[str]] = tomllib.loads(SECTORS.read_text("utf-8"))
    return {symbol: fund for fund, symbols in funds.items() for symbol in symbols}
