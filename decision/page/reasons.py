"""Why: the loss worked step by step, the ledger, and a card for each thing weighed."""

import pandas as pd
import streamlit as st

from decision.case import Case
from decision.page.plain import picture, plain, remark, say
from decision.report import charts
from decision.report.words import CARDS, QUESTION, LossStep, card, loss_steps
from decision.report.words.cards import Which
from decision.verdict.decision import Decision


def show_loss_and_ledger(decision: Decision, case: Case) -> None:
    """From market value to tax, beside what each factor adds to the advantage."""
    worked, weighed = st.columns([5, 6], gap="medium")
    with worked:
        show_loss(decision, case)
    with weighed:
        _ledger(decision, case)


def show_loss(decision: Decision, case: Case) -> None:
    """From market value to tax, line by line."""
    steps = loss_steps(decision, case)
    if not steps:
        return
    is_loss = decision.position is not None and decision.position.gain < 0
    title = f"The {'loss' if is_loss else 'gain'}, step by step"
    st.markdown(f"**{title}**")
    st.table(
        _steps(steps),
        hide_index=True,
        hide_header=True,
        border="horizontal",
        alt=title,
    )


def _steps(steps: tuple[LossStep, ...]) -> pd.DataFrame:
    rows = [(plain(one.label), plain(one.shown), plain(one.note)) for one in steps]
    return pd.DataFrame(rows, columns=["What", "Amount", "Remark"])


def _ledger(decision: Decision, case: Case) -> None:
    picture(
        charts.ledger_chart(decision, case),
        title=charts.ledger_title(decision, case),
        alt=charts.ledger_alt(decision, case),
        key="ledger",
    )


def show_cards(decision: Decision, case: Case) -> None:
    """Market trend, tax benefit, diversification and behaviour, side by side."""
    with st.grid(len(CARDS), min_column_width=230):
        for which in CARDS:
            _card(which, decision, case)


def _card(which: Which, decision: Decision, case: Case) -> None:
    told = card(decision, case, which)
    with st.container(border=True, height="stretch"):
        remark(told.title)
        st.subheader(plain(told.figure), anchor=False)
        say(told.sentence)
        st.space("stretch")
        with st.expander(QUESTION, type="compact"):
            remark(told.evidence)
