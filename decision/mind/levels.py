"""Our thresholds, read from levels.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("levels.toml")


@cache
def levels(name: str) -> dict[str, Any]:
    """The thresholds called `points`, `discount` or `cues`, with their source."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))[name]
    return table
