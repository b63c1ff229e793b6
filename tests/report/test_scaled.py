"""A case in percentages only: no amount and no name of it is left, the shares are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.gates import standing_of
from decision.market import view_of
from decision.report.scaled import scaled_case
from decision.tax.taxpayer import Rates, taxpayer_of
from decision.verdict import decide
from tests.builders import a_case, a_document, a_lot, a_standing

FOLDER = Path(__file__).parent.parent / "cases/walkthroughs"
# The two in which the yearly limit, or a reason that was written, makes the difference.
OTHERWISE = {"sc29", "sc31"}

HOUSEHOLD = {
    "other_investments": 187_321,
    "cash": 26_347,
    "monthly_spending": 4_219,
    "needs": [{"amount": 8_713, "due": "2027-05-03"}],
    "goal": {"amount": 913_457, "on": "2031-01-01"},
    "holdings": [{"symbol": "VTI", "value": 187_321}],
    "age": 57,
    "horizon_years": 12,
}
TAX = {
    "marginal": None,
    "wages": 96_457,
    "interest": 1_291,
    "qualified_dividends": 2_383,
    "itemised": 17_977,
    "state_rate": 0.05,
    "state": "NY",
    "short_gains": -1_733,
    "long_gains": 6_917,
    "carried_long": 3_319,
    "gains_next_year": 5_231,
}


def full(**position: Any) -> dict[str, Any]:
    """A document with money in every corner, in numbers that occur nowhere else."""
    lots = [
        a_lot(units=131, unit_cost=103.5, id="Grandma's gift"),
        a_lot(units=57, acquired="2026-03-02"),
    ]
    return a_document(
        position={
            "symbol": "MSFT",
            "name": "Anna's shares",
            "lots": lots,
            "loan": {"amount": 3_307, "rate": 0.07, "maintenance": 0.25},
            "long_distribution_received": 211,
            "units_traded_daily": 7_919,
        }
        | position,
        household=HOUSEHOLD,
        tax=TAX,
        costs={"commission": 4.95},
        mind={"reason": "Anna owes me 8,713", "rule": {"sell_if": "below 55"}},
        trades=[
            {"on": "2026-12-03", "side": "sell", "units": 41, "lot": "Grandma's gift"},
            {"on": "2026-11-06", "units": 17, "unit_price": 71.25},
        ],
    )


def scaled(document: dict[str, Any]) -> Case:
    case = Case.model_validate(document)
    standing = standing_of(case, view_of(case))
    assert standing is not None
    made = scaled_case(standing)
    assert made is not None
    return made


def values_in(document: Any) -> Iterator[Any]:
    """Every value that stands in a document."""
    if isinstance(document, dict):
        for one in document.values():
            yield from values_in(one)
    elif isinstance(document, list):
        for one in document:
            yield from values_in(one)
    else:
        yield document


def test_no_amount_and_no_name_is_left() -> None:
    document = full()

    told = json.dumps(scaled(document).to_dict())

    amounts = {
        value
        for part in (HOUSEHOLD, TAX)
        for value in values_in(part)
        if isinstance(value, int | float) and abs(value) > 100
    }
    assert len(amounts) > 10
    for amount in (*amounts, 131, 57, 41, 17, 3_307, 211, 7_919, 4.95):
        assert not {amount, -amount} & {
            value
            for path, value in leaves(scaled(document).to_dict())
            if path != "household.age"
        }
    for word in ("Anna", "Grandma", "8,713", "below 55", '"NY"'):
        assert word not in told


def test_another_holding_without_a_market_has_no_name() -> None:
    house = {"symbol": "12 Oak Street", "kind": "property", "value": 150_000}
    fund = {"symbol": "VTI", "value": 50_000}

    case = scaled(
        a_document(household={"other_investments": None, "holdings": [house, fund]})
    )

    assert [one.symbol for one in case.household.holdings] == ["", "VTI"]


def leaves(document: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document that is a number or text, with its path."""
    if isinstance(document, dict):
        for name, one in document.items():
            yield from leaves(one, f"{path}.{name}".removeprefix("."))
    elif isinstance(document, list):
        for one in document:
            yield from leaves(one, f"{path}[]")
    else:
        yield path, document


