"""What replaces shares sold at a loss, and what does not."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

import pytest

from decision.tax.disposal import Disposal, Realised
from decision.tax.realise import realise
from tests.tax.histories import trade_on

SALE = date(2026, 3, 2)
OLD = date(2024, 6, 3)


trade = partial(trade_on, units=100, amount=5000.0)


def around_a_loss(
    *purchases: Mapping[str, object], **changes: object
) -> tuple[Disposal, Realised]:
    """100 shares bought for 5,000 in 2024 are sold for 4,000, among other trades."""
    sale = trade("s", SALE, "sell", amount=4000.0, lot="A", **changes)
    realised = realise("US", [trade("A", OLD, "buy", **changes), sale, *purchases])
    return realised.disposals[0], realised


@pytest.mark.parametrize(
    ("days", "denied"), [(-31, 0), (-30, 1000), (0, 1000), (30, 1000), (31, 0)]
)
def test_thirty_days_on_either_side_count_and_the_next_does_not(
    days: int, denied: float
) -> None:
    """26 CFR § 1.1091-1(a): the 61-day period."""
    sale, _ = around_a_loss(trade("B", SALE + timedelta(days=days), "buy"))

    assert sale.denied == denied
    assert sale.allowed == -1000 + denied


@pytest.mark.parametrize("side", ["buy", "reinvest", "vest", "option"])
def test_every_purchase_replaces(side: str) -> None:
    sale, _ = around_a_loss(trade("B", SALE + timedelta(days=9), side))

    assert sale.denied == 1000


@pytest.mark.parametrize("side", ["inherit", "gift", "spin_off"])
def test_what_one_is_given_does_not_replace(side: str) -> None:
    """26 CFR § 1.1091-1(f): acquired by purchase or by a taxable exchange."""
    sale, _ = around_a_loss(trade("B", SALE + timedelta(days=9), side))

    assert sale.denied == 0


@pytest.mark.parametrize("owner", ["spouse", "company"])
def test_the_spouse_and_the_company_replace_too(owner: str) -> None:
    sale, realised = around_a_loss(trade("B", SALE, "buy", owner=owner))

    assert sale.denied == 1000
    assert realised.holdings[0].cost == 6000


@pytest.mark.parametrize("account", ["tax_deferred", "tax_free"])
@pytest.mark.parametrize("owner", ["self", "spouse"])
def test_a_retirement_account_takes_the_loss_for_good(account: str, owner: str) -> None:
    """Rev. Rul. 2008-5: the cost in the account does not rise."""
    bought = trade("B", SALE, "buy", account=account, owner=owner)
    sale, realised = around_a_loss(bought)

    assert (sale.denied, sale.lost, sale.allowed) == (0, 1000, 0)
    assert realised.holdings[0].cost == 5000
    assert realised.holdings[0].acquired == SALE


def test_another_symbol_is_another_thing() -> None:
    sale, _ = around_a_loss(trade("B", SALE, "buy", symbol="Y"))

    assert sale.denied == 0


@pytest.mark.parametrize("kind", ["crypto", "property", "business", "home"])
def test_what_is_no_security_is_never_washed(kind: str) -> None:
    sale, _ = around_a_loss(trade("B", SALE, "buy", kind=kind), kind=kind)

    assert sale.denied == 0


def test_a_gain_is_never_washed() -> None:
    trades = [
        trade("A", OLD, "buy", amount=3000),
        trade("s", SALE, "sell", amount=4000),
        trade("B", SALE, "buy"),
    ]
    realised = realise("US", trades)

    assert realised.disposals[0].allowed == 1000
    assert realised.holdings[0].cost == 5000


def test_a_sale_at_cost_is_no_loss_however_binary_fractions_round() -> None:
    assert 0.3 - 1.5 * (1 / 5) < 0
    trades = [
        trade("A", OLD, "buy", units=5, amount=1.5),
        trade("s", SALE, "sell", units=1, amount=0.3),
        trade("B", SALE, "buy", units=1, amount=2.0),
    ]
    bought = realise("US", trades).holdings[-1]

    assert (bought.cost, bought.acquired) == (2.0, SALE)


def test_matched_in_part_the_lot_is_held_in_two_parts() -> None:
    sale, realised = around_a_loss(
        trade("B", SALE + timedelta(days=10), "buy", units=250, amount=10_000)
    )
    washed, other = realised.holdings

    assert sale.denied == 1000
    assert (washed.lot, washed.units, washed.cost) == ("B", 100, 5000)
    assert washed.acquired == SALE + timedelta(days=10) - (SALE - OLD)
    assert (other.lot, other.units, other.cost) == ("B", 150, 6000)
    assert other.acquired == SALE + timedelta(days=10)


def test_a_share_replaces_once_and_the_first_sale_comes_first() -> None:
    """26 CFR § 1.1091-1(b), (e)."""
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("first", SALE, "sell", units=50, amount=2000),
        trade("second", SALE + timedelta(days=3), "sell", units=50, amount=1000),
        trade("B", SALE + timedelta(days=5), "buy", units=60, amount=1500),
    ]
    first, second = realise("US", trades).disposals

    assert first.denied == 500  # all 50 shares
    assert second.denied == pytest.approx(1500 * 10 / 50)  # the 10 that are left


def test_a_washed_loss_moves_on_when_the_replacement_is_washed_too() -> None:
    trades = [
        trade("A", OLD, "buy", amount=5000),
        trade("s1", SALE, "sell", amount=4000),
        trade("B", SALE + timedelta(days=5), "buy", amount=4100),
        trade("s2", SALE + timedelta(days=15), "sell", amount=3900),
        trade("C", SALE + timedelta(days=20), "buy", amount=3800),
    ]
    realised = realise("US", trades)
    (held,) = realised.holdings

    assert [sale.allowed for sale in realised.disposals] == [0, 0]
    assert realised.disposals[1].gain == 3900 - (4100 + 1000)
    assert held.cost == 3800 + 1200
    # the days A was held and the ten days B was held; the gaps do not count
    assert held.acquired == SALE + timedelta(days=20) - (SALE - OLD) - timedelta(
        days=10
    )


def test_what_was_bought_and_sold_before_the_loss_replaces_nothing() -> None:
    sale = realise(
        "US",
        [
            trade("A", OLD, "buy"),
            trade("B", SALE - timedelta(days=20), "buy", amount=3000),
            trade("s1", SALE - timedelta(days=5), "sell", lot="B", amount=4000),
            trade("s2", SALE, "sell", lot="A", amount=4000),
        ],
    ).disposals[1]

    assert sale.denied == 0


def test_bought_100_and_sold_all_15_days_later_the_loss_counts() -> None:
    trades = [
        trade("A", SALE, "buy", amount=5000),
        trade("s", SALE + timedelta(days=15), "sell", amount=4500),
    ]
    (sale,) = realise("US", trades).disposals

    assert (sale.allowed, sale.denied) == (-500, 0)


def test_what_remains_of_the_very_lot_does_not_replace_it() -> None:
    """Bought 200, sold 100 of them 15 days later: Rev. Rul. 56-602."""
    trades = [
        trade("A", SALE, "buy", units=200, amount=10_000),
        trade("s", SALE + timedelta(days=15), "sell", units=100, amount=4500),
    ]
    realised = realise("US", trades)

    assert realised.disposals[0].allowed == -500
    assert realised.holdings[0].cost == 5000


@pytest.mark.parametrize(("amount", "denied"), [(5000.0, 0), (5100.0, 500)])
def test_one_day_and_price_is_one_purchase_and_another_price_another(
    amount: float, denied: float
) -> None:
    trades = [
        trade("A", SALE, "buy", amount=5000),
        trade("B", SALE, "buy", amount=amount),
        trade("s", SALE + timedelta(days=15), "sell", amount=4500, lot="A"),
    ]

    assert realise("US", trades).disposals[0].denied == denied


def test_buying_the_same_again_that_day_at_the_same_price_does_replace_it() -> None:
    trades = [
        trade("A", SALE, "buy", amount=5000),
        trade("s", SALE, "sell", amount=4500),
        trade("B", SALE, "buy", amount=5000),
    ]

    assert realise("US", trades).disposals[0].denied == 500


RECENT = SALE - timedelta(days=20)


def test_selling_old_and_recent_shares_together_leaves_nothing_deferred() -> None:
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("B", RECENT, "buy", units=40, amount=1800),
        trade("s", SALE, "sell", units=140, amount=5600),
    ]
    (sale,) = realise("US", trades).disposals

    assert (sale.gain, sale.denied, sale.allowed) == (-1200, 0, -1200)
    assert sale.long == -1000


def test_selling_them_one_after_the_other_ends_with_the_same_loss() -> None:
    """The first loss passes through the recent lot's cost and comes out with it."""
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("B", RECENT, "buy", units=40, amount=1800),
        trade("s1", SALE, "sell", units=100, amount=4000, lot="A"),
        trade("s2", SALE, "sell", units=40, amount=1600, lot="B"),
    ]
    first, second = realise("US", trades).disposals

    assert first.denied == 400
    assert first.allowed + second.allowed == -1200


