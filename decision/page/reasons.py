"""Why: the loss worked step by step, the ledger, and a card for each thing weighed."""

from functools import partial

import streamlit as st

from decision.case import Case
from decision.page.paid import is_hidden
from decision.page.plain import box, note, picture, plain, remark, say, table
from decision.report import charts
from decision.report.words import CARDS, card, loss_steps
from decision.report.words.cards import Which
from decision.report.words.view import view_evidence, view_note
from decision.verdict.decision import Decision

_LEFT_OUT = (
    "The price paid is hidden, and with it the loss step by step, the price against "
    "what was paid, the way back to it, and the lots. Nothing typed is lost."
)


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
        title=charts.ledger_title(decision, case),
        alt=charts.ledger_alt(decision, case),
        key="ledger",
        figures=partial(charts.ledger_figures, decision, case),
    )
    note(view_note(decision, case), view_evidence(), key="open view evidence")


def show_cards(decision: Decision, case: Case) -> None:
    """Market trend, tax benefit, diversification and behaviour, side by side."""
    with st.grid(len(CARDS), min_column_width=230):
        for which in CARDS:
            _card(which, decision, case)


def _card(which: Which, decision: Decision, case: Case) -> None:
    told = card(decision, case, which)
    with box(told.evidence):
        remark(told.title)
        st.subheader(plain(told.figure), anchor=False)
        say(told.sentence)
