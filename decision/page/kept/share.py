"""Sharing a case: what the link would hold, the link, and what a link opens."""

import json
import re
from typing import NamedTuple

import streamlit as st

from decision import mind
from decision.case import Case
from decision.case.link import Shared, link_text, read_link
from decision.errors import CaseError, DecisionError
from decision.gates import standing_of
from decision.page import cached, percent, session
from decision.page.answer import Answer, Reply
from decision.page.form.draft import Draft, document_of, draft_of
from decision.page.form.fields import field_of
from decision.page.kept.file import fault_sentences
from decision.page.kept.typed import typed_rows
from decision.page.paid import is_hidden
from decision.page.plain import plain, remark, say, table
from decision.report.scaled import scaled_case
from decision.report.words.journal import written_in
from decision.report.words.share import (
    IN_DEBT,
    NEEDS_AN_ANSWER,
    NO_ANSWER,
    NOT_ROUND,
    WHO_SEES_IT,
    WHY_A_FILE,
    came_with_a_link,
    scaled_text,
    stays_text,
)
from decision.report.words.without_paid import HIDDEN

PARAMETER = "case"
_SEEN = "link seen"
_NOTED = "link noted"
_SCALED, _WRITTEN = "share scaled", "share written"
_NOT_YET = "Needed first:"
_HIDDEN = "What was paid, hidden on this page, is part of it."
_COPY = "Copy it with the button at its right end. Nothing else of this page is in it."
_NOT_OPENED = "The link could not be opened."
_EXAMPLE = "The link could not be opened, so this is an example."


_PAID_FIELDS = ("unit_cost", "unit_value_when_given")
_LABELS = [re.escape(field_of(f"position.lots[].{one}").label) for one in _PAID_FIELDS]
_PAID = re.compile(rf"\b({'|'.join(_LABELS)}) [\d.,]*\d")


class _Noted(NamedTuple):
    """What is said of a link for as long as its draft is in the form."""

    draft: Draft
    is_bad: bool
    sentence: str


def show_button(reply: Reply) -> None:
    """The button that opens what can be shared."""
    if st.button("Share", key="share", icon=":material/share:"):
        _show(reply)


@st.dialog("Share this case", width="medium")
def _show(reply: Reply) -> None:
    show_body(reply)


def show_body(reply: Reply) -> None:
    """What is shared in words, what becomes of the answer, then the link and file."""
    try:
        case = Case.model_validate(document_of(session.draft()))
    except CaseError as error:
        say(_NOT_YET)
        for sentence in fault_sentences(error.problems):
            remark(sentence)
        return
    answer = None if reply.is_old else reply.answer
    shared = _chosen(case, answer)
    if shared is None:
        return
    if answer is not None and shared.case != answer.case:
        say(_stays(answer, shared))
    _show_contents(shared.case)
    _show_link(shared)
    _show_file(shared)


def open_link() -> None:
    """Open the case of the address, once; the address keeps nothing of it.

    A bad link leaves the page as it is, at first on the example, and says so.
    """
    text = st.query_params.get(PARAMETER)
    if text is None:
        return
    del st.query_params[PARAMETER]
    if st.session_state.get(_SEEN) == text:  # such as on the way back
        return
    st.session_state[_SEEN] = text
    try:
        shared = read_link(text)
    except CaseError as error:
        shown = _NOT_OPENED if session.own_is_shown() else _EXAMPLE
        said = " ".join([shown, *fault_sentences(error.problems)])
        _note(said, is_bad=True)
        return
    session.open_case(draft_of(shared.case.to_dict()))
    if shared.is_scaled:
        percent.turn_on()
    _note(came_with_a_link(shared.case, is_scaled=shared.is_scaled), is_bad=False)


def show_opened() -> None:
    """What is to be known of the link whose case is in the form."""
    noted: _Noted | None = st.session_state.get(_NOTED)
    if noted is None or noted.draft is not session.draft():
        return
    (st.warning if noted.is_bad else st.info)(plain(noted.sentence))


def _note(sentence: str, *, is_bad: bool) -> None:
    noted = _Noted(draft=session.draft(), is_bad=is_bad, sentence=sentence)
    st.session_state[_NOTED] = noted


def _chosen(case: Case, answer: Answer | None) -> Shared | None:
    """The case as the switches say; None where that cannot be had."""
    if percent.is_on():  # a shared screen: nothing else is listed on it
        st.session_state[_SCALED] = True
    is_scaled = st.toggle(
        "Percentages only: no amounts, no names",
        key=_SCALED,
        disabled=percent.is_on(),
    )
    if is_scaled:
        say(scaled_text(case))
        return _scaled(answer)
    is_written = st.toggle(
        "Include what I wrote",
        key=_WRITTEN,
        help="The reason and the rule in your own words.",
        disabled=not written_in(case),
    )
    return Shared(case=case if is_written else _without_words(case))


def _scaled(answer: Answer | None) -> Shared | None:
    if answer is None:
        st.warning(NEEDS_AN_ANSWER)
        return None
    standing = standing_of(answer.case, answer.view)
    case = scaled_case(standing) if standing else None
    if case is None:
        is_in_debt = standing is None or standing.wealth <= 0
        st.warning(IN_DEBT if is_in_debt else NOT_ROUND)
        return None
    return Shared(case=case, is_scaled=True)


def _without_words(case: Case) -> Case:
    """The case without what was written, which nobody asked to pass on."""
    document = case.to_dict()
    told = document.get("mind", {})
    told.pop("reason", None)
    look_again = told.pop("rule", {}).get("look_again")
    if look_again:
        told["rule"] = {"look_again": look_again}
    return Case.model_validate(document)


def _stays(answer: Answer, shared: Shared) -> str:
    """Whether what is shared would be answered as it is here."""
    document = shared.case.to_dict()
    try:
        after = cached.decision(document, cached.view(document))
    except DecisionError:
        return NO_ANSWER
    return stays_text(answer.decision, after, is_scaled=shared.is_scaled)


def _show_contents(case: Case) -> None:
    """Everything of it in words, before it can be copied."""
    st.markdown("**What it holds**")
    rows = [*typed_rows(case), *_answered(case), *written_in(case)]
    if is_hidden():
        rows = [(label, _PAID.sub(rf"\1 {HIDDEN}", value)) for label, value in rows]
    table(rows, ["What", "Value"], alt="What the link and the file hold")
    remark(_HIDDEN if is_hidden() else "")


def _answered(case: Case) -> list[tuple[str, str]]:
    asked = [one for one in mind.questions() if one.id in case.mind.answers]
    return [
        (one.text, one.options.get(choice, choice))
        for one in asked
        for choice in [case.mind.answers[one.id]]
    ]


def _show_link(shared: Shared) -> None:
    st.markdown("**The link**")
    try:
        text = link_text(shared)
    except CaseError:
        remark(WHY_A_FILE)
        return
    say(WHO_SEES_IT)
    here = (st.context.url or "").rstrip("/")
    st.code(f"{here}/?{PARAMETER}={text}", language=None, wrap_lines=True)
    remark(_COPY)


def _show_file(shared: Shared) -> None:
    """The same as a file, which goes nowhere by itself."""
    name = "in-percentages" if shared.is_scaled else shared.case.as_of.isoformat()
    st.download_button(
        "Save the case file",
        data=json.dumps(shared.case.to_dict(), indent=1, ensure_ascii=False),
        file_name=f"case-{name}.json",
        mime="application/json",
        icon=":material/download:",
        key="share file",
        on_click="ignore",
    )
