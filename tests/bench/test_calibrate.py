"""How honest the futures are, on panels and rows whose answer is known."""

import json
import math
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import bench.calibrate
from bench.calibrate import Plain, crps, halves, main, scored, table

DAYS = pd.bdate_range("2000-01-03", "2012-12-31")

# One worker judges the panel, once.
pytestmark = pytest.mark.xdist_group("calibrate")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, float]]:
    """The JSON of eight stocks with market and own risk as the model has them."""
    folder = tmp_path_factory.mktemp("panel")
    rng, day = np.random.default_rng(5), 1 / np.sqrt(252)
    market = 0.0003 + 0.16 * day * rng.standard_normal((len(DAYS), 1))
    own = 0.31 * day * rng.standard_normal((len(DAYS), 8)) - (0.31 * day) ** 2 / 2
    names = [f"S{number}" for number in range(8)]
    prices = pd.DataFrame(np.exp(np.cumsum(market + own, axis=0)), DAYS, names)
    level = pd.DataFrame(np.exp(np.cumsum(market, axis=0)), DAYS, ["MARKET"])
    prices.to_parquet(folder / "prices.parquet")
    level.to_parquet(folder / "index.parquet")
    with redirect_stdout(StringIO()) as printed:
        main(
            [*map(str, (folder / "prices.parquet", folder / "index.parquet")), "--json"]
        )
    found: list[dict[str, float]] = json.loads(printed.getvalue())
    return found


def some_rows(**changes: Any) -> pd.DataFrame:
    """Three years of monthly rows; half of them touch."""
    columns = {"month": range(24_000, 24_036), "horizon": 12, "cover50": 1.0}
    columns |= {"cover80": 1.0, "cover90": 1.0, "crps": 0.1, "plain": 0.2}
    columns |= {"touched": np.arange(36) % 2 == 0, "chance": 0.5}
    columns |= {"symbol": "X", "left_out": 0.0}
    return pd.DataFrame(columns | changes)


def test_each_horizon_has_its_row(rows: list[dict[str, float]]) -> None:
    named = {"n", "cover50", "cover80", "cover90", "crps_ratio", "touch_skill"}

    assert [row["horizon"] for row in rows] == [1, 3, 6, 12, 24]
    assert all(named <= row.keys() for row in rows)
    assert min(row["n"] for row in rows) > 150


def test_prices_as_the_model_has_them_end_in_its_bands_as_often_as_it_says(
    rows: list[dict[str, float]],
) -> None:
    """Within three errors and what a volatility that has to be estimated costs."""
    for row in rows:
        for band in (50, 80, 90):
            allowed = 3 * row[f"cover{band}_error"] + 0.02
            assert row[f"cover{band}"] == pytest.approx(band / 100, abs=allowed)


def test_a_forecast_of_the_model_beats_the_plain_one_and_more_so_later(
    rows: list[dict[str, float]],
) -> None:
    """The mean of three years says little, and is paid for with time."""
    ratios = [row["crps_ratio"] for row in rows]

    assert max(ratios) < 1
    assert ratios[-1] < ratios[0]


@pytest.mark.parametrize(
    ("place", "hits"),
    [
        (0, (0, 0, 0)),
        (99, (0, 0, 1)),
        (500, (1, 1, 1)),
        (749, (1, 1, 1)),
        (751, (0, 1, 1)),
        (901, (0, 0, 1)),
        (949, (0, 0, 1)),
        (951, (0, 0, 0)),
    ],
)
def test_a_price_is_in_a_band_if_it_ends_between_its_percentiles(
    place: int, hits: tuple[int, ...]
) -> None:
    futures = np.arange(1000.0)

    found = scored(futures, place - 0.5)

    assert tuple(found[f"cover{band}"] for band in (50, 80, 90)) == hits


def test_the_score_of_many_normal_futures_is_that_of_the_normal_law() -> None:
    rng = np.random.default_rng(2)
    futures = np.sort(rng.normal(0.1, 0.3, 100_000))

    for seen in (-0.5, 0.1, 0.7):
        exact = Plain(0.1, 0.3).crps(seen, years=1)
        assert crps(futures, seen) == pytest.approx(exact, abs=0.002)


