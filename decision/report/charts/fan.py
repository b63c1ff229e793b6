"""What the future may look like: two strategies as bands and medians."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import capital, say_money
from decision.report.charts.marks import (
    Chart,
    family_ink,
    money_axis,
    range_said,
    range_tips,
    sized,
    strategy_colour,
    strategy_dash,
)
from decision.report.contest import best_other, currency_of
from decision.report.tables import fan_table
from decision.report.theme import TALL
from decision.report.words.names import strategy_doing, strategy_name
from decision.verdict.decision import Decision


def fan_pair(decision: Decision) -> tuple[str, ...]:
    """The two strategies worth seeing first: holding and what it is compared with."""
    drawn = {point.strategy for point in decision.fan}
    other = best_other(decision)
    wanted = ["hold", decision.action, other.id if other else None]
    pair = [one for one in dict.fromkeys(wanted) if one in drawn]
    return tuple(str(one) for one in pair[:2])


def fan_chart(
    decision: Decision, case: Case, strategies: Sequence[str] | None = None
) -> Chart:
    """Bands of 5 to 95 and 25 to 75 in 100, and the middle, month by month."""
    chosen = tuple(strategies or fan_pair(decision))
    return draw_fan(fan_table(decision, chosen), currency=currency_of(case))


def fan_title(
    decision: Decision, case: Case, strategies: Sequence[str] | None = None
) -> str:
    """Where half of the futures end, for the first strategy that is not holding."""
    chosen = tuple(strategies or fan_pair(decision))
    told = [one for one in chosen if one != "hold"] or list(chosen)
    ends = fan_table(decision, told[:1])
    if ends.empty:
        return "No futures to show without a price"
    last, currency = ends.iloc[-1], currency_of(case)
    low, high = (say_money(float(last[name]), currency) for name in ("p25", "p75"))
    way = capital(strategy_doing(told[0]))
    if low == high:
        return f"{way} leaves about {low} in every future"
    return f"{way} ends between {low} and {high} in half of the futures"


def fan_alt(
    decision: Decision, case: Case, strategies: Sequence[str] | None = None
) -> str:
    """The last month of each strategy in words."""
    chosen = tuple(strategies or fan_pair(decision))
    ends = [_end(decision, case, one) for one in chosen]
    title = fan_title(decision, case, chosen)
    return f"Fan chart. {title}. {' '.join(ends)}".strip()


def _end(decision: Decision, case: Case, strategy: str) -> str:
    table = fan_table(decision, [strategy])
    if table.empty:
        return ""
    last = table.iloc[-1]
    said = range_said(last, currency_of(case))
    return f"{strategy_name(strategy)} after {last['month']:.0f} months: {said}."


def draw_fan(table: pd.DataFrame, *, currency: str) -> Chart:
    """Draw a fan table of one or two strategies."""
    known = table.drop_duplicates("strategy")
    ids, names = list(known["strategy"]), list(known["name"])
    base = alt.Chart(table).encode(
        alt.X(
            "month:Q",
            title="Months from today",
            axis=alt.Axis(grid=False, values=_half_years(table), titlePadding=8),
            scale=alt.Scale(nice=False),
        )
    )
    middle = base.mark_line(strokeWidth=2.5).encode(
        alt.Y(
            "p50:Q",
            title=None,
            axis=money_axis(currency),
            scale=alt.Scale(zero=False),
        ),
        strategy_colour(ids, names),
        strategy_dash(ids, names),
        tooltip=_tips(),
    )
    bands = [band for one in ids for band in _bands(base, one)]
    return sized(alt.layer(*bands, middle), TALL)


def _half_years(table: pd.DataFrame) -> list[int]:
    """Every sixth month up to the last one."""
    return list(range(0, int(table["month"].max() or 0) + 1, 6)) if len(table) else []


def _bands(base: alt.Chart, strategy: str) -> tuple[alt.Chart, alt.Chart]:
    """Nine in ten, and half of the futures, of one strategy."""
    own = base.transform_filter(alt.datum.strategy == strategy)
    fill = family_ink(strategy)
    wide = own.mark_area(opacity=0.14, fill=fill)
    half = own.mark_area(opacity=0.26, fill=fill)
    return (
        wide.encode(alt.Y("p5:Q"), alt.Y2("p95:Q")),
        half.encode(alt.Y("p25:Q"), alt.Y2("p75:Q")),
    )


def _tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Way"),
        alt.Tooltip("month:Q", title="Month", format=".0f"),
        *range_tips(),
    ]
