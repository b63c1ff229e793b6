"""A written reason as plain words whose places in the text are remembered."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from decision.mind.words import words

# Numbers become one sign, percentages another, because what a person is attached to
# is a price, never a share; a ratio such as 60/40 is a portfolio and neither. Nought is
# what people break even at, or fear.
_TOKEN = re.compile(
    r"(?P<ratio>\d+/\d+|\d+-\d+-\d+)"
    r"|(?P<year>(?<![\w$€£¥.,])(?:19|20)\d\d(?![\d%]|[.,]\d|k\b|m\b))"
    r"|(?P<percent>\d[\d.,]* ?(?:%|percent\b|per cent\b|pct\b))"
    r"|(?P<zero>(?<![\w$€£¥.,])0(?![\w.,%]))"
    r"|(?P<minus>(?<![\w-])[-−][$€£¥]? ?\d[\d.,]*(?<![.,])%?)"
    r"|(?P<number>(?:[$€£¥] ?)?\d[\d.,]*(?<![.,])(?:k\b|m\b|mn\b|bn\b|mil\b)?)"
    r"|(?P<short>\bb/e\b)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*)"
    r"|(?P<end>[.!?…\n]+)"
    r"|(?P<pause>[,;:()–—=]| - )"
    r"|(?P<sign>[💎🙌🚀🦍])",
    re.IGNORECASE,
)
_SIGNS = {
    "ratio": "ratio",
    "year": "yr",
    "zero": "zero",
    "percent": "%",
    "minus": "minus",
    "number": "#",
    "end": ".",
    "pause": ",",
}
# No beginning of a word that a construction asks for is longer.
_LONGEST = 16
_LAST_LATIN = "\u024f"
_APOSTROPHE = re.compile(r"['’ʼ`´]")
_LETTERS_THRICE = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a text joined by single spaces, and where each stands in it.

    `plain` starts and ends with a space. `starts` are places in `plain`, `spans`
    places in the text as typed. `starts` has one more entry, the last space. The
    `vocabulary` holds every word, and every beginning of one with a star (`sel*`).
    """

    text: str
    plain: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    vocabulary: frozenset[str]

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """First and last word that a stretch of `plain` touches."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.starts, end - 1) - 1)

    def as_typed(self, first: int, last: int) -> str:
        """The typed words from the first to the last, both included."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def read_words(text: str) -> Reading:
    """Split a text into words, numbers and pauses.

    >>> read_words("I can't sell at $62.50!").plain
    ' i cant sell at # . '
    """
    found = list(_TOKEN.finditer(text))
    plain = [_plain(match) for match in found]
    starts = accumulate((len(word) + 1 for word in plain), initial=0)
    return Reading(
        text,
        "".join(f" {word}" for word in plain) + " ",
        tuple(starts),
        tuple(match.span() for match in found),
        _vocabulary(set(plain)),
    )


def is_english(text: str) -> bool:
    """Whether a text looks like English, the only language that is read.

    Told by its small words: it is another language where those of others, and words
    with letters such as é or ł, are more than the English ones, or where most letters
    are not Latin. In doubt it is English.

    >>> is_english("I will sell when it is back")
    True
    >>> is_english("Ich verkaufe es nie mehr")
    False
    """
    letters = [sign for sign in text if sign.isalpha()]
    if 2 * sum(sign > _LAST_LATIN for sign in letters) > len(letters):
        return False
    typed = [word for word in read_words(text).plain.split() if word.isalpha()]
    english = sum(word in words("english") for word in typed)
    foreign = sum(_is_foreign(word) for word in typed)
    return foreign <= english


def _vocabulary(plain: set[str]) -> frozenset[str]:
    """So that whether a word that starts so is there is one look-up, however long."""
    starts = {f"{word[:end]}*" for word in plain for end in range(1, _LONGEST + 1)}
    return frozenset(plain | starts)


def _is_foreign(word: str) -> bool:
    """A small word of another language, or one with letters English has not."""
    return word in words("foreign") or not word.isascii()


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup or "word"
    if kind in _SIGNS:
        return _SIGNS[kind]
    word = _APOSTROPHE.sub("", match.group().lower())
    return _LETTERS_THRICE.sub(r"\1", word)
