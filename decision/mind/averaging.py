"""Whether somebody thinks of buying more of what has fallen."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decision.mind.text import read_words

_FILE = Path(__file__).with_name("averaging.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Phrases, and words that cancel one when they stand so many words before it."""

    phrases: tuple[str, ...]
    cancelled_by: frozenset[str]
    cancelled_within: int


def thinks_of_buying_more(reason: str) -> bool:
    """Whether a written reason speaks of averaging down, and does not rule it out.

    >>> thinks_of_buying_more("I could average down and be out sooner.")
    True
    >>> thinks_of_buying_more("I will never average down again.")
    False
    """
    plain, known = read_words(reason).plain, _words()
    return any(
        known.cancelled_by.isdisjoint(
            _of_the_sentence(before)[-known.cancelled_within :]
        )
        for phrase in known.phrases
        for before in _all_before(plain, f" {phrase} ")
    )


@cache
def _words() -> _Words:
    read = tomllib.loads(_FILE.read_text("utf-8"))
    return _Words(
        phrases=tuple(read["phrases"]),
        cancelled_by=frozenset(read["cancelled_by"]),
        cancelled_within=read["cancelled_within"],
    )


def _of_the_sentence(before: str) -> list[str]:
    """The words since the last full stop."""
    return f"{before} ".rpartition(" . ")[2].split()


def _all_before(plain: str, phrase: str) -> list[str]:
    """What stands before each place at which the phrase is found."""
    pieces = plain.split(phrase)
    return [phrase.join(pieces[: count + 1]) for count in range(len(pieces) - 1)]
