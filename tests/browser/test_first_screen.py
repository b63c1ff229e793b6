"""What a person sees who opens the page for the first time."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_page_opens_on_its_question_without_a_fault(first_screen: Page) -> None:
    page = first_screen

    assert page.get_by_role("heading", level=1).inner_text() == "Hold or sell?"
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text("Traceback").count() == 0


def test_a_narrow_screen_does_not_scroll_sideways(first_screen: Page) -> None:
    page = first_screen
    page.set_viewport_size({"width": 390, "height": 800})

    overflow = "document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(overflow) <= 0
