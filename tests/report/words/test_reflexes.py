"""Reflexes and prompts in words: a likeness, never a diagnosis."""

import re

import pytest

from decision.mind import BIASES, BiasId, FoundBias, Level, general_prompts, prompts
from decision.report.words.reflexes import (
    bias_prompt,
    bias_text,
    prompt_evidence,
    resembled,
)
from tests.mind.cases import a_case


@pytest.mark.parametrize("bias", BIASES)
def test_each_reflex_has_a_likeness_and_something_to_do(bias: BiasId) -> None:
    assert resembled(bias) != bias.replace("_", " ")
    assert bias_prompt(bias).endswith((".", "?"))


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("possible", "Your answers resemble doing what others do (“reddit” and "),
        ("likely", "Your answers clearly resemble doing what others do (“reddit” and "),
    ],
)
def test_answers_resemble_and_the_words_are_quoted(level: Level, said: str) -> None:
    found = FoundBias(id="herd", level=level, matched=("reddit", "q8"))

    assert bias_text(found) == f"{said}question 8)."
    assert not re.search(r"you are|biased|score|%", bias_text(found))


def test_a_prompt_says_what_it_follows_from_and_how_good_the_evidence_is() -> None:
    found = (FoundBias(id="herd", level="possible", matched=("reddit",)),)
    told = prompt_evidence(prompts(a_case(), found)[0])

    assert told.startswith("You wrote “reddit”. Evidence that asking this helps: thin.")


def test_a_general_prompt_follows_from_nothing_but_says_its_evidence() -> None:
    told = [prompt_evidence(one) for one in general_prompts()]

    assert all(one.startswith("Evidence that asking this helps: ") for one in told)
