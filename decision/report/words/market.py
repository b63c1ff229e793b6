"""What the market says of an investment, as rows of a table: no row weighs anything."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from decision.case import Case
from decision.factors.finding import Finding
from decision.market.numbers import number
from decision.market.view import Economy, Facts
from decision.report.amounts import (
    capital,
    say_count,
    say_date,
    say_list,
    say_money,
    say_percent,
    say_price,
    say_units,
)
from decision.report.contest import currency_of
from decision.report.words.findings import finding_text, trend_word
from decision.verdict.decision import Decision, MarketFacts

_ORIGINS = {
    "typed": "as you typed it",
    "kind": "the usual one of its kind: no prices say it",
    "prices": "from its prices",
}
_MEANING = {
    "TX-12": "The exchange rate's part",
    "MK-2": "Gain with dividends",
    "MK-3": "The appraisal",
    "MK-4": "Marked to market",
}
_BASIS_LEAVES_OUT = (
    " Dividends were taxed when they were paid and are no part of the basis; what they "
    "bought is, as lots of its own."
)
_TRADED = {
    "CRYPTOCURRENCY": "It trades every day of the week; a close is that of the day in "
    "UTC.",
    "MUTUALFUND": "It has one price a day, set after the close: an order gets the next "
    "one, which nobody knows yet.",
}


_UNKNOWN, _CANNOT_TELL = "Not known", "Cannot tell"


class MarketRow(NamedTuple):
    """One fact: what it is, its figure, and what has to be known about it."""

    label: str
    figure: str
    remark: str = ""


def market_rows(decision: Decision, case: Case) -> tuple[MarketRow, ...]:
    """Every fact about price, risk, trend, others and the economy, as far as known."""
    if decision.position is None:
        return ()
    facts = decision.market.facts
    return (
        *_meaning(decision, case),
        *(_of_prices(facts, decision, case) if facts else ()),
        *_risk(decision.market),
        *(_economy(facts.economy) if facts else ()),
    )


def is_known(row: MarketRow) -> bool:
    """Whether a row has a figure that the source said."""
    return row.figure not in ("", _UNKNOWN, _CANNOT_TELL)


def meanings(decision: Decision, case: Case) -> tuple[str, ...]:
    """What the price means beside what was paid, a paragraph each."""
    return tuple(
        finding_text(finding, currency_of(case))
        for finding in decision.findings
        if finding.id in _MEANING
    )


def _meaning(decision: Decision, case: Case) -> Iterator[MarketRow]:
    """What the price means beside what was paid."""
    for finding in decision.findings:
        if finding.id in _MEANING:
            text = finding_text(finding, currency_of(case))
            more = _BASIS_LEAVES_OUT if finding.id == "MK-2" else ""
            figure = _figure(finding, currency_of(case))
            yield MarketRow(_MEANING[finding.id], figure, f"{text}{more}")


def _figure(finding: Finding, currency: str) -> str:
    """The one figure of a finding about the price."""
    numbers = finding.numbers
    if finding.id == "MK-2":
        return say_percent(numbers["return_with_dividends"])
    name = {"TX-12": "by_rate", "MK-3": "counted", "MK-4": "change"}[finding.id]
    return say_money(numbers[name], currency)


def _risk(market: MarketFacts) -> Iterator[MarketRow]:
    yield MarketRow("Volatility", _volatility(market), _volatility_from(market))
    yield MarketRow(
        "Move with the market", f"{_plain(market.beta)} times", _beta(market)
    )
    yield MarketRow(
        "Own risk",
        f"{say_percent(market.own_volatility)} a year",
        "What is left of the volatility beside the market's.",
    )


def _volatility(market: MarketFacts) -> str:
    now, far = market.volatility_now, market.volatility_long_run
    if now is None or far is None:
        return f"{say_percent(market.volatility)} a year"
    return f"{say_percent(now)} a year now, {say_percent(far)} in the long run"


def _volatility_from(market: MarketFacts) -> str:
    if market.volatility_now is None:
        return f"{capital(_ORIGINS[market.origins['volatility']])}."
    average = say_percent(market.volatility)
    return f"From its prices; {average} on average until the review."


def _beta(market: MarketFacts) -> str:
    facts = market.facts
    if market.origins["beta"] != "prices" or facts is None:
        return f"{capital(_ORIGINS[market.origins['beta']])}."
    if facts.beta_measured is None or facts.beta_error is None:
        return "Its volatility over the market's."
    pulled = say_percent(1 - float(number("beta_shrinkage")))
    measured, error = _plain(facts.beta_measured), _plain(facts.beta_error)
    return (
        f"Measured {measured} ± {error} on the weeks of "
        f"{say_count(number('beta_window'), 'year')}, then pulled {pulled} of the way "
        "to the usual one, because measured ones tend to return there."
    )


def _of_prices(facts: Facts, decision: Decision, case: Case) -> Iterator[MarketRow]:
    for row in _ROWS:
        found = row(facts, decision, case)
        if found is not None:
            yield found


_BELOW = "Below its high since you bought"


def _high(facts: Facts, decision: Decision, case: Case) -> MarketRow:
    price = say_price(facts.high, case.position.currency)
    if facts.drawdown <= 0:
        return MarketRow(_BELOW, "At it", "Counted since the purchase.")
    ago = say_count(facts.days_since_high, "day")
    return MarketRow(
        _BELOW,
        say_percent(facts.drawdown),
        f"{price} on {say_date(facts.high_on)}, {ago} before, since the purchase.",
    )


def _year(facts: Facts, decision: Decision, case: Case) -> MarketRow | None:
    if facts.return_12_months is None:
        return None
    share = say_percent(facts.return_12_months)
    return MarketRow("Its last 12 months", share, "With dividends, where known.")


def _trend(facts: Facts, decision: Decision, case: Case) -> MarketRow:
    value = decision.market.trend
    figure = f"{capital(trend_word(value))} ({_signed(value)})"
    if decision.market.origins["trend"] == "typed":
        return MarketRow("Trend", figure, f"{capital(_ORIGINS['typed'])}.")
    if facts.trend_parts is None:
        why = "Too few or too old prices, of itself or of the market."
        return MarketRow("Trend", _UNKNOWN, why)
    names = ("against its peers", "its own 12 months", "the 10-month average")
    parts = [
        f"{name} {_signed(part)}"
        for name, part in zip(names, facts.trend_parts, strict=True)
        if part is not None
    ]
    off = "" if _guard(decision) else " Switched off: it follows a market panic."
    return MarketRow("Trend", figure, f"From −1 to 1; {say_list(parts)}.{off}")


def _guard(decision: Decision) -> bool:
    found = decision.finding("TR-1")
    return found is None or bool(found.numbers.get("guard", 1.0))


def _cause(facts: Facts, decision: Decision, case: Case) -> MarketRow | None:
    """The cause, or that it cannot be told; nothing where nothing fell."""
    found = decision.finding("TR-5")
    if found is None:
        if "cannot_tell_cause" not in decision.market.notes:
            return None
        why = "Its move with the market is too uncertain, or there is none to compare."
        return MarketRow("Where the fall came from", _CANNOT_TELL, why)
    shares = {
        "market": found.numbers["market"],
        "sector": found.numbers["sector"],
        "itself": found.numbers["own"],
    }
    told = [f"{name} {say_percent(share)}" for name, share in shares.items() if share]
    why = "Since the later of purchase and high, by its move with each; no forecast."
    return MarketRow("Where the fall came from", capital(", ".join(told)), why)


def _similar(facts: Facts, decision: Decision, case: Case) -> MarketRow:
    similar = facts.similar
    if similar is None:
        why = "Nothing like it is recorded, or its prices could not be had."
        return MarketRow("Similar investments", _UNKNOWN, why)
    beside = f"this one {say_percent(similar.own)}"
    if similar.market is not None:
        beside = f"{beside}, the market {say_percent(similar.market)}"
    middle = "The middle of " if similar.symbols[1:] else ""
    return MarketRow(
        "Similar investments",
        say_percent(similar.theirs),
        f"{middle}{say_list(similar.symbols)} since {say_date(similar.start)}; "
        f"{beside}.",
    )


def _volume(facts: Facts, decision: Decision, case: Case) -> MarketRow | None:
    typed = case.position.units_traded_daily
    if typed is not None:
        return MarketRow("Traded in a day", say_units(typed), "As you typed it, units.")
    if facts.units_traded_daily is None:
        return None
    months = "Units, the median of three months; it says whether you sell slowly."
    return MarketRow("Traded in a day", say_units(facts.units_traded_daily), months)


def _times(facts: Facts, decision: Decision, case: Case) -> MarketRow | None:
    said = _TRADED.get(facts.instrument)
    return MarketRow("When it has a price", "", said) if said else None


def _economy(economy: Economy | None) -> Iterator[MarketRow]:
    """The economy in three numbers; what the source did not say is said."""
    known = economy or Economy()
    unknown = "The source of prices did not say."
    moved, rate = known.market_return, known.short_rate
    yield MarketRow(
        "The market's last 12 months",
        _UNKNOWN if moved is None else say_percent(moved),
        unknown if moved is None else "",
    )
    yield MarketRow(
        "The market's volatility",
        _UNKNOWN if known.volatility is None else say_percent(known.volatility),
        unknown
        if known.usual_volatility is None
        else f"Now; {say_percent(known.usual_volatility)} in the long run.",
    )
    yield MarketRow(
        "The short rate",
        _UNKNOWN if rate is None else say_percent(rate),
        unknown if rate is None else "A year, on 13-week Treasury bills.",
    )


def _plain(value: float) -> str:
    """A number with two digits and a real minus sign.

    >>> _plain(1.234), _plain(-0.02)
    ('1.23', '−0.02')
    """
    return f"{value:.2f}".replace("-", "−")


def _signed(value: float) -> str:
    """A part of the trend with its sign.

    >>> _signed(-0.557), _signed(1.0), _signed(0.0)
    ('−0.56', '+1.00', '0.00')
    """
    if round(value, 2) == 0:
        return "0.00"
    return f"{'+' if value > 0 else '−'}{abs(value):.2f}"


_Row = Callable[[Facts, Decision, Case], MarketRow | None]
_ROWS: tuple[_Row, ...] = (_high, _year, _trend, _cause, _similar, _volume, _times)
