"""Pictures as the browser draws them, made once for what they show.

Building a chart takes longer than all sentences of the page; in most runs nothing of
what it shows has changed.
"""

from collections.abc import Collection
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from decision.case import Case
from decision.page import session
from decision.report.charts.marks import Chart

Spec = dict[str, Any]

_DRAWN = "drawn pictures"
_MOST = 48  # about 10 KB each: a few answers and their charts
_COMPARED = (Case, str, int, float, tuple, type(None))


class _Picture(NamedTuple):
    """A picture with what it was drawn of, which stays alive as long as it does."""

    of: "partial[Chart]"
    spec: Spec


def spec_of(draw: "partial[Chart]") -> Spec:
    """The picture of a chart function and what it is given.

    Drawn anew only if a decision or a market view in it is another object, or a case or
    a plain value another value. Kept with the session, of an example for everybody; the
    newest last.
    """
    kept = _kept()
    known = next((one for one in list(kept) if _is_same(one.of, draw)), None)
    if known is None:
        known = _Picture(draw, vega_lite(draw()))
    kept[:] = [*(one for one in kept if one is not known), known][-_MOST:]
    return known.spec


def _kept() -> list[_Picture]:
    if session.shown_example() is not None:
        return _of_examples()
    own: list[_Picture] = st.session_state.setdefault(_DRAWN, [])
    return own


@st.cache_resource(show_spinner=False)
def _of_examples() -> list[_Picture]:
    return []


def vega_lite(chart: Chart) -> Spec:
    """A chart as Vega-Lite, with its tables; tests check it against the schema."""
    spec: Spec = chart.to_dict(validate=False)
    rows = spec.get("datasets", {})
    tables = {name: pd.DataFrame(one) for name, one in rows.items()}
    return spec | {"datasets": tables}


def _is_same(one: "partial[Chart]", other: "partial[Chart]") -> bool:
    return (
        one.func is other.func
        and one.keywords.keys() == other.keywords.keys()
        and _are_same(one.args, other.args)
        and _are_same(one.keywords.values(), other.keywords.values())
    )


def _are_same(ones: Collection[Any], others: Collection[Any]) -> bool:
    return len(ones) == len(others) and all(
        one is other or (isinstance(one, _COMPARED) and one == other)
        for one, other in zip(ones, others, strict=True)
    )
