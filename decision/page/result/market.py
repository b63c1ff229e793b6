"""What the market says: the facts behind the answer, one click away."""

from functools import partial

import streamlit as st

from decision.case import Case
from decision.page.paid import is_hidden
from decision.page.plain import on_request, plain, remark, table
from decision.report.words.market import market_rows
from decision.report.words.typed_cost import cost_doubts
from decision.report.words.without_paid import is_about_cost
from decision.verdict.decision import Decision

_NO_WEIGHT = (
    "Volatility, the move with the market, a capped trend, exchange rates, haircut and "
    "volume count in the answer; the rest does not, and none of it says what comes "
    "next."
)


def show_doubts(decision: Decision) -> None:
    """Costs that do not fit the price of their day, before anything rests on them."""
    for sentence in cost_doubts(decision):
        st.warning(plain(sentence), title="Is this what you paid?")


@st.fragment
def show_market(decision: Decision, case: Case) -> None:
    """Every fact about price, risk, trend, others and the economy, for who asks."""
    show = partial(_facts, decision, case)
    on_request("What the market says", show, key="open market")


def _facts(decision: Decision, case: Case) -> None:
    rows = [
        row
        for row in market_rows(decision, case)
        if not (is_hidden() and is_about_cost(" ".join(row)))
    ]
    table(rows, ["What", "Figure", "Remark"], alt="What the market says")
    remark(_NO_WEIGHT)
