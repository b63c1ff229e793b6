"""What a symbol stands for: what nobody can hold, and what is not what it is called."""

import tomllib
from functools import cache
from pathlib import Path

from decision.errors import MarketError

FILE = Path(__file__).with_name("indices.toml")
_FUNDS = ("fund", "sector_fund", "bond_fund", "leveraged_fund")
# What Yahoo calls a thing, the kinds it may be here, and the note where it is another.
_LISTED_AS = {
    "ETF": ((*_FUNDS, "crypto"), "listed_as_fund"),
    "MUTUALFUND": (_FUNDS, "listed_as_fund"),
    "CRYPTOCURRENCY": (("crypto",), "listed_as_coin"),
    "EQUITY": (("stock", *_FUNDS), "listed_as_stock"),
    "FUTURE": (("derivative",), "listed_as_derivative"),
    "OPTION": (("derivative",), "listed_as_derivative"),
}


def refuse_unbuyable(symbol: str, instrument: str = "") -> None:
    """Raise MarketError not_buyable for an index, a yield or an exchange rate.

    By its symbol, before anybody is asked, or by what Yahoo says that it is.

    >>> refuse_unbuyable("^GSPC")
    Traceback (most recent call last):
    decision.errors.MarketError: ^GSPC is an index, which nobody can hold. Type the \
symbol of what you hold, such as the fund SPY.
    """
    if symbol.endswith("=X") or instrument == "CURRENCY":
        raise MarketError(
            "not_buyable",
            f"{symbol} is an exchange rate, which is not an investment by itself.",
            "Type money in another currency as cash, or the symbol of the fund or bond"
            " that holds it.",
        )
    if symbol.startswith("^") or instrument == "INDEX":
        raise MarketError(
            "not_buyable",
            f"{symbol} is an index, which nobody can hold.",
            f"Type the symbol of what you hold{_such_as(symbol)}.",
        )


def note_on_kind(instrument: str, kind: str) -> tuple[str, ...]:
    """The note that the source lists it as something else than what was chosen.

    >>> note_on_kind("ETF", "stock"), note_on_kind("ETF", "bond_fund")
    (('listed_as_fund',), ())
    """
    kinds, note = _LISTED_AS.get(instrument, ((kind,), ""))
    return () if kind in kinds else (note,)


def _such_as(index: str) -> str:
    """The fund that follows an index, where one is recorded."""
    fund = _followed_by().get(index)
    return f", such as the fund {fund}" if fund else ""


@cache
def _followed_by() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(FILE.read_text("utf-8"))["fund"]
    return table
