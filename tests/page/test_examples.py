"""Each example: real prices, a case with recorded law, and the situation it shows."""

from datetime import date, timedelta
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from decision import Case, decide
from decision.market import what_happened_next
from decision.mind import questions_for
from decision.page.examples import EXAMPLES, REPLAYED, Example
from decision.report.amounts import say_date
from decision.report.contest import treatment_of
from decision.report.words.cards import card
from decision.tax.law import first_year
from decision.verdict import Decision
from tests.page.conftest import start_from
from tests.page.shown import badges, unescaped, verdict


@cache
def decision_of(name: str) -> Decision:
    return decide(Case.model_validate(EXAMPLES[name].document), flips=False)


def close_of(one: Example, day: date) -> float:
    """The sample's close on a day; it must have one on that very day."""
    history = what_happened_next(one.series, after=day - timedelta(days=1), until=day)
    assert history.days == (day,)
    return float(history.close[0]) * one.unit


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_was_paid_was_the_close_of_its_day(name: str) -> None:
    one = EXAMPLES[name]

    for lot in one.lots:
        close = close_of(one, date.fromisoformat(lot["acquired"]))
        assert lot["unit_cost"] == pytest.approx(close, abs=0.0051)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_price_is_that_of_the_day_it_is_looked_at(name: str) -> None:
    one, market = EXAMPLES[name], decision_of(name).market

    assert market.price == pytest.approx(close_of(one, one.looked_at), abs=0.0051)
    assert market.as_of == one.looked_at
    assert not set(market.notes) - {"adjusted_only"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_a_loss_on_a_day_whose_law_is_recorded(name: str) -> None:
    one, position = EXAMPLES[name], decision_of(name).position

    assert position is not None
    assert position.gain < 0
    assert first_year() <= one.looked_at.year < one.later_on.year


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_answer_is_sure_enough_to_show_something(name: str) -> None:
    assert decision_of(name).strength != "close_call"


def test_money_due_sells_what_cash_does_not_cover_and_no_more() -> None:
    decision = decision_of("cash")

    assert decision.action == "sell_part"
    assert decision.because == ("money_due",)
    assert "need_due" in [step.do for step in decision.plan]


def test_the_employers_stock_is_a_reason_to_leave() -> None:
    decision = decision_of("employer")

    assert decision.action == "sell"
    assert "employer" in decision.because


def test_in_a_retirement_account_nothing_is_booked() -> None:
    decision = decision_of("retirement")

    assert decision.action == "hold"
    assert treatment_of(decision) == "sheltered"
    assert decision.outcome("swap").lacks == "sheltered"
    case = Case.model_validate(EXAMPLES["retirement"].document)
    assert card(decision, case, "tax").figure == "None"


def test_a_fund_in_a_crash_is_swapped_and_asked_about_panic() -> None:
    decision = decision_of("fund")
    asked = questions_for(Case.model_validate(EXAMPLES["fund"].document))

    assert decision.action == "swap"
    assert {"panic", "herd"} <= {bias.id for bias in decision.biases}
    assert "panic" in {
        bias for one in asked for points in one.points.values() for bias in points
    }


def test_the_trap_waits_until_the_loss_counts() -> None:
    decision = decision_of("ira")

    assert decision.action == "wait"
    assert "wash_window" in decision.because
    assert decision.wash is not None
    assert decision.wash.is_washed


def test_the_first_examples_leave_a_single_stock() -> None:
    assert [decision_of(name).action for name in ("meta", "range")] == ["sell", "sell"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_opens_in_one_click_with_its_day_and_nothing_amiss(
    app: AppTest, name: str
) -> None:
    start_from(app, name)

    one = EXAMPLES[name]
    assert f"Example: {one.name}, {say_date(one.looked_at)}" in badges(app)
    assert not app.error
    assert not app.exception
    assert ("no tax at stake" in verdict(app)) == (name == "retirement")


def test_what_happened_next_is_told_of_each_whether_it_came_back_or_not(
    app: AppTest,
) -> None:
    app.session_state["open afterwards"] = True
    app.run()
    table = next(one.value for one in app.table if "Price later" in one.value.columns)

    assert list(table["Example"].map(unescaped)) == [one.name for one in REPLAYED]
    told = table[["Price then", "Price later", "Change", "Back at what was paid"]]
    assert [tuple(map(unescaped, row)) for row in told.to_numpy()] == [
        ("$115.62", "$295.73", "+156%", "Not by then"),
        ("$10.15", "$4.75", "−53%", "Not by then"),
        ("$130.06", "$184.92", "+42%", "12 June 2023"),
        ("$81.82", "$129.33", "+58%", "Not by then"),
        ("$230.49", "$391.31", "+70%", "18 August 2020"),
        ("$54.77", "$28.71", "−48%", "Not by then"),
    ]