def test_shares_of_wealth_stay_and_wealth_is_a_round_sum() -> None:
    before = Case.model_validate(full())
    after = scaled(full())

    was, now = standing_of(before, view_of(before)), standing_of(after, view_of(after))
    assert was is not None
    assert now is not None
    assert now.wealth == pytest.approx(100_000, rel=0.005)
    assert now.weight == pytest.approx(was.weight, rel=0.01)
    assert now.gain / now.cost == pytest.approx(was.gain / was.cost, rel=0.01)
    assert now.cash / now.wealth == pytest.approx(was.cash / was.wealth, rel=0.01)
    assert now.loan / now.value == pytest.approx(was.loan / was.value, rel=0.01)


def test_prices_and_symbols_of_what_has_a_market_stay() -> None:
    position = scaled(full()).position

    assert position.symbol == "MSFT"
    assert [one.unit_cost for one in position.lots] == [103.5, 100]
    assert position.price is not None
    assert position.price.unit == 70


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "property"},
        {"kind": "business"},
        {"symbol": ""},
        {"price": {"unit": 70, "on": "2026-11-20", "source": "appraisal"}},
    ],
)
def test_what_has_no_market_is_told_per_hundred_of_today(changes: Any) -> None:
    position = scaled(full(**changes)).position

    assert position.symbol == ""
    assert position.price is not None
    assert position.price.unit == 100
    assert position.lots[1].unit_cost == 143


def test_another_thing_beside_it_stays_another_without_its_name() -> None:
    document = full(kind="business")
    document["trades"][1]["symbol"] = "ANNAINC"

    assert scaled(document).trades[1].symbol == "OTHER"


def test_what_is_worthless_and_has_no_market_is_told_per_hundred_paid() -> None:
    worthless = {"unit": 0, "on": "2026-11-20"}
    lots = [a_lot(units=100, unit_cost=250, id="Grandma's gift")]

    position = scaled(full(symbol="", price=worthless, lots=lots)).position

    assert position.price is not None
    assert position.price.unit == 0
    assert position.lots[0].unit_cost == 100


def test_a_household_is_told_by_its_rates() -> None:
    case = scaled(full())

    rates = taxpayer_of(case).income
    assert isinstance(rates, Rates)
    # 22 % of the federal tax on the last income, 15 % on gains, and 5 % of the state.
    assert rates.ordinary == pytest.approx(0.27, abs=0.005)
    assert rates.long == pytest.approx(0.20, abs=0.005)
    assert case.tax.state_rate == 0
    assert case.tax.wages is None


def test_rates_that_are_known_stay_as_they_are() -> None:
    marginal = {"ordinary": 0.31, "long": 0.17, "future": 0.11}

    case = scaled(a_document(tax={"marginal": marginal}))

    assert case.tax.marginal is not None
    assert case.tax.marginal.model_dump() == marginal


def test_a_country_without_tax_figures_has_no_rates() -> None:
    case = scaled(a_document(country="GB", tax={"marginal": None}))

    assert case.tax.marginal is None


def test_debts_as_large_as_all_that_is_owned_leave_nothing_to_share() -> None:
    loan = {"amount": 7_000, "rate": 0.05}
    nothing_else = {"other_investments": 0, "cash": 0}

    standing = a_standing(position={"loan": loan}, household=nothing_else)
    a_little = a_standing(
        position={"loan": loan}, household=nothing_else | {"cash": 10}
    )

    assert scaled_case(standing) is None
    assert scaled_case(a_little) is not None


@given(
    units=st.lists(st.floats(0.01, 1e6), min_size=1, max_size=4),
    other=st.floats(1, 1e9),
    cash=st.floats(0, 1e7),
)
def test_a_scaled_case_is_a_case_of_the_round_sum(
    units: list[float], other: float, cash: float
) -> None:
    case = scaled(
        a_document(
            position={"lots": [a_lot(units=one) for one in units]},
            household={"other_investments": other, "cash": cash},
        )
    )

    standing = standing_of(case, view_of(case))
    assert standing is not None
    assert standing.wealth == pytest.approx(100_000, rel=0.006)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda p: p.stem)
@pytest.mark.xdist_group("walkthroughs")
def test_a_worked_case_in_percentages_is_answered_as_before(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))["case"]

    before = decide(Case.model_validate(document), flips=False)
    after = decide(scaled(document), flips=False)

    same = (before.action, before.strength) == (after.action, after.strength)
    assert same is (path.stem not in OTHERWISE)


def test_a_household_of_the_round_sum_already_keeps_its_amounts() -> None:
    case = a_case(position={"symbol": "MSFT"}, household={"other_investments": 93_000})

    assert scaled(case.to_dict()) == case
