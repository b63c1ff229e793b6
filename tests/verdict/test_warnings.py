"""When each warning belongs: one step inside its condition, and one step outside."""

from typing import Any

import pytest

from decision.verdict.decision import Caution
from decision.verdict.warnings import RULES
from tests.builders import a_lot, at_weight, decided, sheltered

Changes = dict[str, Any]


def ids(changes: Changes) -> set[str]:
    return {caution.id for caution in decided(**changes).warnings}


def the_caution(name: str, **changes: Any) -> Caution:
    return next(one for one in decided(**changes).warnings if one.id == name)


def position(**fields: Any) -> Changes:
    return {"position": fields}


def household(**fields: Any) -> Changes:
    return {"household": fields}


def mind(**fields: Any) -> Changes:
    return {"mind": fields}


def priced(unit: float, **more: Any) -> Changes:
    return position(price={"unit": unit}, **more)


def bought(on: str, **more: Any) -> Changes:
    return {"trades": [{"on": on, "units": 10} | more]}


def at_rates(ordinary: float, long: float, **more: Any) -> Changes:
    return {
        "tax": {"marginal": {"ordinary": ordinary, "long": long, "future": 0.15}} | more
    }


FUND = {"kind": "fund"}
_GIVEN = a_lot(origin="gift", unit_value_when_given=90, given_on="2026-06-01")
WEIGHT_7_2 = household(**at_weight(0.0725))
WEIGHT_7_1 = household(**at_weight(0.0710))

