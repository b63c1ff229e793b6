"""What the environment says about the source of prices: three settings, all optional.

MARKET_DATA_URL names a server that answers in Yahoo's place, MARKET_DATA_CACHE the
folder of the last good answers (empty: none are kept), MARKET_DATA_PAUSE the seconds
without requests after one was refused.
"""

import os
from math import isfinite
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from platformdirs import user_cache_path

from decision.errors import MarketError
from decision.market.numbers import number

SERVER = "MARKET_DATA_URL"
CACHE = "MARKET_DATA_CACHE"
PAUSE = "MARKET_DATA_PAUSE"


class Source(NamedTuple):
    """Whom to ask (None: Yahoo itself), where to keep answers, how long to pause."""

    server: str | None
    folder: Path | None
    pause: float


def source() -> Source:
    """The source of prices; raises MarketError where a setting cannot be used."""
    return Source(_server(), _folder(), _pause())


def _server() -> str | None:
    said = os.environ.get(SERVER)
    if not said:
        return None
    if not _is_address(said):
        raise _wrong(SERVER, said, "an address such as http://127.0.0.1:8000")
    return said


def _is_address(said: str) -> bool:
    try:
        parts = urlsplit(said)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.port != 0  # to read it is to check it
        )
    except ValueError:
        return False


def _folder() -> Path | None:
    said = os.environ.get(CACHE)
    if said is None:
        return user_cache_path("hold-or-sell", appauthor=False) / "prices"
    try:
        return Path(said).expanduser() if said else None
    except RuntimeError:  # the home of somebody who has none here
        raise _wrong(CACHE, said, "a folder, such as /var/cache/prices") from None


def _pause() -> float:
    said = os.environ.get(PAUSE)
    if not said:
        return float(number("yahoo_pause"))
    try:
        seconds = float(said)
    except ValueError:
        seconds = -1.0
    if not (isfinite(seconds) and seconds >= 0):
        raise _wrong(PAUSE, said, "a number of seconds, such as 300")
    return seconds


def _wrong(name: str, said: str, wanted: str) -> MarketError:
    return MarketError(
        "wrong_setting",
        f"The setting {name} is “{said}”, which cannot be used.",
        f"Set it to {wanted}, or leave it out; or type the price of one unit.",
    )
