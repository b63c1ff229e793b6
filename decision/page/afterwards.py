"""What happened after the examples: asked for, and always both of them."""

from datetime import timedelta

import streamlit as st

from decision.market import what_happened_next
from decision.page.examples import OUTCOMES_DO_NOT_JUDGE, REPLAYED, Example
from decision.page.plain import say, table
from decision.report.amounts import say_date, say_price


def show_afterwards() -> None:
    """Both examples later on, one that came back and one that did not."""
    with st.expander("What happened next", key="open afterwards"):
        table(
            [_row(one) for one in REPLAYED],
            ["Example", "Looked at on", "Price then", "Later", "Price later"],
            alt="Both examples and their prices later",
        )
        say(OUTCOMES_DO_NOT_JUDGE)


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
