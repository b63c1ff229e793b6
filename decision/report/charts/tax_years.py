"""What booking the loss does to the tax, year by year."""

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.charts.marks import (
    Chart,
    family_ink,
    ink,
    money_axis,
    sized,
    zero_line,
)
from decision.report.contest import currency_of, has_partner
from decision.report.tables import tax_by_year_table
from decision.report.words.reasons import later_tax, saved_over
from decision.verdict.decision import Decision


def tax_years_chart(decision: Decision, case: Case) -> Chart:
    """A bar per year: less tax upwards, more tax later downwards."""
    currency = currency_of(case)
    table = tax_by_year_table(decision, currency)
    return draw_tax_years(table, currency=currency)


def tax_years_title(decision: Decision, case: Case) -> str:
    """What is saved over which years, and what comes back later."""
    currency, tax = currency_of(case), decision.tax
    saved = saved_over(decision, currency)
    act = "Booking the loss" if has_partner(decision) else "A sale"
    if tax is None or not saved:
        return f"{act} saves no tax"
    return f"{act} brings {saved}{later_tax(decision, currency)}"


def tax_years_alt(decision: Decision, case: Case) -> str:
    """Every year in words."""
    table = tax_by_year_table(decision, currency_of(case))
    labels = [label.removeprefix("−") for label in table["label"]]
    rows = zip(table["when"], labels, table["side"], strict=True)
    said = "; ".join(f"{when}: {label} {side}" for when, label, side in rows)
    title = tax_years_title(decision, case)
    return f"Bar chart. {title}. {said}." if said else title


# Above so many different amounts they would run into each other.
_LABELLED = 10


def draw_tax_years(table: pd.DataFrame, *, currency: str) -> Chart:
    """Draw a table of tax by year; more tax is a hollow bar below the line.

    An amount that comes year after year is written once.
    """
    base = alt.Chart(table).encode(
        alt.X(
            "when:O",
            sort=list(table["when"]),
            title=None,
            axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False),
        ),
        alt.Y(
            "saved:Q",
            title="Less tax",
            axis=money_axis(currency),
            scale=alt.Scale(padding=22),
        ),
        tooltip=[
            alt.Tooltip("when:O", title="When"),
            alt.Tooltip("label:N", title="Amount"),
            alt.Tooltip("side:N", title="What"),
        ],
    )
    is_new = table["label"] != table["label"].shift()
    table = table.assign(shown=table["label"].where(is_new, ""))
    base = base.properties(data=table)
    labels = _labels(base) if is_new.sum() <= _LABELLED else ()
    return sized(alt.layer(_bars(base), zero_line("y"), *labels))


def _bars(base: alt.Chart) -> alt.Chart:
    colour = family_ink("swap")
    bars: alt.Chart = base.mark_bar(
        cornerRadius=2, strokeWidth=2, stroke=colour, fill=colour
    ).encode(
        fillOpacity=alt.condition("datum.saved < 0", alt.value(0.15), alt.value(0.85))
    )
    return bars


def _labels(base: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """The amounts, above and below the line."""
    above = base.transform_filter("datum.saved >= 0")
    below = base.transform_filter("datum.saved < 0")
    return (
        above.mark_text(dy=-9, fontSize=12, color=ink()).encode(alt.Text("shown:N")),
        below.mark_text(dy=11, fontSize=12, color=ink()).encode(alt.Text("shown:N")),
    )
