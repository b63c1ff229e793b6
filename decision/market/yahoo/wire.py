"""yfinance itself: the one place that talks to the network.

Only charts are asked for, which need neither cookie nor crumb, and each once: what an
answer is worth is looked at here, because yfinance takes some broken ones for unknown
symbols and asks again after every refusal.
"""

import json
import logging
import re
import warnings
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pandas as pd
import yfinance
from curl_cffi.requests import Session
from yfinance.data import YfData

from decision.market.yahoo.answer import Answer
from decision.market.yahoo.memory import Question
from decision.market.yahoo.outcome import NoPricesError

YAHOO = ".yahoo.com"
CHART = "/v8/finance/chart/"
SYMBOL = re.compile(r"[A-Z0-9.^=&_-]{1,30}")
# What is read of an answer's description; other entries cost further requests.
ABOUT = (
    "currency",
    "instrumentType",
    "regularMarketTime",
    "currentTradingPeriod",
)

# Its messages repeat what is raised, and name the symbols people ask about.
logging.getLogger("yfinance").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", category=pd.errors.Pandas4Warning)
yfinance.config.debug.hide_exceptions = False
# Nothing about anybody's symbols stays on the server: yfinance keeps no files.
yfinance.cache._TzCacheManager._tz_cache = yfinance.cache._TzCacheDummy()
yfinance.cache._CookieCacheManager._Cookie_cache = yfinance.cache._CookieCacheDummy()


def ask(question: Question, *, server: str | None, timeout: float) -> Answer:
    """Daily prices from the start up to the day or two days more, split-adjusted.

    `server` answers in Yahoo's place, by the same code; `timeout` is in seconds, for
    one request. Raises NoPricesError, and whatever yfinance raises. What cannot be a
    symbol is not sent to anybody.
    """
    if not SYMBOL.fullmatch(question.symbol):
        raise NoPricesError("no_such_symbol")
    ticker = yfinance.Ticker(question.symbol, session=_session(server))
    # Knowing the time zone spares a request with a time limit of its own. It only
    # places the ends of the range, which the caller cuts to the day.
    ticker._tz = "America/New_York"
    table = ticker.history(
        start=question.start,
        end=question.day + timedelta(days=2),
        auto_adjust=False,
        timeout=timeout,
    )
    about = ticker.get_history_metadata()
    return Answer(table=table, about={key: about[key] for key in ABOUT if key in about})


def forget() -> None:
    """Drop what yfinance remembers, which includes answers it could not use."""
    YfData.cache_get.cache_clear()


class ChartSession(Session[Any]):
    """Asks Yahoo, or a server in its place, for charts and for nothing else."""

    def __init__(self, server: str | None) -> None:
        super().__init__(impersonate="chrome")
        self._server = urlsplit(server) if server else None

    def request(self, method: Any, url: str, *args: Any, **options: Any) -> Any:
        """One request; raises NoPricesError where the answer is not a chart.

        yfinance takes the refusal of a cookie for a network error and goes on.
        """
        asked = urlsplit(url)
        host = asked.hostname or ""
        if not (host.endswith(YAHOO) and asked.path.startswith(CHART)):
            raise ConnectionError(f"{host}{asked.path} is not a chart of Yahoo's")
        if self._server:
            options["headers"] = (options.get("headers") or {}) | {"X-Yahoo-Host": host}
            path = f"{self._server.path.rstrip('/')}{asked.path}"
            url = urlunsplit((*self._server[:2], path, asked.query, ""))
        response = super().request(method, url, *args, **options)
        look_at(response.status_code, response.content)
        return response


def look_at(status: int, body: bytes) -> None:
    """Raise NoPricesError for an answer without a chart.

    >>> look_at(200, b'{"chart": {"result": [{}], "error": null}}')
    >>> look_at(200, b"null")
    Traceback (most recent call last):
        ...
    decision.market.yahoo.outcome.NoPricesError: unreadable
    """
    if status == 429:
        raise NoPricesError("rate_limited")
    chart = _chart(body)
    told = chart.get("error")
    if isinstance(told, dict):
        raise NoPricesError(_reason_told(told))
    if status >= 400 or not chart:
        raise NoPricesError("unreadable")


def _chart(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    chart = answer.get("chart") if isinstance(answer, dict) else None
    return chart if isinstance(chart, dict) else {}


def _reason_told(error: dict[str, Any]) -> str:
    """Of an error that Yahoo explains; what it may say is known from its answers."""
    if str(error.get("description")).startswith("Data doesn't exist for startDate"):
        return "before_history"
    return "no_such_symbol" if error.get("code") == "Not Found" else "unreadable"


@cache
def _session(server: str | None) -> ChartSession:
    return ChartSession(server)
