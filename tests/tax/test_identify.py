"""Which shares a sale uses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.errors import TradeError
from decision.tax.disposal import Disposal
from decision.tax.identify import cut, parcel_of, without_dust
from decision.tax.realise import realise
from decision.tax.trades import read_transactions
from tests.tax.histories import trade_on as trade

MARCH = date(2025, 3, 3)
APRIL = date(2025, 4, 1)
MAY = date(2025, 5, 1)


def sold(*trades: dict[str, object]) -> Disposal:
    return realise("US", trades).disposals[-1]


def test_the_oldest_shares_go_first() -> None:
    sale = sold(
        trade("A", MARCH, "buy", amount=100),
        trade("B", APRIL, "buy", amount=200),
        trade("s", MAY, "sell", units=15, amount=450),
    )

    assert sale.matches == (
        ("first_in_first_out", "A", 10),
        ("first_in_first_out", "B", 5),
    )
    assert sale.gain == pytest.approx(450 - 100 - 5 * 20)


def test_the_lot_that_is_named_goes() -> None:
    sale = sold(
        trade("A", MARCH, "buy", amount=100),
        trade("B", APRIL, "buy", amount=200),
        trade("s", MAY, "sell", lot="B", amount=300),
    )

    assert sale.matches == (("specified", "B", 10),)
    assert sale.gain == pytest.approx(100)


@pytest.mark.parametrize(
    "elsewhere", [{"account": "tax_free"}, {"owner": "spouse"}, {"symbol": "Y"}]
)
def test_older_shares_held_elsewhere_stay_where_they_are(
    elsewhere: dict[str, object],
) -> None:
    sale = sold(
        trade("A", MARCH, "buy", **elsewhere),
        trade("B", APRIL, "buy"),
        trade("s", MAY, "sell"),
    )

    assert [use.lot for use in sale.matches] == ["B"]


def test_a_named_lot_says_where_the_sale_is() -> None:
    sale = sold(
        trade("A", MARCH, "buy", owner="spouse"),
        trade("s", MAY, "sell", lot="A"),
    )

    assert sale.units == 10


def test_a_bought_option_is_not_sold_as_a_share() -> None:
    with pytest.raises(TradeError, match="only 0 are held"):
        sold(trade("A", MARCH, "option"), trade("s", MAY, "sell"))


def test_shares_bought_later_that_day_are_not_there_yet() -> None:
    with pytest.raises(TradeError, match="only 0 are held"):
        sold(trade("s", MARCH, "sell"), trade("A", MARCH, "buy"))


def test_three_tenths_can_be_sold_from_a_tenth_and_two() -> None:
    sale = sold(
        trade("A", MARCH, "buy", units=0.1, amount=1),
        trade("B", MARCH, "buy", units=0.2, amount=2),
        trade("s", MAY, "sell", units=0.3, amount=3.5),
    )

    assert sale.gain == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("trades", "sentence"),
    [
        (
            [trade("A", MARCH, "buy"), trade("s", MAY, "sell", units=10.01)],
            "sells 10.01 of X, but only 10 are held",
        ),
        (
            [trade("A", MAY, "buy"), trade("s", MARCH, "sell", lot="A")],
            "sells 10 of lot A, but only 0 are held",
        ),
        (
            [trade("A", MARCH, "buy"), trade("s", MAY, "sell", units=11, lot="A")],
            "sells 11 of lot A, but only 10 are held",
        ),
        (
            [trade("A", MARCH, "buy"), trade("s", MAY, "sell", lot="B")],
            "Trade s names lot B, but no purchase is called that",
        ),
        (
            [
                trade("A", MARCH, "buy"),
                trade("s", MAY, "sell"),
                trade("t", MAY, "sell", lot="s"),
            ],
            "Trade t names lot s, but no purchase is called that",
        ),
        (
            [trade("A", MARCH, "buy"), trade("s", MAY, "sell", lot=["A"])],
            "no purchase is called that",
        ),
        (
            [
                trade("A", MARCH, "buy", account="tax_free"),
                trade("s", MAY, "sell", lot="A", account="taxable"),
            ],
            "of lot A, but only 0 are held in that account",
        ),
        ([trade("A", MARCH, "buy"), trade("A", MAY, "buy")], "Two trades are called A"),
        ([trade("A", MARCH, "short")], "side is 'short'"),
        ([trade("A", MARCH, "buy", account="ira")], "account is 'ira'"),
        ([trade("A", MARCH, "buy", owner="aunt")], "owner is 'aunt'"),
        ([trade("A", MARCH, "buy", kind="stamp")], "kind is 'stamp'"),
        ([trade("A", MARCH, "buy", units=float("nan"))], "units is nan"),
        ([trade("A", MARCH, "buy", amount=float("inf"))], "amount is inf"),
        ([trade("A", MARCH, "buy", amount="ten")], "amount is 'ten'"),
        ([trade("A", MARCH, "buy", amount=10**400)], "but must be a number"),
        ([trade("A", MARCH, "buy", units=0)], "more than zero"),
        ([trade("A", MARCH, "buy", units=-10)], "units is -10, but must be more"),
        ([trade("A", MARCH, "buy", amount=-1)], "never negative"),
        ([trade("A", MARCH, "gift", value=-1)], "value is -1, but a value is never"),
        ([trade("A", MARCH, "gift", value="much")], "value is 'much'"),
        ([trade("A", MARCH, "buy", value=5)], "value is only for gift, but side is"),
        ([trade("A", MARCH, "gift", since=APRIL)], "since is 2025-04-01, but must be"),
        ([trade("A", MARCH, "gift", since="2020")], "since is '2020', but must be a"),
        (
            [trade("A", MARCH, "vest", since=MARCH)],
            "since is only for gift or spin_off, but side is 'vest'",
        ),
        (
            [trade("A", MARCH, "gift", sinse=MARCH)],
            "Trade A has sinse; it may",
        ),
        ([trade("A", MARCH, "buy") | {7: 1}], "Trade A has 7; it may have id, on,"),
        ([trade("A", MARCH, "buy", symbol=7)], "symbol is 7, but must be text"),
        ([trade("A", MARCH, "buy", symbol=None)], "symbol is None, but must be text"),
        ([trade("A", MARCH, "buy", lot=7)], "lot is 7, but must be text"),
        (["A"], "must be a mapping of its fields, but one is 'A'"),
        (trade("A", MARCH, "buy"), "must be a mapping of its fields, but one is 'id'"),
        (None, "Trades must be a list, but None was given"),
        ([trade("A", "2025-03-03", "buy")], "must be a date"),  # type: ignore[arg-type]  # on purpose
        ([trade("", MARCH, "buy")], "needs an id"),
        ([trade("A", MARCH, "split", amount=0)], "none is held"),
    ],
)
def test_trades_that_cannot_have_happened_are_refused_in_one_sentence(
    trades: list[dict[str, object]], sentence: str
) -> None:
    with pytest.raises(TradeError, match=sentence) as refused:
        realise("US", trades)

    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_lot_of_none_is_no_lot() -> None:
    sale = sold(trade("A", MARCH, "buy"), trade("s", MAY, "sell", lot=None))

    assert [use.lot for use in sale.matches] == ["A"]


def test_fees_may_eat_up_the_proceeds() -> None:
    sale = sold(trade("A", MARCH, "buy"), trade("s", MAY, "sell", amount=-4))

    assert sale.gain == -104


@given(
    units=st.floats(0.001, 1e6),
    cost=st.floats(0, 1e9),
    share=st.floats(0.001, 1),
)
def test_cutting_a_parcel_loses_neither_units_nor_cost(
    units: float, cost: float, share: float
) -> None:
    (purchase,) = read_transactions(
        [trade("A", MARCH, "buy", units=units, amount=cost)]
    )
    first, rest = cut(parcel_of(purchase, order=0), units * share)
    parts = [first, *rest]

    assert sum(part.units for part in parts) == pytest.approx(units)
    assert sum(part.cost for part in parts) == pytest.approx(cost)
    assert all(part.units > 0 for part in parts)


def test_a_small_rest_is_not_dust() -> None:
    assert without_dust(1e-6, of=1.0) == 1e-6
    assert without_dust(1e-12, of=1.0) == 0.0
