"""The value of one input at which another action is named."""

from typing import Any

import pytest

from decision.parameters import recording
from decision.verdict import decide
from decision.verdict.decision import Flip
from decision.verdict.sensitivity import flips_of
from decision.verdict.sensitivity.variant import (
    action_of,
    named_by_arithmetic,
    variant_of,
)
from tests.builders import a_case, at_weight, decided, merged
from tests.verdict.sensitivity.test_robustness import CASES, the_situation


def the_flips(**changes: Any) -> dict[str, list[Flip]]:
    situation = the_situation(**changes)
    action = action_of(named_by_arithmetic(variant_of(situation)))
    found: dict[str, list[Flip]] = {}
    for flip in flips_of(situation, action)[0]:
        found.setdefault(flip.input, []).append(flip)
    return found


def typed(flip: Flip, value: float) -> dict[str, Any]:
    """The case as somebody types it to have this value of the input."""
    ways: dict[str, dict[str, Any]] = {
        "price": {"position": {"price": {"unit": value}}},
        "weight": {"household": at_weight(value)},
        "horizon_years": {"household": {"horizon_years": value}},
        "future_rate": {"tax": {"marginal": {"future": value}}},
        "long_gains": {"tax": {"long_gains": value}},
        "volatility": {"market": {"volatility": value}},
        "spread": {"costs": {"spread": value}},
    }
    return ways[flip.input]


def formless(**changes: Any) -> str | None:
    """The action; of steps, the sale that they stand for."""
    decision = decided(**changes)
    if decision.action != "stage":
        return decision.action
    sold = sum(trade.units for trade in decision.outcome("stage").trades)
    held = decision.position.units if decision.position else 0.0
    return "sell" if sold == pytest.approx(held) else "sell_part"


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("swap", {"price", "weight", "volatility", "spread"}),
        ("near", {"price", "future_rate", "spread"}),
        ("trim", {"price", "weight", "volatility"}),
    ],
)
def test_a_case_typed_a_little_before_and_after_the_flip_has_the_two_actions(
    name: str, inputs: set[str]
) -> None:
    """Decided in full, on all paths, from what would be typed."""
    action = formless(**CASES[name])
    found = the_flips(**CASES[name])

    assert inputs <= found.keys()
    for flip in (one for many in found.values() for one in many):
        if flip.input == "extra_return":
            continue
        step = 0.05 * (flip.value - flip.now)
        before = typed(flip, flip.value - step)
        after = typed(flip, flip.value + step)
        assert formless(**merged(CASES[name], before)) == action, flip
        assert formless(**merged(CASES[name], after)) == flip.becomes, flip


def test_holding_must_earn_what_booking_the_loss_is_worth() -> None:
    """A swap worth x % of value is beaten by about x / 3 % a year over three years."""
    (flip,) = the_flips()["extra_return"]

    advantage = decided().advantage
    assert advantage is not None
    assert flip.becomes == "hold"
    assert flip.value == pytest.approx(advantage / 7_000 / 3, rel=0.15)


def test_each_flip_is_the_nearest_on_its_side_and_says_where_one_is_now() -> None:
    found = the_flips()

    for flips in found.values():
        sides = [flip.value > flip.now for flip in flips]
        assert len(set(sides)) == len(sides)
    assert found["price"][0].now == 70


def test_without_tax_there_is_no_tax_to_doubt() -> None:
    assert not {"future_rate", "long_gains"} & the_flips(**CASES["sheltered"]).keys()


def test_a_gate_is_not_flipped() -> None:
    at_a_gain = the_situation(position={"price": {"unit": 120}})

    assert flips_of(at_a_gain, "hold") == ((), ())


def test_an_input_that_changes_nothing_in_range_is_steady() -> None:
    decision = decide(a_case(**CASES["sheltered"]))

    assert decision.flips or decision.steady
    assert not {flip.input for flip in decision.flips} & set(decision.steady)
    for horizon in (0.5, 3, 20):
        changed = merged(CASES["sheltered"], {"household": {"horizon_years": horizon}})
        assert "horizon_years" in decision.steady
        assert decided(**changed).action == decision.action


def test_what_a_search_reads_is_no_assumption_of_the_answer() -> None:
    with recording() as used:
        the_flips()

    assert ("judgements.flip_steps", "grid") not in used
