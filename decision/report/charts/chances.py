"""The chance of being back at what was paid."""

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import say_list, say_percent
from decision.report.charts.marks import Chart, family_ink, ink, sized
from decision.report.tables import chances_table
from decision.verdict.decision import Decision

_NOTED = 12


def chance_chart(decision: Decision, case: Case) -> Chart:
    """One bar per time: how likely the price touches the cost within it."""
    return draw_chances(chances_table(decision))


def chance_title(decision: Decision, case: Case) -> str:
    """The chance within a year, and the rise it takes."""
    table = chances_table(decision)
    if table.empty:
        return "No chances to show without a price"
    position = decision.position
    year = table.iloc[int((table["months"] - _NOTED).abs().argmin())]
    chance = f"{year['label']} within {year['within']}"
    if position is None or position.gain_needed is None:
        return f"Chance of touching what you paid: {chance}"
    rise = say_percent(position.gain_needed)
    return f"Back at cost takes a rise of {rise}, with a chance of {chance}"


def chance_alt(decision: Decision, case: Case) -> str:
    """Every chance in words, and what it leaves out."""
    table = chances_table(decision)
    said = say_list(
        [
            f"{label} within {within}"
            for label, within in zip(table["label"], table["within"], strict=True)
        ]
    )
    return (
        f"Bar chart. {chance_title(decision, case)}. {said}. "
        "An upper bound for a company in trouble; touching is not staying."
    )


def draw_chances(table: pd.DataFrame) -> Chart:
    """Draw a table of chances."""
    base = alt.Chart(table).encode(
        alt.X(
            "within:O",
            sort=list(table["within"]),
            title="Within",
            axis=alt.Axis(labelAngle=0, grid=False),
        ),
        alt.Y(
            "chance:Q",
            title=None,
            axis=alt.Axis(format=".0%", tickCount=5, gridOpacity=0.6),
            scale=alt.Scale(domain=[0, 1]),
        ),
        tooltip=[
            alt.Tooltip("within:O", title="Within"),
            alt.Tooltip("label:N", title="Chance of touching the cost"),
        ],
    )
    bars = base.mark_bar(size=44, cornerRadius=2, color=family_ink("hold"))
    labels = base.mark_text(dy=-9, fontSize=13, color=ink()).encode(alt.Text("label:N"))
    return sized(alt.layer(bars, labels))
