"""The ledger as steps from holding to what acting is worth."""

from textwrap import wrap

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import say_list, say_money
from decision.report.charts.marks import (
    Chart,
    faint,
    family_ink,
    money_axis,
    row_height,
    sized,
    zero_line,
)
from decision.report.contest import currency_of, ledger_lines, told
from decision.report.tables import ledger_table
from decision.report.words.names import compared_name, factor_name
from decision.verdict.decision import Decision

# Letters of a row's name side by side, so that bars keep their room on a phone.
_NARROW = 16
_LINE = 14


def ledger_chart(decision: Decision, case: Case) -> Chart:
    """Bars from holding at 0 to the advantage, one per factor, with amounts."""
    currency = currency_of(case)
    table = ledger_table(decision, currency=currency)
    return draw_ledger(table, currency=currency, strategy=told(decision) or "hold")


def ledger_title(decision: Decision, case: Case) -> str:
    """The factor that decides, or that nothing speaks for acting."""
    lines = ledger_lines(decision)
    strategy = told(decision)
    if not lines or strategy is None:
        return "Nothing to weigh: no way of selling is compared here"
    way = compared_name(decision.outcome(strategy), decision).rstrip(",")
    total = sum(line.shown for line in lines)
    most = max(lines, key=lambda line: line.shown if total > 0 else -line.shown)
    amount = say_money(abs(total), currency_of(case))
    name = factor_name(most.factor)
    verb = "are" if name == "Costs" else "is"
    if total < 0:
        return f"{name} {verb} what makes {way} worth {amount} less than holding"
    return f"{name} {verb} the largest part of the {amount} that {way} adds"


def ledger_alt(decision: Decision, case: Case) -> str:
    """The steps in words, for those who do not see the chart."""
    table = ledger_table(decision, currency=currency_of(case))
    if table.empty:
        return ledger_title(decision, case)
    *steps, total = [
        f"{name} {label}"
        for name, label in zip(table["name"], table["label"], strict=True)
    ]
    return (
        f"Bar chart. {ledger_title(decision, case)}. From holding at 0: "
        f"{say_list(steps)}; {total}."
    )


def draw_ledger(table: pd.DataFrame, *, currency: str, strategy: str) -> Chart:
    """Draw a ledger table; steps towards `strategy` have its family's colour."""
    rows = _rows(table)
    bars = _bars(rows, strategy).encode(
        alt.X("start:Q", title=None, axis=money_axis(currency)), alt.X2("end:Q")
    )
    return sized(alt.layer(_links(rows), bars, zero_line()), row_height(len(rows)))


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """The table with each row's label, the side it speaks for, and whether it sums."""
    pairs = zip(table["name"], table["label"], strict=True)
    return table.assign(
        row=["\n".join([*wrap(name, _NARROW), label]) for name, label in pairs],
        side=["acting" if shown >= 0 else "holding" for shown in table["shown"]],
        is_sum=table["factor"] == "sum",
    )


def _bars(rows: pd.DataFrame, strategy: str) -> alt.Chart:
    """A bar per row; the name and the amount stand on the axis, on any background."""
    colours = [family_ink(strategy), family_ink("hold")]
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelLimit=0,
        labelOverlap=False,
        labelLineHeight=_LINE,
        labelOffset=-_LINE / 2,  # two lines, of which Vega would centre the first
        grid=False,
    )
    bars: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(cornerRadius=2, size=22)
        .encode(
            alt.Y("row:N", sort=list(rows["row"]), title=None, axis=axis),
            alt.Color(
                "side:N",
                scale=alt.Scale(domain=["acting", "holding"], range=colours),
                legend=None,
            ),
            fillOpacity=alt.condition("datum.is_sum", alt.value(1), alt.value(0.75)),
            tooltip=[
                alt.Tooltip("name:N", title="Part"),
                alt.Tooltip("label:N", title="Adds"),
            ],
        )
    )
    return bars


def _links(rows: pd.DataFrame) -> alt.Chart:
    """Dotted lines from the end of each step down to the next row."""
    steps = rows.iloc[:-1]
    ends = pd.DataFrame(
        {
            "row": list(steps["row"]),
            "next": list(rows["row"].iloc[1:]),
            "end": list(steps["end"]),
        }
    )
    rules: alt.Chart = (
        alt.Chart(ends)
        .mark_rule(strokeDash=[2, 2], color=faint())
        .encode(
            alt.X("end:Q"), alt.Y("row:N", sort=list(rows["row"])), alt.Y2("next:N")
        )
    )
    return rules
