"""Record what Tax-Calculator says 1,800 random households owe, 200 for each year.

Writes tests/cases/us_taxcalc_2018_2026.csv, which `tests/tax/test_taxcalc.py` reads. It
needs Python with Tax-Calculator 6.8.0, which the project does not; the draw is seeded,
so that the same version writes the same file:

    python -m venv scratch && scratch/bin/pip install taxcalc==6.8.0
    scratch/bin/python bench/record_households.py
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from taxcalc import (  # type: ignore[import-not-found]  # not one of our packages
    Calculator,
    Policy,
    Records,
)

CASES = Path(__file__).parent.parent / "tests" / "cases"
FILE = CASES / "us_taxcalc_2018_2026.csv"
YEARS = range(2018, 2027)
PER_YEAR = 200
DRAWN = 400  # a year, so that enough are left
SEED = 20_261_121
STATUSES = ("single", "mfj", "mfs", "hoh", "qss")  # in the program's order
INCOME = (
    "wages",
    "interest",
    "nonqualified_dividends",
    "qualified_dividends",
    "short",
    "long",
    "age",
    "itemised",
)
TAXES = {"income_tax": "taxbc", "minimum_tax": "c09600", "investment_tax": "niit"}

# What the program has otherwise than the revenue procedures, by year: the additions for
# age (§ 63(f): the higher one is for the unmarried who are no surviving spouses; 2023:
# 1,850, Rev. Proc. 2022-38) and the last bracket of separate returns (half of joint).
_PUT_RIGHT = {
    "STD_Aged": {
        2022: [1_750, 1_400, 1_400, 1_750, 1_400],
        2023: [1_850, 1_500, 1_500, 1_850, 1_500],
        2024: [1_950, 1_550, 1_550, 1_950, 1_550],
    },
    "II_brk6": {2023: [578_125, 693_750, 346_875, 578_100, 693_750]},
}


def main() -> None:
    """Draw, compute, keep what the program can be held to, and write."""
    policy = _policy()
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["year", "status", *INCOME, *TAXES])
        for year in YEARS:
            writer.writerows(_rows(year, policy))


def _policy() -> Policy:
    """The law as the program has it, put right; later years stay as they are."""
    policy, own = Policy(), Policy()
    reform: dict[str, dict[str, list[float]]] = {}
    for name, right in _PUT_RIGHT.items():
        reform[name] = {}
        for year in range(min(right), YEARS.stop):
            own.set_year(year)
            values = right.get(year, getattr(own, name)[0].tolist())
            reform[name][str(year)] = values
    policy.implement_reform(reform)
    return policy


def _rows(year: int, policy: Policy) -> Iterator[list[object]]:
    drawn = _households(year, policy)
    answered = _answers(drawn, year, policy)
    kept = drawn[~_left_out(drawn, answered, policy)].head(PER_YEAR)
    if len(kept) < PER_YEAR:
        raise SystemExit(f"{year}: only {len(kept)} are left; draw more.")
    taxes = answered.loc[kept.index, list(TAXES.values())].to_numpy()
    told = kept[list(INCOME)].to_numpy().astype(int)
    for status, income, parts in zip(kept["MARS"], told, taxes, strict=True):
        yield [year, STATUSES[status - 1], *income, *(f"{part:.2f}" for part in parts)]


def _households(year: int, policy: Policy) -> pd.DataFrame:
    """Wages anywhere or at a step of the law; the rest anywhere, some of it nothing."""
    draw = np.random.default_rng([SEED, year])
    status = np.arange(DRAWN) % len(STATUSES)
    age = draw.choice([25, 40, 64, 65, 72, 85], DRAWN)

    def some(chance: float, most: float) -> np.ndarray:
        amount = most * draw.random(DRAWN) ** 3
        return np.round(amount * (draw.random(DRAWN) < chance))

    def signed(most: float) -> np.ndarray:
        return some(0.7, most) * draw.choice([-1, 1], DRAWN)

    table = pd.DataFrame(
        {
            "interest": some(0.6, 40_000),
            "nonqualified_dividends": some(0.4, 10_000),
            "qualified_dividends": some(0.5, 60_000),
            "short": signed(120_000),
            "long": signed(900_000),
            "age": age,
            "itemised": some(0.35, 150_000),
            "MARS": status + 1,
        }
    )
    table.loc[draw.random(DRAWN) < 0.15, ["short", "long"]] = 0.0
    table.loc[draw.random(DRAWN) < 0.25, "long"] *= 8  # where the minimum tax bites
    table["wages"] = np.where(
        draw.random(DRAWN) < 0.5,
        np.round(1_500_000 * draw.random(DRAWN) ** 2.5),
        _at_a_step(table, draw, year, policy),
    )
    return table


def _at_a_step(
    table: pd.DataFrame, draw: np.random.Generator, year: int, policy: Policy
) -> np.ndarray:
    """Wages that bring taxable income to within $50 of a start of the schedules."""
    policy.set_year(year)
    names = [f"II_brk{n}" for n in range(1, 7)] + ["CG_brk1", "CG_brk2", "AMT_em_ps"]
    steps = np.array([getattr(policy, name)[0] for name in names])
    column = table["MARS"].to_numpy() - 1
    step = steps[draw.integers(len(names), size=DRAWN), column]
    other = table["interest"] + table["nonqualified_dividends"]
    other += table["qualified_dividends"] + table[["short", "long"]].sum(axis=1)
    deducted = np.maximum(policy.STD[0][column], table["itemised"])
    near = np.round(step + deducted - other + draw.integers(-50, 51, DRAWN))
    return np.maximum(near, 0.0)


def _answers(table: pd.DataFrame, year: int, policy: Policy) -> pd.DataFrame:
    """The program's own figures. Itemised is interest, which passes unchanged."""
    told = pd.DataFrame(
        {
            "RECID": np.arange(1, DRAWN + 1),
            "MARS": table["MARS"],
            "FLPDYR": year,
            "age_head": table["age"],
            "age_spouse": np.where(table["MARS"] == 2, 40, 0),
            "XTOT": np.where(table["MARS"] == 2, 2, 1),
            "e00200": table["wages"],
            "e00200p": table["wages"],
            "e00300": table["interest"],
            "e00600": table["nonqualified_dividends"] + table["qualified_dividends"],
            "e00650": table["qualified_dividends"],
            "p22250": table["short"],
            "p23250": table["long"],
            "e19200": table["itemised"],
        }
    )
    records = Records(told, start_year=year, gfactors=None, weights=None)
    policy.set_year(year)
    calculator = Calculator(policy=policy, records=records, verbose=False)
    calculator.calc_all()
    names = ["taxbc", "c09600", "niit", "c00100", "c04470", "c62100", "standard"]
    return calculator.dataframe(names)


