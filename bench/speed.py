"""How long a decision takes, as a multiple of a fixed piece of work on this machine.

The floor is one float32 draw of 10,000 × 60 normals, their exponential and a sort:
about what any simulation of that size must do. Run with `make bench`.
"""

import json
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from decision import Case, decide
from decision.tax.preview import preview

CASES = Path(__file__).parent.parent / "tests" / "cases" / "walkthroughs"
ROUNDS = 7


def main() -> None:
    """Print the floor in milliseconds and everything else as ratios to it."""
    cases = [_case(path) for path in sorted(CASES.glob("*.json"))]
    floor = _median_seconds(_floor)
    print(f"floor                         {floor * 1000:7.1f} ms")
    taken = [_median_seconds(partial(decide, case), rounds=3) for case in cases]
    print(f"decide, median of {len(taken)} cases   {_ratio(taken, floor):7.1f} x floor")
    print(f"decide, slowest               {max(taken) / floor:7.1f} x floor")
    sale = _median_seconds(partial(_preview, cases[0]))
    print(f"preview of a sale             {sale / floor:7.3f} x floor")


def _floor() -> None:
    draws = np.random.default_rng(1).standard_normal((60, 10_000), dtype=np.float32)
    np.sort(np.exp(draws), axis=1)


def _preview(case: Case) -> None:
    units = {place: lot.units for place, lot in enumerate(case.position.lots)}
    preview(case, on=case.as_of, units=units, price=1.0)


def _case(path: Path) -> Case:
    return Case.model_validate(json.loads(path.read_text("utf-8"))["case"])


def _ratio(taken: list[float], floor: float) -> float:
    return statistics.median(taken) / floor


def _median_seconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
