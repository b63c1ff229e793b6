"""Every warning has a heading, a sentence for this case, and its evidence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision.report.words import warning_text
from decision.report.words.cautions import TEMPLATES
from decision.verdict.warnings import RULES
from tests.report.builders import TAX, a_case, a_caution, a_decision

IDS = """
anchoring appraisal restricted panic_in_broad_fall cash_need
give_cash_not_losers concentration crypto_law deadline employer_stock endowment
fund_distribution currency gift_basis herd illiquid inherited_basis
country_rules leveraged_fund loss_limit margin not_a_loss sheltered_account
personal_use rate_sensitive regret replacement_risk short_horizon
single_stock_base_rate six_month_fund_rule small_benefit staging_has_no_edge
stale_price basis_at_death stop_gap sunk_cost see_a_professional wash_sale
wash_sale_permanent worthless zero_rate income_linked_benefits other_rules
""".split()  # noqa: SIM905 - reads as the list it is
SPOILERS = (
    {
        "on": date(2023, 1, 5),
        "units": 5.0,
        "account": "tax_free",
        "owner": "spouse",
    },
    {"on": date(2022, 12, 15), "units": 1.0, "account": "taxable", "owner": "self"},
)


@pytest.mark.parametrize("warning", IDS)
def test_every_warning_is_told_even_without_its_numbers(warning: str) -> None:
    text = warning_text(a_caution(warning), a_decision(), a_case())

    assert warning in TEMPLATES
    assert text.title
    assert text.sentence.endswith((".", "?"))
    assert text.evidence.endswith(".")
    assert "None" not in text.sentence


def test_every_rule_that_can_warn_has_words() -> None:
    assert {rule.id for rule in RULES} <= set(TEMPLATES)


def test_an_unknown_warning_is_told_by_its_rule() -> None:
    text = warning_text(a_caution("new_trap"), a_decision(), a_case())

    assert (text.title, text.sentence) == ("New trap", "Rule TX-4 applies here.")


def test_the_wash_sale_names_what_spoils_it_in_order_and_both_dates() -> None:
    caution = a_caution(
        "wash_sale",
        spoilers=SPOILERS,
        clean_on=date(2023, 2, 6),
        no_buying_before=date(2023, 1, 30),
    )

    assert warning_text(caution, a_decision(), a_case()).sentence == (
        "The purchases of 1 unit on 15 December 2022 in a taxable account and 5 units "
        "planned for 5 January 2023 by your spouse in a tax-free account spoil part "
        "of a loss booked today. From 6 February 2023 a sale keeps all of the loss. So "
        "would buying more before 30 January 2023."
    )


def test_without_spoilers_it_only_says_what_buying_would_do() -> None:
    caution = a_caution("wash_sale", spoilers=(), no_buying_before=date(2023, 1, 30))

    assert warning_text(caution, a_decision(), a_case()).sentence.startswith(
        "Buying META before 30 January 2023 would take the loss away"
    )


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"given_on": "2022-03-01"}, False),
        ({"unit_value_when_given": 350}, False),
    ],
)
def test_a_gift_whose_day_is_missing_is_told_what_hangs_on_it(
    changes: dict[str, Any], is_told: bool
) -> None:
    lot = {"acquired": "2021-11-01", "units": 100, "unit_cost": 350, "origin": "gift"}
    case = a_case(position={"lots": [lot | {"unit_value_when_given": 200} | changes]})

    text = warning_text(a_caution("gift_basis"), a_decision(), case)

    assert ("the giver's time is counted" in text.sentence) is is_told


def test_the_yearly_limit_is_that_of_the_filing_status() -> None:
    caution = a_caution("loss_limit", no_gains=True)
    separate = a_case(tax={"filing_status": "mfs", "wages": 9e4})

    single = warning_text(caution, a_decision(), a_case()).sentence

    assert "$3,000" in single
    assert "until 2025" in single
    assert "$1,500" in warning_text(caution, a_decision(), separate).sentence


def test_a_loss_that_outlasts_the_horizon_is_not_called_used_up() -> None:
    tax = replace(TAX, counts_now=100_000.0, carried=67_000.0, used_up=None)
    caution = a_caution("loss_limit", no_gains=True)

    said = warning_text(caution, a_decision(tax=tax), a_case()).sentence

    assert said.endswith(
        "$33,000 of it is used by 2025; the other $67,000 lowers tax when you sell at "
        "last."
    )
    assert "use it up" not in said


def test_a_loss_that_is_carried_for_long_is_said_to_end_at_death() -> None:
    tax = replace(TAX, counts_now=100_000.0, carried=67_000.0, used_up=None)
    caution = a_caution("loss_limit", no_gains=True)

    for years, ending in ((10.0, "at last."), (10.5, "at last, and ends with you.")):
        decision = a_decision(tax=tax, final_horizon_years=years)
        assert warning_text(caution, decision, a_case()).sentence.endswith(ending)


def test_near_death_a_loss_that_would_stay_unused_is_named() -> None:
    used, unused = (a_caution("basis_at_death", left=left) for left in (0.0, 67_000.0))

    assert "unused when" not in warning_text(used, a_decision(), a_case()).sentence
    assert "$67,000 would still be unused" in (
        warning_text(unused, a_decision(), a_case()).sentence
    )


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("zero_rate", "taxed at 0% anyway"),
        ("no_taxable_income", "deductions already cover your income"),
    ],
)
def test_a_loss_worth_nothing_says_which_of_the_two_it_is(why: str, said: str) -> None:
    caution = a_caution("zero_rate", why=why)

    assert said in warning_text(caution, a_decision(), a_case()).sentence


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("derivative", "tax is left out"),
        ("metal_trust", "taxed as a collectible"),
        ("futures_fund", "60% as long-term"),
        ("option", "straddle"),
    ],
)
def test_what_is_taxed_in_another_way_is_told(why: str, said: str) -> None:
    caution = a_caution("other_rules", why=why)

    assert said in warning_text(caution, a_decision(), a_case()).sentence


def test_a_reflex_quotes_the_words_it_was_seen_in() -> None:
    caution = a_caution("anchoring", matched=("back to even", "q2"))

    assert warning_text(caution, a_decision(), a_case()).sentence.startswith(
        "“back to even” and question 2: this resembles measuring by a past price."
    )


@pytest.mark.parametrize(
    ("due", "needed", "said"),
    [
        (6e3, 6e3, "$6,000 is due within 36 months; $6,000 of it is not covered"),
        (6e3, 9e3, "together with a reserve, $9,000 is not covered by cash"),
        (0.0, 9e3, "$9,000 is missing to three months of spending in cash"),
        (0.0, 0.0, "Your income is at risk"),
    ],
)
def test_money_needed_is_told_with_what_is_missing(
    due: float, needed: float, said: str
) -> None:
    caution = a_caution("cash_need", due=due, needed=needed)

    assert said in warning_text(caution, a_decision(), a_case()).sentence
