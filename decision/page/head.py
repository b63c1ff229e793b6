"""The head of the page: what it is, what to start from, and what to take away."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.page import replay, session
from decision.page.examples import EXAMPLES
from decision.page.kept import file, journal, share

_MENU = "start from"
_REPLAY, _FILE = "replay", "file"
_OTHERS: Mapping[str, str] = {
    _REPLAY: "Replay a day of a real stock",
    _FILE: "Open a file saved here",
}


def show_head() -> DeltaGenerator:
    """The title, and one row of buttons beside it; what they open stands below.

    Gives the row, for the buttons that need the answer.
    """
    name, choices = st.columns([5, 7], vertical_alignment="bottom")
    with name:
        st.title("Hold or sell?", anchor=False)
        st.caption("One losing investment, every real way out, after tax.")
    with choices:
        row = st.container(horizontal=True, horizontal_alignment="right")
    with row:
        st.button(
            "Start over" if session.own_is_shown() else "Start with my own",
            key="start own",
            on_click=session.open_own,
        )
        _show_menu()
    _show_way_back()
    share.show_opened()
    replay.show_choice()
    file.show_open()
    journal.show_opened()
    return row


def _show_menu() -> None:
    st.menu_button(
        "Example",
        [*EXAMPLES, *_OTHERS],
        format_func=_option,
        key=_MENU,
        on_click=_start,
    )


def _option(key: str) -> str:
    return _OTHERS.get(key) or EXAMPLES[key].name


def _show_way_back() -> None:
    """A link, a file or a variant takes nobody's own words from them."""
    if session.has_replaced():
        st.button(
            "Back to what I typed before",
            key="open replaced",
            icon=":material/undo:",
            on_click=session.open_replaced,
        )


def _start() -> None:
    """Open what was chosen: an example, or the choice of a day or a file."""
    chosen = st.session_state[_MENU]
    if chosen == _REPLAY:
        replay.toggle()
    elif chosen == _FILE:
        file.toggle()
    else:
        session.open_example(chosen)
