"""What the price has done, beside what was paid."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from decision.case import Case
from decision.market.view import MarketView
from decision.report.amounts import say_date, say_percent, say_price
from decision.report.charts.marks import (
    Chart,
    faint,
    family_ink,
    ink,
    on_top,
    over_bands,
    sized,
)
from decision.report.tables import price_table, purchase_table, unit_cost
from decision.report.theme import TALL


def price_chart(view: MarketView, case: Case, *, level: float | None = None) -> Chart:
    """Closes with the cost, the 10-month average, purchases and the decision day.

    `level` is that of a written exit, in the unit of the price.
    """
    table, currency = price_table(view, case), case.position.currency
    return draw_prices(
        table,
        purchases=purchase_table(case),
        cost=unit_cost(case),
        decided_on=case.as_of,
        currency=currency,
        level=level,
        fall=fall_table(table, currency),
    )


def fall_table(table: pd.DataFrame, currency: str) -> pd.DataFrame:
    """The highest close shown and the last one, where that is lower; else empty.

    Columns: `day`, `price`, `what` (high or last), `label`, `side` (where it has room).
    """
    closes = table[table["series"] == "Close"].reset_index(drop=True)
    columns = ["day", "price", "what", "label", "side"]
    if closes.empty or closes["price"].idxmax() == len(closes) - 1:
        return pd.DataFrame(columns=columns)
    ends = closes.iloc[[int(closes["price"].argmax()), -1]]
    high, last = (float(price) for price in ends["price"])
    fallen = say_percent(1 - last / high)
    labels = [f"High {say_price(high, currency)}", f"Now {fallen} below its high"]
    part = (ends["day"].iloc[0] - table["day"].min()) / (
        table["day"].max() - table["day"].min()
    )
    side = "left" if part < _EDGE else "right" if part > 1 - _EDGE else "center"
    return ends.assign(what=["high", "last"], label=labels, side=side)[columns]


# So near to an end of the line a label has no room on that side.
_EDGE = 0.2


def price_title(view: MarketView, case: Case) -> str:
    """How far the price stands below or above what was paid."""
    if view.price is None:
        return "No prices to show"
    cost, currency = unit_cost(case), case.position.currency
    price, paid = say_price(view.price, currency), say_price(cost, currency)
    if cost <= 0:
        return f"It stands at {price}"
    side = "below" if view.price < cost else "above"
    apart = say_percent(abs(view.price / cost - 1))
    return f"At {price} it stands {apart} {side} the {paid} you paid"


def price_alt(view: MarketView, case: Case) -> str:
    """The chart in words."""
    if view.history is None:
        return price_title(view, case)
    first, last = view.history.days[0], view.history.days[-1]
    shown = price_table(view, case)
    start = max(first, shown["day"].min().date()) if len(shown) else first
    fall = ", ".join(fall_table(shown, case.position.currency)["label"])
    said = f"Line chart of the close from {say_date(start)} to {say_date(last)}."
    return " ".join(
        [said, f"{price_title(view, case)}.", *([f"{fall}."] if fall else [])]
    )


def draw_prices(
    table: pd.DataFrame,
    *,
    purchases: pd.DataFrame,
    cost: float,
    decided_on: date,
    currency: str,
    level: float | None = None,
    fall: pd.DataFrame | None = None,
) -> Chart:
    """Draw a price table with what was paid and when, a written exit and the fall."""
    lines = (
        alt.Chart(table)
        .mark_line(strokeWidth=1.8)
        .encode(
            alt.X("day:T", title=None, axis=alt.Axis(grid=False, tickCount=6)),
            alt.Y(
                "price:Q",
                title=f"Price of one unit, {currency}",
                axis=alt.Axis(tickCount=5, gridOpacity=0.6),
                scale=alt.Scale(zero=False, padding=18),
            ),
            _of_series(alt.Color, [ink(), faint()]),
            _of_series(alt.StrokeDash, [[1, 0], [5, 4]]),
            tooltip=[
                alt.Tooltip("day:T", title="Day", format="%d %B %Y"),
                alt.Tooltip("price:Q", title="Price", format=",.2f"),
                alt.Tooltip("series:N", title="Line"),
            ],
        )
    )
    return sized(
        alt.layer(
            lines,
            *_cost(cost, currency),
            *_exit(level, currency),
            *_fall(fall),
            *_day(decided_on),
            _bought(purchases),
        ),
        TALL,
    )


def _of_series(
    channel: type[alt.Color] | type[alt.StrokeDash], marks: list[Any]
) -> alt.Color | alt.StrokeDash:
    scale = alt.Scale(domain=["Close", "10-month average"], range=marks)
    return channel("series:N", scale=scale, legend=on_top())


def _cost(cost: float, currency: str) -> tuple[alt.Chart, alt.Chart]:
    """The line at cost, labelled where a fallen price leaves room."""
    said = f"Paid {say_price(cost, currency)}"
    base = alt.Chart(pd.DataFrame({"cost": [cost], "said": [said]}))
    line = base.mark_rule(strokeWidth=2, color=family_ink("hold")).encode(
        alt.Y("cost:Q")
    )
    label = base.mark_text(
        align="right", dx=-4, dy=-8, fontSize=13, color=family_ink("hold")
    ).encode(alt.Y("cost:Q"), alt.Text("said:N"), x=alt.value("width"))
    return line, label


def _exit(level: float | None, currency: str) -> tuple[alt.Chart, ...]:
    """The price at which a written exit sells, dashed."""
    if level is None:
        return ()
    said = f"Written exit {say_price(level, currency)}"
    base = alt.Chart(pd.DataFrame({"level": [level], "said": [said]})).encode(
        alt.Y("level:Q")
    )
    line = base.mark_rule(strokeWidth=2, strokeDash=[12, 3], color=family_ink("stop"))
    label = base.encode(alt.Text("said:N"), x=alt.value(0))
    return line, *over_bands(label, align="left", dx=6, dy=11)


def _fall(fall: pd.DataFrame | None) -> tuple[alt.Chart, ...]:
    """Rings on the highest and the last close, and how far apart they are."""
    if fall is None or fall.empty:
        return ()
    base = alt.Chart(fall).encode(alt.X("day:T"), alt.Y("price:Q"))
    rings = base.mark_point(size=60, strokeWidth=2, color=ink(), opacity=1)
    label = alt.Text("label:N")
    high = base.encode(label).transform_filter("datum.what == 'high'")
    side = fall["side"].iloc[0]
    last = (
        alt.Chart(fall)
        .encode(alt.X("day:T"), label, y=alt.value("height"))
        .transform_filter("datum.what == 'last'")
    )
    return (
        rings,
        *over_bands(high, align=side, dy=-13),
        *over_bands(last, align="right", dx=-6, dy=-9),
    )


def _day(decided_on: date) -> tuple[alt.Chart, ...]:
    """The day of the decision, as a line."""
    table = pd.DataFrame({"day": [pd.Timestamp(decided_on)], "said": ["Decision"]})
    base = alt.Chart(table).encode(alt.X("day:T"))
    line = base.mark_rule(strokeDash=[2, 2], strokeWidth=1.5, color=ink())
    label = base.mark_text(align="right", dx=-5, dy=10, fontSize=13, color=ink())
    return line, label.encode(alt.Text("said:N"), y=alt.value(0))


def _bought(purchases: pd.DataFrame) -> alt.Chart:
    """A triangle on each purchase."""
    points: alt.Chart = (
        alt.Chart(purchases)
        .mark_point(
            shape="triangle-up",
            size=170,
            fill=family_ink("hold"),
            stroke=ink(),
            strokeWidth=1.2,
            opacity=1,
        )
        .encode(
            alt.X("day:T"),
            alt.Y("price:Q"),
            tooltip=[
                alt.Tooltip("day:T", title="Bought", format="%d %B %Y"),
                alt.Tooltip("price:Q", title="Paid for one", format=",.2f"),
                alt.Tooltip("units:Q", title="Units", format=",.4~f"),
            ],
        )
    )
    return points
