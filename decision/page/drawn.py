"""Pictures as the browser draws them and the words beside them, made once.

Building a chart takes longer than all sentences of the page; in most runs nothing of
what it shows has changed.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any, NamedTuple, TypeVar

import pandas as pd
import pyarrow as pa
import streamlit as st

from decision.case import Case
from decision.page import session
from decision.report.charts.marks import Chart

Spec = dict[str, Any]
T = TypeVar("T")

_DRAWN = "drawn pictures"
_MOST = 160  # a few answers with their charts, of about 10 KB each, and their words
_COMPARED = (Case, str, int, float, tuple, type(None))


class _Made(NamedTuple):
    """A result with what it was made of, which stays alive as long as it does."""

    of: "partial[Any]"
    result: Any


def spec_of(draw: "partial[Chart]") -> Spec:
    """The picture of a chart function and what it is given, drawn once."""
    return _known(draw, lambda: vega_lite(draw()))


def once(make: "partial[T]") -> T:
    """What a function gives for what it is given, worked out once.

    Anew only if a decision or a market view in it is another object, or a case or a
    plain value another value. Kept with the session, of an example for everybody; the
    newest last.

    title = once(partial(fan_title, decision, case))
    """
    return _known(make, make)


def _known(of: "partial[Any]", make: Callable[[], T]) -> T:
    kept = _kept()
    known = next((one for one in list(kept) if _is_same(one.of, of)), None)
    if known is None:
        known = _Made(of, make())
    kept[:] = [*(one for one in kept if one is not known), known][-_MOST:]
    result: T = known.result
    return result


def _kept() -> list[_Made]:
    if session.shown_example() is not None:
        return _of_examples()
    own: list[_Made] = st.session_state.setdefault(_DRAWN, [])
    return own


@st.cache_resource(show_spinner=False)
def _of_examples() -> list[_Made]:
    return []


def vega_lite(chart: Chart) -> Spec:
    """A chart as Vega-Lite, with its tables; tests check it against the schema.

    The tables are Arrow already: turning them into it takes most of a picture's time.
    """
    spec: Spec = chart.to_dict(validate=False)
    rows = spec.get("datasets", {})
    tables = {
        name: pa.Table.from_pandas(pd.DataFrame(one)) for name, one in rows.items()
    }
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
