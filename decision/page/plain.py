"""Text and pictures put on the page as they are, without being read as markup."""

import re
from typing import Any

import streamlit as st

from decision.report.words import QUESTION

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|~$:])")


def plain(text: str) -> str:
    """A sentence in which nothing counts as markup, such as the signs of two amounts.

    >>> plain("$5 or $6")
    '\\\\$5 or \\\\$6'
    """
    return _MARKUP.sub(r"\\\1", text)


def say(text: str) -> None:
    """A paragraph; nothing where there is nothing to say."""
    if text:
        st.markdown(plain(text))


def remark(text: str) -> None:
    """A small paragraph; nothing where there is nothing to say."""
    if text:
        st.caption(plain(text))


def note(sentence: str, evidence: str, *, key: str) -> None:
    """A small paragraph with the evidence behind it; nothing where none is said."""
    if not sentence:
        return
    remark(sentence)
    with st.expander(QUESTION, type="compact", key=key):
        remark(evidence)


def picture(chart: Any, *, title: str, alt: str, key: str) -> None:
    """A chart under a title that says what it shows."""
    st.markdown(f"**{plain(title)}**")
    st.altair_chart(chart, width="stretch", alt=alt, key=key)
