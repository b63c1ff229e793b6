"""The seven ways compared, what the future may look like, and the price until now."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from decision.case import Case
from decision.page.answer import Answer
from decision.page.plain import note, picture, remark, table
from decision.report import charts, comparison
from decision.report.amounts import capital
from decision.report.contest import currency_of, has_way_back
from decision.report.words import (
    chance_note,
    comparison_note,
    fan_note,
    strategy_name,
)
from decision.report.words.calibration import band_note
from decision.verdict.decision import Decision

Told = Callable[[Decision, Case], Any]


def show_futures(decision: Decision, case: Case) -> None:
    """The fan of one way beside holding, and the outcomes of all ways."""
    st.subheader("What the future may look like", anchor=False)
    _fan(decision, case)
    _on_request("All ways side by side", "outcomes", decision, case)
    if decision.tax and decision.tax.savings:
        _on_request("Tax year by year", "tax years", decision, case)


def show_compared(decision: Decision, case: Case) -> None:
    """The ways in a table, and below it why another one is not named."""
    st.subheader("Compare the ways", anchor=False)
    shown = comparison.comparison_shown(decision, currency_of(case))
    rows = shown.itertuples(index=False)
    table(rows, list(shown.columns), alt="The ways compared")
    with st.container(gap="xsmall"):
        for line in comparison.why_not_lines(decision):
            remark(line)
        remark(comparison_note(decision, case))


def show_price(answer: Answer) -> None:
    """The price until now with cost and trend, and the chance of being back at cost."""
    parts = [
        (name, draw)
        for name, draw, is_there in (
            ("the price until now", _price, bool(answer.view.history)),
            ("the way back", _way_back, has_way_back(answer.decision)),
        )
        if is_there
    ]
    if not parts:
        return
    names = " and ".join(name for name, _ in parts)
    st.subheader(capital(names), anchor=False)
    columns = st.columns(len(parts), gap="medium")
    for column, (_, draw) in zip(columns, parts, strict=True):
        with column:
            draw(answer)


def _price(answer: Answer) -> None:
    view, case = answer.view, answer.case
    rule = answer.decision.outcome("stop").written_exit
    asked = answer.decision.action == "stop" or case.mind.wants == "stop"
    level = rule.level if rule and asked else None
    picture(
        partial(charts.price_chart, view, case, level=level),
        title=charts.price_title(view, case),
        alt=charts.price_alt(view, case),
        key="price",
    )


def _way_back(answer: Answer) -> None:
    decision, case = answer.decision, answer.case
    _drawn("chances", decision, case)
    sentence, evidence = chance_note(decision, case)
    note(sentence, evidence, key="open chance evidence")


@st.fragment
def _fan(decision: Decision, case: Case) -> None:
    pair = charts.fan_pair(decision)
    drawn = list(dict.fromkeys(point.strategy for point in decision.fan))
    others = [one for one in drawn if one != "hold"]
    chosen = pair
    if others:
        beside = st.segmented_control(
            "Beside holding",
            others,
            default=pair[-1] if pair[-1] in others else others[0],
            required=True,
            format_func=strategy_name,
            key=f"fan {decision.action} {' '.join(others)}",
        )
        chosen = ("hold", str(beside))
    picture(
        partial(charts.fan_chart, decision, case, chosen),
        title=charts.fan_title(decision, case, chosen),
        alt=charts.fan_alt(decision, case, chosen),
        key="fan",
    )
    remark(fan_note(decision, case))
    sentence, evidence = band_note(decision, case)
    note(sentence, evidence, key="open band evidence")


@st.fragment
def _on_request(label: str, name: str, decision: Decision, case: Case) -> None:
    """A chart that is built only while it is open."""
    with st.expander(label, key=f"open {name}", on_change="rerun") as part:
        if part.open:
            _drawn(name, decision, case)


def _drawn(name: str, decision: Decision, case: Case) -> None:
    chart, title, alt = _CHARTS[name]
    picture(
        partial(chart, decision, case),
        title=title(decision, case),
        alt=alt(decision, case),
        key=name,
    )


_CHARTS: dict[str, tuple[Told, Told, Told]] = {
    "outcomes": (charts.outcome_chart, charts.outcome_title, charts.outcome_alt),
    "tax years": (
        charts.tax_years_chart,
        charts.tax_years_title,
        charts.tax_years_alt,
    ),
    "chances": (charts.chance_chart, charts.chance_title, charts.chance_alt),
}
