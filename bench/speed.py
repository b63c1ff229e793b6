"""How long a decision takes, as a multiple of a fixed piece of work on this machine.

The floor is one float32 draw of 10,000 × 60 normals, their exponential and a sort:
about what any simulation of that size must do. Shocks and answers that are kept between
decisions are forgotten before each round. Run with `make bench`.
"""

import json
import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from decision import Case, decide
from decision.gates import Standing, gates_of, standing_of
from decision.market import view_of
from decision.parameters import forget
from decision.projection import project
from decision.projection.futures import unit_steps
from decision.projection.tax_effect import household_of
from decision.strategies import plans_of, possible
from decision.strategies.plan import Plan
from decision.tax.preview import preview

CASES = Path(__file__).parent.parent / "tests" / "cases" / "walkthroughs"
ROUNDS = 7

_DECISIONS: dict[str, Callable[[Case], object]] = {
    "decide without flips": partial(decide, flips=False),
    "decide": decide,
}
# What a decision may take at most.
_MOST = 12


def main() -> None:
    """Print the floor in milliseconds, ratios to it, memory and sampling errors."""
    cases = [_case(path) for path in sorted(CASES.glob("*.json"))]
    floor = _median_seconds(_floor)
    print(f"floor                         {floor * 1000:7.1f} ms")
    simulated = [_median_seconds(_simulation(case), rounds=3) for case in cases]
    print(f"simulation of all ways        {_ratio(simulated, floor):7.1f} x floor")
    for name, work in _DECISIONS.items():
        taken = [_median_seconds(partial(work, case), rounds=3) for case in cases]
        print(f"{name:<30}{_ratio(taken, floor):7.1f} x floor, median")
        print(f"{'slowest':>30}{max(taken) / floor:7.1f} x floor")
        over = sum(one > _MOST * floor for one in taken)
        print(f"{f'of {len(taken)}, over {_MOST} x floor':>30}{over:7d} cases")
    sale = _median_seconds(partial(_preview, cases[0]))
    print(f"preview of a sale             {sale / floor:7.3f} x floor")
    most = max(_peak_bytes(partial(decide, case)) for case in cases)
    print(f"decide, most memory           {most / 1e6:7.0f} MB")
    ratios = [ratio for case in cases for ratio in _variance_ratios(case)]
    print(f"plain ÷ antithetic variance   {statistics.median(ratios):7.1f} times")


def _simulation(case: Case) -> Callable[[], object]:
    """Draw the futures and value every plan on them; plans are made beforehand."""
    standing, plans = _plans(case)
    household = household_of(standing)

    def simulate() -> None:
        projection = project(standing, plans, household=household)
        for plan in plans:
            projection.advantage(plan)

    return simulate


def _plans(case: Case) -> tuple[Standing, list[Plan]]:
    standing = standing_of(case, view_of(case))
    assert standing is not None
    return standing, possible(plans_of(standing, gates_of(standing)))


def _variance_ratios(case: Case) -> list[float]:
    """Variance of what each plan gains, by independent futures and by mirrored ones."""
    standing, plans = _plans(case)
    projection = project(standing, plans, household=household_of(standing))
    holding = projection.utility.of(projection.wealth(projection.hold))
    gains = [projection.utility.of(projection.wealth(plan)) - holding for plan in plans]
    pairs = [gain.reshape(2, -1).mean(axis=0) for gain in gains]
    return [
        float(gain.var() / 2 / pair.var())
        for gain, pair in zip(gains, pairs, strict=True)
        if pair.var() > 0
    ]


def _peak_bytes(work: Callable[[], object]) -> int:
    _forget()
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _forget() -> None:
    unit_steps.cache_clear()
    forget()


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
        _forget()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
