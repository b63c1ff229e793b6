"""What was found by each rule, one sentence each."""

from collections.abc import Callable, Mapping
from typing import Any

from decision.factors.finding import Finding
from decision.report.amounts import (
    capital,
    say_count,
    say_date,
    say_money,
    say_percent,
    say_price,
)
from decision.report.words.meaning import TEXTS
from decision.report.words.names import factor_name
from decision.report.words.typed_cost import doubt_text
from decision.verdict.decision import MarketFacts

Numbers = Mapping[str, Any]


def finding_text(finding: Finding, currency: str = "USD") -> str:
    """What a rule found, with its numbers."""
    told = _TEXTS.get(finding.id)
    if told is None:
        return f"{factor_name(finding.factor)}: rule {finding.id}."
    return told(finding.numbers, currency)


def chance_evidence(market: MarketFacts) -> str:
    """How the chance of touching the cost is worked out, and what it leaves out."""
    return (
        "How often the daily close of a price with random steps "
        f"(log-normal), at a volatility {_by_time(market)}, touches what was paid. "
        "Default and jumps are left out; touching is not staying."
    )


def base_rates() -> str:
    """What became of single stocks that had fallen, and how its tables mislead."""
    return (
        "Of 6,500 US stocks from 1985 to 2024, 54% never regained their old high "
        "(Mauboussin and Callahan 2025, read second-hand). Their tables sort stocks by "
        "the deepest fall known afterwards: a stock down by half today may fall "
        "further, so its odds are below those of the stocks that fell by half."
    )


def buying_more_evidence() -> str:
    """What the figures of buying more rest on, and what they leave out."""
    return (
        "Arithmetic with today's price; own risk as the diversification card counts "
        "it. A lower average changes how the loss looks, not what happens next. "
        "Whether new money belongs here is a question of its own: would you buy it if "
        "you held none?"
    )


def _by_time(market: MarketFacts) -> str:
    """The volatility by time, or the flat one."""
    now, far = market.volatility_now, market.volatility_long_run
    if now is None or far is None:
        return f"of {say_percent(market.volatility)} a year throughout"
    return (
        f"that goes from {say_percent(now)} a year now to {say_percent(far)} in the "
        "long run"
    )


def trend_word(trend: float) -> str:
    """A trend in [-1, 1] in a word.

    >>> trend_word(-0.7), trend_word(0.0), trend_word(0.2)
    ('down', 'flat', 'slightly up')
    """
    if abs(trend) < 0.05:
        return "flat"
    slightly = "slightly " if abs(trend) < 0.35 else ""
    return f"{slightly}{'up' if trend > 0 else 'down'}"


def _trend(numbers: Numbers, currency: str) -> str:
    word = trend_word(numbers.get("trend", 0.0))
    most = numbers.get("most_dollars", 0.0)
    if not most:
        return (
            f"Its trend is {word}; for this kind of investment it counts for nothing."
        )
    if numbers.get("guard", 1.0) == 0:
        return (
            f"Its trend is {word}, but after a market panic trends have turned "
            "abruptly, so it counts for nothing now."
        )
    amount = say_money(most, currency)
    return (
        f"Its trend is {word}; it can move the answer by at most {amount}, because "
        "past trends have told next to nothing about losing positions."
    )


def _cause(numbers: Numbers, currency: str) -> str:
    shares = {
        "the market": numbers.get("market", 0.0),
        "its sector": numbers.get("sector", 0.0),
        "the investment itself": numbers.get("own", 0.0),
    }
    parts = [f"{say_percent(share)} {name}" for name, share in shares.items() if share]
    return f"Where the fall came from: {', '.join(parts)}."


def _savings(numbers: Numbers, currency: str) -> str:
    now = numbers.get("saving_now", 0.0)
    whole = sum(numbers.get("savings", {}).values())
    if abs(whole) < 1:
        return "Selling would save no tax."
    said = f"Selling lowers your tax by {say_money(whole, currency)}"
    if abs(now - whole) < 1:
        return f"{said}, all of it this year."
    if abs(now) < 1:
        return f"{said} in later years."
    return f"{said} in all, {say_money(now, currency)} of it this year."


def _worth(numbers: Numbers, currency: str) -> str:
    worth = numbers.get("worth", 0.0)
    least = say_money(numbers.get("threshold", 0.0), currency)
    said = (
        f"Booking the whole loss is worth {say_money(worth, currency)} in today's money"
    )
    if numbers.get("passes"):
        return f"{said}, more than the {least} that would make it worth the bother."
    return f"{said}; it would take more than {least} to be worth the bother."


def _washed(numbers: Numbers, currency: str) -> str:
    parts = []
    if numbers.get("deferred", 0.0) >= 0.5:
        parts.append(
            f"{say_money(numbers['deferred'], currency)} of the loss would move "
            "into other units"
        )
    if numbers.get("lost", 0.0) >= 0.5:
        parts.append(f"{say_money(numbers['lost'], currency)} would be lost for good")
    said = f"Because of purchases within 30 days, {' and '.join(parts)}"
    clean = numbers.get("clean_on")
    return f"{said}; from {say_date(clean)} all of it counts." if clean else f"{said}."


