"""What a written reason resembles: constructions per bias, and what cancels them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from decision.mind.bias import BIASES, Bias, BiasId
from decision.mind.cues import weighed
from decision.mind.pattern import compiled, may_match
from decision.mind.text import Reading, is_english, read_words

_FILE = Path(__file__).with_name("reasons.toml")
# What cancels a construction wherever nothing else is said.
_USUAL_GUARDS = ("denied", "dismissed", "purpose")
_REACH = 6  # words on either side of a construction within which a guard cancels it


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Constructions that say one thing; `match` and `miss` are tested examples.

    `guards` name lists of phrases that cancel a construction; `unless` are phrases
    that cancel this family alone, near a construction; `absent` must stand nowhere.
    """

    label: str
    bias: tuple[BiasId, ...]
    patterns: tuple[str, ...]
    match: tuple[str, ...]
    miss: tuple[str, ...]
    guards: tuple[str, ...] = _USUAL_GUARDS
    unless: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Phrases that cancel a construction they stand near.

    `side` says where they count: before it (in the same clause), after it, or on
    both sides; `reach` is in words. `example` is a sentence that only it takes back.
    """

    patterns: tuple[str, ...]
    side: str = "both"
    reach: int = _REACH
    example: str = ""


def read_reason(text: str) -> list[Bias]:
    """The biases that the wording of a reason resembles, in a fixed order.

    Only English is read: another language resembles nothing. Nothing here is a
    diagnosis: it is a likeness of words.

    >>> [(bias.id, bias.matched) for bias in read_reason("I can't sell at a loss.")]
    [('loss_aversion', ("can't sell at a loss",))]
    >>> read_reason("I need the money for the roof in February.")
    []
    """
    if not is_english(text):
        return []
    reading = read_words(text)
    hits = [hit for family in families() for hit in _hits(family, reading)]
    hits = hits or _weighed(reading)
    return [
        Bias(id=bias, matched=_typed(reading, places))
        for bias in BIASES
        if (places := sorted({place for which, place in hits if which == bias}))
    ]


def _weighed(reading: Reading) -> list[tuple[BiasId, tuple[int, int]]]:
    """What cues make probable where no construction and no guard stands."""
    general = (guards()[name] for name in _USUAL_GUARDS)
    is_guarded = any(_finds(one.patterns, reading.plain, reading) for one in general)
    taken_back = {bias for family in families() for bias in _cancelled(family, reading)}
    found = [] if is_guarded else weighed(reading)
    return [hit for hit in found if hit[0] not in taken_back]


@cache
def families() -> tuple[Family, ...]:
    """Every family of constructions, in the order of the file."""
    return tuple(
        Family(**{name: _frozen(value) for name, value in table.items()})
        for table in _rules()["family"]
    )


@cache
def guards() -> dict[str, Guard]:
    """What cancels a construction, by name."""
    return {
        name: Guard(**{key: _frozen(value) for key, value in table.items()})
        for name, table in _rules()["guard"].items()
    }


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _hits(family: Family, reading: Reading) -> Iterator[tuple[BiasId, tuple[int, int]]]:
    if _finds(family.absent, reading.plain, reading):
        return iter(())
    places = [
        place
        for pattern in family.patterns
        for place in _places(pattern, reading)
        if not _is_cancelled(place, family, reading)
    ]
    return ((bias, place) for bias in family.bias for place in places)


def _cancelled(family: Family, reading: Reading) -> tuple[BiasId, ...]:
    """The family's biases where one of its constructions stands, taken back or not."""
    stands = _finds(family.patterns, reading.plain, reading)
    return family.bias if stands else ()


def _places(pattern: str, reading: Reading) -> list[tuple[int, int]]:
    if not may_match(pattern, reading.vocabulary):
        return []
    found = compiled(pattern).finditer(reading.plain)
    return [reading.words_between(*match.span()) for match in found]


def _is_cancelled(place: tuple[int, int], family: Family, reading: Reading) -> bool:
    own = Guard(patterns=family.unless, side="within")
    return any(
        _guards_against(guard, place, reading)
        for guard in (own, *(guards()[name] for name in family.guards))
    )


def _guards_against(guard: Guard, place: tuple[int, int], reading: Reading) -> bool:
    before, inside, after = _around(place, guard.reach, reading)
    stretches = {
        "before": (before,),
        "after": (after,),
        "both": (before, after),
        "within": (_without_last_word(before) + inside.rstrip() + after,),
    }
    return any(_finds(guard.patterns, text, reading) for text in stretches[guard.side])


def _finds(patterns: tuple[str, ...], text: str, reading: Reading) -> bool:
    return any(
        compiled(pattern).search(text)
        for pattern in patterns
        if may_match(pattern, reading.vocabulary)
    )


def _around(
    place: tuple[int, int], reach: int, reading: Reading
) -> tuple[str, str, str]:
    """The clause before a construction, its own words, the sentence after it.

    The first word of its own belongs to the clause before as well: in "not waiting
    to get back" the construction starts at "waiting", which the negation is about.
    """
    first, last = place
    ends, count = reading.starts, len(reading.spans)
    start, end = ends[first], ends[last + 1]
    before = reading.plain[ends[max(0, first - reach)] : ends[first + 1] + 1]
    after = reading.plain[end : ends[min(count, last + 1 + reach)] + 1]
    return _last_clause(before), reading.plain[start:end] + " ", _sentence(after)


def _sentence(after: str) -> str:
    return after.split(" . ")[0] + " "


def _without_last_word(words: str) -> str:
    return words.rstrip().rpartition(" ")[0]


def _last_clause(words: str) -> str:
    for pause in (" . ", " , ", " but ", " yet "):
        words = " " + words.rsplit(pause, 1)[-1].lstrip(" ")
    return words


def _typed(reading: Reading, places: list[tuple[int, int]]) -> tuple[str, ...]:
    """Each stretch once, the longer of two that overlap, as it was typed."""
    kept: list[tuple[int, int]] = []
    for place in places:
        if not kept or place[0] > kept[-1][1]:
            kept.append(place)
        elif place[1] - place[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = place
    return tuple(reading.as_typed(*place) for place in kept)
