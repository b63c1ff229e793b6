"""Where each thing tips the answer: what it is now, and which side names which way."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from decision.report.amounts import say_list, uncapital
from decision.report.charts.marks import Chart, family_ink, ink, sized
from decision.report.words.flips import FlipRow, flip_rows, nearest_flip_text
from decision.report.words.names import strategy_name
from decision.verdict.decision import Decision, Flip

_STEP = 84
_NAME, _NOW, _BAR, _TIP = 12, 31, 50, 70
# Beside the stretch between now and where it tips, in units of that stretch.
_BEYOND_TIP, _BEYOND_NOW = 0.75, 0.5


class Strips(NamedTuple):
    """Tidy tables: stretches of each strip, and the marks with their labels on it."""

    stretches: pd.DataFrame
    marks: pd.DataFrame


def strips_chart(decision: Decision, *, unit: str, household: str) -> Chart:
    """A strip for each input that tips the answer, each on its own scale."""
    return draw_strips(strip_tables(decision, unit=unit, household=household))


def strips_title(decision: Decision, *, unit: str, household: str) -> str:
    """Which change is the nearest one, as a part of what it is now."""
    said = nearest_flip_text(decision, unit=unit, household=household)
    return said or "Nothing tips the answer by itself"


def strips_alt(decision: Decision, *, unit: str, household: str) -> str:
    """Every strip in words."""
    title = strips_title(decision, unit=unit, household=household)
    rows = flip_rows(decision, unit=unit, household=household)
    if not rows:
        return title
    said = say_list([f"{row.what} now {row.now}, {_said_side(row)}" for row in rows])
    return f"Strips, each on its own scale. {title}. {said}."


def strip_tables(decision: Decision, *, unit: str, household: str) -> Strips:
    """The strips of a decision, from 0 to 1 along their own scale.

    `stretches`: `what`, `strategy`, `start`, `end`, `said`, `is_now`, `row`. `marks`:
    `at`, `kind` (name, now, low or high), `label`, `row`.
    """
    rows = flip_rows(decision, unit=unit, household=household)
    told = zip(decision.flips, rows, strict=True)
    by_input = groupby(told, key=lambda one: one[0].input)
    strips = [_Strip(list(group), decision.action or "") for _, group in by_input]
    return Strips(
        stretches=pd.DataFrame(
            [(*one, row) for row, strip in enumerate(strips) for one in strip.parts()],
            columns=["what", "strategy", "start", "end", "said", "is_now", "row"],
        ),
        marks=pd.DataFrame(
            [(*one, row) for row, strip in enumerate(strips) for one in strip.marks()],
            columns=["at", "kind", "label", "row"],
        ),
    )


class _Strip:
    """One input: what it is now, and one or two values at which the answer tips."""

    def __init__(self, told: Sequence[tuple[Flip, FlipRow]], action: str) -> None:
        self._told = sorted(told, key=lambda one: one[0].value)
        self._action = action
        first, row = self._told[0]
        self._now, self._what, self._said_now = first.now, row.what, row.now
        known = [first.now, *(flip.value for flip, _ in self._told)]
        self._low, self._span = min(known), max(known) - min(known)
        below, above = (
            _BEYOND_NOW if end == first.now else _BEYOND_TIP
            for end in (min(known), max(known))
        )
        self._below, self._length = below, below + 1 + above

    def _at(self, value: float) -> float:
        """A value's place along the strip."""
        along = (value - self._low) / self._span if self._span else 0.0
        return (along + self._below) / self._length

    def parts(self) -> Iterator[tuple[str, str, float, float, str, bool]]:
        """The stretches from left to right with the way each names."""
        now = self._at(self._now)
        tips = [self._at(flip.value) for flip, _ in self._told]
        names: list[str] = [self._action]
        for flip, _ in self._told:
            names.insert(0 if flip.value < flip.now else len(names), flip.becomes)
        for (start, end), name in zip(pairwise([0.0, *tips, 1.0]), names, strict=True):
            is_now = start <= now <= end
            yield self._what, name, start, end, strategy_name(name), is_now

    def marks(self) -> Iterator[tuple[float, str, str]]:
        """The name, what it is now, and where it tips, each with its label."""
        yield 0.0, "name", self._what
        yield self._at(self._now), "now", _now_said(self._said_now, self._action)
        for flip, row in self._told:
            side = "low" if flip.value < flip.now else "high"
            label = f"{row.value}: {strategy_name(flip.becomes)}"
            yield self._at(flip.value), side, label[:1].upper() + label[1:]


def _now_said(now: str, action: str) -> str:
    return f"Now {now}: {strategy_name(action)}"


def _said_side(row: FlipRow) -> str:
    return f"{row.value} {uncapital(row.becomes)} is ahead"


def draw_strips(strips: Strips) -> Chart:
    """Draw strips from top to bottom, with labels around each."""
    stretches, marks = strips
    rows = int(stretches["row"].max()) + 1 if len(stretches) else 1
    layers = [
        *(_bars(stretches, one) for one in dict.fromkeys(stretches["strategy"])),
        *_ticks(marks),
        *_labels(marks),
    ]
    return sized(alt.layer(*layers), rows * _STEP)


def _along(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 1]), axis=None, title=None)


def _placed(table: pd.DataFrame, y: float) -> pd.DataFrame:
    return table.assign(y=table["row"] * _STEP + y)


_DOWN = alt.Y("y:Q", scale=None, axis=None, title=None)


def _bars(stretches: pd.DataFrame, strategy: str) -> alt.Chart:
    """The stretches that name one way in its family's colour; where it is now, full."""
    colour = family_ink(strategy)
    own = stretches[stretches["strategy"] == strategy]
    bars: alt.Chart = (
        alt.Chart(_placed(own, _BAR))
        .mark_bar(size=14, fill=colour, stroke=colour)
        .encode(
            _along("start"),
            alt.X2("end:Q"),
            _DOWN,
            fillOpacity=alt.condition("datum.is_now", alt.value(0.8), alt.value(0.2)),
            tooltip=[
                alt.Tooltip("what:N", title="What"),
                alt.Tooltip("said:N", title="Ahead here"),
            ],
        )
    )
    return bars


def _ticks(marks: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    """A dot for now, and a line where it tips."""
    now = _placed(marks[marks["kind"] == "now"], _BAR)
    tips = _placed(marks[marks["kind"].isin(["low", "high"])], _BAR)
    return (
        alt.Chart(tips)
        .mark_tick(orient="vertical", thickness=3, size=22, color=ink(), opacity=1)
        .encode(_along("at"), _DOWN),
        alt.Chart(now)
        .mark_point(size=110, filled=True, fill=ink(), stroke="white", opacity=1)
        .encode(_along("at"), _DOWN),
    )


def _labels(marks: pd.DataFrame) -> list[alt.Chart]:
    """The name above, now over its dot, each tip under the side that it opens."""
    return [
        _text(marks, "name", y=_NAME, align="left", at=0.0, fontWeight="bold"),
        _text(marks, "now", y=_NOW, align="center"),
        _text(marks, "low", y=_TIP, align="left", at=0.0),
        _text(marks, "high", y=_TIP, align="right", at=1.0),
    ]


def _text(
    marks: pd.DataFrame, kind: str, *, y: float, at: float | None = None, **look: Any
) -> alt.Chart:
    own = _placed(marks[marks["kind"] == kind], y)
    text: alt.Chart = (
        alt.Chart(own if at is None else own.assign(at=at))
        .mark_text(fontSize=12, color=ink(), **look)
        .encode(_along("at"), _DOWN, alt.Text("label:N"))
    )
    return text
