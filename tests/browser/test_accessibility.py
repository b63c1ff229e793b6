"""axe-core finds nothing on the page: WCAG 2.2 AA and the best practices it knows.

A new part of the page gets a line in STATES.
"""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_typed_position import type_in
from tests.browser.visit import as_high_as_its_content, open_all, rerun, settle

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WCAG = {"type": "tag", "values": TAGS}
# All that can differ between the themes.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class Look(NamedTuple):
    """How the page is looked at, and the rules that can find something new in it."""

    name: str
    width: int
    scheme: Literal["light", "dark"]
    rules: dict[str, Any]


LIGHT = Look("light", 1280, "light", WCAG)
DARK = Look("dark", 1280, "dark", COLOURS)
NARROW = Look("narrow", 390, "light", WCAG)


def _as_it_opens(page: Page) -> None:
    """The replayed example."""


def _own_and_open(page: Page) -> None:
    type_in(page, "Units", "90")
    open_all(page)


def _faulty(page: Page) -> None:
    type_in(page, "Units", "many")


def _press(name: str) -> Callable[[Page], None]:
    """Open what a button of the head opens."""

    def pressed(page: Page) -> None:
        with rerun(page):
            page.get_by_role("button", name=name, exact=True).click()

    return pressed


def _answer_in_steps(page: Page) -> None:
    _press("Walk through")(page)
    for _ in range(4):
        _press("Next")(page)


def _in_percent(page: Page) -> None:
    with rerun(page):
        page.get_by_text("Percentages only").first.click()


class State(NamedTuple):
    """What is looked at: an address, how to get there, and where something is new."""

    arrange: Callable[[Page], None]
    looks: tuple[Look, ...] = (LIGHT, DARK, NARROW)
    path: str = "/"
    inside: str = ""


_DIALOG = "[role=dialog]"
STATES: dict[str, State] = {
    "first screen": State(_as_it_opens),
    "embedded": State(_as_it_opens, looks=(LIGHT, DARK), path="/?embed=true"),
    "own case, everything open": State(_own_and_open),
    "a fault": State(_faulty, looks=(LIGHT, DARK), inside="[data-testid=stTabs]"),
    "what to share": State(_press("Share"), inside=_DIALOG),
    "what to record": State(_press("Record"), inside=_DIALOG),
    "the first step": State(_press("Walk through")),
    "the answer in steps": State(_answer_in_steps, looks=(LIGHT, NARROW)),
    "percentages only": State(_in_percent, looks=(DARK,)),
}


@pytest.mark.parametrize("state", STATES)
def test_no_barrier_is_found(open_page: OpenPage, state: str) -> None:
    asked = STATES[state]
    page = open_page(asked.path)
    asked.arrange(page)

    found = {
        look.name: _barriers_of(page, look, inside=asked.inside) for look in asked.looks
    }

    assert found == {look.name: [] for look in asked.looks}


def test_no_section_of_the_form_holds_a_barrier(open_page: OpenPage) -> None:
    page = open_page()
    found = {}

    for section in page.get_by_role("tab").all():
        section.click()
        settle(page)
        name = section.inner_text()
        found[name] = barriers(page, WCAG, inside="[data-testid=stTabs]")

    assert "Taxes" in found
    assert found == {name: [] for name in found}


def test_a_planted_barrier_is_found(open_page: OpenPage) -> None:
    """The check sees: grey on white, and a picture without words."""
    page = open_page()
    page.evaluate(
        """document.querySelector('h1').style.color = '#bbb';
        document.querySelector('h1').append(new Image());"""
    )

    found = barriers(page, WCAG, inside="h1")

    assert [one.split(":")[0] for one in found] == ["color-contrast", "image-alt"]


def _barriers_of(page: Page, look: Look, *, inside: str) -> list[str]:
    page.emulate_media(color_scheme=look.scheme)
    as_high_as_its_content(page, width=look.width)
    return barriers(page, look.rules, inside=inside)


def barriers(page: Page, rules: dict[str, Any], *, inside: str = "") -> list[str]:
    """What axe-core objects to, one line for each element: rule, place and reason."""
    asked = {
        "runOnly": rules,
        "resultTypes": ["violations"],
        "preload": False,  # the style sheets are in the page already
    }
    found: Any = Axe().run(page, context=inside or None, options=asked).response
    return [
        f"{broken['id']}: {' '.join(map(str, node['target']))}: "
        f"{' '.join(node['failureSummary'].split())}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
