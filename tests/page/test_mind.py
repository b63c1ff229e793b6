"""Why it is held: the words that were read, at most three questions, plain text."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.conftest import add_row, open_section, type_in, widget_of
from tests.page.shown import captions, texts, unescaped, verdict

HERD = "I am out as everyone is selling and so should I"


def questions(app: AppTest) -> list[str]:
    """The ids of the questions on the page."""
    keys = [str(one.key) for one in app.selectbox]
    return [key.rpartition(".")[2] for key in keys if key.startswith("mind.answers.")]


@pytest.mark.parametrize(
    "reason",
    [
        f"<script>alert(1)</script><img src=x onerror=alert(1)> {HERD}",
        f'=HYPERLINK("http://example.org") {HERD}',
        f"**bold** [link](http://example.org) :material/add: $x$ {HERD}",
        f"😱💎🙌 {HERD} 🚀🚀🚀",
        "everyone is selling " * 500,
    ],
    ids=["html", "formula", "markdown", "emoji", "10,000 characters"],
)
def test_whatever_is_written_is_shown_as_text(typed: AppTest, reason: str) -> None:
    type_in(typed, {"mind.reason": reason})

    assert typed.session_state["answer"].case.mind.reason == reason.strip()
    assert "Words read: “" in captions(typed)
    assert "(doing what others do)" in captions(typed)
    assert not typed.get("html")
    shown = [one.value for one in (*typed.markdown, *typed.caption)]
    assert not any("<script" in one or "](http" in one for one in shown)
    assert not typed.exception
    assert not typed.error


def test_another_language_is_said_not_to_be_read(typed: AppTest) -> None:
    before = verdict(typed)

    type_in(typed, {"mind.reason": "Ich verkaufe erst, wenn der Verlust weg ist."})

    assert "Only English is read; these words change nothing." in captions(typed)
    assert verdict(typed) == before


@pytest.mark.parametrize(
    ("kind", "first"), [("stock", "q3"), ("fund", "q9")], ids=["stock", "fund"]
)
def test_at_most_three_questions_fit_what_is_held(
    typed: AppTest, kind: str, first: str
) -> None:
    type_in(typed, {"position.kind": kind})
    open_section(typed, "Why you hold it")

    assert questions(typed)[0] == first
    assert len(questions(typed)) == 3


def test_an_answer_can_be_given_and_taken_back(typed: AppTest) -> None:
    type_in(typed, {"mind.answers.q3": "b"})
    told = " ".join(texts(typed))
    assert "Your answers resemble measuring it by the price" in told

    type_in(typed, {"mind.answers.q3": None})

    assert typed.session_state["answer"].case.mind.answers == {}
    assert "Your answers resemble" not in " ".join(texts(typed))


def test_a_discounted_view_stands_below_the_ledger_with_its_words(
    typed: AppTest,
) -> None:
    type_in(
        typed,
        {"mind.view": "6", "mind.reason": "I just need to get my money back."},
    )

    assert "Your view of 6% a year above the market weighs" in captions(typed)
    assert "resembles measuring it by the price" in captions(typed)
    ledger = next(one for one in typed.get("vega_lite_chart"))
    assert "Discount on your view +$" in unescaped(ledger.proto.alt)


def test_a_question_answered_elsewhere_stays_on_the_page(typed: AppTest) -> None:
    typed.session_state["draft"].set("mind.answers.q7", "c")
    open_section(typed, "Why you hold it")

    assert questions(typed) == ["q3", "q1", "q7"]
    assert widget_of(typed, "mind.answers.q7").value == "c"


def test_a_written_rule_reaches_the_case_and_the_dates(typed: AppTest) -> None:
    before = verdict(typed)

    type_in(
        typed,
        {
            "mind.rule.sell_if": "<b>Sales</b> fall twice",
            "mind.rule.look_again": date(2027, 2, 1),
        },
    )

    assert typed.session_state["answer"].case.mind.rule.look_again == date(2027, 2, 1)
    assert verdict(typed) == before
    told = "set yourself to look again. You wrote: sell if “<b>Sales</b> fall twice”."
    assert told in unescaped(" ".join(texts(typed)))


def test_a_day_that_has_passed_is_refused_beside_its_field(typed: AppTest) -> None:
    type_in(typed, {"mind.rule.look_again": date(2026, 11, 1)})

    assert "1 November 2026 is before the decision day" in typed.error[0].value
    assert "I look again on (Why you hold it)" in typed.warning[0].value


FEAR = {"mind.reason": "I just want it to stop, get me out at any price."}


def test_fear_moves_the_first_date_and_asks_for_the_way_back(typed: AppTest) -> None:
    type_in(typed, {"position.kind": "fund"} | FEAR)
    before = verdict(typed)
    assert not any(one.key == "first mind.rule.buy_again_if" for one in typed.text_area)

    type_in(typed, {"mind.answers.q9": "c"})

    assert verdict(typed) == before
    assert "from 21 November 2026 to 23 November 2026. First write" in captions(typed)
    typed.text_area(key="first mind.rule.buy_again_if").set_value("It is at 70.").run()
    assert widget_of(typed, "mind.rule.buy_again_if").value == "It is at 70."
    assert "Read again when you would buy back: “It is at 70.”" in (
        unescaped(" ".join(texts(typed)))
    )

    type_in(typed, {"mind.rule.buy_again_if": "At 65."})

    place = typed.text_area(key="first mind.rule.buy_again_if")
    assert place.value == "At 65."


def test_money_due_does_not_wait(typed: AppTest) -> None:
    type_in(typed, {"position.kind": "fund"} | FEAR)
    type_in(typed, {"mind.answers.q9": "c"})
    add_row(typed, "household.needs")

    type_in(
        typed,
        {
            "household.needs[0].amount": "9000",
            "household.needs[0].due": date(2027, 2, 1),
        },
    )

    assert "First write when you would buy again" not in captions(typed)
