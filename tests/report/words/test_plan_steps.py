"""The dated steps of the plan."""

from datetime import date
from typing import Any

import pytest

from decision.report.words import dated, step_text
from decision.verdict import decide
from decision.verdict.decision import Step
from tests.report.builders import a_case

DAY = date(2023, 1, 30)
CODES = """
sell swap set_aside repay_loan no_buying_until spoils clean_day first_open_day
long_term_day distribution need_due year_end review get_price still_to_sell
place_exit exit_ends own_review cool_off
""".split()  # noqa: SIM905 - reads as the list it is


@pytest.mark.parametrize("code", CODES)
def test_every_step_is_told_even_without_its_numbers(code: str) -> None:
    text = step_text(Step(on=DAY, do=code), a_case())

    assert text[0].isupper() or text.startswith("$")
    assert text.endswith(".")
    assert code.replace("_", " ").capitalize() + "." != text


@pytest.mark.parametrize(
    ("do", "units", "numbers", "said"),
    [
        ("sell", 1.0, {"to": "cash"}, "Sell 1 unit and keep the cash."),
        ("sell", 30.4, {"to": "loan"}, "Sell 30 units and repay the loan with it."),
        ("swap", 69.6, {}, "Sell 70 units and buy a similar fund (XLC) at once."),
        (
            "sell",
            30.0,
            {"to": "cash", "until": date(2023, 2, 17)},
            "Sell 30 units, a part of them each day until 17 February 2023, and keep",
        ),
        (
            "place_exit",
            100.0,
            {"level": 86.9},
            "Place an order to sell 100 units once the price falls to $86.90.",
        ),
        ("still_to_sell", 40.0, {}, "40 units remain to be sold"),
        (
            "cool_off",
            None,
            {"until": date(2023, 2, 2)},
            "Write down at which price or on which day you would buy back. Nothing is "
            "due: act from here to 2 February 2023, if at all.",
        ),
        ("need_due", None, {"amount": 6_000.0}, "$6,000 is due."),
        ("long_term_day", 50.0, {}, "50 units turn long-term: a loss on them then "),
        (
            "spoils",
            5.0,
            {"account": "tax_free", "owner": "spouse", "is_lost": True},
            "The purchase planned by your spouse of 5 units in a tax-free account "
            "would take part of the loss away for good",
        ),
    ],
)
def test_a_step_says_how_much_and_where_to(
    do: str, units: float | None, numbers: dict[str, Any], said: str
) -> None:
    step = Step(on=DAY, do=do, units=units, numbers=numbers)

    assert step_text(step, a_case()).startswith(said)


def test_what_is_worth_next_to_nothing_is_given_away_whoever_says_its_price() -> None:
    step = Step(on=DAY, do="sell", units=1.0, numbers={"to": "cash", "worthless": True})

    assert step_text(step, a_case()).startswith("Let a broker take it")


@pytest.mark.parametrize(
    ("long", "short", "term"),
    [
        (0.0, 10.0, "short-term. "),
        (10.0, 0.0, "long-term. "),
        (4.0, 6.0, "long-term for 4 units of it. "),
    ],
)
def test_a_worthless_thing_has_its_loss_at_the_end_of_the_year_with_its_term(
    long: float, short: float, term: str
) -> None:
    step = Step(on=DAY, do="worthless_day", units=long, numbers={"short": short})

    assert f"of a sale on this day, {term}" in step_text(step, a_case())


def test_a_swap_says_what_switching_back_means() -> None:
    step = Step(on=DAY, do="no_buying_until", numbers={"short_rate": 0.27})

    assert step_text(step, a_case()) == (
        "Buying META before this day, in any account, would take the loss away; "
        "switching back later makes a gain on what replaced it short-term, taxed at "
        "your 27% unless losses offset it, so staying is the default."
    )


def test_a_purchase_that_would_spoil_the_loss_can_be_moved_to_a_day() -> None:
    step = Step(on=DAY, do="spoils", units=5.0, numbers={"free": DAY})

    assert step_text(step, a_case()).endswith("moved to 30 January 2023 or later.")


def test_what_cannot_be_counted_is_simply_sold() -> None:
    home = a_case(position={"kind": "property"})
    step = Step(on=DAY, do="sell", units=1.0, numbers={"to": "broad_fund"})

    assert step_text(step, home) == "Sell it and put the money into a broad fund."


@pytest.mark.parametrize(
    ("symbol", "kind", "bought"),
    [
        ("ZZZZ", "stock", "buy a fund of its sector at once"),
        (
            "ZZZZ",
            "fund",
            "buy a fund of the same kind that follows another index at once",
        ),
        ("BTC-USD", "crypto", "buy the same coin again at once"),
    ],
)
def test_where_no_partner_is_known_it_says_what_qualifies(
    symbol: str, kind: str, bought: str
) -> None:
    case = a_case(position={"symbol": symbol, "kind": kind})

    said = step_text(Step(on=DAY, do="swap", units=70.0), case)

    assert said == f"Sell 70 units and {bought}."


@pytest.mark.parametrize(
    ("price", "is_let_go"), [(0.0, True), (1.75, True), (1.76, False)]
)
def test_what_is_worth_nothing_is_let_go(price: float, is_let_go: bool) -> None:
    """Bought at 350: up to 0.50% of it is next to nothing."""
    said = {"unit": price, "on": "2022-12-28"}
    case = a_case(position={"price": said}, mind={"thesis": "broken"})
    (step,) = [one for one in decide(case).plan if one.do == "sell"]

    assert ("abandon it" in step_text(step, case)) is is_let_go


def test_the_date_stands_in_front() -> None:
    assert dated(Step(on=DAY, do="no_buying_until"), a_case()).startswith(
        "30 January 2023: Buying META before this day, in any account, would take"
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, "Look at it again with the numbers of that day."),
        (
            {"limit": 54.0, "is_passed": False},
            "Look at it again with the numbers of that day, or at once if it falls to "
            "$54.00, the exit you planned.",
        ),
        (
            {"limit": 154.0, "is_passed": True},
            "Look at it again with the numbers of that day. It is below $154.00, the "
            "exit you planned.",
        ),
    ],
)
def test_a_review_names_the_exit_that_was_planned(
    numbers: dict[str, Any], said: str
) -> None:
    assert step_text(Step(on=DAY, do="review", numbers=numbers), a_case()) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({}, "The day you set yourself to look again."),
        (
            {"sell_if": " Sales fall twice. ", "keep_if": "The debt is paid down"},
            "The day you set yourself to look again. You wrote: sell if “Sales fall "
            "twice.” and keep if “The debt is paid down”.",
        ),
    ],
)
def test_a_day_of_one_s_own_comes_with_what_was_written(
    rule: dict[str, str], said: str
) -> None:
    case = a_case(mind={"rule": rule})

    assert step_text(Step(on=DAY, do="own_review"), case) == said


def test_a_way_back_that_was_written_is_quoted_before_a_sale() -> None:
    case = a_case(mind={"rule": {"buy_again_if": "below 90 "}})
    step = Step(on=DAY, do="cool_off", numbers={"until": DAY})

    assert "when you would buy back: “below 90”." in step_text(step, case)
