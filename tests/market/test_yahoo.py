"""The door to Yahoo, against a server on this machine that does not always behave."""

from datetime import date

import numpy as np
import pytest

from decision.errors import MarketError
from decision.market import view_of
from decision.market.yahoo import yahoo_prices
from decision.market.yahoo.asking import Limits
from tests.market.builders import a_case
from tests.market.loopback import LAST, Loopback

pytestmark = pytest.mark.usefixtures("yahoo")
LIMITS = Limits(request=20, all=60)


def test_a_symbol_without_a_typed_price_is_asked_for(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="abc ", as_of=LAST))

    assert (view.price, view.on, view.door) == (50.0, LAST, "yahoo")
    assert set(view.origins.values()) == {"prices"}
    assert view.notes == ()
    assert sorted(yahoo.asked) == ["ABC", "SPY", "^IRX"]


def test_the_close_is_what_people_paid_and_the_total_has_dividends() -> None:
    history = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS).history

    assert history.close[-1] == 50.0
    assert history.total[-1] == pytest.approx(45.0)


def test_no_price_after_the_day_is_seen() -> None:
    day = date(2026, 11, 11)
    prices = yahoo_prices(a_case(symbol="ABC", as_of=day), limits=LIMITS)

    assert prices.history.days[-1] == day
    assert prices.benchmark is not None
    assert prices.benchmark.days[-1] == day


def test_a_day_of_the_sample_asks_nobody(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="META", as_of=date(2022, 12, 28)))

    assert view.door == "sample"
    assert yahoo.asked == []


def test_yahoo_can_be_asked_for_on_a_day_of_the_sample(yahoo: Loopback) -> None:
    view = view_of(a_case(symbol="META", as_of=date(2022, 12, 28)), door="yahoo")

    assert view.door == "yahoo"
    assert "META" in yahoo.asked


def test_a_typed_price_asks_nobody(yahoo: Loopback) -> None:
    view_of(a_case(symbol="ABC", as_of=LAST, price=60))

    assert yahoo.asked == []


def test_a_missing_market_leaves_the_price(yahoo: Loopback) -> None:
    yahoo.acts_as["SPY"] = "S500"

    view = view_of(a_case(symbol="ABC", as_of=LAST))

    assert view.price == 50.0
    assert view.notes == ("no_benchmark", "cannot_tell_cause")


def test_a_stock_brings_its_sector_and_no_more_than_two_are_asked_at_once(
    yahoo: Loopback,
) -> None:
    yahoo.lingers = True

    prices = yahoo_prices(a_case(symbol="META", as_of=LAST), limits=LIMITS)

    assert prices.sector is not None
    assert sorted(yahoo.asked) == ["META", "SPY", "XLC", "^IRX"]
    assert yahoo.most_at_once == 2


def test_the_running_price_of_an_open_session_is_not_a_close() -> None:
    prices = yahoo_prices(a_case(symbol="RUNNING", as_of=LAST), limits=LIMITS)

    assert prices.history.days[-1] == date(2026, 11, 19)


def test_pence_become_pounds_and_it_is_noted() -> None:
    case = a_case(symbol="PENCE.L", as_of=LAST, currency="GBP")
    view = view_of(case, door="yahoo")

    assert view.price == pytest.approx(0.5)
    assert view.currency == "GBP"
    assert view.notes == ("minor_unit",)


def test_a_price_in_another_currency_is_refused() -> None:
    with pytest.raises(MarketError, match="Choose EUR") as caught:
        view_of(a_case(symbol="EURO.DE", as_of=LAST))

    assert (caught.value.reason, caught.value.currency) == ("other_currency", "EUR")


def test_prices_are_positive_and_finite() -> None:
    history = yahoo_prices(a_case(symbol="ABC", as_of=LAST), limits=LIMITS).history

    assert np.all(np.isfinite(history.close))
    assert np.min(history.close) > 0
