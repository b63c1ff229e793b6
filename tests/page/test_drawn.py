"""A picture is made once for what it shows, and anew when that is something else."""

from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import pytest
import streamlit as st

from decision.case import Case
from decision.page.drawn import once, spec_of, vega_lite
from decision.page.examples import EXAMPLES


@pytest.fixture(autouse=True)
def _own_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


class Told:
    """Stands for a decision: two of them are never the same."""


def counted() -> tuple[Any, list[tuple[Any, ...]]]:
    """A chart function, and what it was asked to draw so far."""
    asked: list[tuple[Any, ...]] = []

    def draw(*of: Any, level: float | None = None) -> alt.Chart:
        asked.append((*of, level))
        return alt.Chart(pd.DataFrame({"x": [1.0, 2.0]})).mark_bar().encode(x="x:Q")

    return draw, asked


def test_the_same_decision_is_drawn_once() -> None:
    (draw, asked), told = counted(), Told()

    first, again = spec_of(partial(draw, told)), spec_of(partial(draw, told))

    assert first is again
    assert asked == [(told, None)]


def test_another_decision_is_drawn_anew() -> None:
    (draw, asked), told, other = counted(), Told(), Told()

    for one in (told, other, told):
        spec_of(partial(draw, one))

    assert asked == [(told, None), (other, None)]


def test_a_case_is_the_same_where_it_says_the_same() -> None:
    (draw, asked), document = counted(), EXAMPLES["meta"].document
    case, again = Case.model_validate(document), Case.model_validate(document)
    later = case.model_copy(update={"country": "DE"})

    for one in (case, again, later):
        spec_of(partial(draw, one))

    assert len(asked) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"level": 5.0}, {"level": 6.0}),
        ({"level": 5.0}, {"level": None}),
        ({"level": 5.0}, {}),
    ],
)
def test_another_plain_value_is_drawn_anew(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    draw, asked = counted()

    for given in (one, other, one):
        spec_of(partial(draw, **given))

    assert len(asked) == 2


def test_more_or_fewer_of_something_is_drawn_anew() -> None:
    draw, asked = counted()

    spec_of(partial(draw, ("hold", "sell")))
    spec_of(partial(draw, ("hold", "swap")))
    spec_of(partial(draw, "hold"))
    spec_of(partial(draw, "hold", "sell"))

    assert len(asked) == 4


def test_another_chart_of_the_same_is_another_picture() -> None:
    (draw, _), (other, asked), told = counted(), counted(), Told()

    spec_of(partial(draw, told))
    spec_of(partial(other, told))

    assert len(asked) == 1


@pytest.mark.parametrize(("between", "drawn"), [(159, 1), (160, 2)])
def test_the_pictures_seen_last_are_kept(between: int, drawn: int) -> None:
    draw, asked = counted()

    spec_of(partial(draw, "first"))
    for number in range(between):
        spec_of(partial(draw, number))
    spec_of(partial(draw, "first"))

    assert asked.count(("first", None)) == drawn


def test_words_are_worked_out_once_for_what_they_tell() -> None:
    asked: list[Any] = []

    def title(told: Told) -> str:
        asked.append(told)
        return "Half of the futures end higher"

    told = Told()
    said = [once(partial(title, one)) for one in (told, told, Told())]

    assert set(said) == {"Half of the futures end higher"}
    assert len(asked) == 2


def test_an_examples_picture_is_drawn_once_for_everybody() -> None:
    (draw, asked), told = counted(), Told()
    st.session_state["shown"] = "meta"

    spec_of(partial(draw, told))
    st.session_state.clear()
    st.session_state["shown"] = "meta"
    spec_of(partial(draw, told))
    st.session_state["shown"] = "own"
    spec_of(partial(draw, told))

    assert len(asked) == 2


def test_a_picture_holds_its_table_and_its_marks() -> None:
    table = pd.DataFrame({"x": [1.0, 2.0], "name": ["a", "b"]})
    spec = vega_lite(alt.Chart(table).mark_bar().encode(x="x:Q"))

    (kept,) = spec["datasets"].values()
    assert spec["mark"]["type"] == "bar"
    assert spec["encoding"]["x"] == {"field": "x", "type": "quantitative"}
    pd.testing.assert_frame_equal(kept.to_pandas(), table, check_dtype=False)
