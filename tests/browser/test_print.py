"""The page on paper: A4, every table whole, every open chart there."""

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, PdfMargins
from pypdf import PdfReader

from tests.browser.visit import settle

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

A4 = (595, 842)  # points
MOST_PAGES = 12
PRINTABLE = 718  # pixels of 96 to the inch between margins of 1 cm
CUT = f"""
() => [...document.querySelectorAll("table, svg.marks")]
    .filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect().right)
    .filter((right) => right > {PRINTABLE} + 1)
"""


def test_the_page_prints_on_a_few_sheets_of_a4(open_page: OpenPage) -> None:
    page = open_page()

    sheets = printed(page).pages

    assert 2 <= len(sheets) <= MOST_PAGES
    size = sheets[0].mediabox
    assert (round(size.width), round(size.height)) == pytest.approx(A4, abs=2)


def test_what_is_read_on_the_screen_is_read_on_paper(open_page: OpenPage) -> None:
    page = open_page()
    cells = [" ".join(one.split()) for one in page.locator("td").all_inner_texts()]
    charts = page.get_by_test_id("stVegaLiteChart").locator("svg text")
    labels = [one for one in charts.all_text_contents() if one.startswith("$")]

    paper = _squeezed(" ".join(one.extract_text() for one in printed(page).pages))

    assert cells
    assert labels
    assert [one for one in cells if _squeezed(one) not in paper] == []
    assert [one for one in labels if _squeezed(one) not in paper] == []


def test_nothing_is_cut_at_the_right_edge_of_the_paper(open_page: OpenPage) -> None:
    page = open_page()
    page.set_viewport_size({"width": PRINTABLE, "height": 1000})
    page.emulate_media(media="print")
    settle(page)

    assert page.locator("table").count() > 0
    assert page.evaluate(CUT) == []


def printed(page: Page) -> PdfReader:
    """The page as Chromium prints it on A4."""
    margin = PdfMargins(top="1cm", bottom="1cm", left="1cm", right="1cm")
    return PdfReader(BytesIO(page.pdf(format="A4", margin=margin)))


def _squeezed(text: str) -> str:
    """Letters and digits alone: a line may be broken anywhere on paper."""
    return "".join(one for one in text if one.isalnum())
