"""The tax law of one year for one filing status, read once and kept."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from decision.errors import NoParameterError
from decision.parameters import first_known, last_known, parameter, parameters

# A number of dollars or an array of them; every tax function broadcasts.
Amount = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A tax that rises in steps: each rate applies from its start upwards.

    `steps` holds how much the rate rises at each start.
    """

    starts: NDArray[np.float64]
    steps: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Every federal number one return needs, for one year and filing status."""

    income: Schedule
    gains: Schedule
    minimum: Schedule
    standard_deduction: float
    additional_65: float
    itemised_reduction_rate: float
    senior_deduction: float
    senior_phase_out_start: float
    senior_phase_out_rate: float
    age_of_additions: float
    loss_limit: float
    investment_rate: float
    investment_threshold: float
    exemption: float
    exemption_phase_out_start: float
    exemption_phase_out_rate: float
    adds_back_exemption: bool


def tax_on(schedule: Schedule, income: Amount) -> Amount:
    """The tax a schedule puts on an income, in dollars; broadcasts.

    >>> flat = Schedule(starts=np.array([0.0, 100.0]), steps=np.array([0.1, 0.1]))
    >>> float(tax_on(flat, 150.0))
    20.0
    """
    return np.maximum(np.subtract.outer(income, schedule.starts), 0.0) @ schedule.steps


@cache
def law_of(year: int, status: str) -> Law:
    """The law in force on 1 January of a year.

    Raises NoParameterError for a year we hold no law for.
    """
    if not first_year() <= year <= last_year():
        raise NoParameterError(
            f"The United States tax law of {year} is not recorded; the law of "
            f"{first_year()} to {last_year()} is: tax.law_year says which to use."
        )
    return _read(date(year, 1, 1), status)


@cache
def first_year() -> int:
    """The first year whose brackets are recorded."""
    return first_known("us.bracket_starts").year


@cache
def last_year() -> int:
    """The last year whose brackets are recorded."""
    return last_known("us.bracket_starts").year


def rests_on_one_program(year: int) -> bool:
    """Whether a year's amounts were compared between two programs, or stand on one.

    >>> rests_on_one_program(2023), rests_on_one_program(2024)
    (True, False)
    """
    rows = parameters()["us.bracket_starts"]["values"]
    return any(row["from"].year == year and row.get("sources") == 1 for row in rows)


def _read(on: date, status: str) -> Law:
    def of_status(name: str) -> float:
        return float(parameter(f"us.{name}", on=on, key=status))

    def of_all(name: str) -> float:
        return float(parameter(f"us.{name}", on=on))

    return Law(
        income=_income_schedule(on, status),
        gains=_gains_schedule(on, status),
        minimum=_minimum_schedule(on, status),
        standard_deduction=of_status("standard_deduction"),
        additional_65=of_status("additional_65"),
        itemised_reduction_rate=of_all("itemised_reduction_rate"),
        senior_deduction=of_status("senior_deduction"),
        senior_phase_out_start=of_status("senior_deduction_phase_out_start"),
        senior_phase_out_rate=of_all("senior_deduction_phase_out_rate"),
        age_of_additions=of_all("age_of_additional_deductions"),
        loss_limit=of_status("capital_loss_limit"),
        investment_rate=of_all("niit_rate"),
        investment_threshold=of_status("niit_threshold"),
        exemption=of_status("amt_exemption"),
        exemption_phase_out_start=of_status("amt_phase_out_start"),
        exemption_phase_out_rate=of_all("amt_phase_out_rate"),
        adds_back_exemption=status == "mfs",
    )


def _income_schedule(on: date, status: str) -> Schedule:
    starts = parameter("us.bracket_starts", on=on, key=status)
    return _schedule(starts, parameter("us.income_rates", on=on))


def _gains_schedule(on: date, status: str) -> Schedule:
    tops = [parameter(f"us.{name}", on=on, key=status) for name in _GAIN_TOPS]
    return _schedule([0, *tops], parameter("us.gain_rates", on=on))


def _minimum_schedule(on: date, status: str) -> Schedule:
    high = parameter("us.amt_high_rate_start", on=on, key=status)
    return _schedule([0, high], parameter("us.amt_rates", on=on))


def _schedule(starts: list[Any], rates: list[Any]) -> Schedule:
    steps = np.diff(np.array([0.0, *rates], dtype=np.float64))
    return Schedule(starts=np.array(starts, dtype=np.float64), steps=steps)


_GAIN_TOPS = ("cg0_max", "cg15_max")