def test_the_score_of_a_plain_forecast_grows_with_its_width_and_its_miss() -> None:
    """At its middle it is (sqrt 2 - 1) / sqrt pi standard deviations: 0.2337."""
    assert Plain(0.0, 0.3).crps(0.0, years=4) == pytest.approx(0.6 * 0.23369, rel=1e-4)
    assert Plain(0.0, 0.3).crps(5.0, years=1) == pytest.approx(
        5 - 0.3 / math.sqrt(math.pi), rel=1e-6
    )


@pytest.mark.parametrize(
    ("chance", "skill"),
    [([1.0, 0.0] * 18, 1.0), (0.5, 0.0), ([0.0, 1.0] * 18, -3.0)],
)
def test_skill_is_what_a_chance_adds_to_the_plain_frequency(
    chance: Any, skill: float
) -> None:
    (row,) = table(some_rows(chance=chance))

    assert row["touch_skill"] == pytest.approx(skill)


def test_the_table_counts_hits_and_compares_scores() -> None:
    (row,) = table(some_rows(cover80=[1.0, 0.0, 0.0] * 12))

    assert (row["horizon"], row["n"]) == (12, 36)
    assert row["cover80"] == pytest.approx(1 / 3)
    assert row["cover50"] == 1
    assert row["crps_ratio"] == pytest.approx(0.5)


def test_months_that_hang_together_have_larger_errors_than_scattered_ones() -> None:
    hit = np.zeros(240)
    months = range(24_000, 24_240)
    hit[:120] = 1
    together = {"month": months, "touched": hit > 0, "cover80": hit}
    scattered = together | {"cover80": np.arange(240) % 2}

    errors = [
        table(some_rows_of(240, **one))[0]["cover80_error"]
        for one in (together, scattered)
    ]

    assert errors[0] > 5 * errors[1]


def some_rows_of(count: int, **changes: Any) -> pd.DataFrame:
    """As many monthly rows as are asked for."""
    row = some_rows().iloc[[0]]
    return pd.concat([row] * count, ignore_index=True).assign(**changes)


def test_the_most_skill_is_that_of_the_best_line_through_the_chances() -> None:
    """Chances that are always half of what comes true lose only by their scale."""
    touched = np.arange(36) % 2 == 0

    (halved,) = table(some_rows(chance=touched * 0.5))
    (blind,) = table(some_rows(chance=0.5))

    assert halved["touch_skill"] == pytest.approx(0.5)
    assert halved["touch_skill_most"] == pytest.approx(1.0)
    assert (halved["touched"], halved["chance"]) == (0.5, 0.25)
    assert blind["touch_skill_most"] == 0.0


def test_positions_whose_prices_end_early_are_counted_and_not_judged() -> None:
    ended = some_rows(left_out=[1.0, 0.0, 0.0] * 12, cover80=[0.0, 1.0, 1.0] * 12)

    (row,) = table(ended)
    (nobody,) = table(some_rows(left_out=1.0))

    assert (row["n"], row["left_out"], row["cover80"]) == (24, 12, 1.0)
    assert (nobody["n"], nobody["left_out"]) == (0, 36)


def test_halves_split_symbols_and_months_and_lose_nothing() -> None:
    rows = some_rows(symbol=["A", "B", "C"] * 12)

    one, other, early, late = halves(rows).values()

    assert (set(one.symbol), set(other.symbol)) == ({"A", "C"}, {"B"})
    assert early.month.max() < late.month.min()
    assert len(one) + len(other) == len(early) + len(late) == len(rows)


@pytest.mark.parametrize("files", [[], ["one.parquet"], ["a", "b", "c"]])
def test_two_files_are_asked_for(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(files)

    assert "prices index" in capsys.readouterr().err


def test_it_can_be_run_as_a_file_from_anywhere(tmp_path: Path) -> None:
    file = Path(bench.calibrate.__file__)

    done = subprocess.run(
        [sys.executable, file, tmp_path / "none.parquet", tmp_path / "none.parquet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "none.parquet: found no such file; type a parquet file" in done.stderr


def test_a_panel_in_which_nothing_fell_says_so(tmp_path: Path) -> None:
    file = tmp_path / "flat.parquet"
    pd.DataFrame({"X": 100.0}, DAYS).to_parquet(file)

    with pytest.raises(SystemExit, match="found no position"):
        main([str(file), str(file)])
