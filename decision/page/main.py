"""The one page: what it is, the form, the answer; nothing on it is ever a traceback."""

import json
import logging
import traceback
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.page import cached, percent, session, walkthrough
from decision.page.answer import Reply, last_answer, reply_to
from decision.page.form.draft import Draft, document_of
from decision.page.form.first import show_first
from decision.page.form.form import show_form
from decision.page.form.sections import fault_names
from decision.page.form.worth_typing import BELOW, show_moves
from decision.page.head import show_head
from decision.page.kept import record, share
from decision.page.paid import hide_in
from decision.page.plain import remark
from decision.page.result.result import show_result

_log = logging.getLogger(__name__)
_WIDTH = 1180


def show_page() -> None:
    """Draw the page for what is in the draft now."""
    cached.prepare()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        share.open_link()
        typed = session.draft()
        taken_away = show_head()
        reply = _reply(typed)
        if reply.answer is not None:
            hide_in(reply.answer.decision, reply.answer.case)
            percent.measure_by(reply.answer.decision, reply.answer.case)
        with taken_away:
            share.show_button(reply)
            record.show_button(reply)
            walkthrough.show_button()
        percent.show_banner()
        places = {} if walkthrough.is_on() else _show_form(reply)
        try:
            places |= _show_reply(reply)
            _show_worth_typing(places, reply)
        except Exception as error:  # nothing may get past as a traceback
            _note(error)
            _show_broken()
    cached.settle()


def _reply(typed: Draft) -> Reply:
    """The reply; what breaks inside leaves the form and the last answer standing."""
    try:
        return reply_to(typed, session.today())
    except Exception as error:  # nothing may get past as a traceback
        _note(error)
        return Reply(answer=last_answer(), faults={}, is_broken=True)


def _show_form(reply: Reply) -> dict[str, DeltaGenerator]:
    if reply.answer is None and session.own_is_shown():
        show_first()
    with st.container(border=True):
        return show_form(reply.faults)


def _show_worth_typing(places: Mapping[str, DeltaGenerator], reply: Reply) -> None:
    """What typing more could do, once the answer to what is typed stands there."""
    if reply.answer is not None and not reply.is_old:
        show_moves(places, reply.answer)


def _show_reply(reply: Reply) -> dict[str, DeltaGenerator]:
    """The answer; gives the place below its verdict, where there is one."""
    if reply.is_broken:
        _show_broken()
    if walkthrough.is_on():
        walkthrough.show(reply)
        return {}
    if reply.faults:
        _show_faults(reply)
    if reply.answer is None:
        return {}
    return {BELOW: show_result(reply.answer, is_old=reply.is_old)}


def _show_faults(reply: Reply) -> None:
    """Where to look, for sections that are not open and for what is still empty.

    Before there is an answer, what is still empty is no more than a quiet line.
    """
    old = " The answer below is of what was typed before." if reply.answer else ""
    wrong = {key: one for key, one in reply.faults.items() if not one.is_missing}
    if wrong:
        st.warning(f"To put right: {fault_names(wrong)}.{old}")
    elif reply.answer:
        st.info(f"Still to type: {fault_names(reply.faults)}.{old}")
    else:
        remark(f"Needed for an answer: {fault_names(reply.faults)}.")


def _show_broken() -> None:
    """Say in plain words that something broke; what was typed can be saved."""
    st.error(
        "Something broke while this was worked out. What you typed is still in "
        "the form: change it, or save it as a case file.",
        title="This is our fault",
    )
    st.download_button(
        "Save the case file",
        data=json.dumps(document_of(session.draft()), indent=1),
        file_name="case.json",
        mime="application/json",
        on_click="ignore",
    )


def _note(error: Exception) -> None:
    """Log what broke and where, and nothing that was typed."""
    frames = traceback.extract_tb(error.__traceback__)
    place = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[:-5:-1])
    _log.error("The page broke: %s at %s", type(error).__name__, place)
