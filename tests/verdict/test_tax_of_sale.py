"""The loss worked step by step, on the day on which the named plan sells."""

from datetime import date

import pytest

from tests.builders import TODAY, decided


def test_a_swap_today_works_todays_loss() -> None:
    tax = decided(costs={"spread": 0}).tax

    assert tax is not None
    assert (tax.on, tax.no_buying_before) == (TODAY, date(2026, 12, 21))
    assert (tax.loss, tax.counts_now, tax.lost) == pytest.approx((3_000, 3_000, 0))


def test_a_wait_works_the_loss_of_the_clean_day() -> None:
    """Bought 50 in a retirement account on 11 November: clean from 14 December."""
    trades = [{"on": "2026-11-11", "units": 50, "account": "tax_deferred"}]
    decision = decided(trades=trades, costs={"spread": 0})

    assert decision.tax is not None
    assert (decision.action, decision.tax.on) == ("wait", date(2026, 12, 14))
    assert (decision.tax.counts_now, decision.tax.lost) == pytest.approx((3_000, 0))


def test_what_has_no_partner_pays_for_one_trade_only() -> None:
    land = {"kind": "property", "account": "taxable"}
    finding = next(
        one
        for one in decided(position=land, costs={"spread": 0.06}).findings
        if one.id == "TX-2"
    )

    assert finding.numbers["cost"] == pytest.approx(0.06 * 7_000)