def _left_out(
    table: pd.DataFrame, answered: pd.DataFrame, policy: Policy
) -> "pd.Series[bool]":
    """Households whose answer is not that of the statute, each kind for its reason."""
    column = table["MARS"].to_numpy() - 1
    exemption, rate = policy.AMT_em[0][column], policy.AMT_prt[0]
    gone = policy.AMT_em_ps[0][column] + exemption / rate
    # § 55(d)(2) adds the lost exemption back to separate returns; the program does not.
    no_addition = (table["MARS"] == 3) & (answered["c62100"] > gone)
    # § 63(e) lets people itemise less than the standard deduction to lower the minimum
    # tax, which the program then does; we take the larger deduction.
    aged = policy.STD_Aged[0][column] * (table["age"] >= 65)
    is_larger = table["itemised"] > policy.STD[0][column] + aged
    chose_less = is_larger != (answered["standard"] == 0)
    # § 68 of 2026 takes 2/37 of the lesser of the deductions and the income above the
    # last bracket; the program takes it of that income whatever the deductions are, and
    # for the minimum tax as well, where § 56(b)(1)(F) says that § 68 shall not apply.
    reduced = is_larger & (answered["c04470"] < table["itemised"])
    excess = answered["c00100"] - policy.II_brk6[0][column]
    limited = reduced & ((excess > table["itemised"]) | (answered["c09600"] > 0))
    return no_addition | chose_less | limited


if __name__ == "__main__":
    main()
