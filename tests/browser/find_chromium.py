"""Which Chromium drives the page, and how one is had where there is none.

    python -m tests.browser.find_chromium [--install]

prints its path, or one loud line where none can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
LOUD = "NO CHROMIUM: the browser tests cannot run. Install Chromium, or set CHROMIUM."
Command = list[str]
PLAYWRIGHT: list[Command] = [
    [sys.executable, "-m", "playwright", "install", "chromium"]
]
DEBIAN: list[Command] = [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
]


def find() -> str | None:
    """The path of a Chromium that starts, or None.

    CHROMIUM comes first, then a system browser, then the one of playwright.
    """
    named = [os.environ.get("CHROMIUM", ""), *NAMES, MAC]
    paths = [shutil.which(name) for name in named if name]
    found = next((path for path in paths if path and starts(path)), None)
    return found or _of_playwright()


def install() -> str | None:
    """Fetch a Chromium with playwright, else as a Debian package when root."""
    _run(PLAYWRIGHT)
    found = find()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    _run(DEBIAN)
    return find()


def required() -> bool:
    """Whether a missing Chromium is a failure instead of a skip."""
    asked = [os.environ.get(n, "") for n in ("CI", "HOLD_OR_SELL_REQUIRE_BROWSER")]
    return any(value not in ("", "0", "false") for value in asked)


def starts(path: str) -> bool:
    """Whether the program runs at all: a stub or missing libraries make it fail."""
    try:
        return _quietly([path, "--version"], seconds=30)
    except (OSError, subprocess.TimeoutExpired):
        return False


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() and starts(path) else None


def _run(commands: list[Command]) -> None:
    """Run one command after the other, up to the first that fails."""
    for command in commands:
        print("No Chromium yet: trying", *command[-3:], file=sys.stderr)
        try:
            if not _quietly(command, seconds=300):
                return
        except (OSError, subprocess.TimeoutExpired):
            return


def _quietly(command: Command, *, seconds: int) -> bool:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )
    return done.returncode == 0


def main() -> None:
    """Print the path; never fail, because the tests themselves say what is missing."""
    found = find() or (install() if "--install" in sys.argv else None)
    print(f"Chromium: {found}" if found else f"*** {LOUD} ***")


if __name__ == "__main__":
    main()
