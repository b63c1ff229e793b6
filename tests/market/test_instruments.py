"""What nobody can hold, and what to type instead."""

import tomllib

import pytest

from decision.errors import MarketError
from decision.market.instruments import FILE, note_on_kind, refuse_unbuyable


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("^GSPC", "such as the fund SPY"),
        ("^TNX", "Type the symbol of what you hold."),  # a yield: no fund is named
        ("EURUSD=X", "Type money in another currency as cash"),
    ],
)
def test_an_index_or_a_rate_is_refused_with_what_to_type_instead(
    symbol: str, said: str
) -> None:
    with pytest.raises(MarketError) as caught:
        refuse_unbuyable(symbol)

    assert caught.value.reason == "not_buyable"
    assert said in f"{caught.value}"
    assert caught.value.do


@pytest.mark.parametrize("symbol", ["SPY", "BRK-B", "BTC-USD", "VOD.L", ""])
def test_what_can_be_held_passes(symbol: str) -> None:
    refuse_unbuyable(symbol, "EQUITY")


@pytest.mark.parametrize("index", tomllib.loads(FILE.read_text("utf-8"))["fund"])
def test_every_index_names_a_fund_that_can_be_held(index: str) -> None:
    funds = tomllib.loads(FILE.read_text("utf-8"))["fund"]

    refuse_unbuyable(funds[index], "ETF")
    assert index.startswith("^")


@pytest.mark.parametrize(
    ("instrument", "kind", "notes"),
    [
        ("ETF", "stock", ("listed_as_fund",)),
        ("ETF", "leveraged_fund", ()),
        ("FUTURE", "stock", ("listed_as_derivative",)),
        ("FUTURE", "derivative", ()),
        ("EQUITY", "property", ("listed_as_stock",)),
        ("EQUITY", "fund", ()),  # a closed-end fund is listed like a share
        ("", "stock", ()),
        ("SOMETHING", "stock", ()),
    ],
)
def test_a_kind_that_the_source_denies_is_noted(
    instrument: str, kind: str, notes: tuple[str, ...]
) -> None:
    assert note_on_kind(instrument, kind) == notes
