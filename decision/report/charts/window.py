"""The 61 days around a sale on one line: what was bought, and what it takes."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import say_date
from decision.report.charts.marks import Chart, faint, family_ink, ink, sized
from decision.report.theme import by_background
from decision.report.words.purchases import effect_text, taken_by, wash_amounts
from decision.sale.window import Purchase, SaleWindow

_NEAR = timedelta(days=10)  # beside the 61 days there is room for so many more
_MARGIN = timedelta(days=2)
_MOST_ROWS = 4
_TOP, _FOOT = 26, 30
_BAND = by_background("#eceef1", "#2b2d31")
_SHAPES = {"deferred": "diamond", "lost": "triangle-up", "none": "circle"}
_OF_FAMILY = {"deferred": "swap", "lost": "sell"}


def window_chart(window: SaleWindow, case: Case) -> Chart:
    """The sale in the middle of its 61 days, with every purchase by what it does."""
    table = window_table(window, case)
    return draw_window(table, days=window_days_table(window, case.as_of))


def window_title(window: SaleWindow, case: Case) -> str:
    """How much of the loss would count on that day."""
    if window.applies != "yes":
        return f"A sale on {say_date(window.on)} has no loss to wash"
    said = wash_amounts(window, case)
    if not window.is_washed:
        return f"All of the {said.loss} loss would count"
    return f"{said.taken} of the {said.loss} loss would not count now"


def window_alt(window: SaleWindow, case: Case) -> str:
    """The line in words."""
    bought = "; ".join(
        f"{say_date(one.on)}: {effect_text(one, case).removesuffix('.')}"
        for one in window.purchases
        if _is_near(one, window)
    )
    return (
        f"Timeline. {window_title(window, case)}. The 61 days run from "
        f"{say_date(window.first)} to {say_date(window.last)}, the sale is on "
        f"{say_date(window.on)}. {bought or 'Nothing was bought near it'}. Buying back "
        f"is free from {say_date(window.buy_back_on)}."
    )


def window_table(window: SaleWindow, case: Case) -> pd.DataFrame:
    """One row per purchase in or near the 61 days.

    Columns: `day`, `row` (its place from the top), `effect`, `is_planned`, `label`,
    `side` (where the label stands: left, center or right), `what` (a sentence).
    """
    near = [one for one in window.purchases if _is_near(one, window)]
    rows = [
        (
            pd.Timestamp(one.on),
            place % _MOST_ROWS,
            one.effect,
            one.is_planned,
            _label(one, window, case),
            _side(one.on, window),
            effect_text(one, case),
        )
        for place, one in enumerate(near)
    ]
    columns = ["day", "row", "effect", "is_planned", "label", "side", "what"]
    return pd.DataFrame(rows, columns=columns)


def window_days_table(window: SaleWindow, today: date) -> pd.DataFrame:
    """The days that matter: first, sale, last, buy_back, and today if it is near.

    Columns: `what`, `day`, `label`, `side`.
    """
    sale = "Sale today" if window.on == today else "Sale"
    days = [
        ("first", window.first, _short(window.first), "left"),
        ("sale", window.on, f"{sale}, {_short(window.on)}", "center"),
        ("last", window.last, _short(window.last), "right"),
        (
            "buy_back",
            window.buy_back_on,
            f"Buy back from {_short(window.buy_back_on)}",
            "right",
        ),
    ]
    if window.first - _NEAR <= today < window.on:
        days.append(("today", today, f"Today, {_short(today)}", _side(today, window)))
    table = pd.DataFrame(days, columns=["what", "day", "label", "side"])
    return table.assign(day=pd.to_datetime(table["day"]))


def _is_near(one: Purchase, window: SaleWindow) -> bool:
    return window.first - _NEAR <= one.on <= window.last + _NEAR


def _label(one: Purchase, window: SaleWindow, case: Case) -> str:
    """A mark's label: the day, and in a word what happens to which part."""
    planned = ", planned" if one.is_planned else ""
    return f"{_short(one.on)}{planned}: {_does(one, taken_by(one, window, case))}"


def _does(one: Purchase, amount: str) -> str:
    if one.effect == "none":
        return "no effect"
    if one.effect == "lost":
        return f"{amount} gone for good"
    return f"{amount} moves" if one.owner == "self" else f"{amount} does not count"


def _side(day: date, window: SaleWindow) -> str:
    """Where a label has room: towards the middle of the chart."""
    part = (day - window.first) / (window.last - window.first)
    if part < 0.3:
        return "left"
    return "right" if part > 0.7 else "center"


def _short(day: date) -> str:
    """A day without its year, as on an axis.

    >>> _short(date(2026, 11, 9))
    '9 Nov'
    """
    return f"{day.day} {day:%b}"


