"""What must hold for every case.

A decision takes a while, so each property sees few examples, drawn from few values.
"""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.verdict import Decision
from tests.builders import TODAY, a_lot, decided, merged, sheltered

few = settings(max_examples=6)
VALUE = 7_000.0

kinds = st.sampled_from(["stock", "fund", "sector_fund", "crypto", "bond_fund"])
others = st.sampled_from([0, 8_000, 20_000, 60_000, 200_000])
theses = st.sampled_from(["intact", "unclear", "broken"])


def advantages(decision: Decision) -> dict[str, float]:
    return {
        one.id: one.advantage
        for one in decision.strategies
        if one.advantage is not None
    }


def candidates(decision: Decision) -> set[str]:
    return {one.id for one in decision.strategies if one.candidate}


def line(decision: Decision, strategy: str, factor: str) -> float:
    ledger = decision.ledgers[strategy]
    return next(one.dollars for one in ledger if one.factor == factor)


@few
@given(st.floats(71, 5_000), st.floats(71, 5_000), kinds, others, theses)
def test_in_a_sheltered_account_the_purchase_price_does_not_matter(
    one: float, other: float, kind: str, rest: float, thesis: str
) -> None:
    """As long as it is a loss and worth more than nothing: those are gates."""
    decisions = [
        decided(
            **sheltered(
                position={"kind": kind, "lots": [a_lot(unit_cost=cost)]},
                household={"other_investments": rest},
                mind={"thesis": thesis},
            )
        )
        for cost in (one, other)
    ]

    first, second = decisions
    assert first.action == second.action
    assert candidates(first) == candidates(second)
    assert advantages(first) == pytest.approx(advantages(second))


@few
@given(
    st.sampled_from([0.5, 0.8]),
    kinds,
    others,
    theses,
    st.sampled_from([0.0, 0.3]),
)
def test_shares_of_value_do_not_depend_on_the_size_of_the_household(
    times: float, kind: str, rest: float, thesis: str, own: float
) -> None:
    """At marginal rates, under the yearly limit, without fixed fees.

    And with losses above the least dollars for which one is harvested; of whole units,
    whole ones are sold in steps, so here they are not whole.
    """
    decisions = [
        decided(
            position={
                "kind": kind,
                "lots": [a_lot(units=40.5 * scale)],
                "loan": {"amount": 900 * own * scale, "rate": 0.07},
            },
            household={
                "other_investments": rest * scale,
                "cash": 500 * scale,
                "needs": [{"amount": 700 * scale, "due": "2028-01-20"}],
            },
            mind={"thesis": thesis},
        )
        for scale in (1.0, times)
    ]

    large, small = map(advantages, decisions)
    assert large.keys() == small.keys()
    for strategy, dollars in large.items():
        scaled = small[strategy] / times
        assert scaled == pytest.approx(dollars, rel=1e-6, abs=1e-3)


@few
@given(
    st.sampled_from([200_000, 90_000, 60_000, 40_000, 20_000, 8_000]),
    st.floats(0.05, 0.9),
    st.sampled_from(["unclear", "broken"]),
)
def test_more_concentration_never_favours_holding(
    rest: float, share: float, thesis: str
) -> None:
    """The weight rises: own risk speaks louder, and what was left is not held."""
    light, heavy = (
        decided(household={"other_investments": other}, mind={"thesis": thesis})
        for other in (rest, rest * share)
    )

    for strategy in ("sell", "swap"):
        before = line(light, strategy, "own_risk")
        assert line(heavy, strategy, "own_risk") >= before - 0.001 * VALUE
    if light.action in ("sell", "sell_part"):
        assert heavy.action in ("sell", "sell_part")


@few
@given(
    st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0, 0.3), st.sampled_from([69, 40])
)
def test_a_higher_future_rate_never_favours_harvesting(
    ordinary: float, future: float, more: float, price: float
) -> None:
    now, later = (
        decided(
            position={"price": {"unit": price}},
            tax={"marginal": {"ordinary": ordinary, "long": 0.1, "future": rate}},
        )
        for rate in (future, future + more)
    )

    assert now.tax is not None
    assert later.tax is not None
    assert later.tax.worth <= now.tax.worth + 1e-6
    assert advantages(later)["swap"] <= advantages(now)["swap"] + 0.01
    if now.action == "hold":
        assert later.action == "hold"


