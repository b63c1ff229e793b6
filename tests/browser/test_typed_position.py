"""A person types a position into the real page and reads the answer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.visit import rerun

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def test_a_typed_position_is_answered_and_drawn(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page()
    with rerun(page):
        page.get_by_role("button", name="Start with my own").click()
    assert page.get_by_role("heading", level=2).count() == 0

    type_day(page, "Bought on", "20240301")
    type_in(page, "Units", "100")
    type_in(page, "Paid per unit", "90")
    type_in(page, "Price of one unit", "60")

    verdict = page.get_by_role("heading", level=2).first.inner_text()
    assert "holding" in verdict.lower()
    assert page.get_by_text("typed", exact=False).count() > 0
    assert page.get_by_role("alert").count() == 0
    ledger = page.get_by_test_id("stVegaLiteChart").first
    assert "holding" in (ledger.get_attribute("aria-label") or "").lower()
    assert "Tax" in " ".join(ledger.locator("svg text").all_text_contents())
    picture = tmp_path / "typed_position.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000


def test_a_faulty_field_keeps_the_answer_and_the_rest(open_page: OpenPage) -> None:
    page = open_page()
    before = page.get_by_role("heading", level=2).first.inner_text()

    type_in(page, "Units", "many")

    assert page.get_by_text("“many” was typed; type a number").is_visible()
    assert page.get_by_role("heading", level=2).first.inner_text() == before
    assert field(page, "Paid per unit").input_value() == "347.56"


def test_the_verdict_stands_on_the_first_screen_of_a_laptop(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.set_viewport_size({"width": 1280, "height": 800})

    title = page.get_by_role("heading", level=1).bounding_box()
    end = page.get_by_text("Education, not advice.").bounding_box()

    assert title is not None
    assert end is not None
    assert title["y"] < 100
    assert end["y"] + end["height"] < 780


def test_a_day_of_another_century_is_answered_in_our_words(open_page: OpenPage) -> None:
    page = open_page()

    type_day(page, "Bought on", "18900301")

    assert page.get_by_text("type a day from 1900 to 2100").is_visible()
    assert page.get_by_text("outside allowed range").count() == 0


def type_in(page: Page, label: str, text: str) -> None:
    """Type into a field and leave it."""
    field(page, label).fill(text)
    with rerun(page):
        field(page, label).press("Enter")


def field(page: Page, label: str) -> Locator:
    """The first field with this label."""
    return page.get_by_role("textbox", name=label, exact=True).first


def type_day(page: Page, label: str, digits: str) -> None:
    """Type a day, part by part, into a date field and close its calendar.

    Closing the calendar already sends the day, so the count of runs has to be read
    before the first key: afterwards a quick run may be over.
    """
    day = page.get_by_test_id("stDateInput").filter(has_text=label).first
    with rerun(page):
        day.get_by_role("spinbutton").first.click()
        page.keyboard.type(digits)
        page.keyboard.press("Escape")
        page.get_by_role("heading", level=1).click()
