"""Sales listed in a case: they come first, and each share replaces once."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from decision.case import Case
from decision.errors import TradeError
from decision.tax.disposal import Disposal
from decision.tax.earlier import still_held, units_on
from decision.tax.preview import Preview, clean_day, preview, units_not_washed
from decision.tax.realise import realise
from tests.tax.positions import (
    OLD,
    PRICE,
    TODAY,
    a_case,
    a_lot,
    a_purchase,
    a_sale,
    days_ago,
    everything,
    selling_all,
)
from tests.tax.record import Sold, record_of, sold_after_others


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_an_earlier_sale_at_a_loss_uses_the_purchase_up_first() -> None:
    """26 CFR § 1.1091-1(b): losses in order of disposition."""
    trades = [a_purchase(days_ago(5), 40), a_sale(days_ago(10), 25)]
    sale = selling_all(a_case(a_lot(id="a"), trades=trades))

    assert (sale.deferred, sale.unknown_sales) == (15 * 20, ())


@pytest.mark.parametrize(("price", "deferred"), [(89.99, 300), (90, 800), (95, 800)])
def test_an_earlier_sale_without_a_loss_uses_nothing_up(
    price: float, deferred: float
) -> None:
    trades = [a_purchase(days_ago(5), 40), a_sale(days_ago(10), 25, unit_price=price)]

    assert selling_all(a_case(a_lot(id="a"), trades=trades)).deferred == deferred


@pytest.mark.parametrize(("days", "deferred"), [(35, 300), (36, 800)])
def test_an_earlier_sale_uses_up_only_what_was_bought_within_its_own_thirty_days(
    days: int, deferred: float
) -> None:
    trades = [a_purchase(days_ago(5), 40), a_sale(days_ago(days), 25)]

    assert selling_all(a_case(a_lot(id="a"), trades=trades)).deferred == deferred


def test_a_sale_until_today_has_left_the_lots_already() -> None:
    case = a_case(a_lot(id="a"), trades=[a_sale(TODAY, 60)])

    assert selling_all(case).economic_loss == 2000


def test_a_planned_sale_takes_its_units_out_of_the_lot() -> None:
    case = a_case(a_lot(id="a"), trades=[a_sale(ahead(3), 60)])

    assert selling_all(case, on=ahead(2)).economic_loss == 2000
    assert preview(case, on=ahead(3), units={0: 40}, price=PRICE).economic_loss == 800
    with pytest.raises(TradeError, match="takes 41 units of lot 0, which holds 40 by"):
        preview(case, on=ahead(3), units={0: 41}, price=PRICE)


def test_what_planned_sales_leave_is_what_can_be_sold() -> None:
    case = a_case(a_lot(id="a"), a_lot(), trades=[a_sale(ahead(3), 60)])

    assert still_held(case, {0: 100, 1: 100}, on=ahead(2)) == {0: 100, 1: 100}
    assert still_held(case, {0: 100, 1: 100}, on=ahead(3)) == {0: 40, 1: 100}
    assert still_held(case, {0: 30}, on=ahead(3)) == {0: 30}
    assert units_on(case, ahead(2)) == {0: 100, 1: 100}
    assert units_on(case, ahead(3)) == {0: 40, 1: 100}
    assert units_not_washed(case, on=ahead(3)) == 140


def test_a_loss_that_moved_into_a_lot_is_in_its_cost_and_its_time() -> None:
    """26 U.S.C. § 1091(d), § 1223(3)."""
    recent = a_lot(days_ago(5), 25, unit_cost=80.0)
    case = a_case(a_lot(id="a"), recent, trades=[a_sale(days_ago(10), 25)])
    sale = preview(case, on=ahead(40), units={1: 25}, price=PRICE)

    assert (sale.long_result, sale.short_result) == (-25 * (80 + 20 - 70), 0)


def test_a_lot_used_in_part_is_sold_in_two_parts() -> None:
    recent = a_lot(days_ago(5), 40, unit_cost=80.0)
    case = a_case(a_lot(id="a"), recent, trades=[a_sale(days_ago(10), 25)])
    used, rest = preview(case, on=ahead(40), units={1: 40}, price=PRICE).rows

    assert (used.lot, used.units, used.costs) == (1, 25, (100, 100))
    assert (rest.lot, rest.units, rest.costs) == (1, 15, (80, 80))
    assert (used.short, rest.short) == (False, True)


@pytest.mark.parametrize("missing", ["lot", "unit_price"])
def test_a_sale_without_a_lot_or_a_price_is_named_as_unknown(missing: str) -> None:
    sale = {
        field: value
        for field, value in a_sale(days_ago(10), 25).items()
        if field != missing
    }
    trades = [a_purchase(days_ago(5), 40), sale]
    seen = selling_all(a_case(a_lot(id="a"), trades=trades))

    assert (seen.deferred, seen.unknown_sales) == (800, (1,))


def test_a_sale_of_a_purchase_without_a_price_is_unknown() -> None:
    bought = a_purchase(days_ago(50), 40, lot="p")
    seen = selling_all(a_case(a_lot(), trades=[bought, a_sale(TODAY, 40, lot="p")]))

    assert seen.unknown_sales == (1,)


@pytest.mark.parametrize(
    "changes", [{"symbol": "N"}, {"account": "tax_free"}, {"on": ahead(1)}]
)
def test_a_sale_that_opens_no_loss_before_this_one_is_not_unknown(
    changes: dict[str, object],
) -> None:
    sale = {**a_sale(days_ago(10), 25), "lot": "", **changes}

    assert selling_all(a_case(a_lot(), trades=[sale])).unknown_sales == ()


def test_a_coin_has_no_unknown_sales() -> None:
    sale = a_sale(days_ago(10), 25, lot="")

    assert selling_all(a_case(a_lot(), trades=[sale], kind="crypto")).unknown_sales == (
        ()
    )


def test_a_purchase_sold_before_the_loss_replaces_nothing() -> None:
    trades = [
        a_purchase(days_ago(15), 40, lot="p", unit_price=60.0),
        a_sale(days_ago(5), 40, lot="p"),
    ]

    assert selling_all(a_case(a_lot(), trades=trades)).deferred == 0


def test_the_rest_of_the_lot_an_earlier_sale_took_from_replaces_nothing() -> None:
    """Rev. Rul. 56-602."""
    case = a_case(a_lot(days_ago(15), id="a"), trades=[a_sale(days_ago(5), 60)])
    (row,) = selling_all(case).rows

    assert (row.gain, row.costs) == (-2000, (90, 90))


def test_a_purchase_that_was_sold_in_part_is_still_the_lot_it_is_listed_as() -> None:
    trades = [a_purchase(days_ago(5), 100), a_sale(days_ago(3), 60, lot="b")]
    case = a_case(a_lot(), a_lot(days_ago(5), 40, id="b"), trades=trades)
    sale = preview(case, on=TODAY, units={0: 100}, price=PRICE)

    assert sale.washed_units == 40


def test_the_list_may_have_the_sale_before_an_older_purchase() -> None:
    trades = [a_sale(days_ago(5), 60), a_purchase(days_ago(20), 40)]
    turned = a_case(a_lot(id="a"), trades=trades)
    straight = a_case(a_lot(id="a"), trades=trades[::-1])

    assert selling_all(turned).deferred == selling_all(straight).deferred == 0


def test_a_planned_sale_may_make_a_day_clean() -> None:
    trades = [a_purchase(days_ago(5), 25), a_sale(ahead(4), 25)]
    case = a_case(a_lot(id="a"), trades=trades)

    assert clean_day(case, on=TODAY, units=everything(case)) == ahead(4)


@settings(max_examples=300)
@given(sold_after_others())
def test_the_sale_seen_before_is_the_sale_in_the_record(
    drawn: tuple[Case, Sold],
) -> None:
    """Both doors say the same of the same history."""
    case, sold = drawn
    units = {sold.lot or 0: sold.units}
    seen = preview(case, on=sold.on, units=units, price=PRICE)
    found = [
        one
        for one in realise("US", record_of(case, sold)).disposals
        if one.id == "the sale"
    ]

    assert told(seen) == pytest.approx(recorded(found[0]), abs=1e-6)
    assert seen.provisional_until == found[0].provisional_until
    assert taken(seen) == pytest.approx(washed(found[0]), abs=1e-6)


@settings(max_examples=200)
@given(sold_after_others())
def test_selling_everything_is_a_sale_first_in_first_out(
    drawn: tuple[Case, Sold],
) -> None:
    """Apart from what was bought elsewhere, which such a sale would take too."""
    drawn_case, sold = drawn
    elsewhere = [
        trade
        for trade in drawn_case.trades
        if trade.lot in "abc" or (trade.account, trade.owner) != ("taxable", "self")
    ]
    case = a_case(
        *[lot.model_dump() for lot in drawn_case.position.lots],
        trades=[
            trade.model_dump(exclude_unset=True)
            for trade in elsewhere
            if trade.side == "buy" or trade.lot in "abc"
        ],
    )
    units = still_held(case, everything(case), on=sold.on)
    seen = preview(case, on=sold.on, units=units, price=PRICE)
    everything_sold = Sold(sold.on, lot=None, units=sum(units.values()))
    *_, found = realise("US", record_of(case, everything_sold)).disposals

    assert told(seen) == pytest.approx(recorded(found), abs=1e-6)


def told(sale: Preview) -> tuple[float, ...]:
    gain = sum(row.gain for row in sale.rows)
    results = (sale.short_result, sale.long_result)
    return (gain, sale.deferred, sale.lost_for_good, *results)


def recorded(sale: Disposal) -> tuple[float, ...]:
    return sale.gain, sale.denied, sale.lost, sale.short, sale.long


def taken(sale: Preview) -> dict[str, float]:
    return {
        f"lot {one.lot}" if one.trade is None else f"trade {one.trade}": one.units
        for one in sale.spoilers
    }


def washed(sale: Disposal) -> dict[str, float]:
    units: dict[str, float] = {}
    for one in sale.washes:
        units[one.lot] = units.get(one.lot, 0.0) + one.units
    return units


def test_the_drawn_histories_hold_what_they_are_for() -> None:
    """One of them: an earlier loss takes 25 of 40, and the rest goes for good."""
    trades = [a_purchase(days_ago(5), 40, account="tax_free"), a_sale(days_ago(10), 25)]
    case = a_case(a_lot(OLD, id="a"), trades=trades)
    record = record_of(case, Sold(on=TODAY, lot=0, units=100))

    assert [(row["id"], row["units"]) for row in record] == [
        ("lot 0", 125),
        ("trade 0", 40),
        ("trade 1", 25),
        ("the sale", 100),
    ]