def _own_risk(numbers: Numbers, currency: str) -> str:
    own = numbers.get("own_volatility", 0.0)
    if own <= 0:
        return "It has no risk of its own beside the market's."
    cost = say_money(numbers.get("cost_per_year", 0.0), currency)
    return (
        f"Its own risk, on average {say_percent(own)} a year beside the market's, is "
        f"worth {cost} a year to be rid of."
    )


def _weight(numbers: Numbers, currency: str) -> str:
    weight = say_percent(numbers.get("weight", 0.0))
    said = f"It is {weight} of your wealth"
    limit = numbers.get("threshold_weight")
    if limit is None or limit >= 1:
        return f"{said}."
    if numbers.get("material"):
        return (
            f"{said}, above the {say_percent(limit)} from which its own risk matters."
        )
    if numbers.get("weight", 0.0) >= limit:
        return f"{said}, but it has little risk of its own beside the market's."
    return f"{said}, below the {say_percent(limit)} from which its own risk matters."


def _due(numbers: Numbers, currency: str) -> str:
    due, needed = numbers.get("due", 0.0), numbers.get("needed", 0.0)
    cash = say_money(numbers.get("cash", 0.0), currency)
    reserve = numbers.get("reserve", 0.0)
    parts = [f"{say_money(due, currency)} is due within 36 months"] if due else []
    if reserve:
        parts.append(f"three months of spending are {say_money(reserve, currency)}")
    said = capital(" and ".join(parts))
    if needed < 1:
        return f"{said}; your cash of {cash} covers it."
    missing = say_money(needed, currency)
    return (
        f"{said}; your cash is {cash}, so {missing} is missing."
        f"{_after_fall(numbers, currency)}"
    )


def _after_fall(numbers: Numbers, currency: str) -> str:
    """What would stay unpaid if it is kept and falls by half first."""
    missing = numbers.get("missing_after_fall", 0.0)
    if missing < 1:
        return ""
    return (
        f" If it fell by half before it is sold, {say_money(missing, currency)} could "
        "not be paid."
    )


def _margin(numbers: Numbers, currency: str) -> str:
    equity = say_percent(numbers.get("equity_share", 0.0))
    least = say_percent(numbers.get("maintenance", 0.0))
    return f"{equity} of it is your own money; the lender asks for at least {least}."


def _cost(numbers: Numbers, currency: str) -> str:
    one_way = say_money(numbers.get("one_way", 0.0), currency)
    yearly = numbers.get("yearly", 0.0)
    said = f"One trade of all of it costs about {one_way}"
    if yearly < 1:
        return f"{said}."
    return (
        f"{said}; keeping it costs {say_money(yearly, currency)} a year more than a "
        "broad fund."
    )


def _view(numbers: Numbers, currency: str) -> str:
    view = numbers.get("view", 0.0)
    side = "above" if view > 0 else "below"
    before = say_money(abs(numbers.get("before", 0.0)), currency)
    if numbers.get("discount", 0.0) <= 0:
        return (
            f"You expect {say_percent(abs(view))} a year {side} the market; it counts "
            f"for {before}."
        )
    after = say_money(abs(numbers.get("after", 0.0)), currency)
    return (
        f"You expect {say_percent(abs(view))} a year {side} the market; it would count "
        f"for {before}, and counts for {after} because of what your answers resemble."
    )


def _averaging_down(numbers: Numbers, currency: str) -> str:
    bought = say_count(numbers["units"], "unit")
    if not numbers.get("is_planned"):
        bought = f"as many again ({bought})"
    average, then = (
        say_price(numbers[name], currency) for name in ("average", "average_then")
    )
    weight, weight_then = (
        say_percent(numbers[name]) for name in ("weight", "weight_then")
    )
    more = numbers["own_risk_then"] - numbers["own_risk"]
    risk = f", and own risk by {say_money(more, currency)} a year" if more >= 1 else ""
    return (
        f"Buying {bought} lowers the average paid from {average} to {then}, but brings "
        f"back nothing of the loss. It raises the weight from {weight} to "
        f"{weight_then}{risk}.{_washed_by_more(numbers)}"
    )


def _washed_by_more(numbers: Numbers) -> str:
    if not numbers.get("washes"):
        return ""
    units = say_count(numbers["washes"], "unit")
    return (
        f" Sold within 30 days of it, the loss on {units} of the old ones would not "
        "count now but move into the new ones."
    )


_TEXTS: dict[str, Callable[[Numbers, str], str]] = {
    "TR-1": _trend,
    "TR-5": _cause,
    "TX-1": _savings,
    "TX-2": _worth,
    "TX-3": _worth,
    "TX-4": _washed,
    "DV-1": _own_risk,
    "DV-2": _weight,
    "G5": _due,
    "G6": _margin,
    "COST": _cost,
    "SW-1": _cost,
    "BV-1": _view,
    "AD-1": _averaging_down,
    "MK-1": doubt_text,
    **TEXTS,
}
