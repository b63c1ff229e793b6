"""What would change the answer."""

from math import inf
from typing import NamedTuple

from decision.report.amounts import (
    capital,
    say_count,
    say_list,
    say_money,
    say_percent,
    say_price,
)
from decision.report.words.names import strategy_doing
from decision.verdict.decision import Decision, Flip
from decision.verdict.sensitivity import cell_count


class FlipRow(NamedTuple):
    """One row of the table: what, what it is now, from where on, and what then."""

    what: str
    now: str
    value: str
    becomes: str


def flip_rows(decision: Decision, *, unit: str, household: str) -> tuple[FlipRow, ...]:
    """Every flip point; `unit` is the price's currency, `household` the household's."""
    return tuple(
        FlipRow(
            what=_NAMES[flip.input],
            now=_said(flip, flip.now, unit=unit, household=household),
            value=_from(flip, unit=unit, household=household),
            becomes=capital(strategy_doing(flip.becomes)),
        )
        for flip in decision.flips
    )


def flip_text(decision: Decision, *, unit: str, household: str) -> str:
    """The one change that says most, in a sentence; empty where nothing is known.

    What holding has to earn comes first: it is about what people disagree on.
    """
    order = {name: place for place, name in enumerate(_NAMES)}
    flips = sorted(decision.flips, key=lambda flip: order[flip.input])
    if not flips:
        return ""
    flip = flips[0]
    if flip.input == "extra_return":
        return _earning(flip)
    value = _from(flip, unit=unit, household=household)
    return (
        f"{capital(strategy_doing(flip.becomes))} would be ahead with "
        f"{_THE[flip.input]} {value}."
    )


def nearest_flip_text(decision: Decision, *, unit: str, household: str) -> str:
    """The change that is smallest beside what the thing is now; empty without one.

    What is nought now has no size to compare with, and comes last.
    """
    if not decision.flips:
        return ""
    flip = min(decision.flips, key=_apart)
    value = _from(flip, unit=unit, household=household)
    ahead = f"{strategy_doing(flip.becomes)} is ahead"
    return f"The nearest change: with {_WITH[flip.input]} {value}, {ahead}"


def _apart(flip: Flip) -> float:
    return abs(flip.value / flip.now - 1) if flip.now else inf


def no_flip_text() -> str:
    """Said where no flip point is known."""
    return "No single change tips the answer in a way that all ways of reckoning share."


def robustness_text(decision: Decision) -> str:
    """In how many of the changed cases the same kind of action is named."""
    if decision.robustness is None:
        return ""
    share = say_percent(decision.robustness)
    of = "all" if decision.robustness == 1 else f"{share} of"
    return (
        f"The same kind of answer comes out in {of} {cell_count()} changed cases: "
        "other attitudes to risk, volatilities, later tax rates and trends."
    )


def robustness_evidence() -> str:
    """How flip points and changed cases are worked out, and what they are not."""
    return (
        "One thing is changed at a time, the rest stays as typed; the same rules are "
        "asked again by arithmetic, and a point is shown only where the simulated "
        "futures agree on both sides of it. The cases say how far the answer hangs on "
        "our assumptions, not how likely it is to be right."
    )


def steady_text(decision: Decision) -> str:
    """Which inputs change nothing within the range that was searched."""
    steady = [name for key, name in _THE.items() if key in decision.steady]
    if not steady:
        return ""
    verb = "changes" if len(steady) == 1 else "change"
    return f"Within wide ranges, {say_list(steady)} {verb} nothing."


def _earning(flip: Flip) -> str:
    """What is held against what would replace it, a year."""
    much = say_percent(abs(flip.value))
    doing = capital(strategy_doing(flip.becomes))
    more = "more" if flip.value > 0 else "less"
    return (
        f"{doing} would be ahead if you expect it to earn over {much} a year {more} "
        "than what would replace it."
    )


def _from(flip: Flip, *, unit: str, household: str) -> str:
    side = "above" if flip.value > flip.now else "below"
    return f"{side} {_said(flip, flip.value, unit=unit, household=household)}"


def _said(flip: Flip, value: float, *, unit: str, household: str) -> str:
    if flip.input == "price":
        return say_price(value, unit)
    if flip.input == "long_gains":
        return say_money(value, household)
    if flip.input == "horizon_years":
        return say_count(round(value, 1), "year")
    return say_percent(value)


_NAMES = {
    "extra_return": "Its return a year, above what would replace it",
    "price": "Price",
    "weight": "Share of your wealth",
    "future_rate": "Tax rate when you sell at last",
    "long_gains": "Long-term gains this year",
    "volatility": "Volatility a year",
    "horizon_years": "Years until the money is used",
    "spread": "Cost of a trade",
}
_THE = {
    "price": "the price",
    "weight": "its share of your wealth",
    "future_rate": "the later tax rate",
    "long_gains": "long-term gains this year",
    "volatility": "its volatility",
    "horizon_years": "the years until the money is used",
    "spread": "the cost of a trade",
}
_WITH = _THE | {"extra_return": "its yearly return beyond what would replace it"}
