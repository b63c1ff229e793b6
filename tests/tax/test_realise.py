"""From trades to sales that count, against published examples."""

import json
from datetime import date
from pathlib import Path

import pytest

from decision.errors import DecisionError
from decision.tax.disposal import Realised
from decision.tax.realise import realise
from tests.tax.histories import Trade, a_trade

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


def test_a_washed_holding_period_makes_the_replacement_long_term() -> None:
    trades = [
        a_trade("A", 0, "buy", units=10, amount=100),
        a_trade("s1", 300, "sell", units=10, amount=90),
        a_trade("B", 310, "buy", units=10, amount=95),
        a_trade("s2", 376, "sell", units=10, amount=200),
    ]
    _, sale = realise("US", trades).disposals

    assert (sale.long, sale.short) == (95, 0)  # 300 + 66 days is more than one year
