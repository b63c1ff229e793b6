"""Two people go through all eight steps by keys alone, change a field and come back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_typed_position import field
from tests.browser.visit import rerun

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

HEADINGS = (
    "1. The investment",
    "2. What the money is for",
    "3. Your taxes",
    "4. What holds you here",
    "5. The answer",
    "6. The ways side by side",
    "7. What could change it, what to watch",
    "8. What to do, and when",
)
NEXT, BACK = "Alt+PageDown", "Alt+PageUp"
AMOUNT = re.compile(r"[$£€]\d[\d,]*(?![\d.,]*\.\d)")


def turn(page: Page, keys: str) -> None:
    """Press the keys of a step of the answer and wait for the next one."""
    with rerun(page):
        page.keyboard.press(keys)


def go_on(page: Page, label: str) -> None:
    """Reach a button by the tab key, as who has no mouse does, and press it."""
    tab_to(page, page.get_by_role("button", name=label).last)
    with rerun(page):
        page.keyboard.press("Enter")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tab key until something is reached."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("it is not reached by the tab key")


def heading(page: Page) -> str:
    """The heading of the step."""
    return page.get_by_role("heading", level=2).first.inner_text()


def walk_in(page: Page) -> None:
    """Start the walkthrough by keys."""
    go_on(page, "Walk through")


def test_a_field_changed_by_keys_changes_the_answer_and_stays(
    open_page: OpenPage,
) -> None:
    page = open_page()
    before = heading(page)
    walk_in(page)
    seen = [heading(page)]
    go_on(page, "Next")

    tab_to(page, field(page, "All other investments"))
    page.keyboard.press("Control+A")
    page.keyboard.type("2000")
    with rerun(page):
        page.keyboard.press("Enter")
    seen.append(heading(page))
    for _ in range(3):
        go_on(page, "Next")
        seen.append(heading(page))
    for _ in range(3):
        turn(page, NEXT)
        seen.append(heading(page))

    assert tuple(seen) == HEADINGS
    for _ in range(3):
        turn(page, BACK)
    assert heading(page) == HEADINGS[4]
    expect(page.get_by_text("It is 30% of your wealth").first).to_be_visible()
    assert page.get_by_role("heading", level=2).nth(1).inner_text() != before
    turn(page, BACK)
    for _ in range(2):
        go_on(page, "Back")
    expect(field(page, "All other investments")).to_have_value("2000")
    expect(field(page, "Cash")).to_have_value("25000")
    go_on(page, "Back")
    expect(field(page, "Paid per unit")).to_have_value("347.56")
    assert heading(page) == HEADINGS[0]


def test_what_is_half_typed_is_not_lost_on_the_way_to_the_next_step(
    open_page: OpenPage,
) -> None:
    page = open_page()
    walk_in(page)
    go_on(page, "Next")

    tab_to(page, field(page, "Cash"))
    page.keyboard.press("Control+A")
    page.keyboard.type("77000")
    page.keyboard.press(NEXT)
    assert heading(page) == HEADINGS[1]
    with rerun(page):
        page.keyboard.press("Tab")
    go_on(page, "Next")
    assert heading(page) == HEADINGS[2]
    go_on(page, "Back")

    expect(field(page, "Cash")).to_have_value("77000")


def test_a_step_is_chosen_by_a_click_and_left_again(open_page: OpenPage) -> None:
    page = open_page()
    walk_in(page)

    with rerun(page):
        page.get_by_role("radio", name="6 Ways").click()
    assert heading(page) == HEADINGS[5]

    with rerun(page):
        page.get_by_role("button", name="Leave the walkthrough").click()
    expect(page.get_by_role("tab", name="Taxes")).to_be_visible()


def test_no_amount_is_seen_or_read_aloud_on_a_shared_screen(
    open_page: OpenPage,
) -> None:
    page = open_page()
    walk_in(page)
    with rerun(page):
        page.get_by_text("Percentages only").first.click()

    for step in range(8):
        text = page.locator("body").inner_text()
        drawn = " ".join(page.locator("svg text").all_text_contents())
        charts = page.get_by_test_id("stVegaLiteChart")
        alts = " ".join(str(one.get_attribute("aria-label")) for one in charts.all())
        assert not AMOUNT.search(f"{text} {drawn} {alts}"), HEADINGS[step]
        if step < 7:
            go_on(page, "Next")


def test_two_variants_stand_side_by_side_on_a_phone(open_page: OpenPage) -> None:
    page = open_page()
    page.set_viewport_size({"width": 390, "height": 800})
    walk_in(page)
    with rerun(page):
        page.get_by_role("radio", name="6 Ways").click()
    with rerun(page):
        page.get_by_text("Variants side by side").click()
    page.get_by_role("textbox", name="Name of this variant").fill("as it is")
    with rerun(page):
        page.get_by_role("button", name="Keep this as a variant").click()
    with rerun(page):
        page.get_by_role("radio", name="2 Money").click()
    field(page, "Cash").fill("90000")
    with rerun(page):
        field(page, "Cash").press("Enter")
    with rerun(page):
        page.get_by_role("radio", name="6 Ways").click()

    told = page.get_by_test_id("stTable").filter(has_text="What differs")
    expect(told).to_contain_text("as it is")
    expect(told).to_contain_text("$25,000")
    expect(told).to_contain_text("$90,000")
    is_wider = "() => document.documentElement.scrollWidth > window.innerWidth"
    assert not page.evaluate(is_wider)
