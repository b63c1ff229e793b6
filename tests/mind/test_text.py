"""A written reason as words with their places."""

import pytest

from decision.mind import is_english
from decision.mind.reading import families, guards
from decision.mind.text import read_words
from decision.mind.words import word_classes


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("can't", "cant"),
        ("can’t", "cant"),
        ("$62.50", "#"),
        ("80k", "#"),
        ("0", "zero"),
        ("0.5", "#"),
        ("35%", "%"),
        ("35 percent", "%"),
        ("-$7,400", "minus"),
        ("60/40", "ratio"),
        ("in 2020", "in yr"),
        ("$2020", "#"),
        ("b/e", "b/e"),
        ("break-even", "break even"),
        ("nooooo", "no"),
        ("a. b, c", "a . b , c"),
    ],
)
def test_words_numbers_and_pauses(typed: str, plain: str) -> None:
    assert read_words(typed).plain.strip() == plain


def test_a_word_is_found_again_where_it_was_typed() -> None:
    reading = read_words("Well,  I CAN'T")

    assert reading.as_typed(2, 3) == "I CAN'T"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I will hold it until it is back", True),
        ("cant sell rn lol its down bad", True),
        ("Ich verkaufe erst wenn der Kurs wieder oben ist", False),
        ("Je ne veux pas vendre avec une perte", False),
        ("No quiero vender con pérdida porque duele mucho", False),
        ("株は売りたくない 損をしたくない まだ 待つ", False),
        ("Non vendo in perdita, aspetto che torni su", False),
        ("Ik verkoop niet met verlies", False),
        ("Jeg vil ikke selge med tap", False),
        ("Я не хочу продавать", False),
        ("株は損", False),
        ("Interest rates rose, bond prices fell", True),
        ("hodl lol diamond hands 🚀", True),
        ("ok", True),
        ("", True),
    ],
)
def test_only_english_is_read_and_the_page_can_say_so(text: str, answer: bool) -> None:
    assert is_english(text) is answer


def test_the_vocabulary_holds_words_and_their_beginnings() -> None:
    known = read_words("Selling at $62.").vocabulary

    assert {"selling", "at", "#", "s*", "sel*", "selling*"} <= known
    assert "ell*" not in known
    assert "sel" not in known


def test_no_construction_asks_for_a_longer_beginning_than_the_vocabulary_holds() -> (
    None
):
    patterns = [line for one in families() for line in one.patterns]
    patterns += [line for one in guards().values() for line in one.patterns]
    patterns += [line for one in families() for line in (*one.unless, *one.absent)]
    phrases = [phrase for known in word_classes().values() for phrase in known]
    words = " ".join([*patterns, *phrases]).replace("|", " ").split()
    asked = {word for word in words if word[-1] == "*" and word[:-1].isalpha()}

    assert asked
    assert all(word in read_words(word[:-1]).vocabulary for word in asked)


@pytest.mark.parametrize(
    "reason",
    [
        "No quiero vender con pérdidas.",
        "Non vendo mai in perdita.",
        "Não vendo no prejuízo.",
        "Nigdy nie sprzedaję ze stratą.",
        "Asla zararına satmam.",
        "En koskaan myy tappiolla.",
        "Saya tidak pernah menjual rugi.",
        "Tôi không bao giờ bán lỗ.",
        "Nu vând niciodată în pierdere.",
        "Alle verkaufen.",
    ],
)
def test_short_sentences_of_other_languages_are_told_from_english(reason: str) -> None:
    assert not is_english(reason)


def test_a_borrowed_word_makes_no_other_language() -> None:
    assert is_english("The café chain is my favourite.")
