"""A written reason as words with their places."""

import pytest

from decision.mind import is_english
from decision.mind.text import read_words


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
