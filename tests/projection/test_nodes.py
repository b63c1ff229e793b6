"""Where many values lie between the nodes of a grid: as a plain search finds it."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.projection.nodes import Nodes

Array = npt.NDArray[np.float64]

# Whole numbers, so that many are equal, on scales far apart.
NUMBERS = st.integers(-50, 50).map(float) | st.integers(-50, 50).map(lambda n: n**5.0)


def searched(nodes: Array, wanted: Array) -> tuple[npt.NDArray[np.intp], Array]:
    before = np.searchsorted(nodes, wanted, "right") - 1
    before = np.clip(before, 0, len(nodes) - 2)
    width = nodes[before + 1] - nodes[before]
    way = (wanted - nodes[before]) / np.where(width > 0, width, 1.0)
    return before, np.clip(way, 0.0, 1.0)


@given(st.lists(NUMBERS, min_size=2), st.lists(NUMBERS | st.floats(-1e9, 1e9)))
def test_it_finds_what_a_search_finds(some: list[float], others: list[float]) -> None:
    nodes = np.sort(some)
    wanted = np.maximum(np.tile([*some, *others], 60), nodes[0])
    before, way = Nodes(nodes).between(wanted)
    sought, far = searched(nodes, wanted)

    assert before.tolist() == sought.tolist()
    np.testing.assert_allclose(way, far, atol=1e-12)


@pytest.mark.parametrize("times", [1, 200])
def test_what_lies_beyond_the_ends_lies_at_them(times: int) -> None:
    wanted = np.repeat([-9.0, 9.0], times)
    before, way = Nodes(np.array([1.0, 2.0, 4.0])).between(wanted)

    assert before.tolist() == [0] * times + [1] * times
    assert way.tolist() == [0.0] * times + [1.0] * times
