"""The door: a year's tax without and with a loss, and what it refuses."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision import tax
from decision.errors import DecisionError, NoParameterError
from decision.tax.facts import Facts, Pots
from decision.tax.this_year import require_rules, saving

CASES = Path(__file__).parent.parent / "cases" / "us_households.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))
ON = date(2026, 5, 4)
EARNER = {"profile": {"wages": 80_000}}  # taxable 63,900: the 22 % bracket

amounts = st.integers(min_value=0, max_value=400_000).map(float)
signed = st.integers(min_value=-200_000, max_value=400_000).map(float)


def facts_of(row: dict[str, str]) -> Facts:
    def number(name: str) -> float:
        return float(row[name])

    return {
        "gains": {"short": number("other_st"), "long": number("other_lt")},
        "brought_forward": {"short": number("carry_st"), "long": number("carry_lt")},
        "profile": {
            "filing_status": row["status"],
            "wages": number("wages"),
            "interest": number("interest"),
            "nonqualified_dividends": number("nonqual_div"),
            "qualified_dividends": number("qual_div"),
        },
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case_id"])
def test_household_agrees_with_independent_programs(row: dict[str, str]) -> None:
    pot = {"ST": "short", "LT": "long"}[row["sale_term"]]

    saved = saving(
        "US",
        date(int(row["year"]), 6, 30),
        facts_of(row),
        {pot: float(row["sale_loss"])},
    )

    assert saved.without == pytest.approx(float(row["tax_no"]), abs=0.05)
    assert saved.with_loss == pytest.approx(float(row["tax_sale"]), abs=0.05)
    assert saved.now == saved.without - saved.with_loss
    assert saved.carried["short"] == pytest.approx(float(row["co_st_sale"]), abs=0.01)
    assert saved.carried["long"] == pytest.approx(float(row["co_lt_sale"]), abs=0.01)
    parts = saved.detail["with_loss"]
    assert parts["investment_tax"] == pytest.approx(float(row["niit_sale"]), abs=0.05)
    assert parts["minimum_tax"] == pytest.approx(float(row["amt_sale"]), abs=0.05)


def test_the_cases_hold_every_row_and_status() -> None:
    assert len(ROWS) == 126
    assert {row["status"] for row in ROWS} == {"single", "mfj", "mfs", "hoh", "qss"}


def test_the_package_offers_the_door() -> None:
    assert tax.saving is saving


@pytest.mark.parametrize(
    ("status", "wages", "saved", "carried"),
    [
        ("single", 80_000, 0.22 * 3_000, 7_000),
        ("mfs", 80_000, 0.22 * 1_500, 8_500),  # half the limit on a separate return
        ("mfj", 160_000, 0.22 * 3_000, 7_000),  # one limit for the couple
    ],
)
def test_a_loss_lowers_other_income_up_to_the_limit(
    status: str, wages: float, saved: float, carried: float
) -> None:
    facts = {"profile": {"filing_status": status, "wages": wages}}

    result = saving("US", ON, facts, {"short": 10_000})

    assert result.now == pytest.approx(saved)
    assert result.carried == {"short": carried, "long": 0}


def test_a_loss_against_short_gains_saves_more_than_against_long_ones() -> None:
    short = {"gains": {"short": 10_000}, **EARNER}
    long = {"gains": {"long": 10_000}, **EARNER}

    assert saving("US", ON, short, {"long": 5_000}).now == pytest.approx(1_100)
    assert saving("US", ON, long, {"short": 5_000}).now == pytest.approx(750)


def test_a_loss_behind_a_larger_carried_one_saves_nothing_now() -> None:
    facts = {"brought_forward": {"long": 30_000}, **EARNER}

    saved = saving("US", ON, facts, {"short": 5_000})

    assert saved.now == 0
    assert saved.carried == {"short": 2_000, "long": 30_000}


def test_the_year_of_the_day_sets_the_law() -> None:
    gains = {"gains": {"long": 49_000}, "profile": {"wages": 16_100}}
    last = saving("US", date(2025, 12, 31), gains, {"long": 1_000})
    first = saving("US", date(2026, 1, 1), gains, {"long": 1_000})

    # 49,350 is taxable in 2025, 1,000 of it above the 0 % top of 48,350.
    assert last.now == pytest.approx(150)
    assert first.now == 0


def test_nothing_said_is_nothing_owed() -> None:
    saved = saving("US", ON, {}, {})

    assert (saved.without, saved.now, saved.carried) == (0, 0, {"short": 0, "long": 0})


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2027, 1, 1)])
def test_a_year_without_recorded_law_is_refused(day: date) -> None:
    with pytest.raises(NoParameterError, match=f"{day.year} is not recorded"):
        saving("US", day, EARNER, {"short": 1_000})


@pytest.mark.parametrize(
    "day", [None, "2026-05-01", datetime(2026, 5, 1, tzinfo=UTC), 2026]
)
def test_what_is_no_day_is_refused(day: Any) -> None:
    with pytest.raises(DecisionError, match=r"on is .*; it must be a date"):
        saving("US", day, EARNER, {"short": 1_000})


def test_a_country_without_rules_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(DecisionError, match=r"no sourced tax rules for CH.*US"):
        require_rules("CH")


@pytest.mark.parametrize(
    ("facts", "loss", "words"),
    [
        ({}, {"main": 1.0}, "loss has main; it may have short, long"),
        ({}, {"short": -1.0}, "loss short is -1.0; it must be 0 or more"),
        ({"gain": {}}, {}, "facts has gain"),
        ({"gains": {"st": 1.0}}, {}, "gains has st"),
        ({"brought_forward": {"long": -5.0}}, {}, "brought_forward long is -5.0"),
        ({"profile": {"wage": 1.0}}, {}, "profile has wage"),
        ({"profile": {"filing_status": "joint"}}, {}, "filing_status is joint"),
        ({"profile": {"wages": float("nan")}}, {}, "nan is not an amount"),
        ({"profile": {"wages": "much"}}, {}, "profile wages: 'much' is not an amount"),
        ({"profile": {"wages": True}}, {}, "profile wages: True is not an amount"),
        ({"profile": {"wages": [1.0, "x"]}}, {}, "is not an amount"),
        ({"profile": {"wages": -1.0}}, {}, "profile wages is -1.0; it must be 0 or"),
        ({"profile": {"interest": -1.0}}, {}, "profile interest is -1.0"),
        ({"profile": {"qualified_dividends": [0, -1]}}, {}, "qualified_dividends is"),
        ({"profile": None}, {}, "profile is None; it must be a mapping"),
        ({"gains": [1.0]}, {}, r"gains is \[1.0\]; it must be a mapping"),
        ({"gains": {"short": None}}, {}, "gains short: None is not an amount"),
        (None, {}, "facts is None; it must be a mapping"),
        ({}, None, "loss is None; it must be a mapping"),
    ],
)
def test_what_the_rules_would_not_read_is_refused(
    facts: Facts, loss: Pots, words: str
) -> None:
    with pytest.raises(DecisionError, match=words):
        saving("US", ON, facts, loss)


@given(
    wages=amounts, short=signed, long=signed, term=st.sampled_from(["short", "long"])
)
def test_a_larger_loss_never_saves_less_and_is_never_lost(
    wages: float, short: float, long: float, term: str
) -> None:
    facts = {"gains": {"short": short, "long": long}, "profile": {"wages": wages}}
    losses = np.array([0.0, 500.0, 3_000.0, 3_001.0, 80_000.0])

    saved = saving("US", ON, facts, {term: losses})

    assert np.all(np.diff(saved.now) >= -1e-6)
    used = saved.detail["with_loss"]["consumed"]
    left = saved.carried["short"] + saved.carried["long"]
    np.testing.assert_allclose(left, np.maximum(losses - short - long - used, 0))


@given(wages=amounts, gain=signed, losses=st.lists(amounts, min_size=2, max_size=4))
def test_arrays_save_like_their_elements(
    wages: float, gain: float, losses: list[float]
) -> None:
    facts = {"gains": {"long": gain}, "profile": {"wages": wages}}

    together = saving("US", ON, facts, {"short": np.array(losses)})

    apart = [saving("US", ON, facts, {"short": loss}) for loss in losses]
    assert together.now == pytest.approx([float(one.now) for one in apart], abs=1e-6)
    carried = [float(one.carried["short"]) for one in apart]
    assert together.carried["short"] == pytest.approx(carried)
