"""The loss worked step by step."""

from dataclasses import replace
from typing import Literal

import pytest

from decision.report.words import loss_steps
from decision.report.words.loss import waits_for_later
from tests.report.builders import TAX, a_case, a_decision

CASE = a_case()


def test_from_value_and_basis_to_what_booking_it_is_worth() -> None:
    rows = {step.label: step.shown for step in loss_steps(a_decision(), CASE)}

    assert rows == {
        "Market value": "$11,562",
        "What you paid (basis)": "$35,000",
        "Unrealised loss": "$23,438",
        "Loss of a sale on 28 December 2022": "$23,450",
        "Realised in 2022 before": "$0",
        "Counts for tax": "$23,450",
        "Of it, waits for years after 2022": "$20,450",  # 23,450 - 3,000
        "Less tax in each year from 2022 to 2025": "$870",
        "More tax later": "$1,290",
        "Booking it is worth": "$2,187",
    }


def test_a_paper_loss_saves_nothing_until_it_is_sold() -> None:
    paper = next(s for s in loss_steps(a_decision(), CASE) if "Unreal" in s.label)

    assert paper.note == "a paper loss saves no tax until it is sold"


def test_what_is_left_at_the_horizon_is_a_row_of_its_own() -> None:
    tax = replace(TAX, carried=6_700.0)

    rows = {s.label: (s.shown, s.note) for s in loss_steps(a_decision(tax=tax), CASE)}

    assert rows["Unused after 2025"] == ("$6,700", "lowers tax when you sell at last")


def test_washed_parts_are_told_apart() -> None:
    tax = replace(TAX, deferred=1_000.0, lost=500.0, counts_now=21_950.0)

    rows = {s.label: s.shown for s in loss_steps(a_decision(tax=tax), CASE)}

    assert rows["Moves into other units"] == "$1,000"
    assert rows["Lost for good"] == "$500"
    assert rows["Counts for tax"] == "$21,950"


@pytest.mark.parametrize(
    ("treatment", "note"),
    [
        ("sheltered", "gains and losses in this account are not taxed"),
        ("personal_use", "a loss on things for personal use does not count"),
    ],
)
def test_where_nothing_is_taxed_it_says_why(
    treatment: Literal["sheltered", "personal_use"], note: str
) -> None:
    tax = replace(TAX, treatment=treatment)

    last = loss_steps(a_decision(tax=tax), CASE)[-1]

    assert (last.label, last.shown, last.note) == ("Tax saved by selling", "$0", note)


@pytest.mark.parametrize(
    ("before", "counts", "waits"),
    [
        (0.0, 3_000.0, 0.0),  # the limit itself
        (0.0, 3_001.0, 1.0),
        (5_000.0, 8_001.0, 1.0),  # gains come first
        (-3_000.0, 400.0, 400.0),  # the limit is used up already
        (-1_000.0, 2_400.0, 400.0),
    ],
)
def test_what_the_yearly_limit_leaves_waits(
    before: float, counts: float, waits: float
) -> None:
    """Source: 26 U.S.C. § 1211(b), 3,000 a year for a single filer."""
    tax = replace(TAX, realised_before=before, counts_now=counts)

    assert waits_for_later(tax, CASE) == pytest.approx(waits)


def test_tax_that_is_not_worked_out_is_not_a_nought() -> None:
    tax = replace(TAX, treatment="refused")

    assert loss_steps(a_decision(tax=tax), CASE)[-1].shown == "Not known"


def test_without_a_price_there_are_no_steps() -> None:
    assert loss_steps(a_decision(position=None, tax=None), CASE) == ()


@pytest.mark.parametrize(("price", "told"), [(330.0, "$200"), (349.95, ""), (360, "")])
def test_a_loss_that_an_earlier_sale_moved_into_the_units_is_told(
    price: float, told: str
) -> None:
    """10 units were sold a month ago, and 40 bought a week before that."""
    lots = [
        {"acquired": "2021-11-01", "units": 60, "unit_cost": 350.0, "id": "a"},
        {"acquired": "2022-11-21", "units": 40, "unit_cost": 350.0},
    ]
    sold = {"on": "2022-11-28", "side": "sell", "units": 10, "unit_price": price}
    case = a_case(position={"lots": lots}, trades=[sold | {"lot": "a"}])

    notes = {step.label: step.note for step in loss_steps(a_decision(), case)}
    note = notes["Loss of a sale on 28 December 2022"]

    moved = f"; an earlier sale moved {told} of loss into the units" if told else ""
    assert note == f"after trading costs{moved}"