# id, a case in which it belongs, a case in which it does not.
TABLE: list[tuple[str, Changes, Changes]] = [
    ("not_a_loss", priced(100), priced(99.99)),
    ("sheltered_account", sheltered(), {}),
    ("wash_sale", {}, sheltered()),  # the decision sells at a loss
    ("wash_sale", bought("2026-11-10") | at_rates(0, 0), at_rates(0, 0)),
    (
        "wash_sale",
        bought("2026-10-21") | at_rates(0, 0),
        bought("2026-10-20") | at_rates(0, 0),
    ),
    ("wash_sale", {}, position(kind="crypto")),
    (
        "wash_sale_permanent",
        bought("2026-11-10", account="tax_deferred"),
        bought("2026-11-10"),
    ),
    ("loss_limit", priced(69), at_rates(0.24, 0.15, short_gains=9_000)),
    (
        "loss_limit",
        at_rates(0.24, 0.15, long_gains=-1),
        at_rates(0.24, 0.15, long_gains=4_000),
    ),
    ("zero_rate", at_rates(0, 0), at_rates(0.24, 0.15)),
    ("zero_rate", at_rates(0, 0), at_rates(0.24, 0.15, carried_long=80_000)),
    (
        "zero_rate",
        at_rates(0.24, 0, long_gains=9_000),
        at_rates(0.24, 0.01, long_gains=9_000),
    ),
    ("other_rules", position(kind="derivative"), {}),
    ("other_rules", position(symbol=" gld "), position(symbol="GLDX")),
    ("other_rules", position(symbol="USO"), position(symbol="USO") | sheltered()),
    ("other_rules", bought("2026-11-10", origin="option"), bought("2026-11-10")),
    ("small_benefit", at_rates(0, 0), {}),
    ("deadline", {"as_of": "2026-11-20"}, {"as_of": "2027-10-20"}),
    ("deadline", {"as_of": "2027-11-01"}, {"as_of": "2027-10-31"}),  # 60 and 61 days
    ("deadline", {}, at_rates(0, 0)),
    (
        "cash_need",
        household(needs=[{"amount": 101, "due": "2027-01-20"}], cash=100),
        household(needs=[{"amount": 100, "due": "2027-01-20"}], cash=100),
    ),
    ("cash_need", household(emergency_months=2.9), household(emergency_months=3)),
    (
        "cash_need",
        household(monthly_spending=1_000, cash=2_999),
        household(monthly_spending=1_000, cash=3_000),
    ),
    ("cash_need", household(income_at_risk=True), {}),
    ("short_horizon", household(horizon_years=3), household(horizon_years=3.01)),
    (
        "short_horizon",
        household(goal={"amount": 1, "on": "2029-11-20"}),
        household(goal={"amount": 1, "on": "2029-11-21"}),
    ),
    ("concentration", WEIGHT_7_2, WEIGHT_7_1),
    (
        "concentration",
        position(**FUND) | household(other_investments=62_000),
        position(**FUND) | household(other_investments=64_000),
    ),
    ("employer_stock", position(employer=True), {}),
    ("single_stock_base_rate", priced(70), priced(70.01)),
    ("single_stock_base_rate", priced(90) | mind(thesis="broken"), priced(90)),
    ("single_stock_base_rate", {}, position(**FUND)),
    ("leveraged_fund", position(kind="leveraged_fund"), position(**FUND)),
    ("crypto_law", position(kind="crypto"), {}),
    ("personal_use", position(kind="home"), position(kind="property")),
    ("rate_sensitive", position(kind="bond"), {}),
    ("rate_sensitive", position(kind="bond_fund"), position(**FUND)),
    ("rate_sensitive", mind(cause="rates"), mind(cause="market")),
    ("currency", position(currency="EUR", fx=1.1), position(currency="USD")),
    ("currency", {"country": "GB"}, {"country": "GB"} | position(currency="GBP")),
    ("appraisal", position(price={"source": "appraisal"}), {}),
    ("appraisal", position(kind="business"), position(kind="bond")),
    (
        "stale_price",
        position(price={"on": "2026-11-12"}),
        position(price={"on": "2026-11-13"}),
    ),
    (
        "stale_price",
        position(kind="property", price={"on": "2025-11-19"}),
        position(kind="property", price={"on": "2026-11-13"}),
    ),
    ("illiquid", position(units_traded_daily=99), position(units_traded_daily=100)),
    ("illiquid", position(kind="property"), position(kind="home")),
    (
        "restricted",
        position(restricted_until="2026-11-21"),
        position(restricted_until="2026-11-20"),
    ),
    (
        "restricted",
        position(locked_until="2026-11-21"),
        position(locked_until="2026-11-20"),
    ),
    (
        "margin",
        position(loan={"amount": 1, "rate": 0.05}),
        position(loan={"amount": 0, "rate": 0.05}),
    ),
    (
        "fund_distribution",
        position(next_distribution={"on": "2027-01-04", "fraction": 0.01}, **FUND),
        position(next_distribution={"on": "2027-01-05", "fraction": 0.01}, **FUND),
    ),
    (
        "fund_distribution",
        position(next_distribution={"on": "2026-11-20", "fraction": 0.01}, **FUND),
        position(next_distribution={"on": "2026-11-19", "fraction": 0.01}, **FUND),
    ),
    (
        "six_month_fund_rule",
        position(
            long_distribution_received=5, lots=[a_lot(acquired="2026-05-20")], **FUND
        ),
        position(
            long_distribution_received=5, lots=[a_lot(acquired="2026-05-19")], **FUND
        ),
    ),
    (
        "six_month_fund_rule",
        position(
            long_distribution_received=5, lots=[a_lot(acquired="2026-09-01")], **FUND
        ),
        position(lots=[a_lot(acquired="2026-09-01")], **FUND),
    ),
    (
        "six_month_fund_rule",
        position(long_distribution_received=5, lots=[_GIVEN], kind="stock"),
        position(long_distribution_received=5, lots=[a_lot()], **FUND),
    ),
    ("gift_basis", position(lots=[a_lot(origin="gift", unit_value_when_given=90)]), {}),
    (
        "inherited_basis",
        position(lots=[a_lot(origin="inheritance")]),
        position(lots=[a_lot(origin="spouse")]),
    ),
    (
        "basis_at_death",
        household(chance_held_until_death=0.5),
        household(chance_held_until_death=0.49),
    ),
    ("basis_at_death", household(age=80), household(age=79.9)),
    ("give_cash_not_losers", household(gives_to_charity=True), {}),
    ("worthless", priced(0.50), priced(0.51)),
    ("country_rules", {"country": "FR"}, {}),
    ("country_rules", bought("2026-11-10", owner="spouse"), bought("2026-11-10")),
    (
        "income_linked_benefits",
        household(age=62) | {"tax": {"marginal": None}},
        household(age=61) | {"tax": {"marginal": None}},
    ),
    (
        "income_linked_benefits",
        household(age=62) | {"tax": {"marginal": None}},
        household(age=62),
    ),
    ("replacement_risk", {}, at_rates(0, 0)),
    (
        "panic_in_broad_fall",
        position(**FUND) | mind(cause="market"),
        position(**FUND) | mind(cause="company"),
    ),
    (
        "panic_in_broad_fall",
        position(**FUND) | mind(cause="sector"),
        mind(cause="sector"),
    ),
    (
        "panic_in_broad_fall",
        position(**FUND)
        | {"market": {"cause": {"market": 0.5, "sector": 0.2, "own": 0.3}}},
        position(**FUND)
        | {"market": {"cause": {"market": 0.5, "sector": 0.19, "own": 0.31}}},
    ),
    ("staging_has_no_edge", household(other_investments=20_000), position(kind="fund")),
    ("stop_gap", mind(wants="stop"), mind(wants="keep_exposure")),
    ("see_a_professional", position(kind="property"), {}),
    ("see_a_professional", priced(0.5), priced(1)),
    ("see_a_professional", {"country": "FR"}, {}),
    ("see_a_professional", household(age=80), household(age=79)),
    (
        "anchoring",
        mind(answers={"q2": "c", "q3": "b"}),
        mind(answers={"q2": "a", "q3": "a"}),
    ),
    ("sunk_cost", mind(answers={"q4": "c"}), mind(answers={"q4": "a"})),
    ("herd", mind(answers={"q8": "b"}), mind(answers={"q8": "a"})),
    ("regret", mind(answers={"q11": "b"}), mind(answers={"q11": "a"})),
    ("endowment", mind(answers={"q12": "c"}), mind(answers={"q12": "a"})),
    ("endowment", position(employer=True), {}),
    ("endowment", position(lots=[a_lot(origin="inheritance")]), {}),
]


