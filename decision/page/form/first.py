"""Before the price paid is looked at: what would one do, and how sure is one."""

from collections.abc import Mapping

import streamlit as st

from decision.page import paid, session
from decision.page.form.fields import field_of
from decision.page.plain import remark

_SKIPPED = "first is skipped"
_UNSAID = "none"
# The first of the twelve questions, and its answers, short enough for a phone.
_CASH = "mind.answers.q1"
_OF_IT = {"a": "All of it", "b": "Some of it", "c": "None of it"}
_WHY = (
    "Ten seconds, so that the price you paid does not colour your view; or skip it. It "
    "changes no figure, except how much a forecast of your own counts."
)


def show_first() -> None:
    """Three questions and the switch, above an empty form of one's own."""
    if st.session_state.get(_SKIPPED):
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("**First, before the price you paid**")
            st.space("stretch")
            paid.show_switch()
            st.button("Skip this", key="skip first", on_click=_skip)
        cash, leaning, sure = st.columns([2, 1, 1.4])
        with cash:
            _ask(_CASH, "If this were cash today, would you buy it?", _OF_IT)
        with leaning:
            _ask_field("mind.leaning")
        with sure:
            _ask_field("mind.sureness")
        remark(_WHY)


def _ask_field(key: str) -> None:
    one = field_of(key)
    said = {name: text for name, text in one.options.items() if name != _UNSAID}
    _ask(key, one.label, said)


def _ask(key: str, label: str, options: Mapping[str, str]) -> None:
    typed = session.draft().get(key)
    session.start(f"first {key}", typed if typed in options else None)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=f"first {key}",
        on_change=session.keep_first,
        args=(key,),
    )


def _skip() -> None:
    st.session_state[_SKIPPED] = True
