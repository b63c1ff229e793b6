"""The draft keeps what was typed; the document says what of it counts."""

from datetime import date
from typing import Any

import pytest

from decision.case import Case
from decision.page.examples import EXAMPLES
from decision.page.form.draft import Draft, blank, document_of, draft_of

TODAY = date(2026, 11, 20)

EVERYTHING: dict[str, Any] = {
    "version": 1,
    "as_of": "2026-11-20",
    "country": "US",
    "position": {
        "symbol": "XYZ",
        "name": "Mine",
        "kind": "fund",
        "account": "tax_free",
        "lots": [
            {"acquired": "2024-01-03", "units": 10, "unit_cost": 99.5, "id": "a"},
            {
                "acquired": "2025-02-04",
                "units": 5.25,
                "unit_cost": 80,
                "origin": "gift",
                "unit_value_when_given": 70,
                "given_on": "2026-03-05",
            },
        ],
        "price": {"unit": 61.25, "on": "2026-11-19", "source": "appraisal"},
        "employer": True,
        "restricted_until": "2026-12-24",
        "locked_until": "2026-12-01",
        "units_traded_daily": 1000,
        "expense_ratio": 0.0045,
        "next_distribution": {"on": "2026-12-15", "fraction": 0.021},
        "long_distribution_received": 120,
        "loan": {"amount": 200, "rate": 0.08, "maintenance": 0.3},
    },
    "trades": [
        {
            "on": "2026-12-01",
            "units": 3,
            "account": "tax_deferred",
            "owner": "spouse",
            "origin": "reinvestment",
        }
    ],
    "household": {
        "other_investments": 180000,
        "cash": 9000,
        "holdings": [{"symbol": "BND", "value": 20000, "kind": "bond_fund"}],
        "monthly_spending": 3000,
        "emergency_months": 3,
        "income_at_risk": True,
        "needs": [
            {"amount": 5000, "due": "2027-01-20"},
            {"amount": 7000, "due": "2028-06-01"},
        ],
        "goal": {"amount": 1000000, "on": "2040-01-01"},
        "horizon_years": 12.5,
        "risk_tolerance": "high",
        "age": 51,
        "chance_held_until_death": 0.25,
        "gives_to_charity": True,
    },
    "tax": {
        "filing_status": "mfj",
        "wages": 95000,
        "interest": 100,
        "nonqualified_dividends": 50,
        "qualified_dividends": 60,
        "itemised": 30000,
        "state_rate": 0.0495,
        "future_rate": 0.15,
        "short_gains": -400,
        "long_gains": 1200,
        "carried_short": 10,
        "carried_long": 20,
        "gains_next_year": 30,
        "profile": {"unused_basic_band": 5000},
    },
    "mind": {
        "thesis": "intact",
        "cause": "sector",
        "reason": "It is cheap.",
        "answers": {"q3": "b"},
        "view": -0.03,
        "own_loss_limit": 0.4,
        "wants": "stop",
        "leaning": "hold",
        "sureness": "very",
        "rule": {
            "sell_if": "Sales fall twice.",
            "keep_if": "The debt is paid down.",
            "look_again": "2026-12-20",
            "buy_again_if": "It is at 40.",
            "regret_if_sold": "That I could not know.",
            "regret_if_held": "That I had a reason.",
        },
    },
    "costs": {"spread": 0.001, "commission": 4.95},
    "market": {"volatility": 0.35, "beta": 1.2, "trend": -0.5},
}


def test_a_document_survives_being_put_into_the_form() -> None:
    again = document_of(draft_of(EVERYTHING))

    assert Case.model_validate(again) == Case.model_validate(EVERYTHING)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_survives_being_put_into_the_form(name: str) -> None:
    document = EXAMPLES[name].document

    again = document_of(draft_of(document))

    assert Case.model_validate(again) == Case.model_validate(document)


def test_an_untouched_draft_asks_only_for_what_is_required() -> None:
    document = document_of(blank(TODAY))

    assert document["as_of"] == "2026-11-20"
    assert document["position"]["lots"] == [{"origin": "purchase"}]
    assert "price" not in document["position"]
    assert "trades" not in document


def test_a_typed_price_is_of_the_day_it_is_looked_at() -> None:
    draft = blank(TODAY)

    draft.set("position.price.unit", "12.50")

    price = {"unit": 12.5, "source": "typed", "on": "2026-11-20"}
    assert document_of(draft)["position"]["price"] == price


def test_a_typed_day_of_the_price_is_kept() -> None:
    draft = blank(TODAY)
    draft.set("position.price.unit", "12.50")

    draft.set("position.price.on", date(2026, 3, 1))

    assert document_of(draft)["position"]["price"]["on"] == "2026-03-01"


def test_a_price_of_zero_counts_as_typed() -> None:
    draft = blank(TODAY)

    draft.set("position.price.unit", "0")

    assert document_of(draft)["position"]["price"]["unit"] == 0


def test_rates_and_income_are_both_kept_but_only_one_counts() -> None:
    draft = blank(TODAY)
    draft.set("tax.marginal.ordinary", "24")
    draft.set("tax.future_rate", "20")

    assert "marginal" not in document_of(draft)["tax"]
    assert document_of(draft)["tax"]["future_rate"] == 0.2

    draft.knows_rates = True
    assert document_of(draft)["tax"]["marginal"] == {"ordinary": 0.24}
    assert "future_rate" not in document_of(draft)["tax"]


def test_interest_without_a_loan_waits_for_the_loan() -> None:
    draft = blank(TODAY)

    draft.set("position.loan.rate", "8")

    assert "loan" not in document_of(draft)["position"]
    assert draft.get("position.loan.rate") == "8"


def test_the_day_of_a_gift_waits_for_the_gift() -> None:
    draft = blank(TODAY)

    draft.set("position.lots[0].given_on", date(2026, 3, 1))
    assert "given_on" not in document_of(draft)["position"]["lots"][0]

    draft.set("position.lots[0].origin", "gift")
    assert document_of(draft)["position"]["lots"][0]["given_on"] == "2026-03-01"


def test_an_untouched_row_does_not_count_and_a_touched_one_does() -> None:
    draft = blank(TODAY)
    draft.add("household.needs")
    number = draft.add("household.needs")

    draft.set(f"household.needs[{number}].amount", "500")

    assert document_of(draft)["household"]["needs"] == [{"amount": 500.0}]


def test_taking_a_row_out_leaves_the_others_as_they_were() -> None:
    draft = _with_two_lots()

    draft.remove("position.lots", 0)

    assert document_of(draft)["position"]["lots"] == [
        {"units": 20.0, "origin": "purchase"}
    ]
    assert draft.get("position.lots[1].units") == "20"


def test_a_new_row_never_takes_the_number_of_one_on_screen() -> None:
    draft = _with_two_lots()
    draft.remove("position.lots", 0)

    assert draft.add("position.lots") == 2


def _with_two_lots() -> Draft:
    draft = blank(TODAY)
    draft.add("position.lots")
    draft.set("position.lots[0].units", "10")
    draft.set("position.lots[1].units", "20")
    return draft
