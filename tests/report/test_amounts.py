"""Amounts as people read them: never two roundings, never a negative nought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.report.amounts import (
    money_unit,
    round_money,
    rounded_to_sum,
    say_list,
    say_money,
    say_percent,
    say_price,
    say_units,
    signed_money,
    table_money,
)

amounts = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0.49, "$0"),
        (-0.49, "$0"),
        (0.51, "$1"),
        (999.4, "$999"),
        (999.6, "$1,000"),
        (1004.0, "$1,000"),
        (1006.0, "$1,010"),
        (23_193.0, "$23,200"),
        (-61.2, "−$61"),
        (1_234_567.0, "$1,230,000"),
    ],
)
def test_sentences_keep_three_digits_and_no_cents(amount: float, said: str) -> None:
    assert say_money(amount) == said


@pytest.mark.parametrize(
    ("currency", "said"),
    [
        ("USD", "$820"),
        ("GBP", "£820"),
        ("EUR", "€820"),
        ("CHF", "CHF\N{NO-BREAK SPACE}820"),
    ],
)
def test_an_amount_carries_its_currency(currency: str, said: str) -> None:
    assert say_money(820.0, currency) == said


@given(amounts)
def test_the_sentence_is_never_further_off_than_half_its_last_digit(
    amount: float,
) -> None:
    assert abs(round_money(amount) - amount) <= money_unit(amount) / 2 + 1e-6


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6), max_size=8))
def test_rounded_parts_add_up_and_none_moves_a_whole_unit(parts: list[float]) -> None:
    unit = money_unit(sum(parts))

    shown = rounded_to_sum(parts, unit)

    assert sum(shown) == pytest.approx(round(sum(parts) / unit) * unit)
    assert all(abs(a - b) <= unit for a, b in zip(shown, parts, strict=True))


@pytest.mark.parametrize(
    ("fraction", "said"),
    [
        (0.0, "0%"),
        (0.0004, "under 0.1%"),
        (0.0006, "0.1%"),
        (0.0994, "9.9%"),
        (0.1, "10%"),
        (0.355, "36%"),
        (-0.064, "−6.4%"),
    ],
)
def test_percent_has_a_digit_only_where_it_is_small(fraction: float, said: str) -> None:
    assert say_percent(fraction) == said


def test_signs_stand_before_the_currency() -> None:
    assert (signed_money(-60), signed_money(310), signed_money(0.2)) == (
        "−$60",
        "+$310",
        "$0",
    )
    assert table_money(-2.4) == "−$2"


def test_prices_keep_cents_until_they_are_large() -> None:
    assert [say_price(one) for one in (9.7, 0.0123, 9_999.99, 385_000.0)] == [
        "$9.70",
        "$0.0123",
        "$9,999.99",
        "$385,000",
    ]


def test_whole_units_have_no_decimals_and_parts_keep_theirs() -> None:
    assert [say_units(one) for one in (20_000.0, 1_411.52, 0.2512)] == [
        "20,000",
        "1,411.52",
        "0.2512",
    ]


def test_a_list_of_two_has_no_comma() -> None:
    assert say_list(["tax", "costs"]) == "tax and costs"
