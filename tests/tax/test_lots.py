"""What must always hold when trades become sales, and the rule share by share."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.tax.disposal import Held, Realised
from decision.tax.realise import realise
from tests.tax.histories import Trade, a_trade, histories


def money(trades: list[Trade], *sides: str) -> float:
    taxed = [trade for trade in trades if trade["account"] == "taxable"]
    return sum((float(row["amount"]) for row in taxed if row["side"] in sides), 0.0)


def totals(realised: Realised) -> tuple[float, float, float]:
    return (
        sum(sale.allowed for sale in realised.disposals),
        sum(sale.denied for sale in realised.disposals),
        sum(sale.lost for sale in realised.disposals),
    )


@given(histories())
def test_no_dollar_of_loss_disappears(trades: list[Trade]) -> None:
    """Allowed + deferred into what is held + lost = economic loss."""
    realised = realise("US", trades)
    held = [lot for lot in realised.holdings if lot.account == "taxable"]
    allowed, _, lost = totals(realised)
    cost_sold = money(trades, "buy", "reinvest", "inherit") - sum(
        lot.cost - lot.deferred for lot in held
    )
    economic = money(trades, "sell") - cost_sold

    deferred = sum(lot.deferred for lot in held)
    assert allowed - lost - deferred == pytest.approx(economic, abs=1e-9)
    assert all(sale.denied >= 0 and sale.lost >= 0 for sale in realised.disposals)


@given(histories())
def test_selling_everything_and_waiting_leaves_nothing_deferred(
    trades: list[Trade],
) -> None:
    held: Counter[tuple[str, str]] = Counter()
    for lot in realise("US", trades).holdings:
        held[lot.account, lot.owner] += lot.units  # type: ignore[assignment]  # Counter counts floats too
    sales = [
        a_trade(f"last{account}{owner}", 200, "sell", account=account, owner=owner)
        | {"units": units, "amount": units * 3.0}
        for (account, owner), units in held.items()
    ]
    realised = realise("US", trades + sales)
    allowed, _, lost = totals(realised)
    economic = money(trades + sales, "sell") - money(
        trades, "buy", "reinvest", "inherit"
    )

    assert realised.holdings == ()
    assert allowed - lost == pytest.approx(economic)


@given(histories(), st.randoms())
def test_the_order_of_the_list_does_not_matter(
    trades: list[Trade], random: Any
) -> None:
    shuffled = random.sample(trades, len(trades))

    assert realise("US", shuffled) == realise("US", trades)


@given(histories(), st.data())
def test_a_purchase_recorded_in_two_rows_changes_nothing(
    trades: list[Trade], data: st.DataObject
) -> None:
    bought = [place for place, trade in enumerate(trades) if trade["side"] == "buy"]
    place = data.draw(st.sampled_from(bought))
    one = trades[place]
    part = data.draw(st.integers(0, int(one["units"]))) / one["units"]
    rows = [
        one
        | {"id": name, "units": one["units"] * share, "amount": one["amount"] * share}
        for name, share in (("one", part), ("two", 1 - part))
        if share
    ]
    whole = realise("US", trades)
    split = realise("US", trades[:place] + rows + trades[place + 1 :])

    assert totals(split) == pytest.approx(totals(whole))
    assert pooled(split.holdings) == pytest.approx(pooled(whole.holdings))


def pooled(holdings: tuple[Held, ...]) -> dict[tuple[Any, ...], float]:
    """Cost by everything but the lot's name."""
    cost: Counter[tuple[Any, ...]] = Counter()
    for lot in holdings:
        cost[lot.acquired, lot.account, lot.owner] += lot.cost  # type: ignore[assignment]  # as above
    return dict(cost)


def test_equal_lots_may_stand_in_any_order() -> None:
    equal = [a_trade(name, 0, "buy") for name in "ABC"]
    after = [
        a_trade("s", 20, "sell", units=15.0, amount=120.0),
        a_trade("D", 25, "buy", units=8.0, amount=60.0),
    ]
    answers = {totals(realise("US", [*order, *after])) for order in permutations(equal)}

    assert answers == {(-30 + 8 * 2, 16, 0)}


# The same rule share by share, as the regulation words it.


@dataclass
class Share:
    lot: str
    trade: Trade
    acquired: date
    cost: float
    used: bool = False
    sold_by: str | None = None


def share_by_share(trades: list[Trade]) -> dict[str, tuple[float, float]]:
    """Gain and what is taken from it by sale, looking at every share of the history."""
    shares = [
        Share(trade["id"], trade, trade["on"], trade["amount"] / trade["units"])
        for trade in trades
        if trade["side"] != "sell"
        for _ in range(trade["units"])
    ]
    sales = [trade for trade in trades if trade["side"] == "sell"]
    answers = {sale["id"]: sell_shares(sale, shares) for sale in sales}
    taxed = [sale["id"] for sale in sales if sale["account"] == "taxable"]
    return {name: answers[name] for name in taxed}


def sell_shares(sale: Trade, shares: list[Share]) -> tuple[float, float]:
    place = (sale["account"], sale["owner"])
    going = [
        share
        for share in shares
        if share.sold_by is None
        and (share.trade["account"], share.trade["owner"]) == place
        and share.trade["on"] <= sale["on"]
    ][: sale["units"]]
    for share in going:
        share.sold_by = sale["id"]
    if sale["account"] != "taxable":
        return 0.0, 0.0
    price = sale["amount"] / sale["units"]
    gain = sum(price - share.cost for share in going)
    return gain, sum(taken_from(share, price, sale, shares) for share in going)


def taken_from(sold: Share, price: float, sale: Trade, shares: list[Share]) -> float:
    loss = sold.cost - price
    for share in shares:
        near = abs((share.trade["on"] - sale["on"]).days) <= 30
        bought = share.trade["side"] != "inherit"
        fresh = not share.used and share.sold_by is None and share.lot != sold.lot
        if loss > 1e-9 and near and bought and fresh:
            share.used = True
            if share.trade["account"] == "taxable":
                share.cost += loss
            return loss
    return 0.0


@settings(max_examples=150)
@given(histories())
def test_the_answer_is_that_of_the_regulation_share_by_share(
    trades: list[Trade],
) -> None:
    found = {
        sale.id: (sale.gain, sale.denied + sale.lost)
        for sale in realise("US", trades).disposals
    }
    expected = share_by_share(trades)

    assert found.keys() == expected.keys()
    for name, answer in expected.items():
        assert found[name] == pytest.approx(answer, abs=1e-9)
