"""How each strategy may end, side by side."""

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import capital, say_money
from decision.report.charts.marks import (
    Chart,
    family_ink,
    ink,
    money_axis,
    range_said,
    range_tips,
    row_height,
    sized,
)
from decision.report.contest import currency_of
from decision.report.tables import outcome_table
from decision.report.theme import FAMILIES
from decision.report.words.names import strategy_doing
from decision.verdict.decision import Decision

_READ = ("Line: nine in ten futures;", "bar: half of them; mark: the middle")
_OF_FAMILY = {"keep": "hold", "harvest": "swap", "leave": "sell"}


def outcome_chart(decision: Decision, case: Case) -> Chart:
    """A bar per strategy: 5, 25, 50, 75 and 95 in 100, after tax at the review."""
    return draw_outcomes(outcome_table(decision), currency=currency_of(case))


def outcome_title(decision: Decision, case: Case) -> str:
    """How far apart the middles of the ways lie, against how wide one way spreads."""
    table, currency = outcome_table(decision), currency_of(case)
    if table.empty:
        return "No futures to show without a price"
    best = table.sort_values("p50").iloc[-1]
    if len(table) == 1:
        only = capital(strategy_doing(best["strategy"]))
        return f"{only} is the only way here: {range_said(best, currency)}"
    apart = float(table["p50"].max() - table["p50"].min())
    width = float(best["p75"] - best["p25"])
    if apart < width:
        return (
            f"The ways differ by at most {say_money(apart, currency)} in the middle, "
            f"less than chance does to any one of them"
        )
    way = strategy_doing(best["strategy"])
    middle = say_money(float(best["p50"]), currency)
    return f"The highest middle outcome is that of {way}, {middle}"


def outcome_alt(decision: Decision, case: Case) -> str:
    """Middle and range of every strategy in words."""
    table, currency = outcome_table(decision), currency_of(case)
    rows = (row for _, row in table.iterrows())
    said = " ".join(f"{row['name']}: {range_said(row, currency)}." for row in rows)
    return f"Range chart. {outcome_title(decision, case)}. {said}".strip()


def draw_outcomes(table: pd.DataFrame, *, currency: str) -> Chart:
    """Draw an outcome table."""
    base = alt.Chart(table).encode(
        alt.Y(
            "name:N",
            sort=list(table["name"]),
            title=None,
            axis=alt.Axis(labelLimit=0, labelOverlap=False, grid=False),
        ),
        alt.Color(
            "family:N",
            scale=alt.Scale(
                domain=list(FAMILIES),
                range=[family_ink(_OF_FAMILY[family]) for family in FAMILIES],
            ),
            legend=None,
        ),
        tooltip=[alt.Tooltip("name:N", title="Way"), *range_tips()],
    )
    axis = alt.X(
        "p5:Q",
        title=list(_READ),
        axis=money_axis(currency, titlePadding=8),
        scale=alt.Scale(zero=False),
    )
    wide = base.mark_rule(strokeWidth=2).encode(axis, alt.X2("p95:Q"))
    half = base.mark_bar(size=16, cornerRadius=2, opacity=0.75).encode(
        alt.X("p25:Q"), alt.X2("p75:Q")
    )
    middle = base.mark_tick(thickness=3, size=26).encode(
        alt.X("p50:Q"), color=alt.value(ink())
    )
    return sized(alt.layer(wide, half, middle), row_height(len(table)))
