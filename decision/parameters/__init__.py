"""Dated numbers the rules depend on, each with its unit and its source.

One TOML file per country, and `judgements.toml` for our own. A parameter's name is
the file and the table: `us.capital_loss_limit`, `judgements.safe_rate_after_tax`.
A table holds either dated `values`, each in force from its day until the next one, or
what always holds: one `value`, or several entries by name.
"""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from decision.errors import NoParameterError

FOLDER = Path(__file__).parent

Used = set[tuple[str, str]]
_recorded: ContextVar[Used | None] = ContextVar("recorded", default=None)
_kept: list[Callable[[], None]] = []
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def parameter(name: str, *, on: date, key: str = "value") -> Any:
    """The value of a parameter in force on a day.

    Raises NoParameterError if our records of it start later than `on`, or if no
    parameter or key has that name.

    >>> parameter("us.capital_loss_limit", on=date(2025, 6, 30), key="mfs")
    1500
    """
    used = _recorded.get()
    value = _value(name, on, key)
    if used is not None:
        used.add((name, key))
    return value


@contextmanager
def recording() -> Iterator[Used]:
    """The names and keys of every parameter that is read while this is open.

    >>> with recording() as used:
    ...     _ = judgement("tie")
    >>> used
    {('judgements.tie', 'value')}
    """
    used: Used = set()
    token = _recorded.set(used)
    try:
        yield used
    finally:
        _recorded.reset(token)


def remembering(
    size: int,
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep the last `size` answers of a function of immutable values.

    An answer that is kept counts as having read what was read for it. `forget` drops
    the answers of all such functions.
    """

    def decorate(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @lru_cache(maxsize=size)
        def known(*args: Asked.args, **named: Asked.kwargs) -> tuple[Answer, Used]:
            with recording() as used:
                return function(*args, **named), used

        _kept.append(known.cache_clear)

        @wraps(function)
        def answer(*args: Asked.args, **named: Asked.kwargs) -> Answer:
            kept, read = known(*args, **named)  # type: ignore[arg-type]  # hashable, as said
            used = _recorded.get()
            if used is not None:
                used |= read
            return kept

        return answer

    return decorate


def forget() -> None:
    """Drop every answer that is kept, as if nothing had been asked before."""
    for drop in _kept:
        drop()


def judgement(name: str, key: str = "value") -> Any:
    """One of our own numbers, which do not change with the day of the case.

    >>> judgement("safe_rate_after_tax")
    0.03
    """
    return parameter(f"judgements.{name}", on=date.min, key=key)


@cache
def parameters() -> dict[str, dict[str, Any]]:
    """Every parameter by its dotted name, as written in the files of this folder."""
    return {
        f"{file.stem}.{name}": table
        for file in sorted(FOLDER.glob("*.toml"))
        for name, table in tomllib.loads(file.read_text("utf-8")).items()
    }


def first_known(name: str) -> date:
    """The day the oldest recorded value of a dated parameter came into force."""
    first: date = _table(name)["values"][0]["from"]
    return first


def last_known(name: str) -> date:
    """The day the newest recorded value of a dated parameter came into force."""
    last: date = _table(name)["values"][-1]["from"]
    return last


@lru_cache(maxsize=4096)
def _value(name: str, on: date, key: str) -> Any:
    table = _table(name)
    row = _row_in_force(name, on) if "values" in table else table
    if key not in row:
        raise NoParameterError(f"{name} has no entry called {key}.")
    return row[key]


def _table(name: str) -> dict[str, Any]:
    if name not in parameters():
        raise NoParameterError(f"No parameter is called {name}.")
    return parameters()[name]


def _row_in_force(name: str, on: date) -> dict[str, Any]:
    rows: list[dict[str, Any]] = _table(name)["values"]
    in_force = [row for row in rows if row["from"] <= on]
    if not in_force:
        raise NoParameterError(f"No value of {name} is recorded for {on}.")
    return in_force[-1]
