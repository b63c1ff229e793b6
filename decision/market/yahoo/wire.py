"""yfinance itself: the one place that talks to the network.

Where the environment names a server in MARKET_DATA_URL, every request goes there
instead of to Yahoo, by the same code.
"""

import logging
import os
import warnings
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pandas as pd
import yfinance
from curl_cffi.requests import Session
from yfinance.data import YfData

from decision.market.yahoo.answer import Answer

ENVIRONMENT = "MARKET_DATA_URL"
YAHOO = ".yahoo.com"
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


def ask(symbol: str, *, start: date, end: date, timeout: float) -> Answer:
    """Daily prices from `start` up to `end` or two days more, split-adjusted.

    `timeout` is in seconds, for one request. Raises whatever yfinance raises.
    """
    ticker = yfinance.Ticker(symbol, session=_session(os.environ.get(ENVIRONMENT)))
    # Knowing the time zone spares a request with a time limit of its own. It only
    # places the ends of the range, which the caller cuts to the day.
    ticker._tz = "America/New_York"
    table = ticker.history(
        start=start, end=end + timedelta(days=2), auto_adjust=False, timeout=timeout
    )
    about = ticker.get_history_metadata()
    return Answer(table=table, about={key: about[key] for key in ABOUT if key in about})


def forget() -> None:
    """Drop what yfinance remembers, which includes error pages, cookie and crumb."""
    YfData.cache_get.cache_clear()
    shared = YfData()
    shared._cookie = shared._crumb = None


class ElsewhereSession(Session[Any]):
    """Sends what is meant for Yahoo to another server, and refuses all else."""

    def __init__(self, server: str) -> None:
        super().__init__(impersonate="chrome")
        self._server = urlsplit(server)

    def request(self, method: Any, url: str, *args: Any, **options: Any) -> Any:
        """One request, with the path and query it would have had."""
        asked = urlsplit(url)
        host = asked.hostname or ""
        if not host.endswith(YAHOO):
            raise ConnectionError(f"{host} is not Yahoo")
        options["headers"] = {**(options.get("headers") or {}), "X-Yahoo-Host": host}
        target = (self._server.scheme, self._server.netloc, asked.path, asked.query, "")
        return super().request(method, urlunsplit(target), *args, **options)


@cache
def _session(server: str | None) -> Session[Any]:
    return ElsewhereSession(server) if server else Session(impersonate="chrome")
