"""What a loss is worth today, against the worked figures of the method (TX-2)."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tax.law import Amount
from decision.tax.taxpayer import Rates, Taxpayer
from decision.tax.value import present_value
from decision.tax.years import LossUse, loss_use

ON = date(2026, 5, 4)
shares = st.floats(min_value=0, max_value=1)


def a_use(
    rate: float,
    *,
    loss: float = 6_000.0,
    usable_at_once: bool = True,
    years: int = 12,
) -> LossUse:
    saver = Taxpayer(
        income=Rates(ordinary=rate, long=rate),
        short_gains=loss if usable_at_once else 0.0,
    )
    return loss_use(saver, on=ON, results={0: (0.0, -loss)}, years=years)


@pytest.mark.parametrize(
    ("rate_now", "rate_later", "horizon", "worth"),
    [
        # Source: the method's TX-2, L = 6,000 usable at once, 3 % a year.
        (0.15, 0.15, 10, 230),
        (0.24, 0.15, 10, 770),
        (0.32, 0.15, 5, 1_144),
        (0.15, 0.238, 10, -163),
        (0.00, 0.15, 10, -670),
        (0.15, 0.15, 1, 26),
        (0.15, 0.00, 10, 900),
    ],
)
def test_a_loss_usable_at_once_is_worth(
    rate_now: float, rate_later: float, horizon: float, worth: float
) -> None:
    value = present_value(
        a_use(rate_now), rate=0.03, future_rate=rate_later, horizon=horizon
    )

    assert value == pytest.approx(worth, abs=0.5)


def test_a_gain_that_is_never_taxed_gives_nothing_back() -> None:
    value = present_value(
        a_use(0.15), rate=0.03, future_rate=0.15, horizon=10, chance_forgiven=1.0
    )

    assert value == pytest.approx(900)


@pytest.mark.parametrize(
    ("horizon", "rate"), [(1, 0.155), (5, 0.174), (10, 0.202), (20, 0.271)]
)
def test_the_saving_is_gone_at_the_break_even_rate(horizon: float, rate: float) -> None:
    value = present_value(a_use(0.15), rate=0.03, future_rate=rate, horizon=horizon)

    assert value == pytest.approx(0, abs=6_000 * 0.0005)


@pytest.mark.parametrize(("horizon", "loss"), [(1, 4_578), (5, 970), (10, 521)])
def test_a_cost_of_twenty_dollars_needs_a_loss_of(horizon: float, loss: float) -> None:
    value = present_value(
        a_use(0.15, loss=loss), rate=0.03, future_rate=0.15, horizon=horizon, cost=20
    )

    assert value == pytest.approx(0, abs=0.03)


def test_later_savings_are_discounted_and_end_with_the_holder() -> None:
    # 900 over two years; a chance of 20 % over four years is 5 % after the first.
    use = a_use(0.15, usable_at_once=False)

    value = present_value(
        use, rate=0.03, future_rate=0.0, horizon=4, chance_forgiven=0.2
    )

    assert value == pytest.approx(450 + 450 * 0.95 / 1.03)


def test_the_chance_stops_growing_at_the_horizon() -> None:
    # 1,350 over three years, two of them at or after a horizon of one year.
    use = a_use(0.15, loss=9_000, usable_at_once=False)

    value = present_value(
        use, rate=0.0, future_rate=0.0, horizon=1, chance_forgiven=0.2
    )

    assert value == pytest.approx(450 + 450 * 0.8 + 450 * 0.8)


def test_only_the_used_part_of_a_loss_is_given_back() -> None:
    # Two years take 6,000 of 10,000; 4,000 are left to meet the later gain.
    use = a_use(0.15, loss=10_000, usable_at_once=False, years=2)

    value = present_value(use, rate=0.0, future_rate=0.10, horizon=2)

    assert value == pytest.approx(0.15 * 6_000 - 0.10 * 6_000)


@given(rate_now=shares, rates=st.lists(shares, min_size=1, max_size=4))
def test_future_rates_broadcast_and_lower_the_value(
    rate_now: float, rates: list[float]
) -> None:
    use = a_use(rate_now)

    def worth(rate: Amount) -> Amount:
        return present_value(use, rate=0.03, future_rate=rate, horizon=5)

    together = np.asarray(worth(np.array(sorted(rates))))
    assert np.all(np.diff(together) <= 0)
    assert together[0] == pytest.approx(worth(min(rates)))
