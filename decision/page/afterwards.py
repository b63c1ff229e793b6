"""What happened after a replayed day: asked for, and never used for deciding."""

from datetime import timedelta

import streamlit as st

from decision.market import what_happened_next
from decision.market.replay import shown_next
from decision.page.answer import Answer
from decision.page.examples import OUTCOMES_DO_NOT_JUDGE, REPLAYED, Example
from decision.page.plain import picture, remark, say, table
from decision.report.amounts import say_date, say_price
from decision.report.charts.replay import next_alt, next_chart, next_title
from decision.report.words.replay import HINDSIGHT, next_text


def show_afterwards() -> None:
    """Both examples later on, one that came back and one that did not."""
    with st.expander("What happened next", key="open afterwards"):
        table(
            [_row(one) for one in REPLAYED],
            ["Example", "Looked at on", "Price then", "Later", "Price later"],
            alt="Both examples and their prices later",
        )
        say(OUTCOMES_DO_NOT_JUDGE)


@st.fragment
def show_next(answer: Answer) -> None:
    """The price after a replayed day, in a sentence and a picture."""
    with st.expander("What happened next", key="open next", on_change="rerun") as part:
        if part.open:
            _next(answer)


def _next(answer: Answer) -> None:
    case, view = answer.case, answer.view
    later = shown_next(case.position.symbol, after=case.as_of)
    say(next_text(case, float(view.price or 0), later))
    if later.days:
        picture(
            next_chart(view, case, later),
            title=next_title(view, later),
            alt=next_alt(view, case, later),
            key="next",
        )
    remark(HINDSIGHT)


def _row(one: Example) -> tuple[str, ...]:
    """The sample's closes on the day of the example and on the later day."""
    before = one.looked_at - timedelta(days=1)
    prices = what_happened_next(one.symbol, after=before, until=one.later_on)
    return (
        one.name,
        say_date(prices.days[0]),
        say_price(prices.close[0]),
        say_date(prices.days[-1]),
        say_price(prices.close[-1]),
    )