def name_of(row: object) -> str:
    return row if isinstance(row, str) else ""


@pytest.mark.parametrize(("name", "inside", "outside"), TABLE, ids=name_of)
def test_a_warning_belongs_on_one_side_of_its_condition_only(
    name: str, inside: Changes, outside: Changes
) -> None:
    """The table of warnings."""
    assert name in ids(inside)
    assert name not in ids(outside)


def test_every_warning_has_a_row_above() -> None:
    assert {rule.id for rule in RULES} == {name for name, _, _ in TABLE}


@pytest.mark.parametrize("name", sorted({rule.id for rule in RULES}))
def test_a_warning_says_which_rule_put_it_there(name: str) -> None:
    inside = next(changes for one, changes, _ in TABLE if one == name)

    assert the_caution(name, **inside).rule


def test_no_warning_is_given_twice() -> None:
    for _, inside, _ in TABLE:
        found = [caution.id for caution in decided(**inside).warnings]
        assert len(found) == len({*found})


def test_the_wash_sale_warning_carries_dates_and_what_would_spoil_the_loss() -> None:
    caution = the_caution("wash_sale", **bought("2026-12-10", account="tax_deferred"))

    assert caution.numbers["no_buying_before"].isoformat() == "2026-12-21"
    (spoiler,) = caution.numbers["spoilers"]
    assert (spoiler["units"], spoiler["account"]) == (10, "tax_deferred")


def test_a_home_with_a_fall_in_value_is_warned_of_once_and_not_taxed() -> None:
    found = ids(position(kind="home"))

    assert "personal_use" in found
    assert not {"loss_limit", "deadline", "wash_sale", "zero_rate"} & found
