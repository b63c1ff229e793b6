"""A person takes the record along: the PDF, the dates, the sheets."""

import csv
import io
from collections.abc import Callable

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.visit import rerun
from tests.report.pdf.tags import opened, tags, text_of

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def dialog(open_page: OpenPage) -> Page:
    """The page with the record's dialog open."""
    page = open_page()
    with rerun(page):
        page.get_by_role("button", name="Record", exact=True).click()
    return page


def saved(page: Page, button: str) -> tuple[str, bytes]:
    """The name and content of the file behind a button."""
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).click()
    return saving.value.suggested_filename, saving.value.path().read_bytes()


def test_the_pdf_has_pages_text_and_tags_and_the_names_typed_last(dialog: Page) -> None:
    verdict = dialog.locator("h2").first.inner_text()
    dialog.get_by_label("Client").fill("Jane Q. Example")
    dialog.get_by_label("Advisor").fill("Ada Visor")

    name, data = saved(dialog, "Record (PDF)")

    reader = opened(data)
    said = text_of(reader)
    assert name == "decision-2022-12-28.pdf"
    assert 2 <= len(reader.pages) <= 4
    assert "For Jane Q. Example With Ada Visor" in said
    assert verdict in said
    assert {"H1", "Table", "TH", "Figure"} <= {kind for kind, _ in tags(reader)}


def test_the_dates_open_in_a_calendar(dialog: Page) -> None:
    name, data = saved(dialog, "Dates (calendar)")

    titles = [str(one["SUMMARY"]) for one in Calendar.from_ical(data).walk("VEVENT")]
    assert name == "decision-2022-12-28.ics"
    assert "META: last trading day of the tax year 2022" in titles
    assert all(title.startswith("META: ") for title in titles)


def test_the_sheets_open_as_tables(dialog: Page) -> None:
    name, data = saved(dialog, "Trades (CSV)")
    _, years = saved(dialog, "Tax years (CSV)")

    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert name == "decision-2022-12-28-trades.csv"
    assert rows[0]["Investment"] == "META"
    assert years.decode("utf-8-sig").startswith("Way,Favoured,Year")


def test_names_are_gone_when_the_dialog_is_opened_again(dialog: Page) -> None:
    client = dialog.get_by_label("Client")
    client.fill("Jane Q. Example")
    with rerun(dialog):
        client.press("Enter")
    with rerun(dialog):
        dialog.get_by_role("button", name="Close").click()
    expect(client).to_have_count(0)

    with rerun(dialog):
        dialog.get_by_role("button", name="Record", exact=True).click()

    expect(client).to_have_value("")
