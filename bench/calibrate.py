"""How honest the futures are: what became of losing positions, beside what was said.

    python -m bench.calibrate PRICES.parquet INDEX.parquet [--json] [--halves] [--write]

Walks forward through every month of a panel of daily adjusted closes (bench/closes.py
says in which shapes). A position counts where the price is a tenth or more below that
of 12 months before. For each horizon: how often the price ended within the middle 50,
80 and 90 % of its futures, their score (CRPS of the log price, lower is better) as a
share of that of a log-normal price with the mean and volatility of the last three
years, and what the chance of touching the purchase price adds to the plain frequency
(Brier skill). Errors are standard errors by a bootstrap of blocks of two years.

JSON rows also say how many touched, the mean chance, the skill that the best straight
line through the chances would have had with hindsight, and how many were left out
because their prices end early. `--halves` shows the same for every other symbol and
for the earlier and later months; `--write` records the sample's table.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

sys.path.append(str(Path(__file__).parents[1]))  # where it is run as a file

from bench.panel import HORIZONS, KNOWN_BEFORE, Origin, origins
from bench.record import record
from decision.case.months import months_after
from decision.factors.trend import trend_per_year
from decision.gates import Standing, standing_of
from decision.market.reading import view_from
from decision.market.series import log_returns, since
from decision.parameters import judgement
from decision.projection import project
from decision.projection.world import EVERYTHING, World
from decision.strategies.plan import Plan
from decision.verdict.chances import back_at_cost

Array = npt.NDArray[np.float64]
Row = dict[str, float | str]

BANDS = (50, 80, 90)
BLOCK = 24  # months
RESAMPLES = 1_000
NORMAL = NormalDist()


class Plain(NamedTuple):
    """The log price of a plain forecast: mean and standard deviation a year."""

    mean: float
    deviation: float

    def crps(self, seen: float, years: float) -> float:
        """Continuous ranked probability score of a normal log price."""
        scale = self.deviation * math.sqrt(years)
        z = (seen - self.mean * years) / scale
        inner = z * (2 * NORMAL.cdf(z) - 1) + 2 * NORMAL.pdf(z)
        return scale * (inner - 1 / math.sqrt(math.pi))


def judged(origin: Origin) -> list[Row]:
    """One row per horizon that has passed: hits, scores, chance and touch."""
    standing = standing_of(origin.case(), view_from(origin.prices(), origin.case()))
    assert standing is not None
    world, plain = _as_shown(standing), _plain(origin)
    chances = back_at_cost(standing, months=HORIZONS)
    month = 12 * origin.day.year + origin.day.month
    rows: list[Row] = []
    for horizon in HORIZONS:
        end, years = origin.end(horizon), horizon / 12
        if end is None and not origin.leaves(horizon):
            continue
        row: Row = {"symbol": origin.symbol, "month": month, "horizon": horizon}
        if end is not None:
            seen = math.log(end / origin.price)
            row |= scored(futures(world, years), seen)
            row |= {"plain": plain.crps(seen, years), "chance": chances[horizon]}
            row |= {"touched": float(origin.touches(horizon))}
        rows.append(row | {"left_out": float(end is None)})
    return rows


def futures(world: World, years: float) -> Array:
    """Log growth of the price in every future as people are shown it, sorted."""
    hold = _holding()
    own = world.own_risk(hold, EVERYTHING, year=years)
    return np.sort(np.log(world.at("position", years, own=own, on=EVERYTHING)))


def _as_shown(standing: Standing) -> World:
    tilt = trend_per_year(standing)
    plans = [_holding()]
    return project(standing, plans, household=None, trend_per_year=tilt).world.shown()


def _holding() -> Plan:
    return Plan(strategy="hold", because="no_reason_to_leave")


def scored(futures: Array, seen: float) -> dict[str, float]:
    """Whether a log price ended within each band of sorted futures, and its score."""
    place = float((futures < seen).mean())
    hits = {f"cover{band}": abs(place - 0.5) <= band / 200 for band in BANDS}
    return {**hits, "crps": crps(futures, seen)}


def crps(futures: Array, seen: float) -> float:
    """Continuous ranked probability score of sorted futures.

    >>> crps(np.array([0.0]), 0.3), crps(np.array([0.0, 1.0]), 0.5)
    (0.3, 0.25)
    """
    count = len(futures)
    weight = 2 * np.arange(1, count + 1) - count - 1
    apart = float(weight @ futures) / count**2
    return float(np.abs(futures - seen).mean()) - apart


def table(rows: pd.DataFrame) -> list[dict[str, float]]:
    """One row per horizon, each number with its standard error."""
    return [
        _summary(int(str(horizon)), part) for horizon, part in rows.groupby("horizon")
    ]


def halves(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Every other symbol, and the months up to the middle one and after it."""
    odd = rows.symbol.isin(sorted(rows.symbol.unique())[::2])
    early = rows.month <= rows.month.median()
    return {
        "symbols 1, 3, 5 ...": rows[odd],
        "symbols 2, 4, 6 ...": rows[~odd],
        "earlier half": rows[early],
        "later half": rows[~early],
    }


