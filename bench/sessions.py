"""Visitors without a browser: what a server does for many of them at once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

# A run that gave way to a newer one is no result.
_GAVE_WAY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Visitor:
    """One open page: it is run whole, or with another text in one field."""

    def __init__(self, connection: ClientConnection, label: str) -> None:
        self._connection = connection
        self._field = ""
        self._label = label
        self._run(BackMsg())

    def type(self, text: str) -> None:
        """Type into the field and wait until the page has answered."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self._field, text
        self._run(message)

    def _run(self, message: BackMsg) -> None:
        message.rerun_script.SetInParent()
        self._connection.send(message.SerializeToString())
        while not self._is_last(ForwardMsg.FromString(self._received())):
            pass

    def _received(self) -> bytes:
        data = self._connection.recv(timeout=120)
        return data if isinstance(data, bytes) else data.encode()

    def _is_last(self, message: ForwardMsg) -> bool:
        field = message.delta.new_element.text_input
        if field.label == self._label:
            self._field = self._field or field.id
        finished = message.WhichOneof("type") == "script_finished"
        return finished and message.script_finished != _GAVE_WAY


@contextmanager
def visitors(url: str, number: int, label: str) -> Iterator[list[Visitor]]:
    """So many open pages, one after the other; `label` is the field they type into."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    with ExitStack() as stack:
        opened = [
            stack.enter_context(connect(address, max_size=None)) for _ in range(number)
        ]
        yield [Visitor(one, label) for one in opened]


def megabytes(process: int) -> float:
    """Memory of a process, where Linux tells it: resident, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(one for one in status.splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1000


def runs_per_second(opened: list[Visitor], texts: list[str], seconds: float) -> float:
    """Runs answered a second while every visitor types one text after the other.

    Each has typed all of them before, so that every answer is known.
    """
    for visitor in opened:
        for text in texts:
            visitor.type(text)
    start = time.perf_counter()
    with ThreadPoolExecutor(len(opened)) as pool:
        made = sum(pool.map(lambda one: _typing(one, texts, start + seconds), opened))
    return made / (time.perf_counter() - start)


def _typing(visitor: Visitor, texts: list[str], until: float) -> int:
    for made in count():
        if time.perf_counter() >= until:
            return made
        visitor.type(texts[made % len(texts)])
    raise AssertionError("counting never ends")
