"""What the 61 days do to a loss, in words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.report.words.purchases import (
    effect_text,
    purchase_rows,
    taken_by,
    wash_amounts,
)
from decision.report.words.washed import wash_notes, wash_sentence
from tests.builders import a_case, a_lot
from tests.sale.test_window import RECENT, a_window

BOUGHT = {"on": RECENT, "units": 20}


def told(*trades: dict[str, Any], **changes: Any) -> str:
    """The sentence about selling 100 at 70 that cost 100."""
    return wash_sentence(a_window(trades=list(trades)), a_case(**changes))


def notes(*lots: dict[str, Any], trades: Any = (), **sale: Any) -> str:
    window = a_window(*lots, trades=list(trades), **sale)
    return " ".join(wash_notes(window, a_case(trades=list(trades))))


def test_without_a_purchase_all_of_the_loss_counts() -> None:
    assert told() == (
        "All of the $3,000 loss counts: nothing bought within 30 days replaces what is "
        "sold. Buy nothing back before 21 December 2026."
    )


def test_what_moves_is_told_with_where_to_and_when_all_counts() -> None:
    assert told(BOUGHT) == (
        "Sold on 20 November 2026, $2,400 of the $3,000 loss counts now; $600 moves "
        "into the 20 units bought on 9 November 2026. From 10 December 2026 all of it "
        "counts."
    )


@pytest.mark.parametrize(
    ("account", "where"),
    [("tax_deferred", "an IRA or 401(k)"), ("tax_free", "a Roth account or HSA")],
)
def test_a_retirement_account_takes_it_for_good(account: str, where: str) -> None:
    assert (
        f"$600 is lost for good to the 20 units bought in {where} on 9 November 2026 "
        "(Rev. Rul. 2008-5). From"
    ) in told(BOUGHT | {"account": account})


def test_only_for_an_ira_that_is_settled() -> None:
    said = notes(trades=[BOUGHT | {"account": "tax_deferred"}])

    assert "For an IRA, Roth or not, Rev. Rul. 2008-5 settles it; on a 401(k)" in said
    assert "401(k)" not in notes(trades=[BOUGHT])


@pytest.mark.parametrize(
    ("owner", "who"), [("spouse", "your spouse"), ("company", "your company")]
)
def test_a_purchase_by_somebody_close_counts_and_whose_basis_rises_is_open(
    owner: str, who: str
) -> None:
    trade = BOUGHT | {"owner": owner}

    assert f"$600 does not count because of the 20 units bought by {who} on" in told(
        trade
    )
    assert "whose basis then rises is not settled" in notes(trades=[trade])
    assert "whose basis" not in notes(trades=[BOUGHT])


def test_a_loss_that_is_washed_whole_counts_for_nothing_now() -> None:
    assert "none of the $3,000 loss counts now; $3,000 moves into 100 of the 150" in (
        told(BOUGHT | {"units": 150})
    )


def test_a_clean_day_in_the_next_year_names_the_tax_year() -> None:
    planned = {"on": "2026-12-15", "units": 10}

    assert told(planned).endswith(
        "From 15 January 2027 all of it counts, for the tax year 2027."
    )


def test_of_many_purchases_the_last_are_counted() -> None:
    said = told(*({"on": f"2026-11-0{day}", "units": 5} for day in range(1, 6)))

    assert "the 5 units bought on 3 November 2026 and 2 other purchases." in said


@pytest.mark.parametrize(
    ("origin", "what", "avoided"),
    [
        ("purchase", "bought", "leaving them out, or buying from 21 December 2026 on"),
        ("reinvestment", "reinvested", "having the dividend paid out in cash, or"),
        ("vest", "vest", "a vesting cannot be moved, but a sale from 1 January 2027"),
    ],
)
def test_what_is_only_planned_can_be_avoided(
    origin: str, what: str, avoided: str
) -> None:
    planned = {"on": "2026-12-01", "units": 20, "origin": origin}
    said = notes(trades=[planned])

    assert f"{what} on 1 December 2026 would take $600: " in said
    assert avoided.replace("1 January 2027", "4 January 2027") in said
    assert "would take" not in notes(trades=[BOUGHT | {"origin": origin}])


def test_the_rest_of_the_lot_sold_from_is_no_replacement_and_why() -> None:
    said = notes(a_lot(acquired=RECENT, units=200), sold={0: 100})

    assert "the very lot sold from (Rev. Rul. 56-602)" in said


def test_what_is_sold_along_is_no_replacement_and_why() -> None:
    said = notes(a_lot(), a_lot(acquired=RECENT, units=40))

    assert (
        "The 40 units bought on 9 November 2026 replace nothing, because they are sold "
        "in the same sale."
    ) in said
    assert "6 January 2025" not in said


def test_a_result_is_open_for_thirty_days() -> None:
    said = notes(on=date(2026, 12, 21))

    assert "A purchase until 20 January 2027 could still take loss away" in said


def test_an_earlier_sale_of_unknown_loss_is_told() -> None:
    sold = {"on": "2026-11-12", "side": "sell", "units": 40, "unit_price": 60}

    assert (
        "The sale of 40 units on 12 November 2026 may have used up purchases before "
        "this one; without the lot it sold that is not known"
    ) in notes(trades=[sold])


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ({"kind": "crypto"}, "No wash-sale rule covers coins held directly on 20 Nov"),
        ({"kind": "property"}, "No wash-sale rule covers it"),
        ({"price": {"unit": 120}}, "Sold on 20 November 2026 there is no loss"),
        ({"account": "tax_free"}, "Not applicable: gains and losses in this account"),
    ],
)
def test_where_no_rule_is_asked_that_is_said_and_nothing_else(
    position: dict[str, Any], said: str
) -> None:
    window, case = a_window(trades=[BOUGHT], **position), a_case(position=position)

    assert wash_sentence(window, case).startswith(said)
    assert wash_notes(window, case) == ()


def test_of_coins_the_day_of_the_law_is_told() -> None:
    window = a_window(kind="crypto")
    case = a_case(position={"kind": "crypto"})

    assert "(law as checked on 21 November 2026)" in wash_sentence(window, case)


def test_every_purchase_has_a_row_with_what_it_does() -> None:
    trades = [
        BOUGHT,
        {"on": "2026-12-01", "units": 10, "account": "tax_free", "owner": "spouse"},
        {"on": "2026-12-02", "units": 1, "origin": "inheritance"},
        {"on": "2027-03-01", "units": 1},
    ]
    rows = purchase_rows(a_window(trades=trades), a_case())

    assert rows == [
        ("6 January 2025", "100 units bought", "No effect: sold in this sale."),
        (
            "9 November 2026",
            "20 units bought",
            "$600 of the loss moves into the cost of these units.",
        ),
        (
            "1 December 2026",
            "10 units to be bought by your spouse in a Roth account or HSA",
            "$300 of the loss would be lost for good.",
        ),
        (
            "2 December 2026",
            "1 unit to be inherited",
            "No effect: inherited, not bought.",
        ),
        ("1 March 2027", "1 unit to be bought", "No effect: outside the 61 days."),
    ]


@given(
    st.lists(st.integers(1, 60), max_size=4),
    st.floats(1, 99.9, allow_nan=False),
    st.sampled_from(["taxable", "tax_free"]),
)
def test_the_parts_as_printed_add_up_to_the_loss_as_printed(
    units: list[int], price: float, account: str
) -> None:
    trades = [
        {"on": RECENT, "units": count, "account": account if place % 2 else "taxable"}
        for place, count in enumerate(units)
    ]
    window, case = a_window(price={"unit": price}, trades=trades), a_case()
    said = wash_amounts(window, case)

    loss, counts, *parts = (_read(amount) for amount in said)
    own, others, lost, taken = parts
    assert counts + own + others + lost == loss
    assert own + others + lost == taken
    assert taken == sum(_read(taken_by(one, window, case)) for one in window.takers)
    assert all(effect_text(one, case) for one in window.purchases)


def _read(amount: str) -> int:
    return int(amount.replace("$", "").replace(",", ""))
