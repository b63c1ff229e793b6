"""A past day of the sample, chosen, decided and looked back on in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import rerun, start_from

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def test_a_past_day_is_decided_and_what_happened_next_waits_to_be_asked_for(
    open_page: OpenPage,
) -> None:
    page = open_page()
    with rerun(page):
        start_from(page, "Replay a day of a real stock")
    day = page.get_by_test_id("stDateInput").filter(has_text="Replay as of")
    with rerun(page):
        day.get_by_role("spinbutton").first.click()
        page.keyboard.type("20220601")
        page.keyboard.press("Escape")
        page.get_by_role("heading", level=1).click()
    with rerun(page):
        page.get_by_role("button", name="Decide as of that day").click()

    expect(page.get_by_text("Replay: 1 June 2022")).to_be_visible()
    expect(page.get_by_text("Price $188.64, close of 1 June 2022")).to_be_visible()
    expect(page.get_by_text("It stood at")).to_have_count(0)

    with rerun(page):
        page.get_by_text("What happened next").click()

    expect(page.get_by_text("It stood at $272.61 on 1 June 2023")).to_be_visible()
    expect(page.get_by_text("This is hindsight")).to_be_visible()
