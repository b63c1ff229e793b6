"""The head of the page: what it is, what to start from, and what to take away."""

from collections.abc import Mapping

import streamlit as st

from decision.page import replay, session
from decision.page.examples import EXAMPLES
from decision.page.kept import file, journal

_MENU = "start from"
_REPLAY, _FILE = "replay", "file"
_OTHERS: Mapping[str, str] = {
    _REPLAY: "Replay a day of a real stock",
    _FILE: "Open a file saved here",
}


def show_head() -> None:
    """The title, and one row of buttons beside it; what they open stands below."""
    name, choices = st.columns([5, 7], vertical_alignment="bottom")
    with name:
        st.title("Hold or sell?", anchor=False)
        st.caption("One losing investment, every real way out, after tax.")
    with choices, st.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            "Start over" if session.own_is_shown() else "Start with my own",
            key="start own",
            on_click=session.open_own,
        )
        _show_menu()
    replay.show_choice()
    file.show_open()
    journal.show_opened()


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


def _start() -> None:
    """Open what was chosen: an example, or the choice of a day or a file."""
    chosen = st.session_state[_MENU]
    if chosen == _REPLAY:
        replay.toggle()
    elif chosen == _FILE:
        file.toggle()
    else:
        session.open_example(chosen)
