"""The last good answer about each symbol, kept on disk for when Yahoo does not answer.

One file for a symbol, in a folder of its own: the symbol, its days and prices, and
nothing of who asked. What cannot be read counts as absent, what cannot be written is
not kept; neither is an error.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Self, cast

import numpy as np
from pydantic import BaseModel, ConfigDict, model_validator

from decision.errors import MarketError
from decision.market.numbers import number
from decision.market.series import years_before
from decision.market.yahoo.answer import Answer, Quote, completed, quote_from
from decision.market.yahoo.environment import Source
from decision.market.yahoo.memory import Question

if TYPE_CHECKING:
    import pandas as pd

# A wrong symbol and a day without prices are answers: an older one would hide them.
SERVES = ("rate_limited", "unreachable", "unreadable")
_NOT_READ = ["Open", "High", "Low"]
# Our names: in a folder that somebody chose may lie files of theirs.
_NAME = "[0-9a-f]" * 32


class Kept(BaseModel):
    """An answer as it is written: its days in order, and as many of every number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    symbol: str
    days: tuple[date, ...]
    columns: dict[str, tuple[float | None, ...]]
    about: dict[str, str | float]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        lengths = {len(self.days), *map(len, self.columns.values())}
        if len(lengths) > 1 or any(one >= later for one, later in pairwise(self.days)):
            raise ValueError("days and numbers do not belong together")
        return self


def or_kept(
    found: Quote | MarketError, question: Question, *, source: Source
) -> Quote | MarketError:
    """The kept answer in place of a failure of Yahoo's, with the note kept_REASON.

    The failure stays where nothing is kept or its last price before the day is too
    old to go by.
    """
    if not isinstance(found, MarketError) or found.reason not in SERVES:
        return found
    quote = _kept_quote(question, source)
    if quote is None or _is_too_old(quote, question.day):
        return found
    return replace(quote, notes=(*quote.notes, f"kept_{found.reason}"))


def is_kept(notes: Iterable[str]) -> bool:
    """Whether notes say that something is of an earlier look-up.

    >>> is_kept(("minor_unit", "kept_unreachable"))
    True
    """
    return any(note.startswith("kept_") for note in notes)


def keep(answer: Answer, question: Question, *, source: Source) -> None:
    """Write an answer down, unless a later one is kept already."""
    path = _path(question.symbol, source)
    if path is None:
        return
    new, old = _to_keep(answer, question), _read(path)
    if not new.days or (old and old.days and old.days[-1] > new.days[-1]):
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, new.model_dump_json())
        _make_room(path.parent)


def _kept_quote(question: Question, source: Source) -> Quote | None:
    path = _path(question.symbol, source)
    kept = _read(path) if path else None
    if kept is None or kept.symbol != question.symbol:
        return None
    with suppress(KeyError):  # written before something was read that now is
        return quote_from(_answer(kept), day=question.day)
    return None


def _is_too_old(quote: Quote, day: date) -> bool:
    days = quote.history.days
    return not days or (day - days[-1]).days > number("yahoo_kept", "days")


def _to_keep(answer: Answer, question: Question) -> Kept:
    """Always so many years: a longer past would tell when somebody bought."""
    table = completed(answer).table.drop(columns=_NOT_READ, errors="ignore")
    first = years_before(question.day, number("yahoo_history"))
    recent = table[cast("pd.DatetimeIndex", table.index).date >= first]
    told = {k: v for k, v in answer.about.items() if isinstance(v, (str, int, float))}
    return Kept(
        symbol=question.symbol,
        days=tuple(cast("pd.DatetimeIndex", recent.index).date),
        columns={str(name): _numbers(recent[name]) for name in recent},
        about=told,
    )


def _numbers(column: "pd.Series[float]") -> tuple[float | None, ...]:
    values = column.to_numpy(np.float64)
    known = zip(values.tolist(), np.isfinite(values).tolist(), strict=True)
    return tuple(value if is_known else None for value, is_known in known)


def _answer(kept: Kept) -> Answer:
    import pandas as pd  # not paid by who types a price

    index = pd.DatetimeIndex(pd.to_datetime(list(kept.days)))
    columns = {
        name: np.array(values, dtype=np.float64)
        for name, values in kept.columns.items()
    }
    return Answer(table=pd.DataFrame(columns, index=index), about=dict(kept.about))


def _path(symbol: str, source: Source) -> Path | None:
    """A name that any disk takes; answers of another server do not mix with Yahoo's."""
    if source.folder is None:
        return None
    key = sha256(f"{source.server or 'yahoo'} {symbol}".encode()).hexdigest()
    return source.folder / f"{key[:32]}.json"


def _read(path: Path) -> Kept | None:
    with suppress(OSError, ValueError):
        return Kept.model_validate_json(path.read_bytes())
    return None


def _write(path: Path, text: str) -> None:
    """All of it or nothing, whoever else reads or writes."""
    with NamedTemporaryFile(
        "w",
        dir=path.parent,
        prefix=path.stem,
        suffix=".part",
        encoding="utf-8",
        delete=False,
    ) as file:
        part = Path(file.name)
        try:
            file.write(text)
            file.close()
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def _make_room(folder: Path) -> None:
    """The oldest of ours give way, and so do parts that were never finished."""
    ours = [*folder.glob(f"{_NAME}.json"), *folder.glob(f"{_NAME}*.part")]
    oldest_last = sorted(ours, key=lambda one: one.stat().st_mtime, reverse=True)
    for one in oldest_last[number("yahoo_kept") :]:
        one.unlink(missing_ok=True)