def _plain(origin: Origin) -> Plain:
    before = months_after(origin.day, -KNOWN_BEFORE)
    moves = log_returns(since(origin.known, before))
    per_year = float(len(moves)) / (KNOWN_BEFORE / 12)
    return Plain(moves.mean() * per_year, moves.std() * math.sqrt(per_year))


def _summary(horizon: int, rows: pd.DataFrame) -> dict[str, float]:
    seen = rows[rows.left_out == 0]
    counts = {"n": len(seen), "left_out": len(rows) - len(seen)}
    if seen.empty:
        return {"horizon": horizon, **counts}
    sums = _sums_by_month(seen)
    found = _numbers(sums.sum(axis=0))
    rng = np.random.Generator(np.random.SFC64(int(judgement("seed"))))
    again = [_numbers(_resampled(sums, rng)) for _ in range(RESAMPLES)]
    errors = {
        f"{name}_error": float(np.std([one[name] for one in again])) for name in found
    }
    return {"horizon": horizon, **counts, **found, **errors, **_touching(seen)}


def _touching(rows: pd.DataFrame) -> dict[str, float]:
    """How often the cost was touched, how often it was said, and the most skill.

    The most is that of the best straight line through the chances, fitted with
    hindsight: what no other scale or shift of the same chances could exceed.
    """
    chance, touched = rows.chance.astype(float), rows.touched.astype(float)
    varies = chance.nunique() > 1 and touched.nunique() > 1
    most = float(np.corrcoef(chance, touched)[0, 1] ** 2) if varies else 0.0
    return {
        "touched": touched.mean(),
        "chance": chance.mean(),
        "touch_skill_most": most,
    }


def _sums_by_month(rows: pd.DataFrame) -> Array:
    """What the numbers are made of, summed by month, months without rows too."""
    parts = rows[["month", *(f"cover{band}" for band in BANDS), "crps", "plain"]]
    parts = parts.assign(
        touched=rows.touched, brier=(rows.chance - rows.touched) ** 2, n=1
    )
    by_month = parts.astype(float).groupby("month").sum()
    first, last = int(by_month.index.min()), int(by_month.index.max())
    return by_month.reindex(range(first, last + 1), fill_value=0.0).to_numpy()


def _resampled(sums: Array, rng: np.random.Generator) -> Array:
    """Sums over blocks of months drawn again, as many months as there are."""
    months = len(sums)
    starts = rng.integers(0, months, -(-months // BLOCK))
    drawn = (starts[:, None] + np.arange(BLOCK)).ravel()[:months] % months
    return sums[drawn].sum(axis=0)


def _numbers(sums: Array) -> dict[str, float]:
    *covers, score, plain, touched, brier, count = map(float, sums)
    count = max(count, 1.0)
    often = touched / count
    plain_brier = count * often * (1 - often)
    return {
        **{f"cover{b}": hits / count for b, hits in zip(BANDS, covers, strict=True)},
        "crps_ratio": score / plain if plain else 1.0,
        "touch_skill": 1 - brier / plain_brier if plain_brier else 0.0,
    }


def _print(rows: Sequence[dict[str, float]]) -> None:
    names = [*(f"cover{band}" for band in BANDS), "crps_ratio", "touch_skill"]
    print("horizon      n " + "".join(f"{name:>17}" for name in names))
    for row in rows:
        if row["n"]:
            cells = (f"{row[one]:10.3f} ±{row[f'{one}_error']:.3f}" for one in names)
            gone = f"  {row['left_out']} end early" if row["left_out"] else ""
            print(f"{row['horizon']:>4} months {row['n']:>4} {''.join(cells)}{gone}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate")
    parser.add_argument("prices", type=Path, help="daily adjusted closes (parquet)")
    parser.add_argument("index", type=Path, help="daily closes of the market (parquet)")
    parser.add_argument("--json", action="store_true", help="print rows as JSON")
    parser.add_argument(
        "--halves", action="store_true", help="print halves of the panel as well"
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="record the table in decision/parameters and docs/METHOD.md",
    )
    return parser


def main(arguments: Sequence[str]) -> None:
    """Judge every losing position of a panel, and print the table or JSON."""
    asked = _parser().parse_args(arguments)
    rows = pd.DataFrame(
        [row for one in origins(asked.prices, asked.index) for row in judged(one)]
    )
    if rows.empty:
        raise SystemExit(
            f"{asked.prices}: found no position a tenth below its price of 12 months"
            " before; type a panel of at least four years of daily closes."
        )
    parts = {"": rows} | (halves(rows) if asked.halves else {})
    found = {name: table(part) for name, part in parts.items()}
    if asked.json:
        print(json.dumps(found if asked.halves else found[""], indent=1))
    else:
        for name, one in found.items():
            print(*([f"\n{name}"] if name else []), end="\n" if name else "")
            _print(one)
    if asked.write:
        record(found[""], rows)


if __name__ == "__main__":
    main(sys.argv[1:])
