"""One step at a time: where one stands, back and next, and what is still to put right.

Where one stands is a step's name in the session. What is typed goes into the draft, so
that fields which are not drawn lose nothing.
"""

import streamlit as st

from decision.page import paid, percent
from decision.page.answer import Reply
from decision.page.form.faults import Fault
from decision.page.form.sections import fault_names
from decision.page.plain import plain, remark
from decision.page.result import behind
from decision.page.walkthrough.steps import (
    Step,
    faulty_steps,
    place_of,
    show_fields,
    steps,
)

_IS_ON = "walk is on"
_AT = "walk at"
_ROW = "walk row"
_SHOWS_SWITCHES = "Answer"
# Only where nothing is typed: a shortcut takes no notice of a field that is half typed,
# which the tab key and a click do.
_BACK, _NEXT = "Alt+PageUp", "Alt+PageDown"
_NO_ANSWER = "There is no answer yet. Needed"
_OLD = "This is the answer to what was typed before. To put right"


def is_on() -> bool:
    """Whether the page is shown step by step."""
    return bool(st.session_state.get(_IS_ON))


def show_button() -> None:
    """The button that starts the walkthrough, or leaves it."""
    st.button(
        "Leave the walkthrough" if is_on() else "Walk through",
        key="walk",
        on_click=leave if is_on() else _enter,
    )


def leave() -> None:
    """Back to the whole page; what was typed stays, and so does the step."""
    st.session_state[_IS_ON] = False


def show(reply: Reply) -> None:
    """The step one stands at, in the place of the form and the answer."""
    all_steps, at = steps(), place_of(st.session_state.get(_AT, ""))
    step = all_steps[at]
    _show_row(step)
    _show_heading(step, at)
    if step.show is None:
        with st.container(border=True):
            show_fields(step, reply.faults)
    _show_faults(reply, step)
    if step.show is not None and reply.answer is not None:
        step.show(reply.answer, reply.is_old)
    _show_next_below(at)
    if step.show is not None:
        behind.show_disclosure()


def _show_row(step: Step) -> None:
    """Every step by its number and word; the one that is shown is marked."""
    names = [one.name for one in steps()]
    st.session_state[_ROW] = step.name
    st.segmented_control(
        "Steps",
        names,
        required=True,
        format_func=lambda name: f"{names.index(name) + 1} {name}",
        key=_ROW,
        on_change=_follow,
        label_visibility="collapsed",
        wrap=True,
    )


def _show_heading(step: Step, at: int) -> None:
    heading, buttons = st.columns([7, 5], vertical_alignment="top")
    with heading:
        st.header(plain(f"{at + 1}. {step.title}"), anchor=False)
        remark(step.why)
    with buttons:
        with st.container(horizontal=True, horizontal_alignment="right"):
            _turn("Back", at - 1, shortcut=_BACK if step.show else None)
            _turn("Next", at + 1, shortcut=_NEXT if step.show else None)
        if step.name != _SHOWS_SWITCHES:
            _show_switches()


def _show_switches() -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        paid.show_switch()
        percent.show_switch()


def _turn(label: str, to: int, *, shortcut: str | None) -> None:
    """A button to a neighbouring step; at either end it cannot be pressed."""
    is_there = 0 <= to < len(steps())
    st.button(
        label,
        key=f"walk {label.lower()}",
        disabled=not is_there,
        shortcut=shortcut,
        on_click=_go,
        args=(steps()[to].name if is_there else "",),
    )


def _show_next_below(at: int) -> None:
    """The same once more below the fields of a step; a long one is turned at its top.

    Streamlit keeps the place on the screen: from the end of a long step the next one
    would open at its end as well.
    """
    if at + 1 < len(steps()) and steps()[at].show is not None:
        remark("Back and Next stand at the top of this step.")
    elif at + 1 < len(steps()):
        ahead = steps()[at + 1]
        st.button(
            f"Next: {ahead.title}",
            key="walk next below",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=_go,
            args=(ahead.name,),
        )
    else:
        st.button("Back to the whole page", key="walk leave", on_click=leave)


def _show_faults(reply: Reply, step: Step) -> None:
    """What stands in the way, and a button to each step in which it stands.

    While somebody types, only what is wrong: what is empty is asked for in its turn.
    """
    faults = reply.faults if step.show else _wrong(reply)
    elsewhere = [one for one in faulty_steps(faults) if one.name != step.name]
    if not elsewhere:
        return
    keys = [key for key in faults if _stands_in(key, elsewhere)]
    start = _OLD if reply.answer else _NO_ANSWER
    st.warning(f"{start}: {fault_names(keys)}.")
    with st.container(horizontal=True):
        for one in elsewhere:
            st.button(
                f"Go to {place_of(one.name) + 1}: {one.title}",
                key=f"walk to {one.name}",
                on_click=_go,
                args=(one.name,),
            )


def _wrong(reply: Reply) -> dict[str, Fault]:
    return {key: one for key, one in reply.faults.items() if not one.is_missing}


def _stands_in(key: str, found: list[Step]) -> bool:
    return bool({one.name for one in faulty_steps([key])} & {one.name for one in found})


def _enter() -> None:
    st.session_state[_IS_ON] = True


def _go(name: str) -> None:
    st.session_state[_AT] = name


def _follow() -> None:
    _go(st.session_state[_ROW])
