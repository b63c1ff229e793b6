"""How much the person's own forecast counts: BV-1."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.mind import (
    BIASES,
    BiasId,
    FoundBias,
    Level,
    biases,
    questions,
    view_discount,
    view_tilt,
)
from decision.parameters import judgement
from tests.mind.cases import a_case

HOLDING = ("loss_aversion", "endowment", "sunk_cost", "disposition", "anchoring")


def found(bias: BiasId, level: Level = "likely") -> tuple[FoundBias, ...]:
    return (FoundBias(id=bias, level=level, matched=("q1",)),)


@pytest.mark.parametrize(("level", "share"), [("possible", 0.5), ("likely", 1.0)])
@pytest.mark.parametrize("bias", BIASES)
@pytest.mark.parametrize("view", [0.05, -0.05])
def test_only_a_bias_that_leans_the_same_way_takes_weight(
    bias: BiasId, view: float, level: Level, share: float
) -> None:
    same = (
        bias == "herd"
        or (bias in HOLDING and view > 0)
        or (bias == "panic" and view < 0)
    )

    assert view_discount(found(bias, level), view) == (share if same else 0.0)


def test_the_strongest_bias_counts_once() -> None:
    both = (*found("endowment", "possible"), *found("anchoring", "likely"))

    assert view_discount(both, 0.05) == 1.0


@pytest.mark.parametrize("view", [None, 0.0])
def test_no_forecast_is_not_discounted(view: float | None) -> None:
    assert view_discount(found("herd"), view) == 0.0


def test_a_quarter_counts_and_grows_for_a_year() -> None:
    tilt = view_tilt(a_case(mind={"view": 0.06}), (), horizon=3.0)

    assert tilt.log(np.array([0.0, 0.5, 1.0, 2.0])) == pytest.approx(
        [0.0, 0.25 * 0.06 / 2, 0.25 * 0.06, 0.25 * 0.06]
    )


def test_half_counts_where_a_bias_is_possible() -> None:
    case = a_case(mind={"view": 0.06})
    tilt = view_tilt(case, found("endowment", "possible"), horizon=3.0)

    assert float(tilt.log(1.0)) == pytest.approx(0.25 * 0.06 / 2)
    assert tilt.matched == ("q1",)
    assert float(tilt.undiscounted().log(1.0)) == pytest.approx(0.25 * 0.06)


@pytest.mark.parametrize(
    ("view", "tilt"), [(0.079, 0.01975), (0.081, 0.02), (-0.081, -0.02), (1.0, 0.02)]
)
def test_it_is_capped_at_two_percent_of_the_value(view: float, tilt: float) -> None:
    found_tilt = view_tilt(a_case(mind={"view": view}), (), horizon=3.0)

    assert float(found_tilt.log(1.0)) == pytest.approx(tilt)


def test_it_lasts_no_longer_than_the_horizon() -> None:
    tilt = view_tilt(a_case(mind={"view": 0.06}), (), horizon=0.5)

    assert float(tilt.log(2.0)) == pytest.approx(0.25 * 0.06 * 0.5)


ANSWERS = st.fixed_dictionaries(
    {}, optional={one.id: st.sampled_from(list(one.options)) for one in questions()}
)


@given(ANSWERS, st.floats(-1, 1), st.floats(0.1, 10), st.floats(0, 50))
def test_the_tilt_never_exceeds_its_cap_nor_points_the_other_way(
    answers: dict[str, str], view: float, horizon: float, years: float
) -> None:
    case = a_case(mind={"answers": answers, "view": view})
    tilt = view_tilt(case, biases(case), horizon=horizon)

    moved = float(tilt.log(years))
    assert abs(moved) <= judgement("view_cap")
    assert moved * view >= 0
    assert abs(moved) <= abs(float(tilt.undiscounted().log(years)))


@given(ANSWERS)
def test_answers_alone_never_tilt_anything(answers: dict[str, str]) -> None:
    case = a_case(mind={"answers": answers})

    assert float(view_tilt(case, biases(case), horizon=3.0).log(1.0)) == 0.0
