"""What happened after a replayed day: asked for, and never used for deciding."""

from datetime import timedelta
from functools import partial

import streamlit as st

from decision.market import what_happened_next
from decision.market.replay import shown_next
from decision.market.view import History
from decision.page.answer import Answer
from decision.page.examples import OUTCOMES_DO_NOT_JUDGE, REPLAYED, Example
from decision.page.plain import on_request, picture, remark, say, table
from decision.report.amounts import say_date, say_price, signed_percent
from decision.report.charts import Figures, price_figures
from decision.report.charts.replay import next_alt, next_chart, next_title
from decision.report.tables import next_table
from decision.report.words.replay import HINDSIGHT, next_text


@st.fragment
def show_afterwards() -> None:
    """Every example later on: those that came back, and those that did not."""
    on_request("What happened next", _afterwards, key="open afterwards")


def _afterwards() -> None:
    rows = [_row(one) for one in REPLAYED]
    table(rows, _COLUMNS, alt="Every example and its price later")
    say(OUTCOMES_DO_NOT_JUDGE)


@st.fragment
def show_next(answer: Answer) -> None:
    """The price after a replayed day, in a sentence and a picture, for who asks."""
    on_request("What happened next", partial(_next, answer), key="open next")


def _next(answer: Answer) -> None:
    case, view = answer.case, answer.view
    later = shown_next(case.position.symbol, after=case.as_of)
    say(next_text(case, float(view.price or 0), later))
    if later.days:
        picture(
            partial(next_chart, view, case, later),
            title=next_title(view, later),
            alt=next_alt(view, case, later),
            key="next",
            figures=partial(_closes, answer, later),
        )
    remark(HINDSIGHT)


def _closes(answer: Answer, later: History) -> Figures:
    prices = next_table(answer.view, answer.case, later)
    return price_figures(prices, answer.case)


_COLUMNS = (
    "Example",
    "Looked at on",
    "Price then",
    "Later",
    "Price later",
    "Change",
    "Back at what was paid",
)


def _row(one: Example) -> tuple[str, ...]:
    """The sample's closes on the day of the example and on the later day."""
    before = one.looked_at - timedelta(days=1)
    later = what_happened_next(one.series, after=before, until=one.later_on)
    prices = later.close * one.unit
    back = (prices >= one.paid).nonzero()[0]
    return (
        one.name,
        say_date(later.days[0]),
        say_price(prices[0]),
        say_date(later.days[-1]),
        say_price(prices[-1]),
        signed_percent(prices[-1] / prices[0] - 1),
        say_date(later.days[back[0]]) if back.size else "Not by then",
    )
