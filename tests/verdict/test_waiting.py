"""When waiting is named: for a clean day, or for a day that is taxed better."""

from typing import Any

import pytest

from tests.builders import decided

IN_AN_IRA = [{"on": "2026-11-09", "units": 60, "account": "tax_deferred"}]


@pytest.mark.parametrize(
    ("bought", "action", "because"),
    [
        (IN_AN_IRA, "wait", ("wash_window", "thesis_broken")),
        ([], "sell", ("thesis_broken",)),
    ],
)
def test_who_leaves_waits_for_the_clean_day_where_the_loss_would_be_gone(
    bought: list[dict[str, Any]], action: str, because: tuple[str, ...]
) -> None:
    decision = decided(trades=bought, mind={"thesis": "broken"})

    assert (decision.action, decision.because) == (action, because)


def test_who_needs_the_money_does_not_wait_for_a_clean_day() -> None:
    needs = [{"amount": 6_900, "due": "2027-01-20"}]
    decision = decided(trades=IN_AN_IRA, household={"needs": needs})

    assert decision.action == "sell"


@pytest.mark.parametrize(
    ("gains", "action"), [(2_500, "wait"), (0, "swap"), (60_000, "swap")]
)
def test_a_loss_waits_for_next_year_where_this_years_gains_are_taxed_at_nothing(
    gains: float, action: str
) -> None:
    """On 30,000 of wages long-term gains of 2,500 cost no tax, 60,000 do."""
    household = {"filing_status": "single", "wages": 30_000, "long_gains": gains}
    decision = decided(tax={"marginal": None} | household)

    assert decision.action == action
    if action == "wait":
        assert decision.because == ("new_tax_year", "loss_worth_harvesting")
