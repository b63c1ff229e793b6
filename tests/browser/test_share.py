"""A case leaves the page as a link or a file, and is opened somewhere else."""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from decision.case import Case
from decision.case.link import read_link
from tests.browser.conftest import Tab, visit, visitor
from tests.browser.test_typed_position import field, type_in
from tests.browser.visit import go, leave, rerun, start_from

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
NAME = "Grandma's nest egg"


@pytest.fixture(scope="module")
def other_tab(browser: Browser) -> Iterator[Tab]:
    with visitor(browser) as opened:
        yield opened


@pytest.fixture
def elsewhere(other_tab: Tab) -> Iterator[Page]:
    """The browser of somebody else, which knows nothing of the first one."""
    with visit(other_tab) as page:
        yield page
        leave(page)


def verdict(page: Page) -> str:
    return page.get_by_role("heading", level=2).first.inner_text()


def dialog(page: Page) -> Locator:
    """What can be shared, opened."""
    with rerun(page):
        page.get_by_role("button", name="Share").click()
    return page.get_by_role("dialog")


def link_in(shown: Locator) -> str:
    """The link that is offered, once it is there."""
    code = shown.get_by_test_id("stCode")
    expect(code).to_be_visible()
    return code.inner_text().strip()


def case_of(link: str) -> Case:
    """What a link holds."""
    return read_link(parse_qs(urlsplit(link).query)["case"][0]).case


def typed(page: Page) -> Page:
    """The example with another number of units, cash and a name."""
    type_in(page, "Units", "131")
    page.get_by_role("tab", name="Other holdings").click()
    type_in(page, "Cash", "26347")
    page.get_by_role("tab", name="Purchases and details").click()
    type_in(page, "Name", NAME)
    return page


def test_a_link_restores_the_case_in_another_browser(
    open_page: OpenPage, page_server: str, elsewhere: Page
) -> None:
    page = typed(open_page())
    link = link_in(dialog(page))
    assert link.startswith(f"{page_server}/?case=1.")
    assert page.url == f"{page_server}/"

    go(elsewhere, link)

    assert verdict(elsewhere) == verdict(page)
    expect(field(elsewhere, "Units")).to_have_value("131")
    expect(elsewhere.get_by_text("This case came with a link.")).to_be_visible()
    assert elsewhere.url == f"{page_server}/"
    type_in(elsewhere, "Units", "77")
    assert elsewhere.url == f"{page_server}/"
    expect(field(elsewhere, "Units")).to_have_value("77")


def test_a_link_in_an_embedded_page_leaves_the_rest_of_its_address(
    open_page: OpenPage, page_server: str, elsewhere: Page
) -> None:
    link = link_in(dialog(open_page()))
    embedded = f"{page_server}/?embed=true&embed_options=dark_theme"

    go(elsewhere, f"{embedded}&{urlsplit(link).query}")

    expect(elsewhere.get_by_text("This case came with a link.")).to_be_visible()
    assert elsewhere.url == embedded


def test_a_link_in_percentages_holds_no_amount_and_no_name(
    open_page: OpenPage, elsewhere: Page
) -> None:
    page = typed(open_page())
    shown = dialog(page)
    in_full = link_in(shown)
    assert case_of(in_full).position.name == NAME

    shown.get_by_text("Percentages only: no amounts, no names").click()
    round_sum = "100,000 in USD"
    expect(shown.get_by_text(f"All that is owned becomes {round_sum}")).to_be_visible()
    expect(shown.get_by_test_id("stCode")).not_to_have_text(in_full)
    link = link_in(shown)

    told = json.dumps(case_of(link).to_dict())
    for amount in ("131", "26347", "180000", "4000", "95000", "Grandma"):
        assert amount not in told
    expect(shown.get_by_text("The answer stays: sell, clear.")).to_be_visible()
    go(elsewhere, link)
    expect(elsewhere.get_by_text(f"a household of {round_sum}")).to_be_visible()
    assert re.match(
        r"Selling is worth about [\d.]+% of all you own", verdict(elsewhere)
    )


def test_a_case_file_is_opened_in_another_browser(
    open_page: OpenPage, page_server: str, elsewhere: Page
) -> None:
    page = typed(open_page())
    shown = dialog(page)
    link_in(shown)
    with page.expect_download() as saving:
        shown.get_by_role("button", name="Save the case file").click()
    saved = FilePayload(
        name=saving.value.suggested_filename,
        mimeType="application/json",
        buffer=saving.value.path().read_bytes(),
    )
    assert saving.value.suggested_filename == "case-2022-12-28.json"

    go(elsewhere, page_server)
    with rerun(elsewhere):
        start_from(elsewhere, "Open a file saved here")
    with rerun(elsewhere):
        uploader = elsewhere.get_by_test_id("stFileUploader")
        uploader.locator("input").set_input_files(saved)

    expect(field(elsewhere, "Units")).to_have_value("131")
    assert verdict(elsewhere) == verdict(page)


@pytest.mark.parametrize("text", ["1.AAAA", "%3Cscript%3Ealert(1)%3C/script%3E"])
def test_a_bad_link_opens_the_example_with_a_sentence(
    open_page: OpenPage, page_server: str, text: str
) -> None:
    page = open_page(f"/?case={text}")

    expect(page.get_by_text("The link could not be opened")).to_be_visible()
    expect(field(page, "Symbol")).to_have_value("META")
    assert page.get_by_text("Traceback").count() == 0
    assert page.url == f"{page_server}/"


def test_keys_alone_open_and_close_what_can_be_shared(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="Share").focus()
    with rerun(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
