"""Which lots a part of the position is made of, and where its proceeds go."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.strategies.plan import in_whole_units, lots_for, usual_destination
from tests.builders import a_lot, a_standing


def of_costs(*costs: float, units: float = 10) -> dict[str, object]:
    return {"lots": [a_lot(unit_cost=cost, units=units) for cost in costs]}


def test_the_lots_of_the_highest_basis_are_sold_first() -> None:
    standing = a_standing(position=of_costs(80, 120, 100))

    assert lots_for(standing, 0.5) == (0, 10, 5)


def test_among_equals_the_first_one_typed_is_sold_first() -> None:
    standing = a_standing(position=of_costs(100, 100))

    assert lots_for(standing, 0.25) == (5, 0)


def test_a_gift_is_ranked_by_the_basis_it_has_for_a_loss() -> None:
    gift = a_lot(origin="gift", unit_cost=500, unit_value_when_given=75, units=10)
    standing = a_standing(position={"lots": [gift, a_lot(units=10)]})

    assert lots_for(standing, 0.5) == (0, 10)


def test_a_foreign_lot_is_ranked_by_its_cost_at_home() -> None:
    lots = [a_lot(fx=0.5, units=10), a_lot(unit_cost=90, units=10)]
    standing = a_standing(position={"lots": lots, "currency": "EUR", "fx": 1.0})

    assert lots_for(standing, 0.5) == (0, 10)


def test_what_is_taken_already_is_not_sold_twice() -> None:
    standing = a_standing(position=of_costs(80, 120, 100))

    taken = lots_for(standing, 0.5)
    rest = lots_for(standing, 0.5, after=taken)

    assert rest == (10, 0, 5)


sizes = st.lists(st.floats(0.001, 1e6), min_size=1, max_size=5)


@given(sizes, st.floats(0, 1), st.floats(0, 1))
def test_two_parts_never_take_more_than_there_is(
    units: list[float], first: float, second: float
) -> None:
    lots = [
        a_lot(units=size, unit_cost=100 + place) for place, size in enumerate(units)
    ]
    standing = a_standing(position={"lots": lots})

    one = lots_for(standing, first)
    two = lots_for(standing, min(second, 1 - first), after=one)

    total = sum(units)
    assert sum(one) == pytest.approx(first * total, abs=1e-9 * total)
    for size, sold, then in zip(units, one, two, strict=True):
        assert sold + then <= size * (1 + 1e-9)


def test_no_lot_is_sold_in_a_negative_number_of_units() -> None:
    """The last three lots add up to a hair more than the part they stand for."""
    sizes = enumerate([24.25, 17.85, 17.31, 26.93])
    lots = [a_lot(units=units, unit_cost=100 + place) for place, units in sizes]

    assert min(lots_for(a_standing(position={"lots": lots}), 0.623)) >= 0


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_part_contains_the_smaller_one(one: float, other: float) -> None:
    standing = a_standing(position=of_costs(80, 120, 100, 100))
    parts = [lots_for(standing, share) for share in sorted((one, other))]

    for smaller, larger in pairwise(parts):
        assert all(np.less_equal(smaller, np.add(larger, 1e-9)))


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("stock", "broad_fund"),
        ("sector_fund", "broad_fund"),
        ("leveraged_fund", "broad_fund"),
        ("crypto", "broad_fund"),
        ("property", "broad_fund"),
        ("business", "broad_fund"),
        ("fund", "cash"),
        ("bond_fund", "cash"),
        ("bond", "cash"),
        ("derivative", "cash"),
    ],
)
def test_where_such_money_belongs(kind: str, to: str) -> None:
    """METHOD A7."""
    assert usual_destination(a_standing(position={"kind": kind})) == to


def test_a_part_is_not_rounded_up_to_all_that_is_left() -> None:
    """Of three units one is taken: 1 - 1/3 is a little more than two of three."""
    standing = a_standing(position={"lots": [a_lot(units=3)]})

    assert 1 - 1 / 3 > 2 / 3
    assert in_whole_units(standing, 0.5, left=1 - 1 / 3) == 0.5
    assert in_whole_units(standing, 0.5) == 2 / 3
