"""What a written reason is read as."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.reasons import ASIDE, FILES, judged, score
from decision.mind import BIASES, read_reason, reading
from decision.mind.pattern import compiled
from decision.mind.reading import Family, _hits, families, guards
from decision.mind.text import read_words
from decision.mind.words import word_classes

FAMILIES = [pytest.param(family, id=family.label) for family in families()]


def ids(text: str) -> set[str]:
    return {bias.id for bias in read_reason(text)}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_reads_its_own_examples(family: Family) -> None:
    for sentence in family.match:
        assert {bias for bias, _ in _hits(family, read_words(sentence))} == set(
            family.bias
        ), sentence


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_leaves_its_counterexamples_alone(family: Family) -> None:
    for sentence in family.miss:
        assert not list(_hits(family, read_words(sentence))), sentence


def test_each_family_names_guards_that_exist() -> None:
    assert all(set(family.guards) <= guards().keys() for family in families())


@pytest.mark.parametrize("name", list(guards()))
def test_each_guard_alone_takes_its_example_back(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = guards()[name]
    assert not ids(guard.example)

    idle = guards() | {name: replace(guard, patterns=())}
    monkeypatch.setattr(reading, "guards", lambda: idle)

    assert ids(guard.example)


def test_every_construction_and_every_class_is_well_formed() -> None:
    patterns = [one for family in families() for one in family.patterns]
    patterns += [one for family in families() for one in family.unless]
    patterns += [one for guard in guards().values() for one in guard.patterns]
    classes = [f"{{{name}}}" for name in word_classes()]

    assert all(compiled(pattern) for pattern in patterns + classes)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_labelled_sentences_are_read_with_f1_of_nine_tenths_per_bias(
    file: Path,
) -> None:
    sentences = judged(file)

    assert {bias: score(sentences, (bias,)).f1 for bias in BIASES} == pytest.approx(
        dict.fromkeys(BIASES, 1.0), abs=0.10
    )
    assert score(sentences).f1 >= 0.95


def test_sentences_for_which_nothing_was_changed_are_read_with_f1_of_nine_tenths() -> (
    None
):
    sentences = judged(ASIDE)

    assert score(sentences).f1 >= 0.9
    assert not any(one.found for one in sentences if not one.labels)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_reasons_without_a_bias_are_left_alone(file: Path) -> None:
    neutral = [one for one in judged(file) if not one.labels]

    assert sum(not one.found for one in neutral) >= 0.95 * len(neutral)


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        ("I wait to get my money back.", "I'm not waiting to get my money back."),
        ("I sell once it is at my cost.", "Getting back to my cost doesn't matter."),
        ("I'm attached to it.", "I'm not attached to it."),
        ("I'm panicking.", "I'm not panicking."),
        ("I'd regret it.", "I won't regret it."),
        ("I sold winners, I keep losers.", "I sold winners for tax, I keep losers."),
        ("I need to break even first.", "The break-even point is six weeks."),
        ("I follow the crowd.", "I don't follow the crowd."),
        ("I've put too much money into it.", "The money I've put in is gone."),
        ("I can't sell at a loss.", "I don't mind selling at a loss."),
    ],
)  # fmt: skip
def test_a_negation_or_a_purpose_nearby_takes_it_back(
    said: str, taken_back: str
) -> None:
    assert ids(said)
    assert not ids(taken_back)


@pytest.mark.parametrize("words_between", [5, 6])
@pytest.mark.parametrize(
    ("construction", "guard"),
    [
        ("I only want to get back to what I paid", "irrelevant"),
        ("I need to break even", "ebitda"),
    ],
    ids=["dismissed", "unless"],
)
def test_a_guard_reaches_six_words_and_no_further(
    construction: str, guard: str, words_between: int
) -> None:
    filler = " ".join(["well"] * words_between)

    read = ids(f"{construction} {filler} {guard}")

    assert ("anchoring" in read) == (words_between == 6)


def test_a_phrase_that_must_be_absent_takes_back_from_any_distance() -> None:
    held = "I sold my winners last spring and I am keeping the losers. " + "Well. " * 20

    assert "disposition" in ids(held)
    assert "disposition" not in ids(held + "It was for the tax.")


def test_words_that_weigh_do_not_bring_back_what_was_taken_back() -> None:
    assert not ids("The break-even point of the swap is about six weeks from now.")


def test_a_guard_does_not_reach_over_a_but_from_before() -> None:
    assert "loss_aversion" in ids("The tax is low but I can't sell at a loss.")


def test_a_guard_counts_after_a_but() -> None:
    assert not ids("I want to get back to what I paid, but that is irrelevant.")


def test_several_biases_are_read_in_one_reason() -> None:
    text = "Everyone says hold, and I can't sell below what I paid."

    assert {"herd", "anchoring"} <= ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "cant sell at a loss",
        "I can’t sell at a loss",
        "I CAN'T SELL AT A LOSS!!!",
        "I can not sell at a loss 😭",
        "<b>I can't sell at a loss</b>",
        "=A1*B2 I can't sell at a loss",
        "i caaan't sell at a loss",
    ],
)
def test_typing_does_not_matter(text: str) -> None:
    assert "loss_aversion" in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je ne vends pas, j'attends le break even.",
        "Ich will nicht verkaufen, everyone is holding und ich auch",
        "Не продаю, жду break even",
    ],
)
def test_english_words_in_another_language_are_not_read(text: str) -> None:
    assert read_reason(text) == []


def test_matched_words_stand_as_they_were_typed() -> None:
    (found,) = read_reason("Well, I CAN’T sell  at a\tloss, ok?")

    assert found.matched == ("CAN’T sell  at a\tloss",)


@pytest.mark.parametrize("text", ["", " ", "\n", "💩", "?", "0", "=1+1", "\x00", "ok"])
def test_nothing_to_read_is_no_bias(text: str) -> None:
    assert read_reason(text) == []


@given(st.text(max_size=400))
def test_any_text_is_read_and_matched_words_stand_in_it(text: str) -> None:
    assert all(word in text for bias in read_reason(text) for word in bias.matched)


VOCABULARY = sorted(
    {
        word
        for phrases in word_classes().values()
        for phrase in phrases
        for word in phrase.split()
        if word.isalpha()
    }
)


@given(st.lists(st.sampled_from([*VOCABULARY, ".", ",", "$62"]), max_size=60))
def test_any_order_of_our_own_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    found = read_reason(text)

    again = ids(text)

    assert [bias.id for bias in found] == [one for one in BIASES if one in again]
    assert all(word in text for bias in found for word in bias.matched)
    assert all(bias.matched for bias in found)


@pytest.mark.parametrize(
    "piece",
    [
        "if i sell and it ",
        "everyone ",
        "cant sell at a ",
        "a",
        "$62 ",
        "i put so much ",
    ],
)
def test_long_texts_of_repeated_beginnings_are_read_to_the_end(piece: str) -> None:
    """Gaps are bounded, so there is nothing to backtrack into without end."""
    text = piece * (10_000 // len(piece)) + ". I just want to break even."

    assert "anchoring" in ids(text)


@pytest.mark.parametrize(
    ("reason", "bias"),
    [
        ("It is not for me: selling at a loss would kill me.", "loss_aversion"),
        ("It pains me more to lose it than a gain would please me.", "loss_aversion"),
        ("Ten years of doubling down, and I go on doubling down.", "sunk_cost"),
        ("I bought more at 50, then more at 40.", "sunk_cost"),
        ("I'd sooner let go of the one that has gained.", "disposition"),
        ("As soon as I'm whole I'll dump it.", "anchoring"),
        ("I paid 90 and I'm not selling for less.", "anchoring"),
        ("My neighbour hates it, so I want rid of it.", "herd"),
    ],
)
def test_constructions_that_were_missed_on_a_first_look(reason: str, bias: str) -> None:
    assert bias in ids(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "It crashed after the fraud came out and the auditors resigned.",
        "It collapsed last year, and the auditors have signed since.",
        "I don't care what the neighbours say.",
        "Everyone tells me to hold but I am selling because the debt falls due.",
        "The high fees are wasted money.",
    ],
)
def test_what_has_happened_and_what_is_not_followed_resembles_nothing(
    reason: str,
) -> None:
    assert not ids(reason)
