"""Every example is one choice away, and its answer is drawn whole."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from decision.page.examples import EXAMPLES
from decision.report.amounts import say_date
from tests.browser.conftest import Tab, visit
from tests.browser.visit import go, rerun, start_from

pytestmark = pytest.mark.browser

UNDRAWN = """
() => [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
    .filter((one) => one.querySelectorAll("svg path, canvas").length === 0)
    .map((one) => one.outerHTML.slice(0, 200))
"""
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
AMOUNT = re.compile(r"\$\d")


@pytest.fixture(scope="module")
def opened(tab: Tab, page_server: str) -> Iterator[Tab]:
    """The page, loaded once; each test chooses its example from the menu."""
    page = tab.page.context.new_page()
    go(page, page_server)
    yield Tab(page, tab.seen)
    page.close()


@pytest.mark.parametrize("name", [*list(EXAMPLES)[1:], "meta"])
def test_an_example_chosen_from_the_menu_is_answered_whole(
    name: str, opened: Tab
) -> None:
    example = EXAMPLES[name]
    with visit(opened) as page, rerun(page):
        start_from(page, example.name)

    said = f"Example: {example.name}, {say_date(example.looked_at)}"
    badge = page.get_by_text(said).first
    expect(badge).to_be_visible()
    assert page.get_by_role("heading", level=2).first.inner_text().strip(".")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.get_by_test_id("stVegaLiteChart").count() >= 2
    assert page.evaluate(UNDRAWN) == []
    assert page.evaluate(SIDEWAYS) <= 0
    lots = example.lots[0]
    expect(page.get_by_label("Units", exact=True).first).to_have_value(
        f"{lots['units']:g}"
    )
    expect(page.get_by_test_id("stTable").first).to_contain_text(AMOUNT)
