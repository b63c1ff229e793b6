"""Numbers in a written condition: a price to fall or rise to, a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY = re.compile(
    rf"""
    \b (?P<year>\d{{4}}) - (?P<month>\d{{2}}) - (?P<day>\d{{2}}) \b
    | \b (?P<day_first>\d{{1,2}}) (?:st|nd|rd|th)? [ ] (?P<name>{_MONTH})
      ,? [ ] (?P<year_after>\d{{4}}) \b
    | \b (?P<name_first>{_MONTH}) [ ] (?P<day_after>\d{{1,2}}) (?:st|nd|rd|th)?
      ,? [ ] (?P<year_last>\d{{4}}) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PRICE = re.compile(
    r"""
    (?: (?P<below> below | under | beneath | less[ ]than | lower[ ]than
        | (?:falls|drops|sinks|down)[ ]to | <=? )
      | (?P<above> above | over | more[ ]than | higher[ ]than
        | (?:rises|climbs|up|back)[ ]to | back[ ]at | >=? )
      | (?P<either> reaches | hits ) )
    [ ]? [$€£¥]? [ ]?
    (?P<level> \d{1,3} (?:,\d{3})+ (?:\.\d+)? | \d+ (?:\.\d+)? )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What a number that is no price of a unit measures: before it, and after it.
_OTHER_SUBJECT = re.compile(
    r"\b(revenue|sales|margins?|earnings|profits?|eps|dividends?|yield|debt|rates?"
    r"|subscribers|customers|users|income|growth|weight|share of|ratio|vix|inflation"
    r"|p/?e|age|market cap|book value|cash|index|s&p|nasdaq|dow|oil|gold|dollar|euro"
    r"|pound|unemployment|salary|i am|i'm)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# What turns a price round ("does not fall below"), or makes it a distance ("20 % below
# 62", "falls more than 5"): left to the person.
_TURNED = re.compile(
    r"\b(?:not|never|without|hardly|no longer)\b[^.;,]{0,20}$|n['’]t\b[^.;,]{0,20}$"
    r"|(?:%|percent|per cent|pct|points?|dollars?|euros?|pounds?) $",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"\b(?:by|falls?|drops?|sinks?|rises?|climbs?|gains?|los[es]s?|loses|lost|down|up"
    r"|pays?|costs?) $",
    re.IGNORECASE,
)
_OTHER_UNIT = re.compile(
    r"^(?:k\b|e\d|,\d|[pc]\b|-)"
    r"|^ ?(?:pence|cents?|standard|(?:st|nd|rd|th)\b)"
    r"|^ ?(%|percent|per cent|pct|days?|weeks?|months?|years?|quarters?|times|x\b"
    r"|million|billion|bn|mn|m\b|bps|points?|people|shares|units|customers|users"
    r"|subscribers|employees)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedCondition:
    """A part of a written condition that a number can answer.

    `level` is a price of one unit in the currency it was written in; for `on_day` the
    day stands in `day`. `words` are those of the text.
    """

    kind: Literal["at_or_below", "at_or_above", "on_day"]
    words: str
    level: float | None = None
    day: date | None = None

    def met_on(self, closes: Sequence[tuple[date, float]], today: date) -> date | None:
        """The first day up to today that meets it; None while none has.

        `closes` are days with the price of a unit, oldest first.

        >>> (low,) = numbered_conditions("it closes below 40")
        >>> low.met_on([(date(2027, 1, 4), 41.0), (date(2027, 1, 5), 40.0)], date.max)
        datetime.date(2027, 1, 5)
        """
        if self.day is not None:
            return self.day if self.day <= today else None
        seen = (on for on, close in closes if on <= today and self._holds(close))
        return next(seen, None)

    def _holds(self, close: float) -> bool:
        assert self.level is not None, "a condition without a day has a level"
        if self.kind == "at_or_below":
            return close <= self.level
        return close >= self.level


def numbered_conditions(
    text: str, *, price: float | None = None
) -> tuple[NumberedCondition, ...]:
    """Prices and days in a condition as it was written, in the order of the text.

    Only what is plainly a price of a unit is read: a share of sales, a percentage or a
    number of weeks is left to the person, and so is what is not to happen. `price` is
    that of a unit when it was written: what it hits may lie below it.

    >>> [(one.kind, one.level) for one in numbered_conditions("falls under $35.50")]
    [('at_or_below', 35.5)]
    >>> numbered_conditions("sales fall below 40 million")
    ()
    """
    found = [*_days(text), *_prices(text, price)]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _days(text: str) -> Iterator[tuple[int, NumberedCondition]]:
    for match in _DAY.finditer(text):
        day = _day(match)
        if day is not None:
            yield (
                match.start(),
                NumberedCondition(kind="on_day", words=match.group(), day=day),
            )


def _day(match: re.Match[str]) -> date | None:
    """The day that is meant; None for one that no calendar has, such as 31 June."""
    part = match.groupdict()
    name = part["name"] or part["name_first"]
    month = _month(name) if name else int(part["month"])
    year = part["year"] or part["year_after"] or part["year_last"]
    day = part["day"] or part["day_first"] or part["day_after"]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    return 1 + next(
        place
        for place, month in enumerate(_MONTHS)
        if month.startswith(name[:3].lower())
    )


def _prices(text: str, price: float | None) -> Iterator[tuple[int, NumberedCondition]]:
    days = [match.span() for match in _DAY.finditer(text)]
    for match in _PRICE.finditer(text):
        at = match.start("level")
        if any(start <= at < end for start, end in days) or _is_no_price(match, text):
            continue
        words = text[match.start() : match.end("level")]
        level = float(match["level"].replace(",", ""))
        is_fall = match["below"] or (match["either"] and level < (price or 0.0))
        kind: Literal["at_or_below", "at_or_above"] = (
            "at_or_below" if is_fall else "at_or_above"
        )
        yield match.start(), NumberedCondition(kind=kind, words=words, level=level)


def _is_no_price(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end("level") : match.end("level") + 20]
    is_distance = match.group().lower().startswith(("more", "less"))
    return bool(
        _OTHER_SUBJECT.search(before)
        or _OTHER_UNIT.match(after)
        or _TURNED.search(before)
        or (is_distance and _DISTANCE.search(before))
    )
