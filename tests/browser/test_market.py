"""Yahoo refuses, the page says so and keeps everything, and then the price comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.server import serve
from tests.browser.test_typed_position import field, type_day, type_in
from tests.browser.visit import go, rerun
from tests.market.loopback import Loopback

pytestmark = pytest.mark.browser

TYPED = {"Units": "100", "Paid per unit": "60", "Symbol": "ABC"}
PRESSES = 200  # far more than fit into the pause, so that the last one comes after it


@pytest.fixture
def yahoo() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def asking(page: Page, yahoo: Loopback, tmp_path: Path) -> Iterator[Page]:
    """The page with the server in Yahoo's place, and two seconds of pause."""
    settings = {
        "MARKET_DATA_URL": yahoo.url,
        "MARKET_DATA_PAUSE": "2",
        "MARKET_DATA_CACHE": str(tmp_path),
    }
    with serve(settings=settings) as url:
        go(page, url)
        yield page


def test_a_refused_price_comes_once_yahoo_answers_again(
    asking: Page, yahoo: Loopback
) -> None:
    yahoo.refuses_all = True
    with rerun(asking):
        asking.get_by_role("button", name="Start with my own").click()
    type_day(asking, "Bought on", "20240301")
    type_day(asking, "Decision date", "20261120")
    for label, text in TYPED.items():
        type_in(asking, label, text)

    alert = asking.get_by_role("alert").filter(has_text="takes no more requests")
    assert "type the price of one unit" in alert.first.inner_text().lower()
    assert asking.get_by_role("heading", level=2).count() == 0
    refused = yahoo.asked.count("ABC")

    yahoo.refuses_all = False
    for _ in range(PRESSES):
        again = asking.get_by_role("button", name="Try again")
        if not again.count():
            break
        with rerun(asking):
            again.click()

    assert asking.get_by_text("Yahoo Finance").first.is_visible()
    assert asking.get_by_role("heading", level=2).count() > 0
    assert alert.count() == 0
    assert {label: field(asking, label).input_value() for label in TYPED} == TYPED
    assert (refused, yahoo.asked.count("ABC")) == (1, 2)  # nobody asked in between
