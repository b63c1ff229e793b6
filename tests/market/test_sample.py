"""The embedded sample: what it holds, and that the future stays out of sight."""

from datetime import date

import numpy as np
import pytest

from decision.errors import MarketError
from decision.market import sample_symbols, view_of, what_happened_next
from decision.market.sample import FOLDER
from tests.market.builders import a_case

META_DAY, META_BOUGHT = date(2022, 12, 28), date(2021, 11, 15)
MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("symbol", "day", "price"),
    [
        ("META", META_DAY, 115.62),
        ("meta ", META_DAY, 115.62),
        ("META", date(2022, 12, 25), 118.04),  # a Sunday: Friday's close
        ("RRC", date(2018, 12, 26), 10.155),
        ("NVDA", date(2022, 12, 28), 140.36),  # what people paid, before dividends
    ],
)
def test_the_price_is_the_last_close_up_to_the_day(
    symbol: str, day: date, price: float
) -> None:
    view = view_of(a_case(symbol=symbol, as_of=day))

    assert view.price == price
    assert (view.door, view.origins["price"]) == ("sample", "prices")
    assert view.on is not None
    assert view.on <= day


def test_what_happened_next_starts_after_the_day() -> None:
    meta = what_happened_next("META", after=META_DAY)
    rrc = what_happened_next("RRC", after=date(2018, 12, 26), until=date(2019, 12, 26))

    assert (meta.days[0], meta.days[-1]) == (date(2022, 12, 29), date(2023, 9, 21))
    assert meta.close[-1] == 295.73
    assert rrc.days[-1] == date(2019, 12, 26)
    assert rrc.close[-1] == 4.754


def test_nothing_is_left_to_happen_on_the_last_day() -> None:
    assert what_happened_next("META", after=date(2023, 9, 21)).days == ()


def test_no_view_holds_a_price_after_the_day() -> None:
    view = view_of(a_case(symbol="META", as_of=date(2022, 6, 1)))

    assert view.history is not None
    assert view.benchmark is not None
    assert view.history.days[-1] == view.benchmark.days[-1] == date(2022, 6, 1)


def test_the_sample_can_be_asked_for_beside_a_typed_price() -> None:
    case = a_case(symbol="META", as_of=META_DAY, price=100)

    assert view_of(case).price == 100
    assert view_of(case, door="sample").price == 115.62


@pytest.mark.parametrize(
    ("symbol", "day", "reason"),
    [
        ("TSLA", META_DAY, "not_in_sample"),
        ("META", date(2013, 1, 1), "before_history"),
        ("META", date(2023, 9, 22), "not_in_sample"),
        ("XOM", date(2022, 12, 29), "not_in_sample"),
    ],
)
def test_what_the_sample_does_not_cover_is_said(
    symbol: str, day: date, reason: str
) -> None:
    with pytest.raises(MarketError, match="ype the price of one unit") as caught:
        view_of(a_case(symbol=symbol, as_of=day), door="sample")

    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("symbol", "notes"), [("META", ()), ("JNJ", ("adjusted_only",))]
)
def test_a_price_without_its_unadjusted_close_is_noted(
    symbol: str, notes: tuple[str, ...]
) -> None:
    assert view_of(a_case(symbol=symbol, as_of=META_DAY)).notes == notes


def test_dividends_are_in_the_total_and_not_in_the_close() -> None:
    history = view_of(a_case(symbol="AAPL", as_of=META_DAY)).history

    assert history is not None
    assert history.close[-1] == 126.04
    assert history.total[-1] / history.total[0] > history.close[-1] / history.close[0]


def test_the_wrong_first_rows_of_rrc_are_left_out() -> None:
    first = {one.symbol: one.first for one in sample_symbols()}

    assert (first["RRC"], first["XOM"]) == (date(1990, 5, 10), date(1990, 1, 2))


def test_every_symbol_has_positive_prices_on_the_days_it_claims() -> None:
    for one in sample_symbols():
        view = view_of(a_case(symbol=one.symbol, as_of=one.last), door="sample")
        assert view.history is not None
        assert (view.history.days[0], view.history.days[-1]) == (one.first, one.last)
        assert min(np.min(view.history.close), np.min(view.history.total)) > 0


def test_after_the_market_series_ends_no_trend_and_no_cause_are_told() -> None:
    lot = {"acquired": META_BOUGHT, "units": 10, "unit_cost": 340}
    before = view_of(a_case(symbol="META", as_of=META_DAY, lots=[lot]))
    after = view_of(a_case(symbol="META", as_of=date(2023, 6, 1), lots=[lot]))

    assert before.trend < 0
    assert before.cause is not None
    assert (after.trend, after.guard, after.cause) == (0.0, 1.0, None)
    assert after.notes == ("no_benchmark", "cannot_tell_cause")
    assert after.origins["beta"] == "prices"  # the weeks both have are enough


def test_the_sample_stays_small() -> None:
    assert (FOLDER / "prices.parquet").stat().st_size < 1.2 * MEGABYTE


def test_a_price_in_another_currency_is_refused() -> None:
    with pytest.raises(MarketError, match="Choose USD") as caught:
        view_of(a_case(symbol="META", as_of=META_DAY, currency="EUR"))

    assert (caught.value.reason, caught.value.currency) == ("other_currency", "USD")


def test_the_market_itself_is_told_after_a_day_though_nobody_can_hold_it() -> None:
    later = what_happened_next("^GSPC", after=date(2022, 12, 27))

    assert (later.days, list(later.close)) == ((date(2022, 12, 28),), [3783.22])
