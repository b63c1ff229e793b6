"""The small language in which constructions are written, as regular expressions.

    word      that word              a|{b}   either of them     pre*   any ending
    {class}   a phrase of the class  ?x      x may be missing
    ~4        up to four words of any kind, within one sentence
    _12       up to twelve words of any kind, across the ends of sentences
    A & B     both in either order, at most twelve words apart
    #  %      a number, a percentage        ,  a pause

Every gap is bounded and no sign repeats another, so reading takes time in proportion
to the length of the text.
"""

import re
from functools import cache

from decision.mind.words import word_classes

_GAPS = {"~": r"(?: [^ .]+){{0,{}}}?", "_": r"(?: [^ ]+){{0,{}}}?"}
_APART = "_12"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """One construction as a regular expression over plain words.

    Raises KeyError if the pattern names a class that words.toml does not hold.
    """
    either = (f" {_APART} ".join(order) for order in _orders(pattern.split(" & ")))
    return re.compile("|".join("".join(map(_element, one.split())) for one in either))


def _orders(sides: list[str]) -> list[list[str]]:
    return [sides, sides[::-1]] if len(sides) > 1 else [sides]


def _element(sign: str) -> str:
    if sign.startswith("?"):
        return f"(?:{_element(sign[1:])})?"
    if sign[0] in _GAPS:
        return _GAPS[sign[0]].format(int(sign[1:]))
    return f"(?:{'|'.join(map(_alternative, sign.split('|')))})(?= )"


def _alternative(sign: str) -> str:
    if sign.startswith("{"):
        return f"(?:{_phrases(sign.strip('{}'))})"
    return " " + re.escape(sign).replace(r"\*", "[^ ]*")


@cache
def _phrases(name: str) -> str:
    return "|".join(
        "".join(map(_element, phrase.split())) for phrase in word_classes()[name]
    )


def may_match(pattern: str, vocabulary: frozenset[str]) -> bool:
    """Whether a text of these words could hold the construction at all.

    Quick, and spares compiling most expressions: every part needs one of its words.
    The vocabulary is that of a Reading.
    """
    return all(_is_open_to(part, vocabulary) for part in _parts(pattern))


@cache
def _parts(pattern: str) -> tuple[str, ...]:
    return tuple(sign for sign in pattern.split() if sign[0] not in (*_GAPS, "?", "&"))


def _is_open_to(part: str, vocabulary: frozenset[str]) -> bool:
    return not _starters(part).isdisjoint(vocabulary)


@cache
def _starters(part: str) -> frozenset[str]:
    """A word that each alternative needs, or its beginning and a star."""
    return frozenset(word for sign in part.split("|") for word in _first_words(sign))


def _first_words(sign: str) -> set[str]:
    if not sign.startswith("{"):
        return {sign}
    firsts = {_parts(phrase)[0] for phrase in word_classes()[sign.strip("{}")]}
    return {
        word
        for first in firsts
        for one in first.split("|")
        for word in _first_words(one)
    }
