"""The loss worked step by step, on the day on which the named plan sells."""

from datetime import date
from typing import Any

import pytest

from decision.verdict.decision import TaxOfSale
from tests.builders import TODAY, a_lot, decided


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


def large_loss(*, years: float = 40, **tax: Any) -> TaxOfSale:
    """A loss of 100,000 by a household with wages of 90,000: the 22 % bracket."""
    worked = decided(
        position={"lots": [a_lot(units=1_000, unit_cost=170)]},
        household={"other_investments": 2_000_000, "horizon_years": years},
        costs={"spread": 0},
        tax={"marginal": None, "wages": 90_000} | tax,
    ).tax
    assert worked is not None
    return worked


def test_without_gains_a_large_loss_takes_a_generation() -> None:
    """33 years of 3,000, then 1,000; the lower basis is taxed at 15 % after 40."""
    tax = large_loss()

    assert [year for year, _ in tax.savings] == list(range(2026, 2060))
    saved = [amount for _, amount in tax.savings]
    assert saved == pytest.approx([660.0] * 33 + [220.0])
    assert (tax.used_up, tax.carried) == (33, 0)
    assert tax.later == pytest.approx(0.15 * 100_000 / 1.03**40)
    worth = sum(amount / 1.03**year for year, amount in enumerate(saved))
    assert tax.worth == pytest.approx(worth - tax.later)


def test_gains_of_next_year_use_up_most_of_it() -> None:
    tax = large_loss(gains_next_year=60_000)

    # 60,000 at 15 % and another 3,000 of income; 34,000 are left for twelve years.
    assert [saved for _, saved in tax.savings[:3]] == pytest.approx([660, 9_660, 660])
    assert (len(tax.savings), tax.used_up) == (14, 13)
    assert tax.savings[-1][1] == pytest.approx(0.22 * 1_000)


def test_separate_filers_use_half_as_much_a_year() -> None:
    tax = large_loss(filing_status="mfs")

    assert {round(saved, 6) for _, saved in tax.savings} == {330}
    assert (len(tax.savings), tax.used_up, tax.carried) == (41, None, 38_500)


def test_a_state_without_a_carry_makes_the_loss_worth_less() -> None:
    """At 6 % New Jersey takes nothing off, and later taxes all of the lower basis."""
    there, here = (
        large_loss(years=10, state_rate=0.06, state=state) for state in ("NJ", "CA")
    )

    assert {round(saved, 6) for _, saved in there.savings} == {660}
    assert {round(saved, 6) for _, saved in here.savings} == {840}
    later = 0.15 * 33_000 + 0.06 * 100_000
    assert there.later == pytest.approx(later / 1.03**10)
    assert here.later == pytest.approx(0.21 * 33_000 / 1.03**10)
    assert there.worth < 0 < here.worth
