"""How long to wait where fear speaks and nothing is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from decision.mind.bias import FoundBias
from decision.mind.levels import levels


@dataclass(frozen=True, slots=True, kw_only=True)
class CoolingOff:
    """Hours from the decision in which the first step belongs, and what comes before.

    The rule for buying again is written first: it is what turns a flight into a plan.
    """

    shortest: int
    longest: int

    def days_from(self, day: date) -> tuple[date, date]:
        """First and last day of the wait.

        >>> CoolingOff(shortest=24, longest=72).days_from(date(2026, 11, 20))
        (datetime.date(2026, 11, 21), datetime.date(2026, 11, 23))
        """
        return (
            day + timedelta(hours=self.shortest),
            day + timedelta(hours=self.longest),
        )


def cooling_off(found: Sequence[FoundBias], *, gate_fires: bool) -> CoolingOff | None:
    """The wait before a first step, None where none is called for.

    It is called for where panic is likely and no gate fires: money due, a margin call
    or a security that is worthless do not wait. Source: levels.toml.
    """
    is_likely = any(one.id == "panic" and one.level == "likely" for one in found)
    if not is_likely or gate_fires:
        return None
    hours = levels("cooling_off")
    return CoolingOff(shortest=hours["shortest"], longest=hours["longest"])
