"""What must always hold when trades become sales, and the rule share by share."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from decision.tax.disposal import Held, Realised
from decision.tax.realise import realise
from tests.tax.histories import (
    Trade,
    a_trade,
    eventful_histories,
    histories,
    rising_histories,
)

WAYS_IN = ("buy", "reinvest", "inherit", "vest", "spin_off", "gift", "option")


def money(trades: list[Trade], *sides: str) -> float:
    taxed = [trade for trade in trades if trade["account"] == "taxable"]
    return sum((float(row["amount"]) for row in taxed if row["side"] in sides), 0.0)


def totals(realised: Realised) -> tuple[float, float, float]:
    return (
        sum(sale.allowed for sale in realised.disposals),
        sum(sale.denied for sale in realised.disposals),
        sum(sale.lost for sale in realised.disposals),
    )


@given(st.one_of(histories(), eventful_histories()))
def test_no_dollar_of_loss_disappears(trades: list[Trade]) -> None:
    """Allowed + deferred into what is held + lost = economic loss."""
    realised = realise("US", trades)
    held = [lot for lot in realised.holdings if lot.account == "taxable"]
    allowed, _, lost = totals(realised)
    cost_sold = money(trades, *WAYS_IN) - sum(lot.cost - lot.deferred for lot in held)
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
    economic = money(trades + sales, "sell") - money(trades, *WAYS_IN)

    assert realised.holdings == ()
    assert allowed - lost == pytest.approx(economic)


@given(st.one_of(histories(), eventful_histories()))
def test_each_share_replaces_once(trades: list[Trade]) -> None:
    """Units after the split count half."""
    split = [trade["on"] for trade in trades if trade["side"] == "split"]
    replaced: Counter[str] = Counter()
    for sale in realise("US", trades).disposals:
        for wash in sale.washes:
            replaced[wash.lot] += wash.units  # type: ignore[assignment]  # as above
    for trade in trades:
        twice = 2 if any(trade["on"] < day for day in split) else 1
        assert replaced[trade["id"]] <= twice * trade["units"] + 1e-9


@given(rising_histories())
def test_a_gain_is_never_denied(trades: list[Trade]) -> None:
    for sale in realise("US", trades).disposals:
        assert (sale.denied, sale.lost, sale.provisional_until) == (0, 0, None)


@given(st.one_of(histories(), eventful_histories()))
def test_terms_add_up_and_only_what_is_provisional_is_washed(
    trades: list[Trade],
) -> None:
    for sale in realise("US", trades).disposals:
        assert sale.short + sale.long == pytest.approx(sale.allowed)
        assert sale.provisional_until is not None or not sale.washes


@given(st.one_of(histories(), eventful_histories()), st.randoms())
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


@given(histories(), st.permutations(["one", "two", "six"]), st.integers(0, 120))
def test_equal_lots_may_stand_in_any_order_in_any_history(
    trades: list[Trade], order: list[str], day: int
) -> None:
    equal = {name: a_trade(name, day, "buy") for name in ("one", "two", "six")}
    assume(all(trade["on"] != equal["one"]["on"] for trade in trades))
    sale = a_trade("last", 150, "sell", units=15, amount=45.0)
    answers = [
        realise("US", [*trades, *(equal[name] for name in names), sale])
        for names in (equal, order)
    ]

    assert totals(answers[0]) == pytest.approx(totals(answers[1]))
    assert pooled(answers[0].holdings) == pytest.approx(pooled(answers[1].holdings))


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
