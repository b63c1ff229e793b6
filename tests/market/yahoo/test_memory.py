"""What is remembered of Yahoo: how long nobody asks after a refusal."""

from datetime import date

import pytest

from decision.errors import MarketError
from decision.market.yahoo import memory
from decision.market.yahoo.memory import Question
from tests.market.conftest import Clock, clock

__all__ = ["clock"]  # a fixture
ABC = Question("ABC", date(2024, 1, 1), date(2026, 11, 20))


@pytest.mark.parametrize(("asked", "until"), [(1000.0, 1300.0), (1200.0, 1500.0)])
def test_a_refusal_that_comes_in_late_prolongs_no_pause(
    clock: Clock, asked: float, until: float
) -> None:
    memory.forget_everything()
    memory.pause(300, asked=1000.0)
    clock.now = 1299.0
    memory.pause(300, asked=asked)

    clock.now = until - 0.5
    assert isinstance(memory.known(ABC), MarketError)
    clock.now = until
    assert memory.known(ABC) is None
    memory.forget_everything()
