"""Text and pictures put on the page as they are, without being read as markup."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from decision.page import percent
from decision.page.drawn import Spec, spec_of, vega_lite
from decision.page.paid import without_paid
from decision.page.percent import without_amounts
from decision.report.charts import Figures
from decision.report.charts.marks import Chart
from decision.report.words import QUESTION

Told = Callable[[], Figures]

# A line may break between a sign and "$"; a word joiner keeps them together.
_BREAK = re.compile(r"(?<=[−+])(?=[$£€¥₹A-Z])")
_JOINER = "\u2060"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|~$:])")


def plain(text: str) -> str:
    """A sentence in which nothing counts as markup, such as the signs of two amounts.

    Where the price paid is hidden, figures that tell it are left out; where only
    percentages are shown, amounts are shares.

    >>> plain("$5 or $6")
    '\\\\$5 or \\\\$6'
    """
    return _MARKUP.sub(r"\\\1", _BREAK.sub(_JOINER, _shown(text)))


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


def picture(
    chart: "Chart | partial[Chart]",
    *,
    title: str,
    alt: str,
    key: str,
    figures: Told | None = None,
) -> None:
    """A chart under a title that says what it shows; built only if that has changed.

    `figures` gives the table behind it, which is made only while somebody looks at it.

    picture(partial(fan_chart, decision, case), title="...", alt="...", key="fan")
    """
    st.markdown(f"**{plain(title)}**")
    spec = _drawn(chart)
    if spec is not None:
        st.vega_lite_chart(spec, width="stretch", alt=_shown(alt), key=key)
    if figures is not None:
        show = partial(_figures, figures, title=title)
        on_request("The figures", show, key=f"figures {key}", style="compact")


@st.fragment
def on_request(
    label: str,
    show: Callable[[], None],
    *,
    key: str,
    style: Literal["default", "compact"] = "default",
) -> None:
    """A part that is closed until asked for, and made only while it is open.

    on_request("Tax year by year", partial(_years, answer), key="open years")
    """
    with st.expander(label, type=style, key=key, on_change="rerun") as part:
        if part.open:
            show()


def _figures(figures: Told, *, title: str) -> None:
    """The table behind a picture."""
    told = figures()
    table(told.rows, told.columns, alt=f"The figures: {title}")


def _drawn(chart: "Chart | partial[Chart]") -> Spec | None:
    """A chart as it may be shown; None where there is nothing to measure it by."""
    if isinstance(chart, partial) and not percent.is_on():
        return spec_of(chart)
    built = chart() if isinstance(chart, partial) else chart
    shown = percent.chart_without_amounts(built)
    return None if shown is None else vega_lite(shown)


def _shown(text: str) -> str:
    """A text without what is not to be seen."""
    return without_amounts(without_paid(text))


def _ask(evidence: str, *, key: str | None = None) -> None:
    """The question behind which the evidence stands."""
    with st.expander(QUESTION, type="compact", key=key):
        remark(evidence)
