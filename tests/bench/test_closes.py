"""Any panel of daily adjusted closes is read, and what does not serve says why."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from bench.closes import closes_of, market_of

DAYS = pd.bdate_range("2010-01-04", "2012-12-31", name="day")
PRICES = pd.DataFrame({"A": np.linspace(50, 90, len(DAYS)), "B": 20.0}, DAYS)


def written(folder: Path, table: pd.DataFrame) -> Path:
    file = folder / "closes.parquet"
    table.to_parquet(file)
    return file


def in_rows(**names: str) -> pd.DataFrame:
    """The same prices, a row per investment and day."""
    long = PRICES.reset_index().melt("day", var_name="symbol", value_name="adj_close")
    return long.rename(columns=names)


SHAPES = {
    "days in the index": PRICES,
    "days as objects": PRICES.set_axis(pd.Index(DAYS.date), axis="index"),
    "days with a time zone": PRICES.set_axis(DAYS.tz_localize("UTC"), axis="index"),
    "days in a column": PRICES.reset_index().rename(columns={"day": "Date"}),
    "days as text": PRICES.reset_index().assign(day=DAYS.astype(str)),
    "newest first": PRICES[::-1],
    "a row per investment and day": in_rows(),
    "investment and day in the index": in_rows().set_index(["symbol", "day"]),
    "other names": in_rows(day="Date", symbol="Ticker", adj_close="Adj Close"),
    "named series": PRICES.rename(columns={"A": "A|total", "B": "B|adj"}),
}


@pytest.mark.parametrize("table", SHAPES.values(), ids=SHAPES)
def test_every_usual_shape_gives_the_same_prices(
    tmp_path: Path, table: pd.DataFrame
) -> None:
    read = closes_of(written(tmp_path, table))

    assert list(read.columns) == ["A", "B"]
    assert list(read.index) == list(DAYS.date)
    assert np.array_equal(read.to_numpy(), PRICES.to_numpy())


def test_a_symbol_called_day_is_an_investment_where_days_are_the_index(
    tmp_path: Path,
) -> None:
    read = closes_of(written(tmp_path, PRICES.rename(columns={"B": "DAY"})))

    assert list(read.columns) == ["A", "DAY"]
    assert list(read.index) == list(DAYS.date)


def test_of_named_series_closes_without_dividends_and_the_market_are_left_out(
    tmp_path: Path,
) -> None:
    more = PRICES.assign(**{"C|close": 10.0, "^M|total": 10.0})

    assert list(closes_of(written(tmp_path, more)).columns) == ["A", "B"]


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.inf])
def test_a_price_that_cannot_be_is_left_out_and_said(
    tmp_path: Path, wrong: float, capsys: pytest.CaptureFixture[str]
) -> None:
    table = PRICES.copy()
    table.loc["2011-03-01", "B"] = wrong

    read = closes_of(written(tmp_path, table))

    assert read["B"].isna().sum() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "1 prices not above 0 are left out (B on 2011-03-01)" in shown.err


def test_of_a_day_given_twice_the_last_row_counts_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = pd.DataFrame({"A": 1.0, "B": 2.0}, DAYS[-1:])

    read = closes_of(written(tmp_path, pd.concat([PRICES, again])))

    assert list(read.iloc[-1]) == [1.0, 2.0]
    assert "1 days stand there twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (PRICES[::21], "found 38 days from 2010-01-04 to 2012-1"),
        (PRICES.assign(sector="Energy"), "found “Energy” in the column sector"),
        (PRICES.reset_index(drop=True), "found “50.0” in the column A where a day"),
        (PRICES.reset_index().assign(day="soon"), "found “soon” in the column day"),
        (PRICES.add_suffix("|close"), "found 2 columns and .* no adjusted close"),
        (PRICES.assign(**{"A|adj": 1.0}), "found A twice"),
        (PRICES.iloc[:0], "found 2 columns and 0 rows"),
        (in_rows(adj_close="value"), "found the columns day, symbol, value"),
    ],
)
def test_what_does_not_serve_says_what_was_found_and_what_is_wanted(
    tmp_path: Path, table: pd.DataFrame, found: str
) -> None:
    with pytest.raises(SystemExit, match=f"{found}.*; .*(type|leave|call)"):
        closes_of(written(tmp_path, table))


@pytest.mark.parametrize(
    ("content", "found"), [(None, "no such file"), (b"A,B", "something else")]
)
def test_a_file_that_is_no_parquet_says_so(
    tmp_path: Path, content: Any, found: str
) -> None:
    file = tmp_path / "closes.parquet"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SystemExit, match=f"{found}.*type a parquet file"):
        closes_of(file)


def test_the_market_is_the_column_named_with_a_caret_or_the_only_one(
    tmp_path: Path,
) -> None:
    named = PRICES.assign(**{"^GSPC": 1_000.0})

    assert market_of(written(tmp_path, named)).iloc[0] == 1_000
    assert market_of(written(tmp_path, PRICES[["B"]])).iloc[0] == 20
    with pytest.raises(SystemExit, match="found A, B; name the market's column with"):
        market_of(written(tmp_path, PRICES))
