"""When to wait before a first step."""

from datetime import date

import pytest

from decision.mind import BiasId, CoolingOff, FoundBias, Level, cooling_off


def found(bias: BiasId, level: Level) -> tuple[FoundBias, ...]:
    return (FoundBias(id=bias, level=level, matched=("q9",)),)


@pytest.mark.parametrize(
    ("bias", "level", "gate_fires", "waits"),
    [
        ("panic", "likely", False, True),
        ("panic", "likely", True, False),
        ("panic", "possible", False, False),
        ("herd", "likely", False, False),
    ],
)
def test_only_likely_panic_waits_and_only_where_no_gate_fires(
    bias: BiasId, level: Level, gate_fires: bool, waits: bool
) -> None:
    wait = cooling_off(found(bias, level), gate_fires=gate_fires)

    assert (wait == CoolingOff(shortest=24, longest=72)) is waits
    assert (wait is None) is not waits


def test_nothing_found_waits_for_nothing() -> None:
    assert cooling_off((), gate_fires=False) is None


def test_the_wait_is_one_day_to_three() -> None:
    wait = CoolingOff(shortest=24, longest=72)

    assert wait.days_from(date(2026, 12, 30)) == (date(2026, 12, 31), date(2027, 1, 2))
