"""Words that weigh: what constructions miss, read by many small cues together.

A cue is a word's stem or a class of words.toml. Its weight per
bias was fitted to the labelled sentences of tests/cases/reasons*.csv by
bench/reason_cues.py (logistic regression with a penalty on large weights).
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path

from decision.mind.bias import BIASES, BiasId
from decision.mind.levels import levels
from decision.mind.text import Reading
from decision.mind.words import word_classes

_FILE = Path(__file__).with_name("cues.csv")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
_LONGEST = 4  # words of a phrase that are looked up at once


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign in a text, and the words (first to last) that it stands on."""

    sign: str
    first: int
    last: int


def cues(reading: Reading, *, first: int = 0, last: int | None = None) -> list[Cue]:
    """Every cue between two words of a text."""
    typed = reading.plain.split()[first:last]
    stems = [
        (place, stem(word)) for place, word in enumerate(typed) if word not in ".,"
    ]
    single = [Cue(word, first + at, first + at) for at, word in stems]
    return [*single, *_of_classes(typed, first)]


def chances(found: list[Cue]) -> dict[str, float]:
    """How probable each bias is, given the cues of one stretch of text."""
    known = {cue.sign for cue in found} & weights().keys()
    scale = 1 / sqrt(max(1, len(known)))
    scores = dict(weights()["(start)"])
    for sign in known:
        for bias, weight in weights()[sign].items():
            scores[bias] += weight * scale
    return {bias: 1 / (1 + exp(-score)) for bias, score in scores.items()}


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Weight of every cue by bias; `(start)` holds what is there without any."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["cue"]][row["bias"]] = float(row["weight"])
    return dict(found)


def stem(word: str) -> str:
    """A word without its ending, roughly.

    >>> stem("selling"), stem("losses"), stem("hoped")
    ('sel', 'los', 'hop')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def weighed(reading: Reading) -> Iterator[tuple[BiasId, tuple[int, int]]]:
    """Biases that the cues of a stretch make probable, and the heaviest words.

    A long text is read in stretches that overlap by half; a stretch of fewer than a
    few words says too little.
    """
    asked = levels("cues")
    count = len(reading.spans)
    starts = _stretches(count, asked["stretch"]) if count >= asked["fewest"] else ()
    for start in starts:
        found = cues(reading, first=start, last=start + asked["stretch"])
        yield from _probable(found, asked["value"])


def _stretches(count: int, length: int) -> Iterable[int]:
    return range(0, max(1, count - length // 2), length // 2)


def _probable(
    found: list[Cue], least: float
) -> Iterator[tuple[BiasId, tuple[int, int]]]:
    likely = [bias for bias, chance in chances(found).items() if chance >= least]
    for bias in BIASES:
        if bias in likely:
            heaviest = max(
                found, key=lambda cue: weights().get(cue.sign, {}).get(bias, 0)
            )
            yield bias, (heaviest.first, heaviest.last)


def _of_classes(typed: list[str], first: int) -> Iterator[Cue]:
    phrases, beginnings = _lookup()
    for at, word in enumerate(typed):
        for length in range(1, _LONGEST + 1):
            for name in phrases.get(" ".join(typed[at : at + length]), ()):
                yield Cue(
                    f"{{{name}}}", first + at, first + min(at + length, len(typed)) - 1
                )
        for start, name in beginnings.get(word[:3], ()):
            if word.startswith(start):
                yield Cue(f"{{{name}}}", first + at, first + at)


@cache
def _lookup() -> tuple[dict[str, set[str]], dict[str, list[tuple[str, str]]]]:
    """Classes by whole phrase, and by the first three letters of a beginning."""
    phrases: dict[str, set[str]] = defaultdict(set)
    beginnings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, members in word_classes().items():
        for phrase in members:
            if phrase.isascii() and phrase.endswith("*") and " " not in phrase:
                beginnings[phrase[:3]].append((phrase[:-1], name))
            elif not set("~{|*") & set(phrase):
                phrases[phrase].add(name)
    return dict(phrases), dict(beginnings)
