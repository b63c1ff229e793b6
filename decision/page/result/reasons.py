"""Why: the loss worked step by step, the ledger, and a card for each thing weighed."""

from functools import partial

import streamlit as st

from decision.case import Case
from decision.page.paid import is_hidden
from decision.page.plain import (
    Headed,
    behind_question,
    note,
    picture,
    plain,
    remark,
    say,
    table,
)
from decision.report import charts
from decision.report.words import CARDS, card, loss_steps
from decision.report.words.view import view_evidence, view_note
from decision.verdict.decision import Decision

_LEFT_OUT = (
    "The price paid is hidden, and with it the loss step by step, the price against "
    "what was paid, the way back to it, and the lots. Nothing typed is lost."
)


@st.fragment
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
    if is_hidden():
        remark(_LEFT_OUT)
        return
    is_loss = decision.position is not None and decision.position.gain < 0
    title = f"The {'loss' if is_loss else 'gain'}, step by step"
    st.markdown(f"**{title}**")
    rows = [(one.label, one.shown, one.note) for one in steps]
    table(rows, ["What", "Amount", "Remark"], alt=title, has_header=False)


def _ledger(decision: Decision, case: Case) -> None:
    picture(
        partial(charts.ledger_chart, decision, case),
        title=partial(charts.ledger_title, decision, case),
        alt=partial(charts.ledger_alt, decision, case),
        key="ledger",
        figures=partial(charts.ledger_figures, decision, case),
    )
    note(view_note(decision, case), evidence=view_evidence(), key="open view evidence")


def show_cards(decision: Decision, case: Case) -> None:
    """Market trend, tax benefit, diversification and behaviour, side by side."""
    told = [card(decision, case, which) for which in CARDS]
    with st.grid(len(told), min_column_width=230):
        for one in told:
            with st.container(border=True, height="stretch"):
                remark(one.title)
                st.subheader(plain(one.figure), anchor=False)
                say(one.sentence)
    behind_question(
        (Headed(one.title, one.sentence, one.evidence) for one in told),
        key="why cards",
    )
