"""From trades to sales that count, against published examples."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from decision.errors import DecisionError
from decision.tax.disposal import Disposal, Realised
from decision.tax.realise import realise
from tests.tax.histories import START, Trade, a_trade

# Hand-worked from 26 CFR § 1.1091-1 and -2, IRS Publication 550 and rulings, each
# quoted in its case.
CASES = json.loads(
    (Path(__file__).parent.parent / "cases" / "us_wash_sales.json").read_text("utf-8")
)["cases"]

PLACES = {
    "taxable": ("taxable", "self"),
    "ira": ("tax_deferred", "self"),
    "roth": ("tax_free", "self"),
    "spouse": ("taxable", "spouse"),
    "spouse_ira": ("tax_deferred", "spouse"),
}
SIDES = {
    "buy": "buy",
    "drip": "reinvest",
    "rsu_vest": "vest",
    "inheritance": "inherit",
    "call_option": "option",
}


def trades_of(case: Trade) -> list[Trade]:
    return [purchase_of(lot) for lot in case["lots"]] + [
        {
            "id": sale["sale_id"],
            "on": date.fromisoformat(sale["trade_date"]),
            "side": "sell",
            "symbol": "X",
            "units": float(sale["shares"]),
            "amount": float(sale["proceeds"]),
            "lot": sale["lot_id"],
        }
        for sale in case["sales"]
    ]


def purchase_of(lot: Trade) -> Trade:
    account, owner = PLACES[lot["account"]]
    return {
        "id": lot["lot_id"],
        "on": date.fromisoformat(lot["acq_date"]),
        "side": SIDES[lot["source"]],
        "symbol": lot["security"],
        "units": float(lot["shares"]),
        "amount": float(lot["total_cost"]),
        "account": account,
        "owner": owner,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_published_example_counts_the_same_loss(case: Trade) -> None:
    sales = {sale.id: sale for sale in realise("US", trades_of(case)).disposals}

    assert len(sales) == len(case["expected"]["sales"])
    for expected in case["expected"]["sales"]:
        sale = sales[expected["sale_id"]]
        gain = float(expected["gain_or_loss"])
        assert sale.gain == pytest.approx(gain)
        assert sale.denied + sale.lost == pytest.approx(
            float(expected["disallowed_loss"])
        )
        assert sale.lost == pytest.approx(float(expected["permanently_lost"]))
        assert min(sale.allowed, 0.0) == pytest.approx(-float(expected["allowed_loss"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_published_example_matches_the_same_shares(case: Trade) -> None:
    found = [
        (sale.id, wash.lot, wash.units, round(wash.amount, 6))
        for sale in realise("US", trades_of(case)).disposals
        for wash in sale.washes
    ]

    assert found == [
        (
            row["sale_id"],
            row["replacement_lot"],
            float(row["shares"]),
            float(row["disallowed"]),
        )
        for row in case["expected"]["matches"]
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_published_example_leaves_the_same_cost_and_holding_period(case: Trade) -> None:
    held = realise("US", trades_of(case)).holdings
    expected = case["expected"]["lots_after"]

    assert len(held) == len(expected)
    for holding, row in zip(held, expected, strict=True):
        assert holding.lot == row["lot_id"]
        assert holding.units == float(row["shares"])
        assert holding.cost == pytest.approx(float(row["adjusted_basis"]))
        assert holding.cost - holding.deferred == pytest.approx(
            float(row["original_basis"])
        )
        assert holding.acquired is not None
        assert holding.acquired.isoformat() in {
            row["adjusted_acquisition_date"],
            row.get("adjusted_acquisition_date_no_double_count"),
        }


def test_a_country_without_lots_is_refused_in_words() -> None:
    with pytest.raises(DecisionError, match="FR cannot be matched"):
        realise("FR", [])


def test_no_trades_are_no_sales() -> None:
    assert realise("US", []) == Realised(disposals=(), holdings=())


def test_a_sale_in_a_retirement_account_is_no_disposal() -> None:
    trades = [
        a_trade("A", 0, "buy", account="tax_free", units=10),
        a_trade("s", 5, "sell", account="tax_free", units=4),
    ]
    realised = realise("US", trades)

    assert realised.disposals == ()
    assert realised.holdings[0].units == 6


def test_an_inherited_share_is_long_term_at_once() -> None:
    trades = [
        a_trade("A", 0, "inherit", units=10, amount=100),
        a_trade("s", 5, "sell", units=10, amount=130),
    ]
    (sale,) = realise("US", trades).disposals

    assert (sale.long, sale.short) == (30, 0)


def given_at_60(proceeds: float, **changes: Any) -> Disposal:
    """10 units that cost the giver 100, sold some days after the gift."""
    usual = {"units": 10, "amount": 100, "value": 60}
    (sale,) = realise(
        "US",
        [
            a_trade("G", 0, "gift", **usual | changes),
            a_trade("s", 100, "sell", units=10, amount=proceeds),
        ],
    ).disposals
    return sale


@pytest.mark.parametrize(
    ("proceeds", "gain"),
    [(50, -10), (59.99, -0.01), (60, 0), (80, 0), (100, 0), (100.01, 0.01), (120, 20)],
)
def test_a_gift_has_a_cost_for_a_loss_and_another_for_a_gain(
    proceeds: float, gain: float
) -> None:
    """26 U.S.C. § 1015(a): between the two there is neither."""
    sale = given_at_60(proceeds)

    assert sale.gain == pytest.approx(gain, abs=1e-9)
    assert (sale.provisional_until is None) == (gain >= 0)


@pytest.mark.parametrize("value", [100, 150, None])
def test_a_gift_that_had_not_lost_value_has_the_givers_cost(
    value: float | None,
) -> None:
    """So has what a spouse gave, whatever it was worth: 26 U.S.C. § 1041."""
    assert given_at_60(70, value=value).gain == -30


def test_half_of_a_gift_has_half_of_both_costs() -> None:
    trades = [
        a_trade("G", 0, "gift", units=10, amount=100, value=60),
        a_trade("s", 9, "sell", units=5, amount=20),
        a_trade("t", 10, "sell", units=5, amount=30),
    ]
    first, second = realise("US", trades).disposals

    assert (first.gain, second.gain) == (-10, 0)


def test_the_givers_time_counts_with_the_givers_cost_only() -> None:
    """26 U.S.C. § 1223(2); IRS Publication 550: from the day after the gift else."""
    since = START - timedelta(days=300)

    assert given_at_60(130, since=since).long == 30
    assert given_at_60(50, since=since).short == -10
    assert given_at_60(130, since=START).short == 30
    assert given_at_60(50, since=since, value=None).long == -50
    assert given_at_60(130).short == 30


def test_shares_of_a_spin_off_have_the_parents_time_and_replace_nothing() -> None:
    """26 U.S.C. § 1223(1); 26 CFR § 1.1091-1(f)."""
    trades = [
        a_trade("A", 0, "buy", units=10, amount=100),
        a_trade("s", 90, "sell", units=10, amount=80),
        a_trade("B", 95, "spin_off", units=4, amount=20, since=START),
        a_trade("t", 370, "sell", units=4, amount=30),
    ]
    washed, parted = realise("US", trades).disposals

    assert (washed.denied, washed.allowed) == (0, -20)
    assert (parted.long, parted.short) == (10, 0)


def test_a_loss_from_a_gifts_value_moves_without_the_givers_time() -> None:
    trades = [
        a_trade("G", 0, "gift", amount=100, value=60, since=date(2020, 1, 2)),
        a_trade("s", 20, "sell", amount=50),
        a_trade("B", 30, "buy", amount=50),
    ]
    (held,) = realise("US", trades).holdings

    assert (held.cost, held.acquired) == (60, START + timedelta(days=10))


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({}, START + timedelta(days=130)),
        ({"amount": 100}, None),
        ({"amount": 130}, None),
        ({"kind": "crypto"}, None),
    ],
)
def test_a_loss_is_provisional_for_thirty_days(
    changes: dict[str, Any], until: date | None
) -> None:
    sale = a_trade("s", 100, "sell", amount=90) | changes
    (found,) = realise("US", [a_trade("A", 0, "buy"), sale]).disposals

    assert found.provisional_until == until


def test_the_last_purchase_that_can_wash_a_loss_is_on_the_provisional_day() -> None:
    trades = [a_trade("A", 0, "buy"), a_trade("s", 100, "sell", amount=90)]
    denied = [
        realise("US", [*trades, a_trade("B", day, "buy")]).disposals[0].denied
        for day in (130, 131)
    ]

    assert denied == [10, 0]


def test_a_split_comes_on_shares_and_not_on_options() -> None:
    trades = [
        a_trade("O", 0, "option", units=10, amount=15),
        a_trade("A", 0, "buy", units=10, amount=100),
        a_trade("x", 5, "split", units=10, amount=0),
        a_trade("s", 9, "sell", units=20, amount=100),
    ]
    realised = realise("US", trades)

    assert realised.disposals[0].gain == 0
    assert [held.units for held in realised.holdings] == [20]


def test_a_washed_holding_period_makes_the_replacement_long_term() -> None:
    trades = [
        a_trade("A", 0, "buy", units=10, amount=100),
        a_trade("s1", 300, "sell", units=10, amount=90),
        a_trade("B", 310, "buy", units=10, amount=95),
        a_trade("s2", 376, "sell", units=10, amount=200),
    ]
    _, sale = realise("US", trades).disposals

    assert (sale.long, sale.short) == (95, 0)  # 300 + 66 days is more than one year
