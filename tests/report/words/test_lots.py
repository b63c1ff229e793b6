"""Which lots are sold, in words."""

from datetime import date
from typing import Any

import pytest

from decision.gates import Standing
from decision.report.words.lots import (
    better_text,
    cash_meaning,
    long_term_text,
    lot_name,
    lots_cell,
    lots_text,
    no_tax_text,
    raising_notes,
    raising_text,
    using_text,
    ways_meaning,
)
from decision.sale.long_term import long_term_days
from decision.sale.lot_choice import LotChoice, sale_day, worked_out
from decision.sale.raising import raise_cash, use_up_gains
from decision.sale.ways import ways_of
from tests.sale.standings import MARGINAL, a_lot, days_ago, holding

BY = date(2026, 12, 31)


def choice(standing: Standing, *units: float) -> LotChoice:
    return worked_out(sale_day(standing), units)


def raised(standing: Standing, amount: float, by: date = BY) -> str:
    return raising_text(raise_cash(standing, amount, by=by), standing.case)


def used(standing: Standing, amount: float) -> str:
    found = use_up_gains(standing, amount)
    assert found is not None
    return using_text(found, standing.case)


def turning(lot: dict[str, Any], **changes: Any) -> str:
    standing = holding(lot, **changes)
    (found,) = long_term_days(standing)
    return long_term_text(found, standing.case)


def test_raising_names_lots_cash_tax_and_both_days() -> None:
    standing = holding(
        a_lot(acquired="2024-03-03", units=100), a_lot(units=50, unit_cost=30)
    )

    assert raised(standing, 700) == (
        "Selling 10 of the lot bought 3 March 2024 raises $700 after $0 of tax; sell "
        "by 30 December 2026 so that it settles by 31 December 2026."
    )


def test_raising_too_much_says_the_most() -> None:
    assert raised(holding(a_lot(units=50)), 4_000) == (
        "At most $3,500 can be raised after tax, by selling all 50 units; $4,000 is "
        "more than that."
    )


def test_raising_too_soon_says_from_when_it_can_be_sold() -> None:
    assert raised(holding(a_lot()), 700, by=date(2026, 11, 20)) == (
        "No sale settles by 20 November 2026: it can be sold from 20 November 2026 on, "
        "and would have to be by 19 November 2026."
    )


def test_raising_without_tax_figures_is_silent_on_tax() -> None:
    assert raised(holding(a_lot(), country="GB"), 700) == (
        "Selling 10 units raises £700; sell by 30 December 2026 so that it settles by "
        "31 December 2026."
    )


def test_a_saving_stands_beside_the_cash_with_the_reason() -> None:
    standing = holding(a_lot())
    notes = raising_notes(raise_cash(standing, 700, by=BY), standing.case)

    assert notes == (
        "It also saves $96 of this year's tax, which comes with the return and is not "
        "counted.",
    )


def test_another_tax_on_the_last_day_is_told() -> None:
    standing = holding(a_lot(acquired="2025-12-15", units=10, unit_cost=30))
    notes = raising_notes(raise_cash(standing, 500, by=BY), standing.case)

    assert notes == (
        "This is for a sale on 20 November 2026. Sold on the last day at the same "
        "price, the tax would be $54.",
    )


def test_gains_are_used_up_or_the_rest_is_told() -> None:
    standing = holding(a_lot(units=50))

    assert used(standing, 900) == (
        "Selling 30 units gives a loss of $900 that counts now and uses up $900 of "
        "gains."
    )
    assert used(standing, 2_000) == (
        "Selling 50 units gives a loss of $1,500 that counts now, the most there is; "
        "$500 of the $2,000 stays."
    )
    assert used(holding(a_lot(unit_cost=40)), 900) == (
        "Nothing sold now has a loss that counts: all of the $900 stays."
    )


def test_the_long_term_day_says_what_the_term_does_to_the_tax() -> None:
    gain = a_lot(acquired="2025-12-15", units=10, unit_cost=30)
    loss = a_lot(acquired="2025-12-15")
    both = {"marginal": MARGINAL, "short_gains": 5_000, "long_gains": 5_000}

    assert turning(gain) == (
        "10 units bought 15 December 2025 turn long-term on 16 December 2026: at "
        "today's price the gain of $400 is taxed $68 less from 16 December 2026 on "
        "than until 15 December 2026."
    )
    assert turning(loss).endswith("the tax is the same before and after.")
    assert turning(loss, tax=both).endswith(
        "the loss of $3,000 takes $510 more off the tax until 15 December 2026 than "
        "later, because it meets short-term gains first."
    )
    assert turning(gain, country="GB").endswith("turn long-term on 16 December 2026.")


def test_lots_of_one_day_are_told_apart_by_their_cost() -> None:
    standing = holding(a_lot(), a_lot(unit_cost=80), a_lot(acquired=days_ago(5)))

    assert lot_name(0, standing.case) == "bought 6 January 2025 at 100.00"
    assert lot_name(2, standing.case) == "bought 15 November 2026"


@pytest.mark.parametrize(
    ("origin", "came"),
    [
        ("purchase", "bought"),
        ("reinvestment", "reinvested"),
        ("vest", "vested"),
        ("gift", "given"),
        ("spouse", "handed over"),
        ("inheritance", "inherited"),
        ("spin_off", "received in a spin-off"),
    ],
)
def test_a_lot_is_named_by_how_it_came(origin: str, came: str) -> None:
    standing = holding(a_lot(origin=origin, unit_value_when_given=90))

    assert lot_name(0, standing.case) == f"{came} 6 January 2025"


def test_many_lots_are_counted_in_a_sentence_and_cut_short_in_a_cell() -> None:
    standing = holding(*(a_lot(acquired=days_ago(n), units=5) for n in range(4)))
    sold = choice(standing, 5, 5, 5, 2)

    assert lots_text(sold, standing.case) == "17 units from 4 lots"
    assert lots_cell(sold, standing.case).endswith(
        "all 5 bought 18 November 2026; and 1 more lot"
    )


def test_a_better_way_over_all_years_is_named() -> None:
    standing = holding(
        a_lot(units=100),
        a_lot(acquired="2024-01-05", units=100, unit_cost=75),
        tax={"marginal": {"ordinary": 0.32, "long": 0.15, "future": 0.40}},
        household={"horizon_years": 1},
    )
    ways = ways_of(sale_day(standing), 50)

    assert better_text(ways, standing.case).startswith(
        "Over all years “First in, first out” is worth more: −$17"
    )
    one_lot = holding(a_lot())
    assert "same lots" in better_text(ways_of(sale_day(one_lot), 9), one_lot.case)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"position": {"account": "tax_free"}}, "retirement account"),
        ({"position": {"kind": "home"}}, "home you live in"),
        ({"position": {"kind": "derivative"}}, "derivatives"),
        ({"country": "GB"}, "the United Kingdom"),
    ],
)
def test_why_there_are_no_tax_figures(changes: dict[str, Any], said: str) -> None:
    text = no_tax_text(holding(a_lot(), **changes))

    assert said in text
    assert bool(text) == bool(said)


def test_the_default_of_the_law_and_the_cash_are_explained() -> None:
    assert "26 CFR § 1.1012-1(c)" in ways_meaning()
    assert "comes with the return" in cash_meaning()


def test_a_gift_is_named_by_the_day_it_was_given() -> None:
    gift = a_lot(origin="gift", unit_value_when_given=90, given_on="2026-03-02")

    assert lot_name(0, holding(gift).case) == "given 2 March 2026"
