"""One server, one browser and one tab for all tests here, cleared for each of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.find_chromium import LOUD, find, required
from tests.browser.server import serve
from tests.browser.visit import PATIENCE, Watch, go, launch, leave, watch

SCREEN = ViewportSize(width=1280, height=900)


class Tab(NamedTuple):
    """A tab of a browser, and what goes wrong in its profile."""

    page: Page
    seen: Watch


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
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = launch(playwright, chromium)
        yield opened
        opened.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Tab]:
    """A tab of a new profile, with what goes wrong in it."""
    context = browser.new_context(viewport=SCREEN, locale="en-US", timezone_id="UTC")
    context.set_default_timeout(PATIENCE)
    seen = watch(context)
    yield Tab(context.new_page(), seen)
    context.close()


@contextmanager
def visit(tab: Tab) -> Iterator[Page]:
    """The tab of one test; console errors and requests that leave are faults.

    `page.emulate_media(color_scheme="dark")` and `page.set_viewport_size(...)` give
    the other looks; here it starts from the usual one.
    """
    tab.page.bring_to_front()
    tab.page.set_viewport_size(SCREEN)
    tab.page.emulate_media(
        media="null",  # a printed page is not to look as on screen
        color_scheme="light",
        reduced_motion="no-preference",
    )
    yield tab.page
    seen = tab.seen.taken()
    assert not seen.requests_outside
    assert not seen.errors


@pytest.fixture(scope="package")
def tab(browser: Browser) -> Iterator[Tab]:
    """One tab for all tests: the scripts of the page are compiled for it once."""
    with visitor(browser) as opened:
        yield opened


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """The tab for one test, with nothing left over from another one."""
    with visit(tab) as page:
        yield page
        leave(page)


@pytest.fixture(scope="package")
def shown(tab: Tab, page_server: str) -> Tab:
    """The page as it opens, in a second tab."""
    page = tab.page.context.new_page()
    go(page, page_server)
    return Tab(page, tab.seen)


@pytest.fixture
def first_screen(shown: Tab) -> Iterator[Page]:
    """The page as it opens, loaded once for all tests that do no more than look."""
    with visit(shown) as page:
        yield page


@pytest.fixture
def open_page(page: Page, page_server: str) -> Callable[..., Page]:
    """Open the page, with what follows the address: open_page("/?embed=true")."""

    def opened(rest: str = "/") -> Page:
        go(page, page_server + rest)
        return page

    return opened
