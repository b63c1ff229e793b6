"""One lot sold: which cost counts, and whether the result is long-term."""

from datetime import date

import pytest

from decision.tax.lot_sale import long_from
from decision.tax.preview import preview
from tests.tax.positions import (
    PRICE,
    TODAY,
    a_case,
    a_lot,
    a_purchase,
    days_ago,
    selling_all,
)


@pytest.mark.parametrize(
    ("price", "gain"), [(40, -10), (50, 0), (60, 0), (90, 0), (95, 5)]
)
def test_a_gift_has_one_cost_for_a_loss_and_one_for_a_gain(
    price: float, gain: float
) -> None:
    """26 U.S.C. § 1015(a): given at 50, the giver paid 90."""
    case = a_case(a_lot(units=1, origin="gift", unit_value_when_given=50))

    assert selling_all(case, price=price).long_result == gain


def test_a_gift_worth_more_than_its_cost_keeps_the_givers_cost() -> None:
    case = a_case(a_lot(units=1, origin="gift", unit_value_when_given=120))

    assert selling_all(case, price=80).long_result == -10


@pytest.mark.parametrize(
    ("price", "given_on", "short"),
    [
        (40.0, days_ago(200), True),
        (40.0, days_ago(366), False),
        (40.0, days_ago(365), True),
        (40.0, None, False),
        (95.0, days_ago(200), False),
    ],
)
def test_a_loss_from_a_gifts_value_counts_its_time_from_the_gift(
    price: float, given_on: date | None, short: bool
) -> None:
    """26 U.S.C. § 1223(2): the giver's time goes with the giver's basis."""
    gift = a_lot(days_ago(900), origin="gift", given_on=given_on)
    case = a_case(gift | {"unit_value_when_given": 50})
    (row,) = selling_all(case, price=price).rows

    assert row.short is short


def test_the_six_months_of_a_fund_that_was_given_count_like_its_holding_period() -> (
    None
):
    gift = a_lot(origin="gift", unit_value_when_given=80, given_on=days_ago(30))
    case = a_case(gift, kind="fund", long_distribution_received=300)
    sale = selling_all(case)

    assert (sale.long_result, sale.short_result) == (-300, -700)


def test_what_was_inherited_last_week_is_long_term() -> None:
    sale = selling_all(a_case(a_lot(days_ago(7), origin="inheritance")))

    assert (sale.long_result, sale.short_result) == (-2000, 0)


@pytest.mark.parametrize(
    ("acquired", "short"), [(date(2025, 11, 19), 0), (date(2025, 11, 20), -2000)]
)
def test_a_year_and_a_day_makes_the_loss_long_term(
    acquired: date, short: float
) -> None:
    assert selling_all(a_case(a_lot(acquired))).short_result == short


@pytest.mark.parametrize(
    ("acquired", "long"),
    [(date(2026, 5, 20), -300), (date(2026, 5, 19), 0), (date(2026, 10, 1), -300)],
)
def test_a_fund_held_six_months_or_less_has_a_long_term_loss_up_to_its_payout(
    acquired: date, long: float
) -> None:
    """26 U.S.C. § 852(b)(4)."""
    case = a_case(a_lot(acquired), kind="fund", long_distribution_received=300)
    sale = selling_all(case)

    assert sale.long_result == long
    assert sale.short_result == -2000 - long


def test_published_fund_example_is_two_dollars_long_and_fifty_cents_short() -> None:
    """IRS Publication 550: bought at 20, paid out 2, sold soon at 17.50."""
    lot = a_lot(date(2026, 8, 3), 1, unit_cost=20)
    case = a_case(lot, kind="bond_fund", long_distribution_received=2)
    sale = selling_all(case, price=17.5)

    assert (sale.long_result, sale.short_result) == (-2, -0.5)


@pytest.mark.parametrize(("units", "long"), [(100, -300), (50, -150), (1, -3)])
def test_a_part_that_is_sold_makes_use_of_its_own_payout_only(
    units: float, long: float
) -> None:
    """26 U.S.C. § 852(b)(4)(A) looks at each share by itself."""
    lot = a_lot(date(2026, 8, 3))
    case = a_case(lot, kind="fund", long_distribution_received=300)
    sale = preview(case, on=TODAY, units={0: units}, price=PRICE)

    assert sale.long_result == pytest.approx(long)
    assert sale.short_result == pytest.approx(-20 * units - long)


def test_an_old_lot_received_its_part_of_the_payout_too() -> None:
    lots = [a_lot(units=60), a_lot(date(2026, 8, 3), 40)]
    case = a_case(*lots, kind="fund", long_distribution_received=300)
    old, young = selling_all(case).rows

    assert (old.as_long, young.as_long) == (0, 120)
    assert (young.short_result, young.long_result) == (-680, -120)


def test_the_payout_of_a_unit_never_goes_beyond_its_loss() -> None:
    lots = [a_lot(date(2026, 8, 3), 25), a_lot(date(2026, 8, 4), 75, unit_cost=71)]
    case = a_case(*lots, kind="fund", long_distribution_received=300)

    assert [row.as_long for row in selling_all(case).rows] == [75, 75]


def test_a_washed_unit_makes_no_use_of_its_payout() -> None:
    trade = a_purchase(days_ago(5), 95)
    lot = a_lot(date(2026, 8, 3))
    case = a_case(lot, trades=[trade], kind="fund", long_distribution_received=300)
    sale = selling_all(case)

    assert (sale.long_result, sale.short_result, sale.deferred) == (-15, -85, 1900)


@pytest.mark.parametrize(
    ("kind", "long"),
    [
        ("sector_fund", -300),
        ("leveraged_fund", -300),
        ("stock", -300),
        ("bond", 0),
        ("crypto", 0),
    ],
)
def test_funds_and_real_estate_trusts_pay_long_term_gains_out(
    kind: str, long: float
) -> None:
    """26 U.S.C. § 852(b)(4), § 857(b)(8); a stock that pays them is such a trust."""
    case = a_case(a_lot(date(2026, 8, 3)), kind=kind, long_distribution_received=300)

    assert selling_all(case).long_result == long


def test_a_foreign_lot_counts_at_the_rate_of_its_purchase() -> None:
    lots = [a_lot(units=1, fx=1.2), a_lot(date(2025, 7, 9), 1)]
    case = a_case(*lots, currency="EUR", fx=1.1)

    gains = [row.gain for row in selling_all(case, price=77).rows]
    assert gains == [pytest.approx(77 - 90 * 1.2), pytest.approx(77 - 90 * 1.1)]


@pytest.mark.parametrize(
    ("price", "first"),
    [(40.0, date(2027, 3, 3)), (95.0, date(2023, 3, 11)), (50.0, date(2023, 3, 11))],
)
def test_a_gift_is_long_term_by_the_time_that_goes_with_its_basis(
    price: float, first: date
) -> None:
    """Given on 2 March 2026; the giver bought on 10 March 2022."""
    gift = a_lot(date(2022, 3, 10), origin="gift", given_on=date(2026, 3, 2))
    case = a_case(gift | {"unit_value_when_given": 50})

    assert long_from(case.position, 0, price=price) == first
