"""A server in Yahoo's place, well at the start of each test, and a clock to move."""

import threading
from collections.abc import Iterator

import pytest

from decision.market.yahoo import memory
from decision.market.yahoo.asking import THREAD
from decision.market.yahoo.environment import SERVER
from decision.market.yahoo.wire import forget
from tests.market.loopback import Loopback


class Clock:
    """A clock that a test can move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


@pytest.fixture
def yahoo(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """Nothing is remembered, nobody but the server is asked, and nothing goes on."""
    monkeypatch.setenv(SERVER, server.url)
    memory.forget_everything()
    forget()
    server.recover()
    yield server
    server.let_go.set()
    for thread in threading.enumerate():
        if thread.name.startswith(THREAD):
            thread.join()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    hands = Clock()
    monkeypatch.setattr(memory, "monotonic", hands)
    return hands
