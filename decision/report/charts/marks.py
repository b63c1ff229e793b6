"""What all charts share: money on axes, family colours, ink that reads everywhere."""

from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd

from decision.report.amounts import money_sign, say_money
from decision.report.theme import (
    DASHES,
    FAINT,
    HEIGHT,
    INK,
    Signal,
    by_background,
    family_colour,
)
from decision.strategies.plan import family_of

# About what lies behind a chart, for the halo of what is written on it.
BEHIND = by_background("#ffffff", "#0e1117")
Chart = alt.Chart | alt.LayerChart | alt.FacetChart


def ink(signal: Signal = INK) -> Any:
    """A colour that Vega works out from the background."""
    return alt.ExprRef(signal["expr"])


def family_ink(strategy: str) -> Any:
    """The colour of a strategy's family."""
    return ink(family_colour(family_of(strategy)))


def money_axis(currency: str, **changes: Any) -> alt.Axis:
    """An axis of whole amounts with the currency's sign and a real minus."""
    options: dict[str, Any] = {
        "labelExpr": money_label(currency),
        "tickCount": 5,
        "tickMinStep": 1,
        "labelLimit": 0,
        "gridOpacity": 0.6,
    }
    return alt.Axis(**(options | changes))


def money_label(currency: str, value: str = "datum.value") -> str:
    """A Vega expression that writes an amount as the words do."""
    return (
        f"({value} < 0 ? '−' : '') + '{money_sign(currency)}' "
        f"+ format(abs({value}), ',.0f')"
    )


def money_tip(field: str, title: str) -> alt.Tooltip:
    """A tooltip of a whole amount, whose sign the title's currency gives."""
    return alt.Tooltip(f"{field}:Q", title=title, format=",.0f")


def range_tips() -> list[alt.Tooltip]:
    """Tooltips of the percentiles of an outcome."""
    return [
        money_tip("p5", "1 in 20 below"),
        money_tip("p25", "1 in 4 below"),
        money_tip("p50", "Middle"),
        money_tip("p75", "1 in 4 above"),
        money_tip("p95", "1 in 20 above"),
    ]


def range_said(row: "pd.Series[float]", currency: str) -> str:
    """Middle and range of an outcome in words, for a row with its percentiles."""
    low, middle, high = (
        say_money(float(row[name]), currency) for name in ("p5", "p50", "p95")
    )
    return f"middle {middle}, nine in ten between {low} and {high}"


def strategy_colour(strategies: Iterable[str], names: Iterable[str]) -> alt.Color:
    """One colour per strategy name, of its family; the lines carry their names."""
    inks = [family_ink(one) for one in strategies]
    scale = alt.Scale(domain=list(names), range=inks)
    return alt.Color("name:N", scale=scale, legend=None)


def strategy_dash(strategies: Iterable[str], names: Iterable[str]) -> alt.StrokeDash:
    """One dash per strategy name."""
    dashes = [DASHES[one] for one in strategies]
    scale = alt.Scale(domain=list(names), range=dashes)
    return alt.StrokeDash("name:N", scale=scale, legend=None)


def over_bands(labels: alt.Chart, **look: Any) -> tuple[alt.Chart, alt.Chart]:
    """Labels that read on whatever they lie on: in a halo of the background."""
    behind = ink(BEHIND)
    halo = labels.mark_text(
        fontSize=13, color=behind, stroke=behind, strokeWidth=4, opacity=0.85, **look
    )
    text = labels.mark_text(fontSize=13, color=ink(), **look)
    return halo, text


def on_top(title: str | None = None) -> alt.Legend:
    """A legend above the chart."""
    return alt.Legend(
        orient="top",
        title=title,
        symbolSize=900,
        symbolStrokeWidth=2.5,
        labelLimit=0,
        padding=0,
        offset=8,
    )


def zero_line(channel: str = "x") -> alt.Chart:
    """The strong line at nought."""
    rule = alt.Chart(pd.DataFrame({"nought": [0.0]})).mark_rule(
        color=ink(), strokeWidth=2
    )
    place = alt.X if channel == "x" else alt.Y
    line: alt.Chart = rule.encode(place("nought:Q"))
    return line


def faint() -> Any:
    """The colour of what stands behind."""
    return ink(FAINT)


def sized(chart: Chart, height: int = HEIGHT) -> Chart:
    """As wide as its place, at the height of all charts."""
    sized_chart: Chart = chart.properties(width="container", height=height)
    return sized_chart


def row_height(rows: int) -> int:
    """A height between 280 and 360 that gives each row its room."""
    return min(360, max(280, 56 * rows))
