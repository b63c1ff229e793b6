"""Before the sale: what would count, what would not, and because of what."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.errors import TradeError
from decision.tax.preview import (
    clean_day,
    no_buying_before,
    preview,
    units_not_washed,
)
from tests.tax.positions import (
    OLD,
    PRICE,
    TODAY,
    a_case,
    a_lot,
    a_purchase,
    cases,
    days_ago,
    everything,
    selling_all,
)


def test_an_old_lot_and_no_purchase_give_the_whole_loss() -> None:
    sale = selling_all(a_case(a_lot()))

    assert (sale.long_result, sale.short_result) == (-2000, 0)
    assert (sale.deferred, sale.lost_for_good, sale.spoilers) == (0, 0, ())


@pytest.mark.parametrize(("days", "deferred"), [(30, 800), (31, 0)])
def test_a_recent_lot_that_is_kept_takes_loss_for_thirty_days(
    days: int, deferred: float
) -> None:
    case = a_case(a_lot(), a_lot(days_ago(days), 40))
    sale = preview(case, on=TODAY, units={0: 100}, price=PRICE)

    assert sale.deferred == deferred
    assert sale.long_result == -2000 + deferred


@pytest.mark.parametrize(("days", "deferred"), [(0, 800), (30, 800), (31, 0)])
def test_a_planned_purchase_takes_loss_for_thirty_days(
    days: int, deferred: float
) -> None:
    planned = a_purchase(TODAY + timedelta(days=days), 40)

    assert selling_all(a_case(a_lot(), trades=[planned])).deferred == deferred


def test_bought_100_and_selling_all_15_days_later_the_loss_counts() -> None:
    sale = selling_all(a_case(a_lot(days_ago(15))))

    assert (sale.short_result, sale.deferred) == (-2000, 0)


def test_bought_200_and_selling_100_of_them_the_loss_counts() -> None:
    case = a_case(a_lot(days_ago(15), 200))
    sale = preview(case, on=TODAY, units={0: 100}, price=PRICE)

    assert (sale.short_result, sale.deferred) == (-2000, 0)


def test_selling_everything_with_a_recent_lot_in_it_leaves_nothing_deferred() -> None:
    sale = selling_all(a_case(a_lot(OLD, 200), a_lot(days_ago(21), 100)))

    assert (sale.long_result, sale.short_result) == (-4000, -2000)
    assert (sale.deferred, sale.economic_loss) == (0, 6000)


def test_selling_the_old_hundred_moves_the_loss_of_forty_into_the_recent_lot() -> None:
    case = a_case(a_lot(), a_lot(days_ago(20), 40))
    sale = preview(case, on=TODAY, units={0: 100}, price=PRICE)
    (spoiler,) = sale.spoilers
    assert not spoiler.is_lost

    assert (spoiler.lot, spoiler.trade) == (1, None)
    assert (spoiler.units, spoiler.amount) == (40, 800)
    assert not spoiler.is_planned
    assert selling_all(case).deferred == 0


def test_a_retirement_purchase_loses_its_part_for_good_and_is_named() -> None:
    bought = a_purchase(date(2026, 11, 11), 50, account="tax_deferred")
    case = a_case(a_lot(OLD, 200), trades=[bought])
    sale = selling_all(case)
    (spoiler,) = sale.spoilers

    assert (sale.lost_for_good, sale.deferred) == (1000, 0)
    assert sale.long_result == -3000
    assert (spoiler.trade, spoiler.units, spoiler.is_lost) == (0, 50, True)
    assert all(spoiler.is_lost for spoiler in sale.spoilers)
    assert clean_day(case, on=TODAY, units=everything(case)) == date(2026, 12, 12)
    assert units_not_washed(case, on=TODAY) == 150


def test_selling_fewer_does_not_get_around_a_purchase_elsewhere() -> None:
    bought = a_purchase(days_ago(9), 50, account="tax_deferred")
    case = a_case(a_lot(OLD, 200), trades=[bought])

    assert preview(case, on=TODAY, units={0: 150}, price=PRICE).lost_for_good == 1000


@pytest.mark.parametrize(
    "kind", ["crypto", "property", "business", "home", "derivative"]
)
def test_what_is_no_security_has_no_wash_rule(kind: str) -> None:
    case = a_case(a_lot(), trades=[a_purchase(days_ago(5), 10)], kind=kind)
    sale = selling_all(case)

    assert (sale.deferred, sale.provisional) == (0, False)
    assert clean_day(case, on=TODAY, units=everything(case)) == TODAY


def test_a_sheltered_account_has_no_taxable_result() -> None:
    case = a_case(a_lot(), trades=[a_purchase(days_ago(5), 10)], account="tax_deferred")
    sale = selling_all(case)

    assert (sale.rows, sale.short_result, sale.long_result) == ((), 0, 0)
    assert (sale.economic_loss, sale.deferred) == (2000, 0)


def test_a_lot_at_a_gain_is_not_washed_and_does_not_hide_the_loss() -> None:
    case = a_case(
        a_lot(units=10),
        a_lot(date(2025, 8, 1), 10, unit_cost=50),
        trades=[a_purchase(days_ago(5), 15)],
    )
    sale = selling_all(case)

    assert (sale.economic_loss, sale.deferred, sale.long_result) == (200, 200, 200)
    assert units_not_washed(case, on=TODAY, price=PRICE) == 10
    assert units_not_washed(case, on=TODAY) == 5


def test_a_loss_is_provisional_until_thirty_days_have_passed() -> None:
    case = a_case(a_lot())

    assert selling_all(case).provisional
    assert not selling_all(case, price=100).provisional
    assert selling_all(case, on=days_ago(30)).provisional
    assert not selling_all(case, on=days_ago(31)).provisional


def test_the_day_until_which_it_is_provisional_is_the_thirtieth_after() -> None:
    case = a_case(a_lot())

    assert selling_all(case).provisional_until == date(2026, 12, 20)
    assert selling_all(case, on=days_ago(31)).provisional_until is None
    assert selling_all(case, price=90).provisional_until is None
    assert selling_all(case, on=date(2026, 12, 21)).provisional_until == date(
        2027, 1, 20
    )


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        ({0: 101}, "takes 101 units of lot 0, which holds 100"),
        ({1: 1}, "lot 1, but there is none"),
        ({-1: 1}, "lot -1, but there is none"),
        ({0: -5}, "takes -5 units"),
        ({0: float("nan")}, "takes nan units"),
    ],
)
def test_selling_what_is_not_there_is_refused(
    units: dict[int, float], sentence: str
) -> None:
    with pytest.raises(TradeError, match=sentence):
        preview(a_case(a_lot()), on=TODAY, units=units, price=PRICE)


@pytest.mark.parametrize("price", [-0.01, float("nan"), float("inf")])
def test_a_price_that_nobody_pays_is_refused(price: float) -> None:
    with pytest.raises(TradeError, match=r"^The sale is at .* at 0 or more\.$"):
        selling_all(a_case(a_lot()), price=price)


def test_selling_before_the_purchase_is_refused() -> None:
    case = a_case(a_lot(days_ago(5)))

    with pytest.raises(TradeError, match="bought only on"):
        selling_all(case, on=days_ago(6))


def test_the_clean_day_lies_after_planned_purchases_that_would_spoil_it() -> None:
    trades = [a_purchase(days_ago(20), 10), a_purchase(date(2026, 12, 15), 10)]
    case = a_case(a_lot(), trades=trades)
    # until 30 November the first one counts, from 15 November the second one does
    assert clean_day(case, on=TODAY, units={0: 100}) == date(2027, 1, 15)


def test_the_clean_day_may_lie_between_two_purchases() -> None:
    trades = [a_purchase(days_ago(20), 10), a_purchase(date(2027, 1, 15), 10)]
    case = a_case(a_lot(), trades=trades)

    assert clean_day(case, on=TODAY, units={0: 100}) == date(2026, 12, 1)


def test_lots_at_a_gain_need_no_clean_day_where_the_price_is_known() -> None:
    case = a_case(a_lot(unit_cost=50.0), trades=[a_purchase(days_ago(5), 10)])

    assert clean_day(case, on=TODAY, units={0: 100}, price=PRICE) == TODAY
    assert clean_day(case, on=TODAY, units={0: 100}) == date(2026, 12, 16)


def test_buying_again_is_free_on_the_31st_day() -> None:
    assert no_buying_before(TODAY) == date(2026, 12, 21)


# What must always hold.


@given(cases())
def test_what_counts_and_what_does_not_add_up_to_the_loss(
    drawn: tuple[Case, dict[int, float]],
) -> None:
    case, units = drawn
    sale = preview(case, on=TODAY, units=units, price=PRICE)
    counted = -sum(row.allowed for row in sale.rows if row.gain < 0)
    total = sum(row.allowed for row in sale.rows)

    assert counted + sale.deferred + sale.lost_for_good == pytest.approx(
        sale.economic_loss
    )
    assert sale.short_result + sale.long_result == pytest.approx(total)
    assert sum(spoiler.amount for spoiler in sale.spoilers) == pytest.approx(
        sale.deferred + sale.lost_for_good
    )


@given(cases())
def test_nothing_is_washed_on_the_clean_day_and_something_on_the_day_before(
    drawn: tuple[Case, dict[int, float]],
) -> None:
    case, units = drawn
    day = clean_day(case, on=TODAY, units=units, price=PRICE)
    before = day - timedelta(days=1)

    assert not preview(case, on=day, units=units, price=PRICE).spoilers
    if day > TODAY:
        assert preview(case, on=before, units=units, price=PRICE).spoilers


@given(cases(), st.data())
def test_a_lot_recorded_in_two_rows_changes_nothing(
    drawn: tuple[Case, dict[int, float]], data: st.DataObject
) -> None:
    case, units = drawn
    place = data.draw(st.sampled_from(sorted(units)))
    lots = list(case.position.lots)
    half = lots[place].model_copy(update={"units": lots[place].units / 2})
    position = case.position.model_copy(
        update={"lots": (*lots[:place], half, half, *lots[place + 1 :])}
    )
    twice = case.model_copy(update={"position": position})
    sold = {at + (at > place): count for at, count in units.items()}
    sold |= {place: units[place] / 2, place + 1: units[place] / 2}

    one = preview(case, on=TODAY, units=units, price=PRICE)
    two = preview(twice, on=TODAY, units=sold, price=PRICE)

    assert (two.short_result, two.long_result, two.deferred, two.lost_for_good) == (
        pytest.approx(
            (one.short_result, one.long_result, one.deferred, one.lost_for_good)
        )
    )


@given(cases(), st.sampled_from([40.0, 70.0, 95.0, 120.0]))
def test_a_gain_is_never_denied(
    drawn: tuple[Case, dict[int, float]], price: float
) -> None:
    case, units = drawn

    for row in preview(case, on=TODAY, units=units, price=price).rows:
        assert row.denied + row.lost <= max(-row.gain, 0.0) + 1e-9
        assert 0 <= row.washed <= row.units + 1e-9


@given(cases())
def test_no_purchase_replaces_more_units_than_it_has(
    drawn: tuple[Case, dict[int, float]],
) -> None:
    case, units = drawn

    for spoiler in preview(case, on=TODAY, units=units, price=PRICE).spoilers:
        if spoiler.trade is not None:
            assert spoiler.units <= case.trades[spoiler.trade].units + 1e-9
        if spoiler.lot is not None:
            kept = case.position.lots[spoiler.lot].units - units[spoiler.lot]
            assert spoiler.units <= kept + 1e-9
