"""Open the page in Chromium, wait until it is done, and watch what it does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
)

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name outside is ever looked up. Catching requests one by one would do the same,
    # but switches the cache off and costs every test seconds.
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE = 60_000  # milliseconds: a busy machine may take twenty seconds for a page
LOOPBACK = {"127.0.0.1", "localhost"}
COUNT_RUNS = (Path(__file__).parent / "count_runs.js").read_text("utf-8")
IDLE = """
() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app !== null
        && app.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && document.querySelector("[data-testid=stSkeleton]") === null
        && document.querySelector("[data-stale=true]") === null
        && window.runs.finished > 0
        && !window.runs.isWaiting
        && performance.now() - window.runs.changedAt > 100;
}
"""
CONTENT_HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
OPEN_CLOSED = """
() => {
    const closed = [...document.querySelectorAll("details:not([open]) > summary")]
        .filter((one) => one.checkVisibility());
    closed.forEach((one) => one.click());
    return closed.length;
}
"""


@dataclass(slots=True)
class Watch:
    """What went wrong behind the page: console errors, and requests that leave."""

    errors: list[str] = field(default_factory=list)
    requests_outside: list[str] = field(default_factory=list)

    def taken(self) -> "Watch":
        """What went wrong so far; from now on it is noted anew."""
        so_far = Watch([*self.errors], [*self.requests_outside])
        self.errors.clear()
        self.requests_outside.clear()
        return so_far


def launch(playwright: Playwright, chromium: str) -> Browser:
    """Start Chromium headless; its sandbox refuses to work for root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(
        executable_path=chromium, headless=True, args=[*FLAGS, *sandbox]
    )


def watch(context: BrowserContext) -> Watch:
    """Count script runs in every page of the context, and note what goes wrong."""
    seen = Watch()

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.errors.append(message.text)

    def note_request(request: Request) -> None:
        if not _stays(request.url):
            seen.requests_outside.append(request.url)

    context.add_init_script(COUNT_RUNS)
    context.on("request", note_request)
    context.on("console", note_console)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    return seen


def go(page: Page, url: str) -> None:
    """Load an address of the page and wait until everything is drawn."""
    page.goto(url)
    settle(page)


def leave(page: Page) -> None:
    """End the visit; the browser remembers nothing of it."""
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.goto("about:blank")
    page.context.clear_cookies()


def settle(page: Page) -> None:
    """Wait until no run is under way or asked for, and nothing on screen is stale.

    After an action that starts a run, use `rerun`: a widget may take a moment
    before it asks for one, and until then the page is settled already.
    """
    page.wait_for_function(IDLE, timeout=PATIENCE)


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do something to the page that makes its script run, and wait for the result.

    with rerun(page):
        page.get_by_label("Units").press("Enter")
    """
    before = page.evaluate("window.runs.finished")
    yield
    page.wait_for_function(
        "before => window.runs.finished > before", arg=before, timeout=PATIENCE
    )
    settle(page)


def start_from(page: Page, choice: str) -> None:
    """Choose from the menu in the head by its words."""
    page.get_by_role("button", name="Example", exact=True).click()
    page.get_by_role("menuitem", name=choice).click()


def open_all(page: Page) -> None:
    """Open every part of the page that is closed, and what appears in them."""
    while page.evaluate(OPEN_CLOSED):
        settle(page)


def as_high_as_its_content(page: Page, *, width: int) -> None:
    """A screen that shows everything at once: the page scrolls inside itself."""
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.set_viewport_size({"width": width, "height": page.evaluate(CONTENT_HEIGHT)})
    settle(page)


def _stays(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in LOOPBACK