@few
@given(
    st.integers(-45, 45),
    st.floats(1, 150),
    st.sampled_from(["taxable", "tax_deferred", "tax_free"]),
    st.sampled_from(["self", "spouse", "company"]),
    st.floats(0, 0.15),
)
def test_one_more_purchase_never_raises_the_worth_of_the_loss(
    days: int, units: float, account: str, owner: str, future: float
) -> None:
    """Where the loss is worth having at all: rates do not rise."""
    on = (TODAY + timedelta(days=days)).isoformat()
    bought = {"on": on, "units": units, "account": account, "owner": owner}
    tax = {"marginal": {"ordinary": 0.24, "long": 0.15, "future": future}}

    without, with_it = decided(tax=tax), decided(tax=tax, trades=[bought])

    assert with_it.tax is not None
    assert without.tax is not None
    assert with_it.tax.counts_now <= without.tax.counts_now + 1e-6
    assert with_it.tax.savings <= without.tax.savings
    assert line(with_it, "sell", "tax") <= line(without, "sell", "tax") + 0.01


PANIC = {"q9": "c", "q10": "c", "q8": "b"}
HOPE = {"q1": "c", "q2": "c", "q3": "b", "q4": "c", "q12": "b"}


@few
@given(
    st.dictionaries(
        st.sampled_from([f"q{n}" for n in range(1, 13)]), st.sampled_from("abcde")
    ),
    st.sampled_from(["", "I just want my money back", "everybody is selling"]),
    others,
)
def test_without_a_view_no_answer_changes_more_than_the_form(
    answers: dict[str, str], reason: str, rest: float
) -> None:
    household = {"other_investments": rest}
    said = decided(household=household, mind={"answers": answers, "reason": reason})
    silent = decided(household=household)

    if said.action == "stage":  # a form of what is named otherwise (METHOD B6)
        assert silent.action in ("sell", "sell_part")
        assert line(said, "swap", "tax") == line(silent, "swap", "tax")
        return
    assert said.action == silent.action
    assert said.strategies == silent.strategies
    assert said.ledgers == silent.ledgers
    assert (said.lead, said.strength) == (silent.lead, silent.strength)


@pytest.mark.parametrize(("view", "answers"), [(0.06, HOPE), (-0.06, PANIC)])
def test_with_a_view_answers_that_lean_its_way_take_weight_from_it_alone(
    view: float, answers: dict[str, str]
) -> None:
    """BV-1."""
    plain, doubted = (
        decided(mind={"view": view, "answers": said}) for said in ({}, answers)
    )

    for strategy in ("sell", "swap"):
        before, after = (line(one, strategy, "view") for one in (plain, doubted))
        assert abs(after) < abs(before)
        moved = advantages(doubted)[strategy] - advantages(plain)[strategy]
        assert moved == pytest.approx(after - before, abs=0.02 * abs(before) + 0.01)


@pytest.mark.parametrize(
    ("view", "answers"), [(0.06, {"q9": "c", "q10": "c"}), (-0.06, {"q4": "c"})]
)
def test_with_a_view_answers_that_lean_the_other_way_change_nothing(
    view: float, answers: dict[str, str]
) -> None:
    plain, said = (
        decided(mind={"view": view, "answers": given}) for given in ({}, answers)
    )

    assert advantages(said) == advantages(plain)


@few
@given(st.floats(-1, 1), st.sampled_from([{}, PANIC, HOPE]), others)
def test_a_view_moves_no_way_by_more_than_its_cap(
    view: float, answers: dict[str, str], rest: float
) -> None:
    decision = decided(
        mind={"view": view, "answers": answers}, household={"other_investments": rest}
    )

    for strategy in decision.ledgers:
        assert abs(line(decision, strategy, "view")) <= 0.02 * VALUE * 1.1


PARTS: list[dict[str, Any]] = [
    {},
    {"trades": [{"on": "2026-11-02", "units": 30}]},
    {"household": {"needs": [{"amount": 2_500, "due": "2027-03-01"}], "cash": 300}},
    {"position": {"loan": {"amount": 2_500, "rate": 0.08, "maintenance": 0.35}}},
    {"position": {"expense_ratio": 0.012}, "mind": {"view": -0.1}},
    {"tax": {"marginal": None, "wages": 90_000, "short_gains": 2_000}},
]


@few
@given(kinds, others, theses, st.sampled_from(PARTS), st.sampled_from([95, 70, 20]))
def test_every_ledger_sums_to_its_advantage_and_holding_is_nothing(
    kind: str, rest: float, thesis: str, part: dict[str, Any], price: float
) -> None:
    drawn = {
        "position": {"kind": kind, "price": {"unit": price}},
        "household": {"other_investments": rest},
        "mind": {"thesis": thesis},
    }

    decision = decided(**merged(part, drawn))

    assert all(one.dollars == 0 for one in decision.ledgers["hold"])
    for strategy, dollars in advantages(decision).items():
        total = sum(one.dollars for one in decision.ledgers[strategy])
        assert total == pytest.approx(dollars, abs=0.01)
