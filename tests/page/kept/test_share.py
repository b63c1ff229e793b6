"""Sharing: what the link holds, what it opens, and what it never does."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.case import Case
from decision.case.link import read_link
from decision.page import session
from decision.page.form.draft import draft_of
from tests.page.conftest import type_in
from tests.page.shown import captions, document, texts, unescaped

FOLDER = Path(__file__).parents[2] / "cases/walkthroughs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
WRITTEN = {
    "mind.reason": "Grandma told me to keep it",
    "mind.rule.sell_if": "It falls below 55",
}


def shared(app: AppTest, **chosen: bool) -> AppTest:
    """The dialog opened with these switches; a run of the whole page closes it."""
    for name, value in chosen.items():
        app.session_state[f"share {name}"] = value
    return app.button(key="share").click().run()


def link_in(app: AppTest) -> str:
    """The text of the case in the link that is offered."""
    [code] = app.code
    return str(code.value).partition("?case=")[2]


def case_in(app: AppTest) -> Case:
    """The case of the link that is offered."""
    return read_link(link_in(app)).case


def listed(app: AppTest) -> dict[str, str]:
    """What the link is said to hold."""
    tables = [one.value for one in app.table if "Value" in one.value.columns]
    rows = tables[-1].to_numpy().tolist()
    return {unescaped(what): unescaped(value) for what, value in rows}


@pytest.fixture
def written(typed: AppTest) -> AppTest:
    """The typed position with a name, a reason and a rule."""
    return type_in(typed, {"position.name": "Anna's shares", **WRITTEN})


def test_the_link_holds_the_case_without_what_was_written(written: AppTest) -> None:
    shared(written)

    case = case_in(written)
    assert case.position.lots[0].unit_cost == 90
    assert case.position.name == "Anna's shares"
    assert case.mind.reason == case.mind.rule.sell_if == ""
    assert "Grandma" not in " ".join(listed(written).values())


def test_what_was_written_is_in_it_when_asked_for(written: AppTest) -> None:
    shared(written, written=True)

    assert case_in(written) == Case.model_validate(document(written))
    assert case_in(written).mind.reason == WRITTEN["mind.reason"]
    assert WRITTEN["mind.rule.sell_if"] in listed(written).values()


def test_a_day_to_look_again_is_no_writing_and_stays(typed: AppTest) -> None:
    type_in(typed, {"mind.rule.look_again": session.today().replace(year=2027)})

    shared(typed)

    assert str(case_in(typed).mind.rule.look_again) == "2027-11-20"


def test_everything_in_the_link_is_listed_before_it(written: AppTest) -> None:
    shared(written)

    rows = listed(written)
    assert rows["Lot"] == "Bought on 1 March 2024; Units 100; Paid per unit 90"
    assert rows["Wages this year"] == "95,000"
    assert rows["Name"] == "Anna's shares"
    assert len(rows) == len([*flat(case_in(written).to_dict())]) - 1 - 2
    said = " ".join(texts(written))
    assert "sends what it holds to the server" in said
    assert "in the history of that browser" in said


def flat(document: Any) -> list[Any]:
    """The values of a document, one by one."""
    if isinstance(document, dict):
        return [value for one in document.values() for value in flat(one)]
    if isinstance(document, list):
        return [value for one in document for value in flat(one)]
    return [document]


def test_answers_to_questions_are_listed_with_their_words(typed: AppTest) -> None:
    typed.session_state["draft"].set("mind.answers.q1", "c")
    typed.run()

    shared(typed)

    assert case_in(typed).mind.answers == {"q1": "c"}
    assert any("cash" in what for what in listed(typed))


def test_percentages_only_hold_no_amount_no_name_and_no_words(
    written: AppTest,
) -> None:
    shared(written, scaled=True, written=True)

    link = read_link(link_in(written))
    told = json.dumps(link.case.to_dict())
    assert link.is_scaled
    for word in ("Anna", "Grandma", "falls below", "95000", "200000"):
        assert word not in told
    assert not {95_000, 200_000, 6_000} & {
        one for one in flat(link.case.to_dict()) if isinstance(one, int | float)
    }
    assert listed(written)["Tax rate on long-term gains"] == "15%"
    assert "All that is owned becomes 100,000 in USD" in " ".join(texts(written))
    assert "The answer stays: " in " ".join(texts(written))


def test_an_answer_that_changes_is_said_before_it_is_copied(typed: AppTest) -> None:
    """A loss of 240,000 in a household of seven millions: the $3,000 do not scale."""
    changes = json.loads((FOLDER / "sc31.json").read_text("utf-8"))["case"]
    typed.session_state["draft"] = draft_of(changes)
    typed.run()

    shared(typed, scaled=True)

    said = " ".join(texts(typed))
    assert "In round figures the answer becomes sell a part, too close to call" in said
    assert "limits in dollars do not scale" in said
    assert "here it is sell in steps, too close to call" in said


def test_a_shared_screen_is_never_shown_amounts_in_the_dialog(typed: AppTest) -> None:
    typed.toggle(key="percent only").set_value(True).run()

    shared(typed)

    assert read_link(link_in(typed)).is_scaled
    assert typed.toggle(key="share scaled").disabled
    assert "200,000" not in " ".join(listed(typed).values())
    # As a share of this household's wealth it would tell that wealth.
    assert "All that is owned becomes 100,000 in USD," in " ".join(texts(typed))


def test_percentages_need_an_answer_of_what_is_typed(typed: AppTest) -> None:
    type_in(typed, {"as_of": session.today().replace(year=2027)})
    assert typed.error

    shared(typed, scaled=True)

    assert not typed.code
    assert any("Percentages need an answer" in one.value for one in typed.warning)


def test_debts_as_large_as_wealth_have_no_percentages(typed: AppTest) -> None:
    type_in(
        typed,
        {
            "position.loan.amount": "6000",
            "position.loan.rate": "7",
            "household.other_investments": "0",
        },
    )

    shared(typed, scaled=True)

    assert not typed.code
    assert any("Debts are as large" in one.value for one in typed.warning)


def test_what_cannot_be_a_case_yet_says_what_is_missing(own: AppTest) -> None:
    shared(own)

    assert not own.code
    assert "Units (1): nothing was typed" in captions(own)


def test_a_case_too_long_for_a_link_is_offered_as_a_file(typed: AppTest) -> None:
    letters = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(4_000))
    type_in(typed, {"mind.reason": letters})

    shared(typed, written=True)

    assert not typed.code
    assert "cut an address. Save it as a file" in captions(typed)
    assert "Save the case file" in [one.label for one in typed.download_button]


def test_what_was_paid_is_said_to_be_in_a_link_although_it_is_hidden(
    typed: AppTest,
) -> None:
    typed.toggle(key="hide paid").set_value(True).run()

    shared(typed)

    assert "What was paid, hidden on this page, is part of it." in captions(typed)
    assert listed(typed)["Lot"].endswith("Units 100; Paid per unit (hidden)")


def test_nothing_typed_and_nothing_shared_gets_into_the_address(
    written: AppTest,
) -> None:
    shared(written, written=True)
    type_in(written, {"household.cash": "31337"})

    assert not written.query_params
