"""A server on this machine that answers as Yahoo does, well or badly, by symbol."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np

FIRST, LAST = date(2010, 1, 1), date(2026, 11, 20)
SESSION = 23_400  # seconds from the opening to the close
NO_DATA = {"code": "Not Found", "description": "No data found, symbol may be delisted"}
CRUMB = {"code": "Unauthorized", "description": "Invalid Crumb"}
TOO_EARLY = {
    "code": "Bad Request",
    "description": "Data doesn't exist for startDate = 1, endDate = 2",
}


def refusal(error: dict[str, str]) -> str:
    """The body of an answer that explains itself."""
    return json.dumps({"chart": {"result": None, "error": error}})


INSTRUMENTS = {
    "SPY": "ETF",
    "XLC": "ETF",
    "NAV": "MUTUALFUND",
    "COIN": "CRYPTOCURRENCY",
    "INDEX": "INDEX",
    "EURUSD=X": "CURRENCY",
    "CASH": "CURRENCY",
}
BAD: dict[str, tuple[int, str]] = {
    "R429": (429, "Too Many Requests"),
    "N404": (404, refusal(NO_DATA)),
    "U401": (401, refusal(CRUMB)),
    "FINANCE401": (401, json.dumps({"finance": {"result": None, "error": CRUMB}})),
    "F403": (403, "Forbidden"),
    "EARLY": (400, refusal(TOO_EARLY)),
    "S500": (500, "<html>Internal Server Error</html>"),
    "HTML": (200, "<html>consent</html>"),
    "DOWN": (200, "<html>Will be right back...</html>"),
    "TRUNCATED": (200, '{"chart": {"result": [{"meta": '),
    "NULL": (200, "null"),
    "EMPTY": (200, json.dumps({"chart": {"result": [], "error": None}})),
    "NOMETA": (
        200,
        json.dumps({"chart": {"result": [{"indicators": {"quote": [{"open": []}]}}]}}),
    ),
}


def weekdays(first: date, last: date) -> list[date]:
    """Every Monday to Friday from `first` to `last`."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


@cache
def openings() -> list[int]:
    """When every session opens."""
    return [opening(day) for day in weekdays(FIRST, LAST)]


def opening(day: date) -> int:
    """When the session of a day opens, in seconds as Yahoo counts them."""
    return int(datetime.combine(day, time(14, 30, tzinfo=UTC)).timestamp())


def chart(symbol: str, start: int, end: int) -> dict[str, Any]:
    """A well-formed answer: prices that end at 50, of which a tenth is dividends."""
    kept = [stamp for stamp in openings() if start <= stamp <= end]
    steps = np.random.default_rng(len(symbol)).normal(0, 0.01, len(kept))
    prices = (50 * np.exp(np.cumsum(steps) - steps.sum())).round(6).tolist()
    quote = dict.fromkeys(("open", "high", "low", "close", "volume"), prices)
    result = {
        "meta": about(symbol),
        "timestamp": kept,
        "events": events(symbol, kept),
        "indicators": {
            "quote": [quote],
            "adjclose": [{"adjclose": [0.9 * price for price in prices]}],
        },
    }
    if symbol == "NULLS":
        prices[-1] = None
    if symbol == "NOTIMES":
        result = {"meta": about(symbol), "indicators": {"quote": [{}]}}
    return {"chart": {"result": [result], "error": None}}


@cache
def well_formed(symbol: str, start: int, end: int) -> str:
    """The body of a good answer, made once."""
    return json.dumps(chart(symbol, start, end))


def events(symbol: str, kept: list[int]) -> dict[str, Any]:
    """A split of SPLIT and two payouts of PAYER and PENCE.L, while prices are known."""
    if symbol == "SPLIT":
        return {"splits": split(kept[-40])}
    if symbol in ("PAYER", "PENCE.L"):
        paid = {str(kept[n]): {"date": kept[n], "amount": 1.5} for n in (-70, -5)}
        return {"dividends": paid}
    return {}


def about(symbol: str) -> dict[str, Any]:
    """What comes along with prices; the session of RUNNING has not ended."""
    start = opening(LAST)
    end = start + SESSION + (60 if symbol == "RUNNING" else 0)
    session = {"timezone": "EST", "gmtoffset": -18_000, "start": start, "end": end}
    return {
        "currency": {"PENCE.L": "GBp", "EURO.DE": "EUR"}.get(symbol, "USD"),
        "symbol": symbol,
        "instrumentType": INSTRUMENTS.get(symbol, "EQUITY"),
        "exchangeTimezoneName": "America/New_York",
        "priceHint": 2,
        "validRanges": [],
        "regularMarketTime": start + SESSION,
        "currentTradingPeriod": {"regular": session},
    }


def split(stamp: int) -> dict[str, Any]:
    """Four new units for one."""
    ratio = {"numerator": 4, "denominator": 1, "splitRatio": "4:1"}
    return {str(stamp): ratio | {"date": stamp}}


class Handler(BaseHTTPRequestHandler):
    """One request: cookie and crumb always work, a chart as its symbol says."""

    server: "Loopback"

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if "/chart/" not in url.path:
            self._beside()
            return
        symbol = unquote(url.path.rsplit("/", 1)[1])
        with self.server.counting(symbol), suppress(ConnectionError):
            self._chart(self.server.acts_as.get(symbol, symbol), parse_qs(url.query))

    do_POST = do_GET  # noqa: N815  # the name the base class calls

    def _beside(self) -> None:
        """Cookie and crumb, which nobody should need."""
        self.server.asked_beside.append(self.path)
        self._send(429 if self.server.refuses_crumbs else 200, "Too Many Requests")

    def _chart(self, symbol: str, query: dict[str, list[str]]) -> None:
        if symbol == "SLOW" or self.server.lingers:
            self.server.let_go.wait(timeout=3 if symbol == "SLOW" else 0.2)
        if symbol == "DROPPED":
            self.close_connection = True
            self.connection.shutdown(2)
            return
        if symbol == "CUT":
            self._send(200, '{"chart"', length=9999)
            return
        self.server.queries.append(query)
        start, end = int(query["period1"][0]), int(query["period2"][0])
        good = (200, well_formed(symbol, start, end))
        self._send(*BAD.get("R429" if self.server.refuses_all else symbol, good))

    def _send(self, code: int, text: str, *, length: int | None = None) -> None:
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)


class Loopback(ThreadingHTTPServer):
    """Counts what it is asked; `acts_as` makes one symbol behave like another."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.at_once = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))
        self.recover()

    def recover(self) -> None:
        """Be well, and start counting anew."""
        self.asked: list[str] = []
        self.asked_beside: list[str] = []
        self.queries: list[dict[str, list[str]]] = []
        self.acts_as: dict[str, str] = {}
        self.let_go = threading.Event()  # ends every wait
        self.lingers = False  # every answer takes a moment
        self.refuses_all = self.refuses_crumbs = False
        self.most_at_once = 0

    def __enter__(self) -> "Loopback":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    @contextmanager
    def counting(self, symbol: str) -> Iterator[None]:
        """Count a request while it is being answered."""
        with self._lock:
            self.asked.append(symbol)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self._lock:
                self.at_once -= 1
