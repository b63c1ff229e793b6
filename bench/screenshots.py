"""Draw the first screen for the README: light, dark and narrow.

make screenshots
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.find_chromium import LOUD, find
from tests.browser.server import ROOT, serve
from tests.browser.visit import go, launch, settle, watch

PICTURES = ROOT / "docs" / "pictures"
FIRST_HEIGHT = 900
MOST_HEIGHT = 6000
CONTENT_HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"


class Look(NamedTuple):
    """One picture: its name, the width of the screen in pixels, and the theme."""

    name: str
    width: int
    scheme: Literal["light", "dark"]


LOOKS = (
    Look("light", 1280, "light"),
    Look("dark", 1280, "dark"),
    Look("narrow", 390, "light"),
)


def draw(page: Page, look: Look) -> None:
    """Save the whole page; it scrolls inside itself, so the screen has to grow."""
    height = min(int(page.evaluate(CONTENT_HEIGHT)), MOST_HEIGHT)
    page.set_viewport_size({"width": look.width, "height": height})
    settle(page)
    path = PICTURES / f"{look.name}.png"
    page.screenshot(path=path)
    print(f"{path.relative_to(ROOT)}  {look.width} x {height}")


@contextmanager
def opened(browser: Browser, url: str, look: Look) -> Iterator[Page]:
    """The page in a new profile with the look's width and theme."""
    context = browser.new_context(
        viewport=ViewportSize(width=look.width, height=FIRST_HEIGHT),
        color_scheme=look.scheme,
        locale="en-US",
        timezone_id="UTC",
    )
    watch(context)
    page = context.new_page()
    go(page, url)
    yield page
    context.close()


def main() -> None:
    """Draw every look into docs/pictures."""
    chromium = find()
    if chromium is None:
        raise SystemExit(LOUD)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serve() as url, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for look in LOOKS:
            with opened(browser, url, look) as page:
                draw(page, look)
        browser.close()


if __name__ == "__main__":
    main()
