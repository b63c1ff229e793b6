"""The real page on a loopback port, cut off from the network."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
]
# Nothing listens on the discard port: a request to the outside fails at once.
NOWHERE = "http://127.0.0.1:9"
OFFLINE = {
    "HTTP_PROXY": NOWHERE,
    "HTTPS_PROXY": NOWHERE,
    "ALL_PROXY": NOWHERE,
    "http_proxy": NOWHERE,
    "https_proxy": NOWHERE,
    "all_proxy": NOWHERE,
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}
SECONDS_TO_START = 60


class Served(NamedTuple):
    """A running page: its address, without a slash at the end, and its process."""

    url: str
    process: int


@contextmanager
def serve(
    app: Path = ROOT / "app.py", *, settings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a Streamlit script and yield its address, without a slash at the end.

    `settings` are environment variables for the server alone.
    """
    with running(app, settings=settings) as served:
        yield served.url


@contextmanager
def running(
    app: Path = ROOT / "app.py", *, settings: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run a Streamlit script; what it prints comes with the error if it fails."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [*command, f"--server.port={port}", *FLAGS],
            cwd=ROOT,
            env=os.environ | OFFLINE | dict(settings or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(url, process):
                output.seek(0)
                raise RuntimeError(f"No page at {url}: {output.read().decode()}")
            yield Served(url, process.pid)
        finally:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port of this machine that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        if _is_healthy(url):
            return True
        time.sleep(0.05)
    return False


def _is_healthy(url: str) -> bool:
    # An opener of its own, because a proxy of the environment must not answer here.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/_stcore/health", timeout=5) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False
