"""Text and pictures put on the page as they are, without being read as markup."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal, NamedTuple

import pyarrow as pa
import streamlit as st

from decision.page import percent
from decision.page.drawn import Spec, once, spec_of, vega_lite
from decision.page.paid import without_paid
from decision.page.percent import without_amounts
from decision.report.charts import Figures
from decision.report.charts.marks import Chart
from decision.report.words import QUESTION

Told = Callable[[], Figures]


class Headed(NamedTuple):
    """Something with a heading: what is said of it, and how one knows."""

    title: str
    sentence: str
    evidence: str


_COLUMN = 340  # pixels: two sentences are readable

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


def say(*texts: str) -> None:
    """A paragraph for each text; nothing where there is nothing to say.

    One element for all of them: every element costs time on every change.
    """
    said = _paragraphs(texts)
    if said:
        st.markdown(said)


def remark(*texts: str) -> None:
    """A small paragraph for each text; nothing where there is nothing to say."""
    said = _paragraphs(texts)
    if said:
        st.caption(said)


def note(*sentences: str, evidence: str, key: str) -> None:
    """Small paragraphs with the evidence there is behind them, if anything is said."""
    remark(*sentences)
    if any(sentences) and evidence:
        with st.expander(QUESTION, type="compact", key=key):
            remark(evidence)


def two_columns(parts: Iterable[Headed], *, key: str) -> None:
    """Headings with a sentence each, in two columns; below them the evidence.

    In two frames, not one for each: every element costs time on every change.

    two_columns([Headed("Wash sale", "A part waits.", "The law says so.")], key="why")
    """
    told = list(parts)
    half = (len(told) + 1) // 2
    with st.grid(2, min_column_width=_COLUMN):
        for column in filter(None, (told[:half], told[half:])):
            with st.container(border=True, height="stretch"):
                told_here = [_headed(one.title, one.sentence) for one in column]
                st.markdown("\n\n".join(told_here))
    behind_question(told, key=key)


def behind_question(parts: Iterable[Headed], *, key: str) -> None:
    """The evidence of several things that stand above, each under its heading."""
    told = [_headed(one.title, one.evidence) for one in parts]
    if told:
        with st.expander(QUESTION, type="compact", key=key):
            st.caption("\n\n".join(told))


def table(
    rows: Iterable[Sequence[str]],
    columns: Sequence[str],
    *,
    alt: str,
    has_header: bool = True,
) -> None:
    """Rows of text; `alt` says what they are."""
    texts = [[plain(cell) for cell in row] for row in rows]
    by_column = [[row[place] for row in texts] for place in range(len(columns))]
    st.table(
        pa.table([pa.array(one, pa.string()) for one in by_column], names=columns),
        hide_index=True,
        hide_header=not has_header,
        border="horizontal",
        alt=_shown(alt),
    )


def picture(
    chart: "Chart | partial[Chart]",
    *,
    title: "str | partial[str]",
    alt: "str | partial[str]",
    key: str,
    figures: Told | None = None,
) -> None:
    """A chart under a title that says what it shows; built only if that has changed.

    `figures` gives the table behind it, which is made only while somebody looks at it.

    picture(partial(fan_chart, decision, case), title="...", alt="...", key="fan")
    """
    said = _text(title)
    st.markdown(f"**{plain(said)}**")
    spec = _drawn(chart)
    if spec is not None:
        st.vega_lite_chart(spec, width="stretch", alt=_shown(_text(alt)), key=key)
    if figures is not None:
        show = partial(_figures, figures, title=said)
        on_request("The figures", show, key=f"figures {key}", style="compact")


def on_request(
    label: str,
    show: Callable[[], None],
    *,
    key: str,
    style: Literal["default", "compact"] = "default",
    is_open: bool = False,
) -> None:
    """A part that is made only while it is open; at first it is not, unless asked.

    Opening it runs the fragment in which it stands, so every section is one.

    on_request("Tax year by year", partial(_years, answer), key="open years")
    """
    with st.expander(
        label, type=style, key=key, on_change="rerun", expanded=is_open
    ) as part:
        if part.open:
            show()


def _figures(figures: Told, *, title: str) -> None:
    """The table behind a picture."""
    told = figures()
    table(told.rows, told.columns, alt=f"The figures: {title}")


def _text(told: "str | partial[str]") -> str:
    return once(told) if isinstance(told, partial) else told


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


def _headed(title: str, text: str) -> str:
    return f"**{plain(title)}**\\\n{plain(text)}"


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(plain(text) for text in texts if text)