def test_selling_only_the_old_shares_moves_part_of_the_loss_into_the_recent() -> None:
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("B", RECENT, "buy", units=40, amount=1800),
        trade("s", SALE, "sell", units=100, amount=4000),
    ]
    realised = realise("US", trades)

    assert realised.disposals[0].denied == 400
    assert realised.disposals[0].washes == (("B", 40, 400, False),)
    assert realised.holdings[0].cost == 2200


def test_after_a_split_two_new_shares_replace_an_old_one() -> None:
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("K", OLD, "buy", units=10, amount=500),
        trade("s", SALE, "sell", units=100, amount=4000, lot="A"),
        trade("split", SALE + timedelta(days=2), "split", units=10, amount=0),
        trade("B", SALE + timedelta(days=5), "buy", units=100, amount=2000),
    ]
    realised = realise("US", trades)

    assert realised.disposals[0].denied == 500  # 100 new shares are 50 old ones
    assert [held.units for held in realised.holdings] == [20, 100]
    assert [held.cost for held in realised.holdings] == [500, 2500]


def test_one_split_reported_by_two_accounts_counts_once() -> None:
    day = SALE + timedelta(days=2)
    trades = [
        trade("A", OLD, "buy", units=100, amount=5000),
        trade("K", OLD, "buy", units=10, amount=500),
        trade("L", OLD, "buy", units=10, amount=500, account="tax_free"),
        trade("s", SALE, "sell", units=100, amount=4000, lot="A"),
        trade("split1", day, "split", units=10, amount=0),
        trade("split2", day, "split", units=10, amount=0, account="tax_free"),
        trade("B", SALE + timedelta(days=5), "buy", units=100, amount=2000),
    ]

    assert realise("US", trades).disposals[0].denied == 500
