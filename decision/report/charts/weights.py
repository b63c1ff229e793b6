"""What wealth is made of before and after a way, side by side."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from decision.report.amounts import capital, say_list, say_percent
from decision.report.charts.marks import (
    Chart,
    faint,
    family_ink,
    ink,
    row_height,
    sized,
    zero_line,
)
from decision.report.words.names import compared_name
from decision.verdict.decision import Decision
from decision.verdict.weights import Weight

_NAMES = {
    "position": "This investment",
    "partner": "Close partner",
    "broad_fund": "Broad fund",
    "cash": "Cash",
    "other": "All other\ninvestments",
    "loan": "Loan",
}
_OF_FAMILY = {"position": "hold", "partner": "swap", "broad_fund": "sell"}
_WHEN = ("Before", "After")
_TICKS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
# Room behind the longest bar for its label.
_ROOM = 1.4


def weights_chart(weights: Sequence[Weight]) -> Chart:
    """Two bars for each part of wealth: hollow before, filled after."""
    return draw_weights(weights_table(weights))


def weights_title(
    weights: Sequence[Weight], decision: Decision, *, strategy: str
) -> str:
    """From which share of wealth to which the way takes the position."""
    own = next((one for one in weights if one.part == "position"), None)
    if own is None:
        return "No shares of wealth to show"
    way = capital(compared_name(decision.outcome(strategy), decision).rstrip(","))
    before, after = say_percent(own.before), say_percent(own.after)
    if before == after:
        return f"{way} leaves this investment at {after} of your wealth"
    return f"{way} takes this investment from {before} to {after} of your wealth"


def weights_alt(weights: Sequence[Weight], decision: Decision, *, strategy: str) -> str:
    """Every part in words."""
    title = weights_title(weights, decision, strategy=strategy)
    said = say_list(
        [
            f"{part_name(one.part)} {say_percent(one.before)} before and "
            f"{say_percent(one.after)} after"
            for one in weights
        ]
    )
    return f"Bar chart. {title}. {said}." if said else title


def part_name(part: str) -> str:
    """What a part of wealth is called."""
    return _NAMES[part].replace("\n", " ")


def weights_table(weights: Sequence[Weight]) -> pd.DataFrame:
    """Two rows per part: `part`, `name`, `when`, `share`, `at` (its label), `label`."""
    rows = [
        (
            one.part,
            _NAMES[one.part],
            when,
            share,
            max(share, 0.0),
            f"{when} {say_percent(share)}",
        )
        for one in weights
        for when, share in zip(_WHEN, (one.before, one.after), strict=True)
    ]
    columns = ["part", "name", "when", "share", "at", "label"]
    return pd.DataFrame(rows, columns=columns)


def draw_weights(table: pd.DataFrame) -> Chart:
    """Draw a table of weights."""
    names = list(dict.fromkeys(table["name"]))
    base = alt.Chart(table).encode(
        alt.Y(
            "name:N",
            sort=names,
            title=None,
            axis=alt.Axis(
                labelExpr="split(datum.label, '\\n')",
                labelLimit=0,
                labelOverlap=False,
                grid=False,
            ),
        ),
        alt.YOffset("when:N", sort=list(_WHEN)),
        tooltip=[
            alt.Tooltip("name:N", title="Part of your wealth"),
            alt.Tooltip("label:N", title="Share"),
        ],
    )
    bars = [_bars(base, table, part) for part in dict.fromkeys(table["part"])]
    labels = base.mark_text(align="left", dx=5, fontSize=12, color=ink()).encode(
        alt.X("at:Q"), alt.Text("label:N")
    )
    height = row_height(len(names))
    return sized(alt.layer(*bars, labels, zero_line()), height)


def _bars(base: alt.Chart, table: pd.DataFrame, part: str) -> alt.Chart:
    """The two bars of a part in the colour of what it stands for."""
    colour = family_ink(_OF_FAMILY[part]) if part in _OF_FAMILY else faint()
    bars: alt.Chart = (
        base.transform_filter(alt.datum.part == part)
        .mark_bar(cornerRadius=2, strokeWidth=1.5, stroke=colour, fill=colour)
        .encode(
            alt.X(
                "share:Q",
                title=None,
                axis=alt.Axis(format="~%", values=_TICKS, gridOpacity=0.6),
                scale=alt.Scale(domain=_domain(table)),
            ),
            fillOpacity=alt.condition(
                "datum.when == 'Before'", alt.value(0.15), alt.value(0.85)
            ),
        )
    )
    return bars


def _domain(table: pd.DataFrame) -> list[float]:
    return [min(0.0, *table["share"], 0.0), _ROOM * max(0.01, *table["share"], 0.01)]
