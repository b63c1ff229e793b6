"""Words that weigh, where no construction stands."""

import pytest

from decision.mind.bias import BIASES
from decision.mind.cues import Cue, chances, cues, stem, weighed, weights
from decision.mind.text import read_words


@pytest.mark.parametrize(
    ("word", "root"),
    [("selling", "sel"), ("sells", "sel"), ("losses", "los"), ("loss", "los")],
)
def test_endings_are_cut(word: str, root: str) -> None:
    assert stem(word) == root


def test_cues_are_stems_and_classes_with_their_places() -> None:
    found = cues(read_words("My friends sell"))

    assert Cue("my", 0, 0) in found
    assert Cue("sel", 2, 2) in found
    assert Cue("{crowd}", 1, 1) in found
    assert Cue("{crowd}", 0, 1) in found


def test_every_weight_belongs_to_a_bias() -> None:
    assert {bias for row in weights().values() for bias in row} == set(BIASES)
    assert set(weights()["(start)"]) == set(BIASES)


def test_without_cues_every_bias_is_improbable() -> None:
    assert max(chances([]).values()) < 0.5


def test_a_few_words_say_too_little() -> None:
    assert not list(weighed(read_words("panic")))


def test_what_no_construction_holds_is_read_by_its_words() -> None:
    text = "in the forum and on reddit everyone, all my friends, on twitter too"

    assert "herd" in {bias for bias, _ in weighed(read_words(text))}
