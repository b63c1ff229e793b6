"""Our thresholds, read from levels.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("levels.toml")


@cache
def levels(name: str) -> dict[str, Any]:
    """The thresholds of one table of levels.toml, with their source."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))[name]
    return table