def draw_window(table: pd.DataFrame, *, days: pd.DataFrame) -> Chart:
    """Draw a table of purchases under the days of their window."""
    rows = min(_MOST_ROWS, max(1, len(table)))
    height = 140 + 20 * rows
    step = (height - _TOP - _FOOT) / rows
    marks = table.assign(y=_TOP + step * (table["row"] + 0.5) + 7)
    x = _axis(table, days)
    layers = [
        *_band(days, x, height=height),
        *_day_labels(days, x, height=height),
        *(_purchases(marks, x) if len(marks) else _nothing(days, x, height=height)),
    ]
    return sized(alt.layer(*layers), height)


def _axis(table: pd.DataFrame, days: pd.DataFrame) -> alt.X:
    """One scale of days for all layers, without an axis: the days are labelled."""
    shown = pd.concat([table["day"], days["day"]]) if len(table) else days["day"]
    ends = [shown.min() - _MARGIN, shown.max() + _MARGIN]
    scale = alt.Scale(domain=[_day(end) for end in ends], nice=False)
    return alt.X("day:T", scale=scale, axis=None, title=None)


def _day(day: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _band(days: pd.DataFrame, x: alt.X, *, height: int) -> tuple[alt.Chart, ...]:
    """The 61 days as a band, the sale as a strong line, other days as faint ones."""
    first, last = (days.loc[days["what"] == one, "day"].iloc[0] for one in _ENDS)
    span = pd.DataFrame({"day": [first], "end": [last]})
    place = {"y": alt.value(_TOP), "y2": alt.value(height - _FOOT)}
    band = alt.Chart(span).mark_rect(color=ink(_BAND))
    base = alt.Chart(days).encode(x, **place)
    sale = base.transform_filter("datum.what == 'sale'")
    other = base.transform_filter("datum.what == 'buy_back' || datum.what == 'today'")
    return (
        band.encode(x, alt.X2("end:T"), **place),
        other.mark_rule(color=faint(), strokeDash=[3, 3], strokeWidth=1.5),
        sale.mark_rule(color=ink(), strokeWidth=2),
    )


_ENDS = ("first", "last")


def _day_labels(days: pd.DataFrame, x: alt.X, *, height: int) -> list[alt.Chart]:
    """The window's days above it, buying back and today below."""
    above = days["what"].isin(["first", "sale", "last"])
    return [
        *_texts(days[above].assign(y=_TOP - 11), x),
        *_texts(days[~above].assign(y=height - _FOOT + 14), x),
    ]


def _nothing(days: pd.DataFrame, x: alt.X, *, height: int) -> list[alt.Chart]:
    """What an empty window says."""
    first = days[days["what"] == "first"]
    middle = (height + _TOP - _FOOT) / 2
    day = first["day"] + _MARGIN / 2
    return _texts(first.assign(day=day, y=middle, label="Nothing was bought"), x)


def _purchases(marks: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """A mark for each purchase, hollow where it is only planned, and its label."""
    return [
        *(_points(marks, x, effect=effect) for effect in _SHAPES),
        *_texts(marks.assign(y=marks["y"] - 16), x, is_over_lines=True),
    ]


def _points(marks: pd.DataFrame, x: alt.X, *, effect: str) -> alt.Chart:
    colour = family_ink(_OF_FAMILY[effect]) if effect in _OF_FAMILY else faint()
    points: alt.Chart = (
        alt.Chart(marks[marks["effect"] == effect])
        .mark_point(
            shape=_SHAPES[effect],
            size=130,
            stroke=colour,
            fill=colour,
            strokeWidth=2,
            opacity=1,
        )
        .encode(
            x,
            alt.Y("y:Q", scale=None, axis=None),
            fillOpacity=alt.condition("datum.is_planned", alt.value(0), alt.value(1)),
            tooltip=[
                alt.Tooltip("day:T", title="Day", format="%d %B %Y"),
                alt.Tooltip("what:N", title="What it does"),
            ],
        )
    )
    return points


def _texts(
    rows: pd.DataFrame, x: alt.X, *, is_over_lines: bool = False
) -> list[alt.Chart]:
    """Labels on the side where they have room; over lines in a halo of the band."""
    halo = {"stroke": ink(_BAND), "strokeWidth": 4}
    looks: list[dict[str, Any]] = [halo, {}] if is_over_lines else [{}]
    return [
        alt.Chart(rows[rows["side"] == side])
        .mark_text(align=side, fontSize=12, color=ink(), **look)
        .encode(x, alt.Y("y:Q", scale=None, axis=None), alt.Text("label:N"))
        for side in ("left", "center", "right")
        for look in looks
        if (rows["side"] == side).any()
    ]
