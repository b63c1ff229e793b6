"""The 61 days around a sale, as data."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import TradeError
from decision.sale.window import Purchase, SaleWindow, window_of, window_of_all
from tests.builders import TODAY, a_lot, a_standing, sheltered

RECENT = "2026-11-09"
PLAIN: dict[str, Any] = {"costs": {"spread": 0}}


def a_window(
    *lots: dict[str, Any],
    sold: dict[int, float] | None = None,
    on: date = TODAY,
    trades: list[dict[str, Any]] | None = None,
    **position: Any,
) -> SaleWindow:
    """Selling lots of 100 at 70, all of them where nothing is said."""
    held = {"lots": list(lots) or [a_lot()], **position}
    standing = a_standing(position=held, trades=trades or [], **PLAIN)
    if sold is None:
        return window_of_all(standing, on=on)
    return window_of(standing, on=on, units=sold, price=70)


def the_reason(window: SaleWindow, place: int = -1) -> str | None:
    return window.purchases[place].why_not


def test_the_window_is_thirty_days_on_either_side_and_the_sale() -> None:
    window = a_window()

    assert (window.first, window.last) == (date(2026, 10, 21), date(2026, 12, 20))
    assert (window.last - window.first).days + 1 == 61


def test_one_may_buy_back_on_the_first_trading_day_after_it() -> None:
    friday, wednesday = a_window(), a_window(on=date(2026, 11, 25))

    assert friday.buy_back_on == date(2026, 12, 21)
    # 26 December is a Saturday.
    assert wednesday.buy_back_on == date(2026, 12, 28)


def test_a_sale_in_december_stays_provisional_into_january() -> None:
    assert a_window(on=date(2026, 12, 15)).provisional_until == date(2027, 1, 14)


def test_what_cannot_be_washed_is_not_provisional() -> None:
    assert a_window(price={"unit": 120}).provisional_until is None
    assert a_window(kind="crypto").provisional_until is None


def test_bought_100_and_selling_all_15_days_later_nothing_is_washed() -> None:
    window = a_window(a_lot(acquired="2026-11-05"))

    assert (window.loss, window.counts, window.is_washed) == (3_000, 3_000, False)
    assert the_reason(window) == "sold_with_it"


def test_bought_200_and_selling_100_of_them_the_rest_replaces_nothing() -> None:
    """Rev. Rul. 56-602."""
    window = a_window(a_lot(acquired="2026-11-05", units=200), sold={0: 100})

    assert (window.loss, window.counts) == (3_000, 3_000)
    assert the_reason(window) == "same_lot"


def test_one_purchase_listed_in_two_rows_is_still_one_purchase() -> None:
    row = a_lot(acquired="2026-11-05")

    assert the_reason(a_window(row, row, sold={0: 100})) == "same_lot"


def test_selling_old_and_recent_together_nothing_is_washed() -> None:
    window = a_window(a_lot(), a_lot(acquired=RECENT, units=40))

    assert (window.loss, window.counts) == (4_200, 4_200)
    assert the_reason(window) == "sold_with_it"


def test_selling_the_old_hundred_moves_the_loss_of_forty_into_the_recent_lot() -> None:
    window = a_window(a_lot(), a_lot(acquired=RECENT, units=40), sold={0: 100})
    (taker,) = window.takers

    assert (window.loss, window.counts, window.deferred) == (3_000, 1_800, 1_200)
    assert (taker.on, taker.replacing, taker.amount) == (date(2026, 11, 9), 40, 1_200)
    assert (taker.effect, taker.lot, taker.trade) == ("deferred", 1, None)
    # Bought on 9 November, plus 31 days: Thursday, 10 December.
    assert window.clean_on == date(2026, 12, 10)


def test_a_purchase_in_a_retirement_account_takes_its_part_for_good() -> None:
    """Rev. Rul. 2008-5."""
    bought = {"on": RECENT, "units": 20, "account": "tax_free"}
    window = a_window(trades=[bought])

    assert (window.lost, window.deferred, window.counts) == (600, 0, 2_400)
    assert (window.takers[0].effect, window.takers[0].trade) == ("lost", 0)


def test_a_larger_purchase_replaces_only_what_is_sold() -> None:
    (taker,) = a_window(trades=[{"on": RECENT, "units": 250}]).takers

    assert (taker.units, taker.replacing, taker.amount) == (250, 100, 3_000)


@pytest.mark.parametrize("origin", ["inheritance", "gift", "spouse"])
def test_what_was_not_bought_replaces_nothing(origin: str) -> None:
    came = {"on": RECENT, "units": 40, "origin": origin}

    assert the_reason(a_window(trades=[came])) == origin


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2026-10-20", "outside"),
        ("2026-10-21", None),
        ("2026-12-20", None),
        ("2026-12-21", "outside"),
    ],
)
def test_a_purchase_counts_from_the_first_to_the_last_day(
    on: str, reason: str | None
) -> None:
    window = a_window(trades=[{"on": on, "units": 40}])
    (bought,) = [one for one in window.purchases if one.trade == 0]

    assert bought.why_not == reason
    assert window.is_washed is (reason is None)
    assert bought.is_planned is (date.fromisoformat(on) > TODAY)


def test_a_purchase_that_comes_after_all_is_replaced_is_not_needed() -> None:
    trades = [{"on": RECENT, "units": 100}, {"on": "2026-11-12", "units": 10}]

    assert the_reason(a_window(trades=trades)) == "not_needed"


def test_beside_a_gain_a_purchase_takes_nothing() -> None:
    window = a_window(trades=[{"on": RECENT, "units": 40}], price={"unit": 120})

    assert (window.applies, window.loss) == ("no_loss", 0)
    assert the_reason(window) == "no_loss"


@pytest.mark.parametrize(
    ("changes", "applies"),
    [
        ({}, "yes"),
        ({"position": {"kind": "crypto"}}, "no_rule"),
        ({"position": {"kind": "property"}}, "no_rule"),
        (sheltered(), "sheltered"),
        ({"country": "GB"}, "not_taxed_here"),
        ({"position": {"price": {"unit": 120}}}, "no_loss"),
    ],
)
def test_the_window_says_whether_the_rule_is_asked(
    changes: dict[str, Any], applies: str
) -> None:
    assert window_of_all(a_standing(**changes), on=TODAY).applies == applies


def test_what_replaced_units_of_an_earlier_sale_replaces_nothing_more() -> None:
    trades = [
        {"on": RECENT, "units": 40},
        {"on": "2026-11-12", "side": "sell", "units": 40, "unit_price": 60, "lot": "A"},
    ]
    window = a_window(a_lot(id="A"), trades=trades)

    assert (window.is_washed, the_reason(window)) == (False, "already_used")


def test_a_sale_whose_own_loss_is_not_known_is_named() -> None:
    sold = {"on": "2026-11-12", "side": "sell", "units": 40}
    window = a_window(trades=[{"on": RECENT, "units": 40}, sold])

    assert window.unknown_sales == (1,)
    assert a_window(trades=[{"on": RECENT, "units": 40}]).unknown_sales == ()


def test_what_a_planned_sale_takes_before_is_not_sold_again() -> None:
    sold = {"on": "2026-11-23", "side": "sell", "units": 30, "lot": "A"}
    window = a_window(a_lot(id="A"), on=date(2026, 11, 24), trades=[sold])

    assert (window.units, window.loss) == ((70,), 2_100)
    assert the_reason(window) == "sold_with_it"


def test_what_was_sold_before_replaces_nothing() -> None:
    sold = {"on": "2026-11-23", "side": "sell", "units": 40, "unit_price": 120}
    window = a_window(
        a_lot(),
        a_lot(id="B", acquired=RECENT, units=40),
        sold={0: 100},
        on=date(2026, 11, 24),
        trades=[sold | {"lot": "B"}],
    )

    assert (window.is_washed, the_reason(window)) == (False, "sold_before")


def test_a_spin_off_is_no_purchase() -> None:
    spun = a_lot(acquired=RECENT, units=40, origin="spin_off")

    assert the_reason(a_window(a_lot(), spun, sold={0: 100})) == "spin_off"


def test_the_clean_day_trades_and_is_still_clean() -> None:
    """Saturday 12 December would do, but on Monday the purchase of January reaches."""
    trades = [{"on": "2026-11-11", "units": 50}, {"on": "2027-01-12", "units": 10}]
    window = a_window(trades=trades)

    assert window.clean_on == date(2027, 2, 12)


def test_more_than_a_lot_holds_cannot_be_sold() -> None:
    with pytest.raises(TradeError, match="which holds 100"):
        a_window(sold={0: 101})


def _bought() -> st.SearchStrategy[dict[str, Any]]:
    days = st.integers(-45, 45).map(lambda n: f"{TODAY + timedelta(days=n)}")
    return st.fixed_dictionaries(
        {
            "on": days,
            "units": st.integers(1, 120),
            "account": st.sampled_from(["taxable", "tax_deferred", "tax_free"]),
            "owner": st.sampled_from(["self", "spouse", "company"]),
            "origin": st.sampled_from(["purchase", "reinvestment", "vest", "gift"]),
        }
    )


@given(st.lists(_bought(), max_size=5), st.integers(1, 100))
def test_the_parts_add_up_to_the_loss_and_every_purchase_is_explained(
    trades: list[dict[str, Any]], units: int
) -> None:
    window = a_window(a_lot(), sold={0: units}, trades=trades)
    taken = sum(one.amount for one in window.takers)

    assert window.counts + window.deferred + window.lost == pytest.approx(window.loss)
    assert taken == pytest.approx(window.deferred + window.lost)
    assert len(window.purchases) == 1 + len(trades)
    assert all(_is_explained(one) for one in window.purchases)


def _is_explained(one: Purchase) -> bool:
    takes = one.effect != "none"
    return takes == (one.why_not is None) == (one.amount > 0) == (one.replacing > 0)


@given(st.lists(_bought(), max_size=4))
def test_on_the_clean_day_all_of_the_loss_counts(trades: list[dict[str, Any]]) -> None:
    window = a_window(trades=trades)
    later = a_window(trades=trades, on=window.clean_on or window.on)

    assert later.counts == later.loss


def test_the_window_is_plain_data() -> None:
    assert asdict(a_window())["purchases"][0]["on"] == date(2025, 1, 6)
