"""Which questions are asked, and what the answers resemble."""

from typing import Any

import pytest

from decision.mind import BIASES, questions, questions_for
from decision.mind.questions import intends_to_hold, points_of
from tests.mind.cases import a_case

# Points by question and option; every other option gives none.
POINTS = {
    "q1b": {"endowment": 1},
    "q1c": {},
    "q2c": {"anchoring": 2},
    "q2d": {"anchoring": 2},
    "q3b": {"anchoring": 2, "disposition": 1},
    "q3d": {"loss_aversion": 2, "disposition": 1},
    "q4b": {"sunk_cost": 1},
    "q4c": {"sunk_cost": 2},
    "q5c": {"sunk_cost": 1},
    "q5d": {"sunk_cost": 2, "anchoring": 1},
    "q6b": {"disposition": 2},
    "q6c": {"panic": 1},
    "q7c": {"disposition": 2},
    "q8b": {"herd": 2},
    "q8c": {"herd": 1, "panic": 1},
    "q9c": {"panic": 2},
    "q9d": {"loss_aversion": 1},
    "q10b": {"loss_aversion": 1},
    "q10c": {"panic": 2},
    "q11b": {"regret": 2},
    "q11c": {"regret": 1},
    "q11d": {"regret": 3},
    "q12b": {"endowment": 1},
    "q12c": {"endowment": 2},
}
ANSWERS = [
    (question.id, option) for question in questions() for option in question.options
]


def test_there_are_twelve_in_order_with_options_from_a_on() -> None:
    assert [one.id for one in questions()] == [f"q{number}" for number in range(1, 13)]
    for one in questions():
        assert list(one.options) == list("abcde")[: len(one.options)]
        assert set(one.points) <= set(one.options)


@pytest.mark.parametrize(("question", "option"), ANSWERS)
def test_points_of_each_answer(question: str, option: str) -> None:
    case = a_case(mind={"answers": {question: option}})

    found = {bias: points[question] for bias, points in points_of(case).items()}

    assert found == POINTS.get(question + option, {})


def test_an_option_that_does_not_exist_gives_no_points() -> None:
    assert points_of(a_case(mind={"answers": {"q1": "e"}})) == {}


@pytest.mark.parametrize(
    ("mind", "holds"),
    [
        ({}, False),
        ({"thesis": "broken"}, False),
        ({"thesis": "intact"}, True),
        ({"view": 0.02}, True),
        ({"view": 0.0}, False),
        ({"view": -0.02}, False),
        ({"wants": "stop"}, True),
        ({"leaning": "hold"}, True),
        ({"leaning": "sell"}, False),
        ({"answers": {"q3": "a"}}, False),
        ({"answers": {"q3": "b"}}, True),
        ({"answers": {"q3": "d"}}, True),
    ],
)
def test_not_buying_back_counts_only_for_those_who_mean_to_hold(
    mind: dict[str, Any], holds: bool
) -> None:
    answers = {"q1": "c", **mind.get("answers", {})}
    case = a_case(mind={**mind, "answers": answers})

    assert intends_to_hold(case) is holds
    assert points_of(case).get("endowment", {}).get("q1", 0) == (2 if holds else 0)


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("stock", ["q3", "q1", "q4"]),
        ("crypto", ["q3", "q1", "q4"]),
        ("business", ["q3", "q1", "q4"]),
        ("fund", ["q9", "q8", "q10"]),
        ("sector_fund", ["q9", "q8", "q10"]),
        ("bond_fund", ["q9", "q8", "q10"]),
    ],
)
def test_funds_are_asked_about_panic_and_single_things_about_holding_on(
    kind: str, first: list[str]
) -> None:
    assert [one.id for one in questions_for(a_case(kind))] == first


@pytest.mark.parametrize("kind", ["stock", "fund"])
@pytest.mark.parametrize(
    ("leaning", "first"), [("hold", ["q3", "q1", "q4"]), ("sell", ["q9", "q8", "q10"])]
)
def test_whoever_leans_one_way_is_asked_what_may_pull_that_way(
    kind: str, leaning: str, first: list[str]
) -> None:
    case = a_case(kind, mind={"leaning": leaning})

    assert [one.id for one in questions_for(case)] == first


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({"employer": True}, "q12"),
        ({"household": {"needs": [{"amount": 1, "due": "2027-01-01"}]}}, "q6"),
        ({"mind": {"reason": "everyone on reddit is holding"}}, "q8"),
        ({"mind": {"reason": "I'd never forgive myself"}}, "q11"),
    ],
)
def test_what_is_known_moves_a_question_forward(
    known: dict[str, Any], first: str
) -> None:
    assert questions_for(a_case(**known))[0].id == first


def test_purchases_on_the_way_down_move_a_question_forward() -> None:
    costs = [("2024-01-02", 100), ("2024-06-03", 80)]
    lots = [{"acquired": day, "units": 1, "unit_cost": cost} for day, cost in costs]

    assert "q5" in {one.id for one in questions_for(a_case(lots=lots))}
    assert "q5" not in {one.id for one in questions_for(a_case(lots=lots[:1]))}


@pytest.mark.parametrize("most", [0, 1, 3, 12])
def test_no_more_than_asked_for(most: int) -> None:
    assert len(questions_for(a_case(), most=most)) == most


def test_an_answer_does_not_make_its_question_vanish() -> None:
    answered = a_case(mind={"answers": {"q3": "b", "q1": "a"}})

    assert questions_for(answered) == questions_for(a_case())


def test_points_name_known_biases() -> None:
    named = {bias for one in questions() for row in one.points.values() for bias in row}

    assert named == set(BIASES)
