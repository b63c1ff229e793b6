"""Losing positions of a panel: a tenth down in a year, and only what was known."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bench.panel import Origin, origins

DAYS = pd.bdate_range("2010-01-04", "2016-12-30")
LEVEL = pd.Series(100.0, DAYS)


def written(folder: Path, **columns: "pd.Series[float]") -> tuple[Path, Path]:
    """A panel of these columns and a market that stays where it is."""
    prices, index = folder / "prices.parquet", folder / "index.parquet"
    pd.DataFrame(columns).to_parquet(prices)
    pd.DataFrame({"MARKET": LEVEL}).to_parquet(index)
    return prices, index


def fallen_to(share: float, *, on: str = "2014-03-10") -> "pd.Series[float]":
    """100 up to a day, and this share of it from then on."""
    return LEVEL.where(LEVEL.index < pd.Timestamp(on), 100 * share)


def found(folder: Path, **columns: "pd.Series[float]") -> list[Origin]:
    return list(origins(*written(folder, **columns)))


@pytest.mark.parametrize(("share", "months"), [(0.90, 12), (0.901, 0)])
def test_a_tenth_below_the_price_of_a_year_before_counts_for_twelve_month_ends(
    tmp_path: Path, share: float, months: int
) -> None:
    losing = found(tmp_path, X=fallen_to(share))

    assert len(losing) == months
    assert {one.cost for one in losing} <= {100.0}
    assert [one.day for one in losing][:1] == [date(2014, 3, 31)][:months]


def test_three_years_of_prices_come_first(tmp_path: Path) -> None:
    early = found(tmp_path, X=fallen_to(0.5, on="2012-06-01"))

    assert min(one.day for one in early) == date(2013, 1, 31)


def test_what_is_known_ends_on_the_day_and_what_came_next_starts_after_it(
    tmp_path: Path,
) -> None:
    for one in found(tmp_path, X=fallen_to(0.5)):
        assert one.known.days[-1] == one.day == one.market.days[-1]
        assert one.next.days[0] > one.day


def test_closes_that_follow_say_where_it_ended_and_whether_it_came_back(
    tmp_path: Path,
) -> None:
    back = fallen_to(0.5)
    back["2014-06-10"] = 100.0  # for a day

    first = found(tmp_path, X=back)[0]

    assert first.end(1) == first.end(6) == 50.0
    assert not first.touches(1)
    assert first.touches(3)


def test_a_horizon_that_has_not_passed_has_no_end(tmp_path: Path) -> None:
    late = found(tmp_path, X=fallen_to(0.5, on="2016-11-15"))

    assert [one.day for one in late] == [date(2016, 11, 30), date(2016, 12, 30)]
    assert late[0].end(1) == 50.0
    assert late[0].end(3) is None
    assert late[1].end(1) is None


def test_prices_that_end_while_others_go_on_leave_the_panel(tmp_path: Path) -> None:
    gone = fallen_to(0.5)[:"2014-06-30"]

    first = found(tmp_path, X=gone, Y=LEVEL)[0]

    assert first.end(3) == 50.0
    assert not first.leaves(3)
    assert first.end(6) is None
    assert first.leaves(6)


def test_the_end_of_the_panel_is_nobody_s_leaving(tmp_path: Path) -> None:
    late = found(tmp_path, X=fallen_to(0.5, on="2016-11-15"), Y=LEVEL)

    assert late[1].end(1) is None
    assert not late[1].leaves(1)


def test_the_case_of_a_position_is_what_was_paid_and_nothing_else(
    tmp_path: Path,
) -> None:
    first = found(tmp_path, X=fallen_to(0.5))[0]

    case = first.case()

    assert case.as_of == first.day
    assert case.position.lots[0].acquired == date(2013, 3, 31)
    assert case.position.lots[0].unit_cost == 100
    assert case.market.volatility is None
    assert np.array_equal(first.prices().history.total, first.known.total)
