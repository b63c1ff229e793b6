"""The browser tests' own eyes: a small page with a slow answer and planted faults."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Tab, visitor
from tests.browser.server import serve
from tests.browser.visit import Watch, go, rerun

pytestmark = pytest.mark.browser
SMALL_PAGE = """
import time
import streamlit as st

units = st.number_input("Units", value=3)
time.sleep(0.3)
st.metric("Twice", units * 2)
if st.query_params.get("fault"):
    raise ValueError(st.query_params["fault"])
"""


@pytest.fixture(scope="module")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = tmp_path_factory.mktemp("small") / "small.py"
    script.write_text(SMALL_PAGE, encoding="utf-8")
    with serve(script) as url:
        yield url


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    with visitor(browser) as opened:
        yield opened


@pytest.fixture
def seen(tab: Tab) -> Watch:
    tab.seen.taken()
    return tab.seen


@pytest.fixture
def visited(tab: Tab, seen: Watch, small_page: str) -> Page:
    go(tab.page, small_page)
    return tab.page


def test_the_answer_is_there_after_loading(visited: Page) -> None:
    assert visited.get_by_test_id("stMetricValue").inner_text() == "6"


def test_rerun_waits_for_the_new_answer(visited: Page) -> None:
    units = visited.get_by_label("Units")

    for typed, answer in [("5", "10"), ("8", "16"), ("0", "0")]:
        units.fill(typed)
        with rerun(visited):
            units.press("Enter")
        assert visited.get_by_test_id("stMetricValue").inner_text() == answer


def test_a_fault_of_the_script_shows_no_more_than_that_there_is_one(
    visited: Page, small_page: str
) -> None:
    go(visited, f"{small_page}/?fault=secret")

    assert visited.get_by_test_id("stException").count() == 1
    assert visited.get_by_text("secret").count() == 0


def test_an_error_in_the_console_is_noted(visited: Page, seen: Watch) -> None:
    assert seen.errors == []

    visited.evaluate("console.error('planted')")

    assert seen.errors == ["planted"]


def test_a_request_that_leaves_is_noted_and_stopped(visited: Page, seen: Watch) -> None:
    assert seen.requests_outside == []

    asked = "fetch('http://outside.example/').then(() => 'left', () => 'stopped')"

    assert visited.evaluate(asked) == "stopped"
    assert seen.requests_outside == ["http://outside.example/"]
