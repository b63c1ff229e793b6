"""Text and pictures put on the page as they are, without being read as markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from decision.page.paid import without_paid
from decision.page.percent import chart_without_amounts, without_amounts
from decision.report.words import QUESTION

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|~$:])")


def plain(text: str) -> str:
    """A sentence in which nothing counts as markup, such as the signs of two amounts.

    Where the price paid is hidden, figures that tell it are left out; where only
    percentages are shown, amounts are shares.

    >>> plain("$5 or $6")
    '\\\\$5 or \\\\$6'
    """
    return _MARKUP.sub(r"\\\1", _shown(text))


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
    _ask(evidence, key=key)


@contextmanager
def box(evidence: str) -> Iterator[None]:
    """A frame as high as its neighbours, with the evidence at its foot.

    with box("One trial, of students."):
        say("What the trial is about.")
    """
    with st.container(border=True, height="stretch"):
        yield
        st.space("stretch")
        _ask(evidence)


def table(
    rows: Iterable[Sequence[str]],
    columns: Sequence[str],
    *,
    alt: str,
    has_header: bool = True,
) -> None:
    """Rows of text; `alt` says what they are."""
    texts = [tuple(map(plain, row)) for row in rows]
    st.table(
        pd.DataFrame(texts, columns=list(columns)),
        hide_index=True,
        hide_header=not has_header,
        border="horizontal",
        alt=_shown(alt),
    )


def picture(chart: Any, *, title: str, alt: str, key: str) -> None:
    """A chart under a title that says what it shows."""
    st.markdown(f"**{plain(title)}**")
    drawn = chart_without_amounts(chart)
    if drawn is not None:
        st.altair_chart(drawn, width="stretch", alt=_shown(alt), key=key)


def _shown(text: str) -> str:
    """A text without what is not to be seen."""
    return without_amounts(without_paid(text))


def _ask(evidence: str, *, key: str | None = None) -> None:
    """The question behind which the evidence stands."""
    with st.expander(QUESTION, type="compact", key=key):
        remark(evidence)
