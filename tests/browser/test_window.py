"""A person tries another sale in the 61 days and reads both answers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_typed_position import field, type_day, type_in
from tests.browser.visit import rerun

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

ALL_COUNTS = "All of the $4,210 loss counts: nothing bought within 30 days replaces"


def test_selling_only_the_old_lot_moves_loss_into_the_recent_one(
    open_page: OpenPage,
) -> None:
    page = open_page()
    with rerun(page):
        page.get_by_role("button", name="Start with my own").click()
    type_day(page, "Decision date", "20261120")
    type_day(page, "Bought on", "20240301")
    type_in(page, "Units", "100")
    type_in(page, "Paid per unit", "90")
    type_in(page, "Price of one unit", "60")
    with rerun(page):
        page.get_by_role("button", name="Add another lot").click()
    second = page.get_by_test_id("stDateInput").filter(has_text="Bought on").nth(1)
    with rerun(page):
        second.get_by_role("spinbutton").first.click()
        page.keyboard.type("20261109")
        page.keyboard.press("Escape")
        page.get_by_role("heading", level=1).click()
    for label, text in (("Units", "40"), ("Paid per unit", "90")):
        box = page.get_by_role("textbox", name=label, exact=True).nth(1)
        box.fill(text)
        with rerun(page):
            box.press("Enter")
    assert page.get_by_text(ALL_COUNTS).is_visible()

    tried = field(page, "Units of lot 2, bought 9 November 2026")
    tried.fill("0")
    with rerun(page):
        tried.press("Enter")

    assert page.get_by_text(
        "$1,810 of the $3,010 loss counts now; $1,200 moves into the 40 units bought "
        "on 9 November 2026. From 10 December 2026 all of it counts."
    ).is_visible()
    assert page.get_by_text(ALL_COUNTS).is_visible()
    line = page.get_by_test_id("stVegaLiteChart").filter(has_text="9 Nov: $1,200 moves")
    assert (line.get_attribute("aria-label") or "").startswith("Timeline. $1,200 of")
