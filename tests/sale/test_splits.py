"""Splits of units over lots, counted in grains."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Lot
from decision.sale.splits import best_splits, every_split, fewest, grain_of

sizes = st.lists(st.integers(0, 5), min_size=1, max_size=4).filter(any)


@given(sizes, st.data())
def test_every_split_is_there_once(held: list[int], data: st.DataObject) -> None:
    wanted = data.draw(st.integers(1, sum(held)))
    found = every_split(np.array(held, dtype=float), wanted)

    assert found is not None
    counted = {
        split
        for split in product(*(range(one + 1) for one in held))
        if sum(split) == wanted
    }
    assert sorted(map(tuple, found.tolist())) == sorted(counted)


def test_too_many_splits_are_not_listed() -> None:
    assert every_split(np.array([4095.0, 9000.0]), 5000) is not None
    assert every_split(np.array([4096.0, 9000.0]), 5000) is None


@given(st.lists(st.integers(500, 9000), min_size=2, max_size=4), st.data())
def test_searched_splits_take_what_is_wanted_and_no_more_than_there_is(
    held: list[int], data: st.DataObject
) -> None:
    wanted = data.draw(st.integers(1, sum(held)))
    there = np.array(held, dtype=float)
    costs = np.linspace(1, 2, len(held))
    found = best_splits(
        there,
        wanted,
        cost=lambda splits: splits @ costs,
        orders=[range(len(held)), range(len(held))[::-1]],
    )

    assert (found.sum(axis=1) == wanted).all()
    assert ((found >= 0) & (found <= there)).all()
    assert (found == np.round(found)).all()


@pytest.mark.parametrize(
    ("units", "grain"),
    [
        ([100, 3], 1.0),
        ([0.5, 3], 0.1),
        ([12.345, 3], 0.001),
        ([1 / 3], 1e-6),  # brokers keep no more digits
        ([0.1 + 0.2], 0.1),  # 0.30000000000000004
    ],
)
def test_the_grain_is_the_smallest_part_any_lot_is_made_of(
    units: list[float], grain: float
) -> None:
    lots = [Lot.model_construct(units=one) for one in units]

    assert grain_of(lots) == pytest.approx(grain)


@given(st.integers(1, 500), st.integers(1, 600))
def test_the_fewest_that_reach_it_reach_it_and_one_less_does_not(
    most: int, needed: int
) -> None:
    found = fewest(most, lambda count: count >= needed)

    assert found == (needed if needed <= most else None)
