"""One server and one browser for the tests of this folder, one clean page for each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.find_chromium import LOUD, find, required
from tests.browser.server import serve
from tests.browser.visit import go, launch, watch

SCREEN = ViewportSize(width=1280, height=900)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all browser tests to one process, which then needs one browser."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def page_server() -> Iterator[str]:
    """The address of the running page."""
    with serve() as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without one the tests skip, or fail where they have to run.

    It ends with this folder, because playwright keeps an event loop running that
    other tests of the same process would trip over.
    """
    chromium = find()
    if chromium is None:
        (pytest.fail if required() else pytest.skip)(LOUD)
    with sync_playwright() as playwright:
        opened = launch(playwright, chromium)
        yield opened
        opened.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A new profile; console errors and requests that leave the machine are faults.

    `page.emulate_media(color_scheme="dark")` and `page.set_viewport_size(...)` give
    the other looks.
    """
    context = browser.new_context(viewport=SCREEN, locale="en-US", timezone_id="UTC")
    seen = watch(context)
    yield context.new_page()
    context.close()
    assert not seen.requests_outside
    assert not seen.errors


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new profile of one test."""
    with visitor(browser) as page:
        yield page


@pytest.fixture
def open_page(page: Page, page_server: str) -> Callable[..., Page]:
    """Open the page, with what follows the address: open_page("/?embed=true")."""

    def opened(rest: str = "/") -> Page:
        go(page, page_server + rest)
        return page

    return opened
