"""From the first focus to the verdict of one's own case without a mouse."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visit import rerun

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

MOST_STEPS = 60  # from one field to the next that is looked for
FOCUS = """
() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const label = one.labels?.[0]?.innerText ?? "";
    const named = one.getAttribute("aria-label") ?? "";
    return {
        name: named || label || one.innerText,
        top: box.top + document.querySelector("[data-testid=stMain]").scrollTop,
        left: box.left,
        isSeen: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight,
    };
}
"""
HEADINGS = """
[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => +one.tagName[1])
"""


def test_the_whole_way_to_a_verdict_goes_by_keys(open_page: OpenPage) -> None:
    page = open_page()
    tab_to(page, "Start with my own")
    with rerun(page):
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=2).count() == 0

    for label, text in (("Units", "100"), ("Paid per unit", "90")):
        tab_to(page, label)
        page.keyboard.type(text)
        with rerun(page):
            page.keyboard.press("Enter")
    tab_to(page, "year, Bought on")
    page.keyboard.type("20240301")
    with rerun(page):  # a day counts once its field is left
        tab_to(page, "Price of one unit")
    page.keyboard.type("60")
    with rerun(page):
        page.keyboard.press("Enter")

    verdict = page.get_by_role("heading", level=2).first.inner_text()
    assert "holding" in verdict.lower()


def test_focus_goes_down_the_form_in_reading_order_and_is_always_seen(
    open_page: OpenPage,
) -> None:
    page = open_page()
    tab_to(page, "Your position")
    steps = [focus_after(page, "Tab") for _ in range(16)]

    assert all(one["isSeen"] for one in steps), steps
    fields = [one for one in steps if not one["name"].startswith("Help for")]
    assert len(fields) > 8
    for before, after in pairwise(fields):
        in_a_row = abs(before["top"] - after["top"]) < 30
        assert in_a_row or after["top"] > before["top"], (before, after)
        assert not in_a_row or after["left"] > before["left"], (before, after)


def test_the_field_in_focus_looks_otherwise_than_the_others(
    open_page: OpenPage,
) -> None:
    page = open_page()
    field = page.get_by_role("textbox", name="Units", exact=True)
    frame = page.get_by_test_id("stTextInputRootElement").filter(has=field)
    before = frame.screenshot()

    tab_to(page, "Units")

    assert frame.screenshot() != before


def test_a_menu_closes_by_escape_and_gives_focus_back(open_page: OpenPage) -> None:
    page = open_page()
    tab_to(page, "Example")
    page.keyboard.press("Enter")
    page.get_by_role("menu").or_(page.get_by_role("dialog")).first.wait_for()

    page.keyboard.press("Escape")

    assert focus_after(page, "Shift")["name"].startswith("Example")


def test_headings_lead_down_without_a_jump(first_screen: Page) -> None:
    levels = first_screen.evaluate(HEADINGS)

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_language_and_title_are_told(first_screen: Page) -> None:
    assert first_screen.evaluate("document.documentElement.lang") == "en"
    assert first_screen.title() == "Hold or sell?"


def test_nothing_moves_for_who_asked_for_less_motion(open_page: OpenPage) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")

    moving = page.evaluate(
        """document.getAnimations().filter((one) =>
            one.playState === "running"
            && one.effect.getComputedTiming().duration > 0).length"""
    )

    assert moving == 0


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    seen: list[str] = []
    for _ in range(MOST_STEPS):
        seen.append(focus_after(page, "Tab")["name"])
        if seen[-1].strip().startswith(name):
            return
    raise AssertionError(f"No way to “{name}” by keys, only to {seen}.")


def focus_after(page: Page, key: str) -> dict[str, Any]:
    """What has the focus after a key, and where it stands."""
    page.keyboard.press(key)
    found: dict[str, Any] = page.evaluate(FOCUS)
    return found
