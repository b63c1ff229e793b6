"""Partners: close enough to keep the exposure, never the same index."""

import tomllib

import pytest

from decision.market import sample_symbols
from decision.market.partners import (
    FILE,
    SECTORS,
    partner_of,
    same_index,
    sector_fund_of,
)

FUNDS = [
    line.split(" = ")[0]
    for line in FILE.read_text("utf-8").split("[[pairs]]")[0].splitlines()
    if " = " in line
]


@pytest.mark.parametrize(
    ("symbol", "kind", "partner"),
    [
        ("VTI", "fund", "ITOT"),
        ("schb ", "fund", "VTI"),  # a row read from right to left
        ("XLK", "sector_fund", "VGT"),
        ("BND", "bond_fund", "BIV"),
        ("IVV", "fund", None),  # only funds of its own index are recorded
        ("IXUS", "fund", None),  # its only row is unverified
        ("AGG", "bond_fund", None),  # nearly the same index
        ("META", "stock", "XLC"),
        ("VTI", "stock", None),
        ("TSLA", "stock", "XLY"),
        ("BRK.B", "stock", "XLF"),
        ("SAP.DE", "stock", None),
        ("BTC-USD", "crypto", "BTC-USD"),
        ("", "crypto", None),
        ("VTI", "leveraged_fund", None),
        ("VTI", "home", None),
    ],
)
def test_a_partner_is_recorded_or_there_is_none(
    symbol: str, kind: str, partner: str | None
) -> None:
    offered = partner_of(symbol, kind)

    assert (offered and offered.symbol) == partner


@pytest.mark.parametrize("symbol", FUNDS)
def test_no_fund_is_offered_one_of_its_own_index(symbol: str) -> None:
    offered = partner_of(symbol, "fund")

    assert offered is None or offered.symbol not in (symbol, *same_index(symbol))


@pytest.mark.parametrize(
    ("symbol", "twins"),
    [("vgt", ("FTEC",)), ("QQQ", ("QQQM",)), ("VTI", ()), ("META", ())],
)
def test_funds_of_the_same_index_are_known(symbol: str, twins: tuple[str, ...]) -> None:
    assert same_index(symbol) == twins


def test_every_stock_of_the_sample_has_a_sector_fund() -> None:
    assert [s.symbol for s in sample_symbols() if not sector_fund_of(s.symbol)] == []


def test_a_stock_is_in_one_sector_of_eleven() -> None:
    sectors = tomllib.loads(SECTORS.read_text("utf-8"))
    stocks = [stock for members in sectors.values() for stock in members]

    assert len(sectors) == 11
    assert len(stocks) == len(set(stocks)) > 500


def test_a_partner_says_where_it_is_from() -> None:
    offered = partner_of("VEA", "fund")

    assert offered is not None
    assert offered.differs == "same provider; caution"
    assert offered.source.startswith("https://support.wealthfront.com")
