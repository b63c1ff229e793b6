"""What holding must return to catch up with another way, by when it is sold."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from decision.report.amounts import capital, say_count, say_percent
from decision.report.charts.marks import Chart, faint, family_ink, ink, sized, zero_line
from decision.report.words.names import strategy_doing
from decision.verdict.break_even import BreakEven

# Room above the line for what stands on either side of it.
_ROOM = 1.4
_MOST_TICKS = 10


def break_even_chart(points: Sequence[BreakEven], strategy: str) -> Chart:
    """A line by years: above it holding is ahead, below it the other way."""
    return draw_break_even(break_even_table(points), doing=strategy_doing(strategy))


def break_even_title(points: Sequence[BreakEven], strategy: str) -> str:
    """What holding must return a year, for the first year and for the last."""
    if not points:
        return "Nothing to catch up with: no sale is compared here"
    first, last, other = points[0], points[-1], strategy_doing(strategy)
    if max(one.a_year for one in points) < 0:
        return f"Holding stays ahead of {other} if it returns as much"
    said = (
        f"To catch up with {other}, holding must return {_much(first)} over "
        f"{_time(first)}"
    )
    if first is last:
        return said
    is_alike = (first.a_year < 0) == (last.a_year < 0)
    then = say_percent(abs(last.a_year)) if is_alike else _much(last)
    return f"{said}, {then} over {_time(last)}"


def break_even_alt(points: Sequence[BreakEven], strategy: str) -> str:
    """Every year in words."""
    title = break_even_title(points, strategy)
    said = "; ".join(
        f"{_time(one)}: {say_percent(one.a_year)} a year, {say_percent(one.in_all)} in "
        "all"
        for one in points
    )
    return f"Line chart. {title}. {capital(said)}." if said else title


def break_even_table(points: Sequence[BreakEven]) -> pd.DataFrame:
    """One row per year: `years`, `a_year`, `in_all` (fractions), `label`."""
    rows = [
        (one.years, one.a_year, one.in_all, say_percent(one.a_year)) for one in points
    ]
    return pd.DataFrame(rows, columns=["years", "a_year", "in_all", "label"])


def _much(one: BreakEven) -> str:
    side = "more" if one.a_year >= 0 else "less"
    return f"{say_percent(abs(one.a_year))} a year {side}"


def _time(one: BreakEven) -> str:
    return say_count(one.years, "year")


def draw_break_even(table: pd.DataFrame, *, doing: str) -> Chart:
    """Draw a break-even table; `doing` is the way that holding is compared with."""
    base = alt.Chart(table).encode(
        alt.X(
            "years:Q",
            title="Years until it is sold",
            axis=alt.Axis(grid=False, values=_ticks(table), titlePadding=8),
            scale=alt.Scale(nice=False, padding=16),
        ),
        alt.Y(
            "a_year:Q",
            title="More return a year",
            axis=alt.Axis(format="~%", tickCount=5, gridOpacity=0.6),
            scale=alt.Scale(domain=_domain(table)),
        ),
        tooltip=[
            alt.Tooltip("years:Q", title="Years"),
            alt.Tooltip("label:N", title="More a year"),
            alt.Tooltip("in_all:Q", title="More in all", format=".1%"),
        ],
    )
    colour = family_ink("hold")
    line = base.mark_line(strokeWidth=2.5, color=colour)
    points = base.mark_point(size=60, filled=True, opacity=1, color=colour)
    layers = [zero_line("y"), line, points, *_ends(base, table), _sides(doing)]
    return sized(alt.layer(*layers))


def _ends(base: alt.Chart, table: pd.DataFrame) -> list[alt.Chart]:
    """The first and the last amount, on the side away from nought."""
    return [
        base.mark_text(
            align="left" if place == 0 else "right",
            dx=-6 if place == 0 else 6,
            dy=-13 if table["a_year"].iloc[place] >= 0 else 14,
            fontSize=12,
            color=ink(),
        )
        .encode(alt.Text("label:N"))
        .properties(data=table.iloc[[place]])
        for place in sorted({0, len(table) - 1})
    ]


def _ticks(table: pd.DataFrame) -> list[int]:
    """Every year, or every so many that they do not run into each other."""
    years = [int(year) for year in table["years"]]
    step = -(-len(years) // _MOST_TICKS) or 1
    return years[step - 1 :: step] if step > 1 else years


def _domain(table: pd.DataFrame) -> list[float]:
    """From nought, with room for the labels."""
    low, high = (min(0.0, *table["a_year"], 0.0), max(0.0, *table["a_year"], 0.0))
    span = (high - low) or 0.01
    return [low - span * (_ROOM - 1) * (low < 0), low + span * _ROOM]


def _sides(doing: str) -> alt.Chart:
    """Which side of the line speaks for what, where the line leaves room."""
    said = f"Above the line: holding is ahead\nBelow it: {doing} is ahead"
    text: alt.Chart = (
        alt.Chart(pd.DataFrame({"said": [said]}))
        .mark_text(
            align="right",
            baseline="top",
            dx=-4,
            dy=4,
            fontSize=12,
            lineBreak="\n",
            color=faint(),
        )
        .encode(alt.Text("said:N"), x=alt.value("width"), y=alt.value(0))
    )
    return text
