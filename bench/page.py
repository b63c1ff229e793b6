"""How quick the page is in a browser, as multiples of the smallest Streamlit page.

Both are asked in the same run, turn by turn, on this machine. Run with `make bench`.
"""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from bench.sessions import megabytes, runs_per_second, visitors
from tests.browser.find_chromium import LOUD, find
from tests.browser.server import Served, running
from tests.browser.visit import go, launch, settle, watch

HELLO = Path(__file__).parent / "hello.py"
ROUNDS = 15
VISITS = 5
IDLE = 50
ACTIVE = 4
SECONDS = 10.0
# What the page may take at most: multiples of the smallest page, MB, runs a second.
MOST_RERUN, MOST_FIRST, MOST_WEIGHT, MOST_MEMORY, LEAST_RUNS = 4.0, 2.0, 2.2, 260, 5

_TIMES = (Path(__file__).parent / "still.js").read_text("utf-8")
_QUIET = 400  # milliseconds without a change: everything is drawn
_IS_STILL = f"() => performance.now() - window.times.changed > {_QUIET}"
_TOOK = "window.times.changed - window.times.pressed"
_BYTES = """
performance.getEntriesByType("resource").reduce(
    (sum, one) => sum + one.transferSize,
    performance.getEntriesByType("navigation")[0].transferSize,
)
"""
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_FIELD = "Units"
_KNOWN = ("90", "80")


class First(NamedTuple):
    """A first visit: milliseconds to a paint, to the title and to all; bytes."""

    painted: float
    titled: float
    drawn: float
    weight: float


def main() -> None:
    """Print what the page takes beside what it may take."""
    chromium = find()
    if chromium is None:
        raise SystemExit(LOUD)
    with running(HELLO) as hello, running() as page, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        _first_visits(browser, hello, page)
        _changes(browser, hello, page)
        browser.close()
    with running() as page:
        _many(page)


def _first_visits(browser: Browser, hello: Served, page: Served) -> None:
    for served in (hello, page):
        _visit(browser, served)  # warms the server
    pairs = [(_visit(browser, hello), _visit(browser, page)) for _ in range(VISITS)]
    least, ours = (_middle(list(one)) for one in zip(*pairs, strict=True))
    print(f"smallest page, first visit   {least.drawn:8.0f} ms")
    _say("first full page", ours.drawn / least.drawn, MOST_FIRST, "x smallest")
    _say("title on screen", ours.titled / least.titled, None, "x smallest")
    _say("first paint", ours.painted / least.painted, None, "x smallest")
    _say(
        "bytes of a first visit", ours.weight / least.weight, MOST_WEIGHT, "x smallest"
    )


def _visit(browser: Browser, served: Served) -> First:
    with _opened(browser, served) as (page, received):
        painted, titled, drawn, loaded = (
            float(page.evaluate(one))
            for one in (_PAINTED, "window.times.title", "window.times.changed", _BYTES)
        )
        return First(painted, titled, drawn, loaded + sum(received))


def _middle(visits: list[First]) -> First:
    return First(*(statistics.median(one) for one in zip(*visits, strict=True)))


def _changes(browser: Browser, hello: Served, page: Served) -> None:
    with _opened(browser, hello) as (least, _), _opened(browser, page) as (ours, _):
        charts = ours.get_by_test_id("stVegaLiteChart").count()
        for text in _KNOWN:
            _changed(ours, _FIELD, text)
        smallest, same, known, new = [], [], [], []
        for number in range(ROUNDS):
            smallest.append(_changed(least, "Number", f"{number + 2}"))
            new.append(_changed(ours, _FIELD, f"{40 + number}"))
            text = _KNOWN[number % 2]
            known.append(_changed(ours, _FIELD, text))
            # Another text that says the same: nothing relevant has changed.
            same.append(_changed(ours, _FIELD, f"{text}.0"))
    floor, median = statistics.median(smallest), statistics.median
    print(f"smallest page, changed field {floor:8.0f} ms")
    print(f"charts on the page           {charts:8d}")
    _say("changed field, same answer", median(same) / floor, MOST_RERUN, "x smallest")
    _say("changed field, answer known", median(known) / floor, MOST_RERUN, "x smallest")
    _say("changed field, answer new", median(new) / floor, None, "x smallest")


def _changed(page: Page, label: str, text: str) -> float:
    """Milliseconds from Enter until the page does not change any more."""
    before = page.evaluate("window.runs.finished")
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Enter")
    page.wait_for_function("before => window.runs.finished > before", arg=before)
    settle(page)
    page.wait_for_function(_IS_STILL)
    return float(page.evaluate(_TOOK))


def _many(page: Served) -> None:
    with visitors(page.url, IDLE, _FIELD):
        _say(f"{IDLE} idle sessions", megabytes(page.process), MOST_MEMORY, "MB")
    with visitors(page.url, ACTIVE, _FIELD) as opened:
        runs = runs_per_second(opened, list(_KNOWN), SECONDS)
    _say("runs a second, answers known", runs, LEAST_RUNS, "at least", is_least=True)


def _say(
    what: str, value: float, limit: float | None, unit: str, *, is_least: bool = False
) -> None:
    met = limit is None or (value >= limit if is_least else value <= limit)
    told = "" if limit is None else f"  ({limit:g}{'' if met else ': MISSED'})"
    print(f"{what:<29}{value:8.1f} {unit}{told}")


@contextmanager
def _opened(browser: Browser, served: Served) -> Iterator[tuple[Page, list[int]]]:
    """The page in a new profile, still, and the bytes of each message it received."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watch(context)
    context.add_init_script(_TIMES)
    page, received = context.new_page(), list[int]()
    page.on("websocket", _counting(received))
    go(page, served.url)
    page.wait_for_function(_IS_STILL)
    yield page, received
    context.close()


def _counting(received: list[int]) -> Callable[[WebSocket], None]:
    def note(frame: Any) -> None:
        received.append(len(frame))

    return lambda socket: socket.on("framereceived", note)


if __name__ == "__main__":
    main()
