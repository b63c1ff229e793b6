"""A cost typed as it was before a split, or that fits no price."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.market.series import close_on
from decision.market.splits import CostDoubt, doubt_about
from decision.market.view import History, Split

BOUGHT = date(2024, 3, 1)
CLOSE = 406.25  # on that day, in units of today
FOUR = Split(date(2024, 6, 10), 4.0)
TWO = Split(date(2025, 2, 3), 2.0)
TENTH = Split(date(2025, 9, 1), 0.1)


def history(close: float = CLOSE) -> History:
    closes = np.array([close, 1.5 * close])
    return History(days=(BOUGHT, date(2026, 11, 20)), close=closes, total=closes)


def doubt(typed: float, *splits: Split, bought: date = BOUGHT) -> CostDoubt | None:
    return doubt_about(typed, bought=bought, history=history(), splits=splits)


def test_a_cost_of_before_a_split_is_noticed_with_what_it_is_now() -> None:
    found = doubt(1625.0, FOUR)

    assert found is not None
    assert (found.uncounted, found.cost_now, found.close) == ((FOUR,), 406.25, CLOSE)


def test_a_cost_in_units_of_today_is_not_doubted() -> None:
    assert doubt(CLOSE, FOUR) is None


def test_a_split_before_the_purchase_explains_nothing() -> None:
    found = doubt(1625.0, Split(date(2024, 2, 29), 4.0))

    assert found is not None
    assert found.uncounted == ()


def test_a_split_on_the_day_of_the_purchase_is_in_its_price_already() -> None:
    found = doubt(1625.0, Split(BOUGHT, 4.0))

    assert found is not None
    assert found.uncounted == ()


def test_several_splits_count_together() -> None:
    found = doubt(8 * CLOSE, TWO, FOUR)

    assert found is not None
    assert (found.uncounted, found.cost_now) == ((FOUR, TWO), CLOSE)


def test_a_cost_that_counts_the_first_split_lacks_only_the_later_one() -> None:
    found = doubt(2 * CLOSE, FOUR, TWO)

    assert found is not None
    assert (found.uncounted, found.cost_now) == ((TWO,), CLOSE)


def test_a_reverse_split_makes_the_old_cost_too_small() -> None:
    found = doubt(CLOSE / 10, TENTH)

    assert found is not None
    assert found.uncounted == (TENTH,)
    assert found.cost_now == pytest.approx(CLOSE)


@pytest.mark.parametrize(("share", "is_explained"), [(1.09, True), (1.11, False)])
def test_a_split_explains_a_cost_within_a_tenth_of_the_close(
    share: float, is_explained: bool
) -> None:
    found = doubt(share * 4 * CLOSE, FOUR)

    assert found is not None
    assert (found.uncounted == (FOUR,)) is is_explained


@pytest.mark.parametrize(
    ("typed", "is_doubted"),
    [(1.49 * CLOSE, False), (1.51 * CLOSE, True), (CLOSE / 1.49, False), (90, True)],
)
def test_a_cost_far_from_the_close_is_asked_about(
    typed: float, is_doubted: bool
) -> None:
    found = doubt(typed)

    assert (found is not None) is is_doubted
    assert found is None or (found.close, found.on, found.uncounted) == (
        CLOSE,
        BOUGHT,
        (),
    )


def test_a_small_stock_dividend_is_never_blamed() -> None:
    assert doubt(1.15 * CLOSE, Split(date(2024, 6, 10), 1.19)) is None
    assert doubt(1.15 * CLOSE, Split(date(2024, 6, 10), 1.21)) is not None


def test_without_a_price_of_the_day_nothing_is_said() -> None:
    assert doubt(1625.0, FOUR, bought=date(2024, 2, 29)) is None
    assert doubt(0.0, FOUR) is None


@pytest.mark.parametrize(("day", "known"), [(8, True), (9, False)])
def test_a_close_stands_for_a_week(day: int, known: bool) -> None:
    assert (close_on(history(), date(2024, 3, day)) is not None) is known


@given(
    share=st.floats(0.92, 1.08),
    ratios=st.lists(st.sampled_from([0.05, 0.1, 1.5, 2.0, 4.0, 20.0]), max_size=3),
)
def test_a_cost_near_the_close_is_never_doubted_whatever_was_split(
    share: float, ratios: list[float]
) -> None:
    splits = [Split(date(2025, n + 1, 5), one) for n, one in enumerate(ratios)]

    assert doubt(share * CLOSE, *splits) is None


@given(
    share=st.floats(0.92, 1.08),
    ratio=st.sampled_from([0.05, 0.1, 1.5, 2.0, 3.0, 10.0, 20.0]),
)
def test_a_cost_of_before_the_split_always_comes_back_to_the_close(
    share: float, ratio: float
) -> None:
    found = doubt(share * ratio * CLOSE, Split(date(2025, 1, 6), ratio))

    assert found is not None
    assert found.cost_now == pytest.approx(share * CLOSE)
