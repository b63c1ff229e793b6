"""What the market says and what a price means, in rows and sentences."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision import Case, decide
from decision.factors.finding import Finding
from decision.market.view import Economy, Facts, Similar
from decision.report.words import finding_text, market_line
from decision.report.words.market import MarketRow, is_known, market_rows, meanings
from tests.report.builders import DAY, FINDINGS, MARKET, a_case, a_decision

FACTS = Facts(
    high=350.0,
    high_on=date(2021, 11, 1),
    drawdown=0.67,
    days_since_high=422,
    return_12_months=-0.66,
    trend_parts=(-0.5, -1.0, -1.0),
    beta_measured=1.3,
    beta_error=0.2,
    units_traded_daily=30_000_000.0,
    similar=Similar(
        symbols=("XLC",), start=date(2021, 11, 1), theirs=-0.4, own=-0.67, market=-0.2
    ),
    economy=Economy(
        market_return=-0.2, volatility=0.24, usual_volatility=0.2, short_rate=0.042
    ),
)
ORIGINS = {"volatility": "prices", "beta": "prices", "trend": "prices"}


def rows(
    facts: Facts | None = FACTS, *, found: tuple[Finding, ...] = (), **market: Any
) -> dict[str, MarketRow]:
    known = {
        "facts": facts,
        "origins": ORIGINS,
        "volatility_now": 0.6,
        "volatility_long_run": 0.4,
    }
    decision = a_decision(
        findings=FINDINGS + found, market=replace(MARKET, **(known | market))
    )
    return {row.label: row for row in market_rows(decision, a_case())}


def a_finding(rule: str, **numbers: Any) -> Finding:
    return Finding(
        id=rule, factor="market", leans="neither", numbers=numbers, source=rule
    )


def test_every_fact_has_its_figure_and_what_to_know_about_it() -> None:
    said = rows()

    assert said["Below its high since you bought"] == (
        "Below its high since you bought",
        "67%",
        "$350.00 on 1 November 2021, 422 days before, since the purchase.",
    )
    assert said["Volatility"].figure == "60% a year now, 40% in the long run"
    assert said["Move with the market"].remark.startswith("Measured 1.30 ± 0.20 on the")
    assert "pulled 33% of the way" in said["Move with the market"].remark
    assert said["Trend"] == (
        "Trend",
        "Down (−0.80)",
        "From −1 to 1; against its peers −0.50, its own 12 months −1.00 and the "
        "10-month average −1.00.",
    )
    assert said["Similar investments"].figure == "−40%"
    assert said["Similar investments"].remark == (
        "XLC since 1 November 2021; this one −67%, the market −20%."
    )
    assert said["Traded in a day"].figure == "30,000,000"
    assert said["The short rate"].figure == "4.2%"
    assert said["The market's volatility"].remark == "Now; 20% in the long run."


def test_what_the_source_did_not_say_is_said() -> None:
    bare = Facts(high=350.0, high_on=DAY, drawdown=0.0, days_since_high=0)

    said = rows(bare, notes=("cannot_tell_cause",))

    assert said["Below its high since you bought"].figure == "At it"
    assert said["Where the fall came from"].figure == "Cannot tell"
    unknown = ("Trend", "Similar investments", "The short rate")
    assert [said[label].figure for label in unknown] == ["Not known"] * 3
    assert not any(is_known(said[label]) for label in unknown)
    assert "Its last 12 months" not in said
    assert "Traded in a day" not in said


def test_a_trend_after_a_panic_is_said_to_be_switched_off() -> None:
    off = replace(FINDINGS[3], numbers=FINDINGS[3].numbers | {"guard": 0.0})  # type: ignore[operator]  # a mapping
    market = replace(MARKET, facts=FACTS, origins=ORIGINS)
    decision = a_decision(findings=(off,), market=market)

    told = {row.label: row for row in market_rows(decision, a_case())}

    assert told["Trend"].remark.endswith("Switched off: it follows a market panic.")


@pytest.mark.parametrize(
    ("origin", "said"),
    [("kind", "The usual one of its kind"), ("typed", "As you typed")],
)
def test_where_no_prices_say_the_risk_its_source_is_named(
    origin: str, said: str
) -> None:
    told = rows(
        None,
        origins=dict.fromkeys(ORIGINS, origin),
        volatility_now=None,
        volatility_long_run=None,
    )

    assert set(told) == {"Volatility", "Move with the market", "Own risk"}
    assert told["Volatility"].figure == "45% a year"
    assert told["Volatility"].remark.startswith(said)
    assert told["Move with the market"].remark.startswith(said)


@pytest.mark.parametrize(
    ("instrument", "said"),
    [
        ("CRYPTOCURRENCY", "every day of the week"),
        ("MUTUALFUND", "one price a day"),
        ("EQUITY", None),
    ],
)
def test_when_there_is_a_price_is_said_where_it_is_unusual(
    instrument: str, said: str | None
) -> None:
    row = rows(replace(FACTS, instrument=instrument)).get("When it has a price")

    assert (row is not None) is (said is not None)
    assert row is None or said is None or said in row.remark


def test_a_typed_volume_wins() -> None:
    case = a_case(position={"units_traded_daily": 1_200})
    decision = a_decision(market=replace(MARKET, facts=FACTS, origins=ORIGINS))

    told = {row.label: row for row in market_rows(decision, case)}

    assert told["Traded in a day"].figure == "1,200"


CURRENCY = {
    "currency": "EUR",
    "by_price": -3900.0,
    "by_rate": 140.0,
    "rate": 1.32,
    "rate_then": 1.3,
    "lots_without_rate": 0,
    "is_looked_up": True,
}
SAID: list[tuple[str, dict[str, Any], str]] = [
    (
        "TX-12",
        CURRENCY,
        "One EUR is 1.32 USD, and was 1.3 USD when it was bought: the price took "
        "$3,900 and the exchange rate gave $140, the price first at the old rate.",
    ),
    (
        "TX-12",
        CURRENCY | {"lots_without_rate": 2},
        "One EUR is 1.32 USD, and was 1.3 USD when it was bought: the price took "
        "$3,900 and the exchange rate gave $140, the price first at the old rate. Of 2 "
        "lots the rate of the purchase is not known.",
    ),
    (
        "TX-12",
        CURRENCY | {"rate_then": None, "lots_without_rate": 1},
        "One EUR is 1.32 USD; the rate of the purchase is not known, so today's stands "
        "for it and the currency has no part in the loss. Type the rate of that day.",
    ),
    (
        "MK-2",
        {
            "dividends": 350.0,
            "gain": -200.0,
            "gain_with_dividends": 150.0,
            "return_with_dividends": 0.015,
        },
        "It paid $350 of dividends since the purchase: a loss of $200 by price alone "
        "is a gain of $150 with them (1.5% of the cost).",
    ),
    (
        "MK-3",
        {
            "appraised": 350_000.0,
            "counted": 332_500.0,
            "haircut": 0.05,
            "on": date(2026, 5, 1),
            "too_old_from": date(2027, 5, 1),
            "spread": 0.06,
            "quick_sale_discount": 0.27,
        },
        "Appraised at $350,000 on 1 May 2026, counted at $332,000 after the 5% you "
        "take off; from 1 May 2027 on it is too old to act on. Selling costs 6% more, "
        "and a sale in a hurry has taken off about 27%.",
    ),
    (
        "MK-4",
        {
            "initial": 3_600.0,
            "value": 1_050.0,
            "change": -2_550.0,
            "expires": date(2027, 1, 15),
            "days_left": 1,
        },
        "Marked to market: $1,050 now against $3,600 at first, $2,550 less. It expires "
        "on 15 January 2027, in 1 day; nothing is looked at beyond that. "
        "The rules for its tax (§§ 1256, 1234, 1092) are not computed.",
    ),
    (
        "MK-4",
        {"initial": 1.0, "value": 2.0, "change": 1.0, "expires": None},
        "Marked to market: $2 now against $1 at first, $1 more. When it expires was "
        "not typed, so the futures go on without end. The rules for its tax "
        "(§§ 1256, 1234, 1092) are not computed.",
    ),
]


@pytest.mark.parametrize(("rule", "numbers", "sentence"), SAID)
def test_what_a_price_means_is_a_sentence(
    rule: str, numbers: dict[str, Any], sentence: str
) -> None:
    found = a_finding(rule, **numbers)

    assert finding_text(found, "USD") == sentence
    assert meanings(a_decision(findings=(found,)), a_case()) == (sentence,)


@pytest.mark.parametrize(
    ("haircut", "ends"), [(0.05, "typed · after 5% off"), (0.0, "typed")]
)
def test_the_line_of_the_price_says_what_was_taken_off(
    haircut: float, ends: str
) -> None:
    found = a_finding("MK-3", haircut=haircut)
    market = replace(MARKET, source="appraisal")

    line = market_line(a_decision(findings=(found,), market=market))

    assert line.startswith("Appraised at $115.62 on 28 December 2022")
    assert line.endswith(ends)


def test_without_a_price_there_are_no_rows() -> None:
    assert market_rows(a_decision(position=None), a_case()) == ()


def test_a_typed_trend_is_told_as_typed_and_not_as_made_of_prices() -> None:
    lot = {"acquired": "2021-09-07", "units": 100, "unit_cost": 380}
    case = Case.model_validate(
        {
            "as_of": "2022-11-04",
            "position": {"kind": "stock", "symbol": "META", "lots": [lot]},
            "market": {"trend": 1.0},
        }
    )

    rows = {row.label: row for row in market_rows(decide(case, flips=False), case)}

    assert rows["Trend"] == ("Trend", "Up (+1.00)", "As you typed it.")
