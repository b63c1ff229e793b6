"""The numbers of parameters/market.toml, which do not change with the day."""

from datetime import date
from typing import Any

from decision.parameters import parameter


def number(name: str, key: str = "value") -> Any:
    """One number behind what prices say.

    >>> number("holiday_first_year", "juneteenth")
    2022
    """
    return parameter(f"market.{name}", on=date.min, key=key)
