"""How honest the futures are: what became of losing positions, beside what was said.

    python -m bench.calibrate PRICES.parquet INDEX.parquet [--json]

Walks forward through every month of a panel of daily adjusted closes. A position counts
where the price is a tenth or more below that of 12 months before. For each horizon: how
often the price ended within the middle 50, 80 and 90 % of its futures, their score
(CRPS of the log price, lower is better) as a share of that of a log-normal price with
the mean and volatility of the last three years, and what the chance of touching the
purchase price adds to the plain frequency (Brier skill). Errors are standard errors by
a bootstrap of blocks of two years.
"""

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

from bench.panel import HORIZONS, KNOWN_BEFORE, Origin, origins
from decision.case.months import months_after
from decision.gates import Standing, standing_of
from decision.market.reading import view_from
from decision.market.series import log_returns, since
from decision.parameters import judgement
from decision.projection import project
from decision.projection.futures import Growth
from decision.strategies.plan import Plan
from decision.verdict.chances import back_at_cost

Array = npt.NDArray[np.float64]

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


def judged(origin: Origin) -> list[dict[str, float]]:
    """One row per horizon that has passed: hits, scores, chance and touch."""
    standing = standing_of(origin.case(), view_from(origin.prices(), origin.case()))
    assert standing is not None
    hold = Plan(strategy="hold", because="no_reason_to_leave")
    world = project(standing, [hold], household=None).world
    growth = world.shown().growth
    chances = back_at_cost(standing, months=HORIZONS)
    plain = _plain(origin)
    month = 12 * origin.day.year + origin.day.month
    return [
        {"month": month, "horizon": horizon}
        | scored(futures(standing, growth, horizon / 12), math.log(end / origin.price))
        | {"plain": plain.crps(math.log(end / origin.price), horizon / 12)}
        | {"chance": chances[horizon], "touched": origin.touches(horizon)}
        for horizon in HORIZONS
        if (end := origin.end(horizon)) is not None
    ]


def futures(standing: Standing, growth: Growth, years: float) -> Array:
    """Log growth of the price in every future as people are shown it, sorted."""
    market = growth.market(standing.market.beta, years)
    own = growth.own(standing.market.own_volatility, years)
    return np.sort(np.log(market * own))


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


def _plain(origin: Origin) -> Plain:
    before = months_after(origin.day, -KNOWN_BEFORE)
    moves = log_returns(since(origin.known, before))
    per_year = float(len(moves)) / (KNOWN_BEFORE / 12)
    return Plain(moves.mean() * per_year, moves.std() * math.sqrt(per_year))


def _summary(horizon: int, rows: pd.DataFrame) -> dict[str, float]:
    sums = _sums_by_month(rows)
    found = _numbers(sums.sum(axis=0))
    rng = np.random.Generator(np.random.SFC64(int(judgement("seed"))))
    again = [_numbers(_resampled(sums, rng)) for _ in range(RESAMPLES)]
    errors = {
        f"{name}_error": float(np.std([one[name] for one in again])) for name in found
    }
    return {"horizon": horizon, "n": len(rows), **found, **errors}


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
        cells = "".join(f"{row[one]:10.3f} ±{row[f'{one}_error']:.3f}" for one in names)
        print(f"{row['horizon']:>4} months {row['n']:>4} {cells}")


def main(arguments: Sequence[str]) -> None:
    """Judge every losing position of a panel, and print the table or JSON."""
    files = [Path(one) for one in arguments if not one.startswith("--")]
    if len(files) != 2:
        raise SystemExit(
            f"Found {len(files)} files; type two: daily adjusted closes, and the market"
            " (python -m bench.calibrate PRICES.parquet INDEX.parquet)."
        )
    rows = pd.DataFrame([row for one in origins(*files) for row in judged(one)])
    if rows.empty:
        raise SystemExit(
            f"No position in {files[0]} was a tenth below its price of 12 months"
            " before; type a panel of at least four years of daily closes."
        )
    found = table(rows)
    if "--json" in arguments:
        print(json.dumps(found, indent=1))
    else:
        _print(found)


if __name__ == "__main__":
    main(sys.argv[1:])
