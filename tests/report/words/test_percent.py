"""On a shared screen amounts are shares of wealth and units shares of the position."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.report.amounts import (
    money_sign,
    say_count,
    say_money,
    say_price,
    signed_money,
    table_money,
)
from decision.report.words.percent import (
    COVERED,
    UNKNOWN,
    Yardstick,
    in_percent,
    say_part,
    share_of_units,
    share_of_wealth,
    yardstick_of,
)
from decision.verdict import Decision, decide
from tests.builders import a_case, decided

CASES = Path(__file__).parents[2] / "cases" / "walkthroughs"
BY = Yardstick(wealth=200_000.0, units=100.0)
CURRENCIES = ("USD", "GBP", "EUR", "JPY", "INR", "CAD", "AUD", "SGD", "HKD", "CHF")
SIGNS = re.compile("[$£€¥₹]|CHF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It costs $2,140.", "It costs 1.07% of all you own."),
        ("Worth $2,140, because", "Worth 1.07% of all you own, because"),
        ("from $2,000 to $4,000 now", "from 1% of all you own to 2% of all now"),
        ("$2,140", "1.07%"),
        ("−$2,140", "−1.07%"),
        ("+$312", "+0.16%"),
        ("$0", "0%"),
        ("−$5", "under 0.01%"),
        ("−$9,100 to $14,800", "−4.55% to 7.4%"),
        ("+$2,140 ± $40", "+1.07% ± 0.02%"),
        ("$30,000 of tax", "15% of all you own in tax"),
        ("$30,000 of trading costs", "15% of all you own in trading costs"),
        ("$30,000 of the loss", "15% of all you own of the loss"),
        ("It is 29% of it since 2022.", "It is 29% of it since 2022."),
        ("30 December 2022", "30 December 2022"),
        ("nothing to count", "nothing to count"),
        ("in a 401k or a 401(k)", "in a 401k or a 401(k)"),
    ],
)
def test_an_amount_is_told_as_a_share_of_wealth(text: str, shown: str) -> None:
    assert in_percent(text, BY) == shown


@pytest.mark.parametrize("currency", CURRENCIES)
def test_every_currency_is_known_by_its_sign(currency: str) -> None:
    said = f"It costs {say_money(2_140, currency)}, or {table_money(-500, currency)}."

    assert in_percent(said, BY) == "It costs 1.07% of all you own, or −0.25% of all."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a close of $115.62", "a close of $115.62"),
        ("it was $0.02 each", "it was $0.02 each"),
        ("at $95,000 for one", "at $95,000 for one"),
        ("$95,001 in all", "47.5% of all you own in all"),
    ],
)
def test_the_price_of_one_unit_stays(text: str, shown: str) -> None:
    assert in_percent(text, BY._replace(prices=frozenset({95_000.0}))) == shown


def test_a_price_that_nobody_can_look_up_does_not_stay() -> None:
    house = BY._replace(has_public_price=False, prices=frozenset({95_000.0}))

    assert in_percent("$95,000", house) == "47.5%"
    assert in_percent("$115.62", house) == "0.06%"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sell 40 units.", "Sell 40% of the position."),
        ("Sell 1 unit.", "Sell 1% of the position."),
        ("selling 40 of 100 units", "selling 40% of the position"),
        ("12.5 of the 40 units", "12.5% of the position"),
        ("buy 1,200 units", "buy 1200% of the position"),
        ("40 units of META", "40% of the units of META"),
        ("one unit in 3 years", "one unit in 3 years"),
    ],
)
def test_units_are_told_as_a_share_of_the_position(text: str, shown: str) -> None:
    assert in_percent(text, BY) == shown


@pytest.mark.parametrize(
    "text",
    [
        "I put $50k in",
        "I put 50k in",
        "I put 5,000 € in",
        "I put 5,000 dollars in",
        "I put USD 5,000 in",
        "I put 1.2 million in",
        "I put 20 thousand dollars in",
    ],
)
def test_amounts_are_found_as_people_write_them(text: str) -> None:
    assert not re.search(r"\d+k|5,000|1\.2|20 ", in_percent(text, UNKNOWN))
    assert in_percent(text, UNKNOWN) == f"I put {COVERED} in"


def test_an_amount_in_thousands_is_measured_whole() -> None:
    assert in_percent("I put $50k in", BY) == "I put 25% of all you own in"


def test_without_wealth_an_amount_is_covered() -> None:
    assert in_percent("It costs $2,140, or 40 units.", UNKNOWN) == (
        f"It costs {COVERED}, or (units) of the position."
    )


def test_a_label_keeps_to_the_figure() -> None:
    assert in_percent("Tax\n+$2,000", BY, bare=True) == "Tax\n+1%"


def test_a_yearly_amount_of_the_law_does_not_tell_the_wealth() -> None:
    by = yardstick_of(decided(), a_case())

    assert in_percent("at most $3,000 a year", by) == "at most (fixed amount) a year"
    assert in_percent("a loss of $3,000", by) == "a loss of 1.45% of all you own"


def test_amounts_in_the_price_s_currency_are_converted() -> None:
    by = BY._replace(rates={"£": 1.25})

    assert in_percent("£8,000 and $10,000", by) == "5% and 5%"


def test_the_yardstick_is_the_wealth_and_the_units_of_the_case() -> None:
    by = yardstick_of(decided(), a_case())

    assert (by.wealth, by.units, by.rates) == (207_000.0, 100.0, {})
    assert by.has_public_price


def test_the_yardstick_of_a_foreign_price_knows_its_rate() -> None:
    changes = {"position": {"currency": "GBP", "fx": 1.25}}
    by = yardstick_of(decided(**changes), a_case(**changes))

    assert by.rates == {"£": pytest.approx(1.25)}


@pytest.mark.parametrize(
    ("units", "prices"), [(2, {70_000.0, 100_000.0}), (1, set())], ids=["two", "one"]
)
def test_a_large_price_stays_unless_it_tells_what_all_is_worth(
    units: float, prices: set[float]
) -> None:
    lot = {"acquired": "2025-01-06", "units": units, "unit_cost": 100_000}
    changes = {"position": {"lots": [lot], "price": {"unit": 70_000}}}
    by = yardstick_of(decided(**changes), a_case(**changes))

    assert by.prices >= prices
    assert bool(by.prices) is bool(prices)


@pytest.mark.parametrize(
    ("fraction", "said"),
    [
        (0.0, "0%"),
        (0.00004, "under 0.01%"),
        (0.00005001, "0.01%"),
        (0.09994, "9.99%"),
        (0.09996, "10%"),
        (-0.113, "−11.3%"),
    ],
)
def test_small_shares_keep_two_decimals(fraction: float, said: str) -> None:
    assert say_part(fraction) == said


def test_fields_are_measured_alike() -> None:
    assert share_of_wealth(30_000, BY) == "15%"
    assert share_of_wealth(30_000, UNKNOWN) == COVERED
    assert share_of_units(40, BY) == "40%"
    assert share_of_units(40, UNKNOWN) == "(units)"


@given(
    amount=st.floats(-1e9, 1e9),
    currency=st.sampled_from(CURRENCIES),
    wealth=st.sampled_from([0.0, 1.0, 200_000.0, 1e9]),
)
def test_no_amount_is_left_however_it_is_written(
    amount: float, currency: str, wealth: float
) -> None:
    said = [say(amount, currency) for say in (say_money, table_money, signed_money)] + [
        f"It is {say_money(amount, currency)}, {signed_money(-amount, currency)} on."
    ]

    shown = " ".join(in_percent(one, BY._replace(wealth=wealth)) for one in said)

    assert not SIGNS.search(shown)


@given(amount=st.integers(1, 10**7), times=st.integers(2, 1000))
def test_ten_times_as_rich_with_ten_times_the_amount_reads_alike(
    amount: int, times: int
) -> None:
    richer = BY._replace(wealth=BY.wealth * times)

    assert in_percent(f"${amount:,} now", BY) == (
        in_percent(f"${amount * times:,} now", richer)
    )


@given(price=st.floats(0.0001, 9_999), currency=st.sampled_from(CURRENCIES))
def test_the_price_of_a_quoted_unit_always_stays(price: float, currency: str) -> None:
    said = f"at {say_price(price, currency)} each"

    assert in_percent(said, BY) == said


@given(units=st.floats(0.001, 1e6))
def test_no_count_of_units_is_left(units: float) -> None:
    shown = in_percent(f"Sell {say_count(round(units, 2), 'unit')} now.", BY)

    assert shown.endswith("% of the position now.")


def _walkthroughs() -> list[tuple[Decision, Case]]:
    documents = [
        json.loads(path.read_text("utf-8"))["case"] for path in sorted(CASES.glob("*"))
    ]
    cases = [Case.model_validate(one) for one in documents[:3]]
    return [(decide(case, flips=False), case) for case in cases]


def test_the_share_of_the_position_s_value_is_its_weight() -> None:
    for decision, case in _walkthroughs():
        held = decision.position
        assert held is not None
        value = f"{money_sign(case.own_currency)}{held.value:,.0f}"
        assert in_percent(value, yardstick_of(decision, case)) == say_part(held.weight)
