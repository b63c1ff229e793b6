"""Which purchases in a case can spoil a loss."""

from datetime import timedelta

import pytest

from decision.tax.around import Traded
from decision.tax.preview import (
    preview,
)
from tests.tax.positions import (
    OLD,
    PRICE,
    TODAY,
    a_case,
    a_lot,
    a_purchase,
    days_ago,
    selling_all,
)


@pytest.mark.parametrize("owner", ["spouse", "company"])
def test_the_spouse_and_the_company_spoil_it_too(owner: str) -> None:
    trade = a_purchase(days_ago(5), 10, owner=owner)

    assert selling_all(a_case(a_lot(), trades=[trade])).deferred == 200


@pytest.mark.parametrize("origin", ["reinvestment", "vest", "option"])
def test_reinvested_and_vested_units_and_options_spoil_it(origin: str) -> None:
    trade = a_purchase(days_ago(5), 10, origin=origin)

    assert selling_all(a_case(a_lot(), trades=[trade])).deferred == 200


@pytest.mark.parametrize("origin", ["gift", "spouse", "inheritance", "spin_off"])
def test_units_that_were_given_do_not_spoil_it(origin: str) -> None:
    lot = a_lot(days_ago(5), 10, origin=origin, unit_value_when_given=90)
    trade = a_purchase(days_ago(5), 10, origin=origin, owner="spouse")
    case = a_case(a_lot(), lot, trades=[trade])

    assert preview(case, on=TODAY, units={0: 100}, price=PRICE).deferred == 0


@pytest.mark.parametrize(
    ("symbol", "deferred"), [("", 200), ("M", 200), (" m ", 200), ("N", 0)]
)
def test_only_the_same_thing_spoils_it(symbol: str, deferred: float) -> None:
    trade = a_purchase(days_ago(5), 10, symbol=symbol)

    assert selling_all(a_case(a_lot(), trades=[trade])).deferred == deferred


def test_units_kept_from_a_spin_off_do_not_spoil_it_either() -> None:
    case = a_case(a_lot(), a_lot(days_ago(5), 10, origin="spin_off"))

    assert preview(case, on=TODAY, units={0: 100}, price=PRICE).deferred == 0


def test_a_purchase_of_the_same_day_and_price_is_the_lot_it_was_bought_with() -> None:
    """How many rows a statement shows for one purchase must not change the tax."""
    same, other = (
        a_purchase(days_ago(5), 10, unit_price=price) for price in (90.0, 91.0)
    )

    assert selling_all(a_case(a_lot(days_ago(5)), trades=[same])).deferred == 0
    assert selling_all(a_case(a_lot(days_ago(5)), trades=[other])).deferred == 200


def test_another_sale_in_the_case_is_no_purchase() -> None:
    trade = a_purchase(days_ago(5), 10, side="sell")

    assert selling_all(a_case(a_lot(), trades=[trade])).deferred == 0


def test_a_purchase_of_another_size_on_the_day_of_a_lot_is_another_one() -> None:
    case = a_case(a_lot(), a_lot(days_ago(5), 10), trades=[a_purchase(days_ago(5), 11)])

    assert selling_all(case).washed_units == 11


def test_a_purchase_listed_as_lot_and_as_trade_counts_once() -> None:
    case = a_case(a_lot(), a_lot(days_ago(5), 10), trades=[a_purchase(days_ago(5), 10)])

    assert selling_all(case).deferred == 0
    assert preview(case, on=TODAY, units={0: 100}, price=PRICE).deferred == 200


def test_a_planned_purchase_is_told_apart_from_a_past_one() -> None:
    trades = [a_purchase(days_ago(5), 10), a_purchase(TODAY + timedelta(days=5), 10)]
    sale = selling_all(a_case(a_lot(), trades=trades))

    assert [spoiler.is_planned for spoiler in sale.spoilers] == [False, True]


def test_purchases_are_used_in_order_of_acquisition() -> None:
    case = a_case(
        a_lot(OLD, 100),
        trades=[
            a_purchase(TODAY + timedelta(days=9), 80),
            a_purchase(days_ago(9), 30, account="tax_free"),
        ],
    )
    sale = selling_all(case)

    assert [(found.trade, found.units) for found in sale.spoilers] == [(1, 30), (0, 70)]
    assert (sale.lost_for_good, sale.deferred) == (600, 1400)


def test_a_case_is_another_one_where_a_lot_a_trade_or_the_day_differs() -> None:
    purchase = a_purchase(TODAY + timedelta(days=3), 40)
    alone, joined = a_case(a_lot()), a_case(a_lot(), trades=[purchase])
    smaller = a_case(a_lot(OLD, 99), trades=[purchase])
    earlier = joined.model_copy(update={"as_of": TODAY - timedelta(days=1)})

    assert Traded(joined) == Traded(a_case(a_lot(), trades=[purchase]))
    assert len({Traded(one) for one in (alone, joined, smaller, earlier, joined)}) == 4
