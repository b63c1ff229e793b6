"""Any past day of the sample from the page, and what happened next if asked for."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.page import session
from tests.page.conftest import a_draft, start_from, type_in, widget_of
from tests.page.shown import badges, captions, document, texts, unescaped, verdict

DAY = date(2018, 12, 26)
BOUGHT = {"origin": "purchase"}


@pytest.fixture
def plain(unopened: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with somebody's own case, without most pictures."""
    for part in ("show_futures", "show_price"):
        monkeypatch.setattr(f"decision.page.result.pictures.{part}", lambda *_: None)
    unopened.session_state["draft"] = a_draft()
    unopened.session_state["shown"] = session.OWN
    return unopened.run()


def replay(app: AppTest, symbol: str, on: date, **parts: Any) -> AppTest:
    """Choose a past day, as a person does."""
    if not any(one.key == "replay go" for one in app.button):
        start_from(app, "replay")
    app.selectbox(key="replay symbol").set_value(symbol).run()
    app.date_input(key="replay on").set_value(on)
    for part, value in parts.items():
        widget_of(app, f"replay {part}").set_value(value)
    return app.button(key="replay go").click().run()


def test_a_past_day_fills_the_form_and_is_decided_on_that_day(plain: AppTest) -> None:
    replay(plain, "RRC", DAY, bought=date(2017, 12, 1), units="2000")

    assert not plain.error
    assert "Replay: 26 December 2018" in badges(plain)
    assert "Price $10.15, close of 26 December 2018 · sample data" in captions(plain)
    made = document(plain)
    assert made["as_of"] == "2018-12-26"
    assert made["position"]["lots"] == [
        {"acquired": "2017-12-01", "units": 2000.0, "unit_cost": 17.91} | BOUGHT
    ]


def test_household_and_taxes_stay_as_they_were_typed(plain: AppTest) -> None:
    before = document(plain)

    after = document(replay(plain, "RRC", DAY))

    assert after["household"] == before["household"]
    assert after["tax"] == before["tax"]
    assert "price" not in after["position"]


def test_one_s_own_case_comes_back_after_a_replay(plain: AppTest) -> None:
    before = document(plain)

    replay(plain, "RRC", DAY)
    plain.button(key="start own").click().run()

    assert document(plain) == before


def test_before_the_first_recorded_law_that_of_its_first_year_is_used_and_said(
    plain: AppTest,
) -> None:
    replay(plain, "KO", date(1998, 10, 8))

    assert verdict(plain)
    assert not plain.error
    assert "because that of 1998 is not recorded here" in captions(plain)

    replay(plain, "RRC", DAY)
    assert "law_year" not in document(plain)["tax"]


def test_nothing_later_is_looked_at_until_it_is_asked_for(
    plain: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def next_of(symbol: str, *, after: date) -> Any:
        asked.append(symbol)
        return shown_next(symbol, after=after)

    from decision.market.replay import shown_next

    monkeypatch.setattr("decision.page.result.afterwards.shown_next", next_of)
    replay(plain, "RRC", DAY, bought=date(2017, 12, 1))
    assert asked == []
    before = verdict(plain)

    plain.session_state["open next"] = True
    plain.run()

    assert asked == ["RRC"]
    assert verdict(plain) == before
    assert any("It stood at $4.75 on 26 December 2019" in one for one in texts(plain))
    assert "This is hindsight, and no evidence" in captions(plain)


def test_a_changed_replay_is_still_of_the_past_day(plain: AppTest) -> None:
    replay(plain, "RRC", DAY)

    type_in(plain, {"position.lots[0].units": "50"})

    assert "Replay: 26 December 2018" in badges(plain)


IMPOSSIBLE: list[tuple[Any, dict[str, Any], str]] = [
    (
        date(2018, 12, 25),
        {},
        "There was no close on 25 December 2018, a Tuesday; type 24 December 2018 "
        "or 26 December 2018.",
    ),
    (
        date(2023, 1, 3),
        {},
        "3 January 2023 is outside the sample's prices of RRC; type a day from 10 "
        "May 1990 to 28 December 2022.",
    ),
    (
        DAY,
        {"bought": date(2019, 1, 2)},
        "2 January 2019 is after the day 26 December 2018; type 26 December 2018 "
        "or an earlier day.",
    ),
    (DAY, {"units": "many"}, "“many” was typed; type a number above 0."),
    (None, {}, "No day was typed; type a past day."),
]


def test_a_choice_that_cannot_be_replayed_says_why_and_changes_nothing(
    plain: AppTest,
) -> None:
    before = document(plain)

    for on, parts, said in IMPOSSIBLE:
        replay(plain, "RRC", on, **({"bought": None, "units": "10"} | parts))
        assert [unescaped(one.value) for one in plain.error] == [said]
        assert document(plain) == before
        assert not any("Replay" in one for one in badges(plain))

    replay(plain, "RRC", DAY, bought=None, units="10")
    assert not plain.error


def test_the_choice_starts_from_the_day_on_screen_and_can_be_closed(
    app: AppTest,
) -> None:
    start_from(app, "replay")

    assert app.selectbox(key="replay symbol").value == "META"
    assert app.date_input(key="replay on").value == date(2022, 12, 28)

    start_from(app, "replay")
    assert not any(one.key == "replay go" for one in app.button)
