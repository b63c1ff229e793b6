"""What a section that nobody filled in could move."""

from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.case import Case
from decision.gates import Standing, standing_of
from decision.market import view_of
from decision.parameters import judgement, recording
from decision.verdict import decide
from decision.verdict.choice import best_other
from decision.verdict.deciding import section_moves
from decision.verdict.decision import Decision
from decision.verdict.sensitivity import SECTIONS, Move, SectionId, is_untouched
from decision.verdict.sensitivity.untyped import INPUTS
from tests.builders import merged

# The five fields of a first answer, and nothing else.
_BARE: dict[str, Any] = {
    "as_of": "2026-11-20",
    "position": {
        "kind": "stock",
        "lots": [{"acquired": "2025-01-06", "units": 100, "unit_cost": 100}],
        "price": {"unit": 70, "on": "2026-11-20"},
    },
}
_FULL: dict[str, Any] = {
    "tax": {"wages": 90_000, "state_rate": 0.05},
    "household": {
        "other_investments": 200_000,
        "horizon_years": 10,
        "monthly_spending": 3_000,
    },
    "mind": {"thesis": "intact"},
    "costs": {"spread": 0.001},
}
_SHELTERED: dict[str, Any] = {"position": {"account": "tax_free"}}
_ABROAD: dict[str, Any] = {"country": "GB", "position": {"currency": "GBP"}}


def a_case(**changes: Any) -> Case:
    return Case.model_validate(merged(_BARE, changes))


@cache
def _decided(text: str) -> Decision:
    case = Case.model_validate_json(text)
    return decide(case, view_of(case), flips=False)


def decided(case: Case) -> Decision:
    """The same case is decided only once."""
    return _decided(case.model_dump_json())


def a_standing(**changes: Any) -> Standing:
    case = a_case(**changes)
    standing = standing_of(case, view_of(case))
    assert standing is not None
    return standing


def moves(**changes: Any) -> dict[str, Move]:
    case = a_case(**changes)
    found = section_moves(decided(case), case, view_of(case))
    return {move.section: move for move in found}


def in_full(section: str, **changes: Any) -> dict[str, list[Decision]]:
    """What deciding the case says for each plausible value, by the input typed."""
    standing = a_standing(**changes)
    found = {
        one.id: [decided(case) for case in one.cases(standing)]
        for one in INPUTS
        if one.section == section
    }
    return {name: many for name, many in found.items() if many}


def told(decision: Decision) -> str:
    way = decision.action if decision.action != "hold" else best_other(decision)
    return way or "hold"


def formless(decision: Decision) -> str | None:
    """The action; of steps, the sale of all that they stand for here."""
    return "sell" if decision.action == "stage" else decision.action


@pytest.mark.parametrize("changes", [{}, _SHELTERED], ids=["bare", "sheltered"])
def test_amounts_are_those_of_deciding_the_changed_case_in_full(
    changes: dict[str, Any],
) -> None:
    """On all paths, as if it had been typed; few paths are within 1.5 % of value."""
    before, within = decided(a_case(**changes)), 0.015 * a_standing(**changes).value
    way = told(before)
    worth = before.outcome(way).advantage or 0.0

    for section, move in moves(**changes).items():
        apart = {
            name: max(abs((one.outcome(way).advantage or 0.0) - worth) for one in many)
            for name, many in in_full(section, **changes).items()
        }
        assert move.dollars == pytest.approx(apart[move.by], abs=within), section
        assert move.dollars == pytest.approx(max(apart.values()), abs=within), section


@pytest.mark.parametrize("changes", [{}, _SHELTERED], ids=["bare", "sheltered"])
def test_another_action_is_one_that_a_typed_value_leads_to(
    changes: dict[str, Any],
) -> None:
    before = decided(a_case(**changes))

    for section, move in moves(**changes).items():
        others = {
            (name, formless(one))
            for name, many in in_full(section, **changes).items()
            for one in many
            if formless(one) != before.action
        }
        assert (move.becomes_by, move.becomes) in others if move.becomes else not others


def test_a_bare_case_asks_for_every_section() -> None:
    assert tuple(moves()) == SECTIONS == get_args(SectionId)


