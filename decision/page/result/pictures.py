"""The seven ways compared, what the future may look like, and the price until now."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from decision.case import Case
from decision.page.answer import Answer
from decision.page.drawn import once
from decision.page.plain import note, on_request, picture, remark, table
from decision.page.result.window import is_trap
from decision.report import charts, comparison
from decision.report.amounts import capital
from decision.report.contest import currency_of, has_way_back, told
from decision.report.tables import price_table
from decision.report.words import (
    chance_note,
    comparison_note,
    fan_note,
    strategy_name,
)
from decision.report.words.calibration import band_note
from decision.report.words.goal import goal_note
from decision.report.words.weights import WEIGHTS_NOTE
from decision.verdict.decision import Decision
from decision.verdict.weights import weights_of

Told = Callable[[Decision, Case], Any]


@st.fragment
def show_futures(answer: Answer) -> None:
    """The fan of one way beside holding, all ways side by side, what wealth becomes.

    Open are those that matter most: in a wash-sale trap the 61 days come instead of
    all ways side by side.
    """
    decision, case = answer.decision, answer.case
    st.subheader("What the future may look like", anchor=False)
    _fan(decision, case)
    if is_trap(answer):
        show = _shown("outcomes", answer)
        on_request("All ways side by side", show, key="open outcomes")
    else:
        _drawn("outcomes", decision, case)
    show = partial(_weights, answer)
    on_request("Your wealth before and after", show, key="open weights")
    if decision.tax and decision.tax.savings:
        show = _shown("tax years", answer)
        on_request("Tax year by year", show, key="open tax years")


def show_compared(decision: Decision, case: Case) -> None:
    """The ways in a table, and below it why another one is not named."""
    st.subheader("Compare the ways", anchor=False)
    shown = once(partial(comparison.comparison_shown, decision, currency_of(case)))
    rows = shown.itertuples(index=False)
    table(rows, list(shown.columns), alt="The ways compared")
    why_not = " ".join(comparison.why_not_lines(decision))
    remark(why_not, comparison_note(decision, case))


@st.fragment
def show_price(answer: Answer) -> None:
    """The price until now with cost and trend, and the chance of being back at cost."""
    parts = [
        (name, key, draw)
        for name, key, draw, is_there in (
            ("the price until now", "price", _price, bool(answer.view.history)),
            ("the way back", "chances", _way_back, has_way_back(answer.decision)),
        )
        if is_there
    ]
    if not parts:
        return
    st.subheader(capital(" and ".join(name for name, *_ in parts)), anchor=False)
    for _, key, draw in parts:
        on_request(_LABELS[key], partial(draw, answer), key=f"open {key}")


_LABELS = {
    "price": "The price until now, beside what was paid",
    "chances": "How likely it is to be back at what was paid",
}


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
        figures=partial(_closes, answer),
    )


def _closes(answer: Answer) -> charts.Figures:
    return charts.price_figures(price_table(answer.view, answer.case), answer.case)


def _way_back(answer: Answer) -> None:
    decision, case = answer.decision, answer.case
    _drawn("chances", decision, case)
    sentence, evidence = chance_note(decision, case)
    note(sentence, evidence=evidence, key="open chance evidence")


def _weights(answer: Answer) -> None:
    """What wealth is made of before and after the way that is told of."""
    decision, case = answer.decision, answer.case
    strategy = told(decision) or "hold"
    weights = weights_of(decision.outcome(strategy), case, answer.view)
    picture(
        partial(charts.weights_chart, weights),
        title=charts.weights_title(weights, decision, strategy=strategy),
        alt=charts.weights_alt(weights, decision, strategy=strategy),
        key="weights",
        figures=partial(charts.weights_figures, weights),
    )
    remark(WEIGHTS_NOTE)


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
        title=partial(charts.fan_title, decision, case, chosen),
        alt=partial(charts.fan_alt, decision, case, chosen),
        key="fan",
        figures=partial(charts.fan_figures, decision, case, chosen),
    )
    sentence, evidence = band_note(decision, case)
    said = fan_note(decision, case), goal_note(decision, case), sentence
    note(*said, evidence=evidence, key="open band evidence")


def _shown(name: str, answer: Answer) -> Callable[[], None]:
    return partial(_drawn, name, answer.decision, answer.case)


def _drawn(name: str, decision: Decision, case: Case) -> None:
    chart, title, alt, figures = _CHARTS[name]
    picture(
        partial(chart, decision, case),
        title=partial(title, decision, case),
        alt=partial(alt, decision, case),
        key=name,
        figures=partial(figures, decision, case),
    )


_CHARTS: dict[str, tuple[Told, Told, Told, Told]] = {
    "outcomes": (
        charts.outcome_chart,
        charts.outcome_title,
        charts.outcome_alt,
        charts.outcome_figures,
    ),
    "tax years": (
        charts.tax_years_chart,
        charts.tax_years_title,
        charts.tax_years_alt,
        charts.tax_years_figures,
    ),
    "chances": (
        charts.chance_chart,
        charts.chance_title,
        charts.chance_alt,
        charts.chance_figures,
    ),
}
