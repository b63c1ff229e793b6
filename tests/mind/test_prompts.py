"""Prompts tied to what was typed, with their evidence, and two-sided myths."""

import re
import tomllib
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

import decision.mind
from decision.mind import (
    BIASES,
    BiasId,
    FoundBias,
    Level,
    biases,
    general_prompts,
    myths,
    myths_for,
    prompts,
    questions,
)
from tests.mind.cases import a_case

FILE = Path(decision.mind.__file__).with_name("prompts.toml")
TABLES = tomllib.loads(FILE.read_text("utf-8"))
GENERAL = ("consider_the_opposite", "outside_view", "overnight", "pre_mortem")


def found(*ids: BiasId, level: Level = "possible") -> tuple[FoundBias, ...]:
    return tuple(FoundBias(id=one, level=level, matched=("word",)) for one in ids)


def shown(kind: str, *ids: BiasId, **options: Any) -> set[str]:
    given = {one.id for one in prompts(a_case(kind), found(*ids), **options)}
    return given - set(GENERAL)


@pytest.mark.parametrize(
    ("bias", "expected"),
    [
        ("loss_aversion", {"whole_portfolio"}),
        ("disposition", {"without_the_price", "move_the_money"}),
        ("endowment", {"cash_test"}),
        ("sunk_cost", {"best_alternative"}),
        ("anchoring", {"plain_anchor"}),
        ("herd", {"alone_in_a_room"}),
        ("panic", {"cool_off"}),
        ("regret", {"both_regrets"}),
    ],
)
def test_each_bias_has_its_prompt(bias: BiasId, expected: set[str]) -> None:
    assert shown("stock", bias) == expected


def test_fund_holders_are_asked_whom_they_blame() -> None:
    assert shown("fund", "disposition") == {"who_is_to_blame", "move_the_money"}


def test_the_rise_needed_is_named_where_it_is_known() -> None:
    given = prompts(a_case(), found("anchoring"), gain_needed=2 / 3)

    assert given[0].id == "gain_needed"
    assert "rise by 67%" in given[0].question


def test_nobody_is_asked_to_wait_where_a_gate_fires() -> None:
    assert shown("stock", "panic", gate_fires=True) == set()


def test_general_prompts_always_follow() -> None:
    assert tuple(one.id for one in prompts(a_case(), ())) == GENERAL
    assert tuple(one.id for one in general_prompts()) == GENERAL


@pytest.mark.parametrize(
    ("mind", "ids", "asks"),
    [
        ({}, ("endowment",), False),
        ({"answers": {"q1": "a"}}, (), False),
        ({}, (), True),
    ],
    ids=["prompt", "question", "neither"],
)
def test_the_cash_test_is_asked_once(
    mind: dict[str, Any], ids: tuple[BiasId, ...], *, asks: bool
) -> None:
    given = [one.id for one in prompts(a_case(mind=mind), found(*ids))]

    assert ("overnight" in given) is asks
    assert len(given) == len(set(given))


def test_likely_biases_come_first() -> None:
    both = (*found("herd"), *found("regret", level="likely"))

    assert [one.bias for one in prompts(a_case(), both)][:2] == ["regret", "herd"]


def test_a_prompt_quotes_what_was_typed_and_answered() -> None:
    reason = "I'm out the minute it gets back to 100"
    case = a_case(mind={"reason": reason, "answers": {"q2": "c"}})

    tied_to = prompts(case, biases(case))[0].tied_to

    assert "“the minute it gets back to 100”" in tied_to
    assert "resemble" in tied_to
    assert "Which number matters most" in tied_to


@pytest.mark.parametrize("name", TABLES)
def test_each_prompt_asks_says_why_and_how_well_it_is_supported(name: str) -> None:
    table = TABLES[name]

    assert table["question"].strip()[-1] in "?."
    assert table["why"].count(".") == 1
    assert table["why"].endswith(".")
    assert table["strength"] in ("some", "thin")
    assert table["evidence"].endswith(".")


def test_texts_neither_diagnose_nor_advise_nor_promise() -> None:
    texts = [*map(astuple, myths()), *(str(table) for table in TABLES.values())]
    texts += [one.text for one in questions()]
    forbidden = r"you should|you are (biased|irrational)|score|diagnos|will recover"

    assert not [text for text in map(str, texts) if re.search(forbidden, text, re.I)]


def test_a_faded_effect_is_said_to_have_faded() -> None:
    assert "no longer after three months" in TABLES["without_the_price"]["evidence"]


def test_each_bias_has_a_prompt_of_its_own() -> None:
    assert {table.get("bias") for table in TABLES.values()} - {None} == set(BIASES)


def test_myths_say_when_they_hold_and_when_not() -> None:
    assert [one.id for one in myths()] == [
        "paper_loss",
        "never_at_a_loss",
        "always_comes_back",
        "permanent",
    ]
    assert all(
        one.applies and one.fails and one.applies != one.fails for one in myths()
    )


@pytest.mark.parametrize(
    ("bias", "expected"),
    [
        ("sunk_cost", ["always_comes_back"]),
        ("panic", ["permanent"]),
        ("regret", []),
        ("loss_aversion", ["paper_loss", "never_at_a_loss"]),
    ],
)
def test_myths_go_with_the_biases_found(bias: BiasId, expected: list[str]) -> None:
    assert [one.id for one in myths_for(found(bias))] == expected