def test_what_the_five_sections_could_do_to_a_loss_worth_swapping() -> None:
    found = moves()

    becomes = {move.section: (move.becomes_by, move.becomes) for move in found.values()}
    assert becomes == {
        "taxes": ("long_gains", "wait"),
        "money": ("need", "sell_part"),
        "others": ("other_investments", "sell"),
        "why": ("thesis", "sell"),
        "details": ("purchase", "wait"),
    }


def test_a_case_that_is_fully_typed_is_asked_for_nothing() -> None:
    assert moves(**_FULL) == {}


@settings(deadline=None, max_examples=12)
@given(st.sets(st.sampled_from(sorted(_FULL))))
def test_a_section_that_is_typed_says_nothing_of_moving(typed: set[str]) -> None:
    sections = {
        "tax": {"taxes"},
        "household": {"money", "others"},
        "mind": {"why"},
        "costs": {"details"},
    }
    silent = set().union(*(sections[part] for part in typed))

    found = moves(**{part: _FULL[part] for part in typed})

    assert set(found) == set(SECTIONS) - silent


@pytest.mark.parametrize(
    ("changes", "section", "asked"),
    [
        ({"tax": {"state_rate": 0.09}}, "taxes", {"wages"}),
        ({"tax": {"marginal": {"ordinary": 0.24, "long": 0.15}}}, "taxes", set()),
        ({"household": {"monthly_spending": 3_000}}, "money", {"horizon_years"}),
        ({"household": {"cash": 5_000}}, "others", {"other_investments"}),
        ({"household": {"holdings": [{"value": 5_000}]}}, "others", set()),
        ({"mind": {"leaning": "sell", "answers": {"q1": "c"}}}, "why", {"thesis"}),
        ({"mind": {"reason": "It fits."}}, "why", set()),
        ({"position": {"duration": 4.0}}, "details", set()),
        ({"trades": [{"on": "2026-11-02", "units": 1}]}, "details", set()),
    ],
)
def test_what_is_unknown_stays_open_and_what_is_usual_counts_as_answered(
    changes: dict[str, Any], section: str, asked: set[str]
) -> None:
    found = moves(**changes)

    assert ({found[section].by} if section in found else set()) == asked


def test_without_tax_no_tax_answer_could_move_anything() -> None:
    assert "taxes" not in moves(**_SHELTERED)
    assert "taxes" not in moves(**_ABROAD)
    assert moves(**_SHELTERED)["details"].by == "employer"


def test_a_fund_has_no_employer() -> None:
    employer = next(one for one in INPUTS if one.id == "employer")

    assert len(employer.cases(a_standing())) == 1
    assert employer.cases(a_standing(position={"kind": "fund"})) == []


def test_a_gate_that_fixes_the_action_leaves_nothing_to_move() -> None:
    assert moves(position={"price": {"unit": 120}}) == {}


def test_without_a_price_there_is_nothing_to_move() -> None:
    case = a_case()
    nothing = replace(view_of(case), price=None)

    assert section_moves(decided(case), case, nothing) == ()


def test_the_same_case_is_told_the_same() -> None:
    assert moves() == moves()


def test_a_written_exit_has_no_value_here_and_says_no_amount() -> None:
    exit_wanted = {"mind": {"thesis": "intact", "wants": "stop"}, **_SHELTERED}
    assert decided(a_case(**exit_wanted)).action == "stop"

    found = moves(**exit_wanted)

    assert {move.dollars for move in found.values()} == {None}


def test_what_might_be_typed_is_no_assumption_of_the_answer() -> None:
    case = a_case()
    before, view = decided(case), view_of(case)

    with recording() as used:
        section_moves(before, case, view)

    assert not any(name.startswith("judgements.plausible") for name, _ in used)


def test_a_forecast_is_tried_both_ways_within_its_cap() -> None:
    view = next(one for one in INPUTS if one.id == "view")

    tried = [case.mind.view or 0.0 for case in view.cases(a_standing())]

    assert tried == [0.03, -0.03]
    weight, cap = float(judgement("view_weight")), float(judgement("view_cap"))
    assert all(abs(one) * weight <= cap for one in tried)


def test_a_touched_section_is_one_that_differs_from_a_blank_one() -> None:
    blank, full = a_case(), a_case(**_FULL)

    assert [is_untouched(blank, one) for one in SECTIONS] == [True] * 5
    assert [is_untouched(full, one) for one in SECTIONS] == [False] * 5
