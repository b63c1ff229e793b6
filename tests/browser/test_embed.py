"""The page inside somebody else's: no head clutter, nothing to scroll sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

FITS = """
() => {
    const main = document.querySelector("[data-testid=stMain]");
    return Math.max(
        document.documentElement.scrollWidth - innerWidth,
        main.scrollWidth - main.clientWidth,
    ) <= 0;
}
"""


def test_an_embedded_page_is_the_page_and_nothing_else(open_page: OpenPage) -> None:
    page = open_page("/?embed=true")

    assert page.get_by_role("heading", level=1).inner_text() == "Hold or sell?"
    assert page.get_by_role("heading", level=2).count() > 0
    assert page.get_by_test_id("stToolbar").count() == 0
    assert page.get_by_text("Deploy").count() == 0
    for width in (390, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(FITS)  # once its charts are drawn for this width


def test_a_dark_host_gets_a_dark_page(open_page: OpenPage) -> None:
    page = open_page("/?embed=true&embed_options=dark_theme")

    background = page.get_by_test_id("stApp").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )

    assert background == "rgb(23, 22, 20)"
