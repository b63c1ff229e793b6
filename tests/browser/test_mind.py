"""A person writes a reason, sees the words it read, and a view discounted by them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.test_typed_position import field, type_in
from tests.browser.visit import rerun, start_from

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

REASON = "<b>I only need to get back to what I paid</b>, then I am out. =1+1 🚀"


def test_a_reason_is_read_and_a_view_discounted_in_the_ledger(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.get_by_role("tab", name="Why you hold it").click()
    reason = page.get_by_role("textbox", name="In your own words")
    reason.fill("The outlook is good and the price is fair, I think.")
    with rerun(page):
        reason.press("Control+Enter")
    expect(page.get_by_text("Words read: none that matter here.")).to_be_visible()

    type_in(page, "Your forecast, % a year", "6")
    ledger = page.get_by_test_id("stVegaLiteChart").first
    assert "Your own view −$" in str(ledger.get_attribute("aria-label"))
    assert "Discount" not in str(ledger.get_attribute("aria-label"))

    reason.fill(REASON)
    with rerun(page):
        reason.press("Control+Enter")

    read = page.get_by_text("Words read: “")
    expect(read).to_contain_text("measuring it by the price that was paid")
    expect(read).to_contain_text("get back to what I paid")
    expect(
        page.get_by_text("Your view of 6% a year above the market weighs")
    ).to_contain_text("50% of its weight is taken off, which leaves $")
    assert "Discount on your view +$" in str(ledger.get_attribute("aria-label"))
    assert "Discount on" in " ".join(ledger.locator("svg text").all_text_contents())
    assert page.locator("b", has_text="I only need").count() == 0


def test_the_price_paid_is_hidden_and_comes_back_as_it_was_typed(
    open_page: OpenPage,
) -> None:
    page = open_page()
    expect(page.get_by_text("$34,756")).to_be_visible()

    with rerun(page):
        page.get_by_text("Hide the price paid").click()

    expect(page.get_by_text("$34,756")).to_have_count(0)
    expect(page.get_by_text("The price paid is hidden")).to_be_visible()
    expect(field(page, "Paid per unit")).to_be_disabled()
    expect(field(page, "Paid per unit")).to_have_value("")

    with rerun(page):
        page.get_by_text("Hide the price paid").click()

    expect(field(page, "Paid per unit")).to_have_value("347.56")
    expect(page.get_by_text("$34,756")).to_be_visible()


def test_a_record_is_saved_opened_and_looked_back_on(open_page: OpenPage) -> None:
    page = open_page()
    with rerun(page):
        page.get_by_role("button", name="Take the record with you").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Data (JSON)").click()
    saved = FilePayload(
        name=saving.value.suggested_filename,
        mimeType="application/json",
        buffer=saving.value.path().read_bytes(),
    )
    assert saving.value.suggested_filename == "decision-2022-12-28.json"

    with rerun(page):
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
    with rerun(page):
        start_from(page, "Open a file saved here")
    with rerun(page):
        page.get_by_test_id("stFileUploader").locator("input").set_input_files(saved)

    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    expect(page.get_by_text("On 28 December 2022 the figures favoured")).to_be_visible()
    type_in(page, "Price of one unit now", "57.81")
    expect(page.get_by_text("from $115.62 to $57.81")).to_be_visible()
