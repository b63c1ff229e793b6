"""What the market says, on the page: facts one click away, doubts before the answer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from decision.case import Case
from decision.market.reading import Prices
from decision.market.view import Dividend, Split
from tests.market.builders import a_history, a_walk
from tests.page.conftest import TODAY, type_in, widget_of
from tests.page.shown import captions, document, texts, unescaped, verdict

BOUGHT = date(2024, 3, 1)
MARKET = a_history(a_walk(1), end=TODAY)
WALK = a_history(a_walk(2, volatility=0.3) - 0.0005, end=TODAY)
PAID = 100 / WALK.close[WALK.days.index(BOUGHT)]  # so that it closed at 100 that day
STOCK = replace(WALK, close=PAID * WALK.close, total=PAID * WALK.total)
KNOWN = Prices(
    door="yahoo",
    currency="USD",
    history=STOCK,
    benchmark=MARKET,
    instrument="EQUITY",
    units_traded_daily=12_345.0,
)


def facts(app: AppTest) -> dict[str, list[str]]:
    """The rows of the table of the market, by what they are of."""
    app.session_state["open market"] = True
    app.run()
    assert not app.exception
    (table,) = [one for one in app.table if "Figure" in one.value.columns]
    rows = [[unescaped(cell) for cell in row] for row in table.value.to_numpy()]
    return {row[0]: row[1:] for row in rows}


def doubts(app: AppTest) -> list[str]:
    return [unescaped(one.value) for one in app.warning]


@pytest.fixture
def priced(own: AppTest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Fill in a position whose price the market knows; say what it also knows."""

    def fill(fields: dict[str, Any] | None = None, **known: Any) -> AppTest:
        def prices(_: Case) -> Prices:
            return replace(KNOWN, **known)

        monkeypatch.setattr("decision.market.yahoo_prices", prices)
        return type_in(
            own,
            {
                "position.symbol": f"X{len(known)}{sorted(known)}",
                "position.lots[0].units": "100",
                "position.lots[0].unit_cost": "100",
                "position.lots[0].acquired": BOUGHT,
            }
            | (fields or {}),
        )

    return fill


def test_the_example_shows_its_facts_one_click_away(app: AppTest) -> None:
    shown = facts(app)

    assert shown["Below its high since you bought"][0] == "67%"
    assert shown["Similar investments"][0].startswith("−")
    assert "The middle of GOOG and NFLX" in shown["Similar investments"][1]
    assert "±" in shown["Move with the market"][1]
    assert shown["Trend"][0].startswith("Down")
    assert shown["The short rate"] == ["Not known", "The source of prices did not say."]
    assert "says what comes next" in captions(app)


def test_closed_the_facts_are_not_on_the_page(app: AppTest) -> None:
    assert not [one for one in app.table if "Figure" in one.value.columns]


def test_a_cost_of_before_a_split_is_asked_about_above_the_answer(priced: Any) -> None:
    split = Split(date(2024, 6, 10), 4.0)

    app = priced({"position.lots[0].unit_cost": "400"}, splits=(split,))

    assert verdict(app)
    (doubt,) = doubts(app)
    assert "There was a 4-for-1 split on 10 June 2024" in doubt
    assert "Then type $100.00 per unit, and 4 units for each one" in doubt

    # Typed as it is now, the doubt is gone.
    type_in(app, {"position.lots[0].unit_cost": "100"})
    assert not doubts(app)


def test_a_cost_far_from_any_price_is_asked_about_with_the_close(priced: Any) -> None:
    app = priced({"position.lots[0].unit_cost": "1000"})

    (doubt,) = doubts(app)
    assert "it closed at $100.00 on 1 March 2024" in doubt


def test_the_market_says_what_is_traded_and_what_was_paid_out(priced: Any) -> None:
    paid_out = (Dividend(date(2025, 3, 3), 1.25),)

    shown = facts(priced(dividends=paid_out))

    assert shown["Traded in a day"][0] == "12,345"
    assert "It paid $125 of dividends" in shown["Gain with dividends"][1]
    assert "no part of the basis" in shown["Gain with dividends"][1]


def test_a_rate_is_looked_up_with_its_price_and_splits_the_loss(priced: Any) -> None:
    falling = np.linspace(1.3, 1.1, len(STOCK.days))
    rates = replace(STOCK, close=falling, total=falling)

    app = priced({"position.currency": "EUR"}, currency="EUR", rates=rates)

    said = facts(app)["The exchange rate's part"][1]
    assert said.startswith("One EUR is 1.1 USD, and was 1.1")
    assert "the exchange rate took $" in said
    assert "fx" not in document(app)["position"]
    # In dollars at today's rate, not one for one.
    worth = app.session_state["answer"].decision.position.value
    assert worth == pytest.approx(100 * STOCK.close[-1] * 1.1)


def test_a_rate_that_cannot_be_had_is_asked_for(priced: Any) -> None:
    app = priced({"position.currency": "EUR"}, currency="EUR")

    assert "Needed: how many USD one EUR is worth today." in captions(app)

    type_in(app, {"position.fx": "1.1"})
    assert verdict(app)


def test_an_index_is_refused_with_the_fund_that_follows_it(own: AppTest) -> None:
    type_in(own, {"position.symbol": "^gspc"})
    type_in(own, {"position.lots[0].units": "1", "position.lots[0].unit_cost": "5000"})
    type_in(own, {"position.lots[0].acquired": BOUGHT})

    said = " ".join(unescaped(one.value) for one in own.error)
    assert "^GSPC is an index, which nobody can hold." in said
    assert "such as the fund SPY" in said


def test_an_option_asks_for_its_last_day_and_is_marked_to_market(
    typed: AppTest,
) -> None:
    with pytest.raises(AssertionError, match="no field"):
        widget_of(typed, "position.expires")

    type_in(typed, {"position.kind": "derivative"})
    type_in(typed, {"position.expires": TODAY + timedelta(days=60)})

    marked = facts(typed)["Marked to market"][1]
    assert "$6,000 now against $9,000 at first, $3,000 less." in marked
    assert "It expires on 19 January 2027, in 60 days" in marked

    # Of another kind it stays typed and does not count.
    type_in(typed, {"position.kind": "stock"})
    assert "expires" not in document(typed)["position"]
    assert verdict(typed)


def test_an_appraisal_can_be_cut_and_says_until_when_it_serves(typed: AppTest) -> None:
    type_in(typed, {"position.kind": "property"})
    type_in(typed, {"position.price.source": "appraisal"})
    type_in(typed, {"position.price.haircut": "10"})

    said = facts(typed)["The appraisal"][1]
    assert "Appraised at $6,000 on 20 November 2026, counted at $5,400" in said
    assert "from 21 November 2027 on it is too old" in said
    assert "a sale in a hurry has taken off about 27%" in said
    assert "Appraised" in " ".join(texts(typed)) + captions(typed)
    assert typed.session_state["answer"].decision.position.value == pytest.approx(5400)
