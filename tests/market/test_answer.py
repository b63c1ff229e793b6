"""What comes along with Yahoo's prices: splits, payouts, volume, what a thing is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import numpy as np
import pandas as pd
import pytest

from decision.errors import MarketError
from decision.market import view_of
from decision.market.view import Split
from decision.market.yahoo.answer import Answer, quote_from
from decision.market.yahoo.environment import SERVER
from decision.market.yahoo.memory import forget_everything
from tests.market.builders import a_case
from tests.market.loopback import LAST, Loopback, weekdays


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


@pytest.fixture(autouse=True)
def _yahoo(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves this machine, and nothing is remembered of another test."""
    monkeypatch.setenv(SERVER, server.url)
    forget_everything()
    server.acts_as.clear()


def an_answer(days: list[date], *, zone: str = "UTC", **about: str) -> Answer:
    """Prices of 10, and 1,000 units traded, on these days."""
    index = pd.DatetimeIndex([datetime.combine(day, time(), UTC) for day in days])
    columns = ("Close", "Adj Close", "Volume", "Dividends", "Stock Splits")
    table = pd.DataFrame(10.0, index=index.tz_convert(zone), columns=list(columns))
    table[["Dividends", "Stock Splits"]] = 0.0
    table["Volume"] = 1_000.0
    return Answer(table=table, about={"currency": "USD"} | about)


def test_splits_come_with_their_days_and_ratios() -> None:
    view = view_of(a_case(symbol="SPLIT", as_of=LAST))

    assert view.splits == (Split(weekdays(date(2026, 1, 1), LAST)[-40], 4.0),)


def test_a_split_after_the_day_is_not_known_on_it() -> None:
    days = [date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)]
    answer = an_answer(days)
    answer.table["Stock Splits"] = [2.0, 0.0, 3.0]
    answer.table["Dividends"] = [0.0, 0.5, 0.7]

    quote = quote_from(answer, day=date(2026, 11, 19))

    assert [split.ratio for split in quote.splits] == [2.0]
    assert [one.amount for one in quote.dividends] == [0.5]


def test_payouts_come_in_whole_units_of_the_currency() -> None:
    dollars = view_of(a_case(symbol="PAYER", as_of=LAST))
    pounds = view_of(a_case(symbol="PENCE.L", as_of=LAST, currency="GBP", fx=1.3))

    assert [one.amount for one in dollars.dividends] == [1.5, 1.5]
    assert [one.amount for one in pounds.dividends] == [0.015, 0.015]


def test_the_usual_volume_is_the_median_of_three_months() -> None:
    days = weekdays(date(2026, 6, 1), LAST)
    answer = an_answer(days)
    answer.table.loc[answer.table.index[:-63], "Volume"] = 9e9
    answer.table.loc[answer.table.index[-31:], "Volume"] = 3_000.0

    assert quote_from(answer, day=LAST).units_traded_daily == 1_000
    answer.table.loc[answer.table.index[-32], "Volume"] = 3_000.0
    assert quote_from(answer, day=LAST).units_traded_daily == 3_000


@pytest.mark.parametrize("volume", [0.0, np.nan])
def test_what_has_no_volume_has_no_usual_one(volume: float) -> None:
    answer = an_answer([LAST])
    answer.table["Volume"] = volume

    assert quote_from(answer, day=LAST).units_traded_daily is None


def test_a_coin_s_volume_is_money_and_becomes_units() -> None:
    """DOGE-USD on 20 November 2014, at 0.00021: 342,457 dollars, not coins."""
    days = [date(2026, 11, 14), date(2026, 11, 15), date(2026, 11, 16)]
    coin = an_answer(days, instrumentType="CRYPTOCURRENCY")
    coin.table["Close"] = [0.5, 0.25, 0.0]

    assert quote_from(coin, day=LAST).units_traded_daily == 3_000


def test_a_coin_has_the_closes_of_its_own_days() -> None:
    """Its day is UTC's, weekends included."""
    days = [date(2026, 11, 14), date(2026, 11, 15), date(2026, 11, 16)]

    assert quote_from(an_answer(days), day=LAST).history.days == tuple(days)


@pytest.mark.parametrize("symbol", ["^GSPC", "EURUSD=X"])
def test_what_nobody_can_hold_is_refused_before_anybody_is_asked(
    server: Loopback, symbol: str
) -> None:
    server.asked.clear()

    with pytest.raises(MarketError) as caught:
        view_of(a_case(symbol=symbol, as_of=LAST))

    assert caught.value.reason == "not_buyable"
    assert server.asked == []


@pytest.mark.parametrize("symbol", ["INDEX", "CASH"])
def test_what_yahoo_calls_an_index_or_a_rate_is_refused(symbol: str) -> None:
    with pytest.raises(MarketError) as caught:
        view_of(a_case(symbol=symbol, as_of=LAST))

    assert caught.value.reason == "not_buyable"


@pytest.mark.parametrize(
    ("symbol", "kind", "note"),
    [
        ("NAV", "stock", "listed_as_fund"),
        ("NAV", "fund", None),
        ("COIN", "stock", "listed_as_coin"),
        ("COIN", "crypto", None),
        ("ABC", "crypto", "listed_as_stock"),
        ("ABC", "stock", None),
    ],
)
def test_a_thing_listed_as_another_kind_is_noted(
    symbol: str, kind: str, note: str | None
) -> None:
    notes = view_of(a_case(symbol=symbol, kind=kind, as_of=LAST)).notes

    assert [one for one in notes if one.startswith("listed_")] == [note] * bool(note)


def test_a_fund_with_one_price_a_day_is_known_by_what_yahoo_calls_it() -> None:
    facts = view_of(a_case(symbol="NAV", kind="sector_fund", as_of=LAST)).facts

    assert facts is not None
    assert facts.instrument == "MUTUALFUND"


def test_the_rate_comes_along_where_the_currency_is_another() -> None:
    euro = view_of(a_case(symbol="EURO.DE", as_of=LAST, currency="EUR"))

    assert euro.rates is not None
    assert euro.rates.close[-1] == 50.0
    assert "no_rate" not in euro.notes


def test_a_rate_that_cannot_be_had_is_said(server: Loopback) -> None:
    server.acts_as["EURUSD=X"] = "N404"

    euro = view_of(a_case(symbol="EURO.DE", as_of=LAST, currency="EUR"))

    assert euro.rates is None
    assert "no_rate" in euro.notes


def test_a_stock_is_told_beside_its_sector_and_the_short_rate() -> None:
    facts = view_of(a_case(symbol="META", as_of=LAST), door="yahoo").facts

    assert facts is not None
    assert facts.similar is not None
    assert facts.similar.symbols == ("XLC",)
    assert facts.economy is not None
    assert facts.economy.short_rate == 0.5  # the server's index ends at 50 percent
