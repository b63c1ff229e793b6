"""Word classes, read from words.toml."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Every class by name: phrases that mean one thing for our purpose."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    return {name: _phrases(lines) for name, lines in tables.items()}


@cache
def words(name: str) -> frozenset[str]:
    """The phrases of one class, for membership tests."""
    return frozenset(word_classes()[name])


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in lines.split(",") if phrase.strip())
