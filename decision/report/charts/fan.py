"""What the future may look like: two strategies as bands and medians."""

from collections.abc import Iterator, Sequence

import altair as alt
import pandas as pd

from decision.case import Case
from decision.report.amounts import capital, say_money
from decision.report.charts.marks import (
    Chart,
    family_ink,
    ink,
    money_axis,
    over_bands,
    range_said,
    range_tips,
    sized,
    strategy_colour,
    strategy_dash,
)
from decision.report.contest import best_other, currency_of
from decision.report.tables import fan_table
from decision.report.theme import SHAPES, TALL
from decision.report.words.goal import goal_label, has_goal_line
from decision.report.words.names import strategy_doing, strategy_name
from decision.strategies.plan import family_of
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
    """Bands of 5 to 95 and 25 to 75 in 100, and the middle, month by month.

    With what the goal leaves for this investment to bring, where that is in sight.
    """
    chosen = tuple(strategies or fan_pair(decision))
    table, currency = fan_table(decision, chosen), currency_of(case)
    return draw_fan(table, currency=currency, goal=goal_table(decision, case))


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
    goal = f"{goal_label(decision, case)}." if has_goal_line(decision) else ""
    return " ".join(filter(None, [f"Fan chart. {title}.", *ends, goal]))


def _end(decision: Decision, case: Case, strategy: str) -> str:
    table = fan_table(decision, [strategy])
    if table.empty:
        return ""
    last = table.iloc[-1]
    said = range_said(last, currency_of(case))
    return f"{strategy_name(strategy)} after {last['month']:.0f} months: {said}."


def goal_table(decision: Decision, case: Case) -> pd.DataFrame:
    """One row where the goal is in sight: `month`, `amount`, `label`."""
    left = decision.goal_left
    rows = (
        [(left.month, left.amount, goal_label(decision, case))]
        if left and has_goal_line(decision)
        else []
    )
    return pd.DataFrame(rows, columns=["month", "amount", "label"])


def draw_fan(
    table: pd.DataFrame, *, currency: str, goal: pd.DataFrame | None = None
) -> Chart:
    """Draw a fan table of one or two strategies, and the line of a goal."""
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
    ends = [part for one in _last(table) for part in _end_of(*one)]
    aim = _goal(goal) if goal is not None and len(goal) else ()
    return sized(alt.layer(*bands, *aim, middle, *ends), TALL)


def _last(table: pd.DataFrame) -> list[tuple[pd.DataFrame, int]]:
    """The last month of each strategy, the higher one labelled above its line."""
    ends = table.groupby("strategy", sort=False).tail(1)
    ends = ends.sort_values("p50", ascending=False)
    return [(ends.iloc[[place]], (-13, 15)[place]) for place in range(len(ends))]


def _end_of(end: pd.DataFrame, dy: int) -> Iterator[alt.Chart]:
    """The shape of a strategy's family at the end of its line, and its name."""
    strategy = str(end["strategy"].iloc[0])
    base = alt.Chart(end).encode(alt.X("month:Q"), alt.Y("p50:Q"))
    yield base.mark_point(
        shape=SHAPES[family_of(strategy)],
        size=90,
        filled=True,
        opacity=1,
        color=family_ink(strategy),
    )
    yield from over_bands(base.encode(alt.Text("name:N")), align="right", dx=-4, dy=dy)


def _goal(goal: pd.DataFrame) -> tuple[alt.Chart, ...]:
    """What the goal leaves to bring, dotted across, with its day marked."""
    base = alt.Chart(goal).encode(alt.Y("amount:Q"))
    label = base.encode(alt.Text("label:N"), x=alt.value(0))
    return (
        base.mark_rule(strokeDash=[2, 4], strokeWidth=2, color=ink()),
        base.mark_point(
            shape="cross", size=90, filled=True, opacity=1, color=ink()
        ).encode(alt.X("month:Q")),
        *over_bands(label, align="left", dx=6, dy=-9),
    )


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
