"""Percentages only, for a shared screen: the switch, the banner, what is covered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import streamlit as st

from decision.case import Case
from decision.page.form.fields import field_of, read
from decision.report.charts.marks import Chart
from decision.report.charts.percent import chart_in_percent
from decision.report.words.percent import (
    OF_UNITS,
    OF_WEALTH,
    UNKNOWN,
    Yardstick,
    in_percent,
    share_of_units,
    share_of_wealth,
    yardstick_of,
)
from decision.verdict.decision import Decision

Holds = Literal["money", "units", "price"]

_SWITCH = "percent only"
_IS_ON = "percent is on"
_YARDSTICK = "percent yardstick"
_WHY = (
    "For a shared screen: no amount of money and no number of units is shown. Nothing "
    "typed is lost."
)
_BANNER = (
    "Amounts are percent of all you own, numbers of units percent of this position. "
    "Prices of one unit and tax rates are shown as they are."
)
_TO_CHANGE = "To change it, show amounts for a moment."
LEFT_OUT = "Left out while only percentages are shown: it asks for amounts or units."
# What the fields of numbers hold; all other fields hold neither money nor units.
MONEY = frozenset(
    {
        "position.long_distribution_received",
        "position.loan.amount",
        "household.other_investments",
        "household.cash",
        "household.holdings[].value",
        "household.monthly_spending",
        "household.needs[].amount",
        "household.goal.amount",
        "tax.wages",
        "tax.interest",
        "tax.nonqualified_dividends",
        "tax.qualified_dividends",
        "tax.itemised",
        "tax.short_gains",
        "tax.long_gains",
        "tax.carried_short",
        "tax.carried_long",
        "tax.gains_next_year",
        "costs.commission",
    }
)
UNITS = frozenset({"position.lots[].units", "trades[].units"})
PRICES = frozenset(
    {
        "position.price.unit",
        "position.lots[].unit_cost",
        "position.lots[].unit_value_when_given",
        "trades[].unit_price",
    }
)

_HOLDS: Mapping[Holds, frozenset[str]] = {
    "money": MONEY,
    "units": UNITS,
    "price": PRICES,
}


def is_on() -> bool:
    """Whether somebody asked for percentages only."""
    return bool(st.session_state.get(_IS_ON))


def show_switch() -> None:
    """The switch; once on each screen."""
    st.session_state[_SWITCH] = is_on()
    st.toggle("Percentages only", key=_SWITCH, help=_WHY, on_change=_keep)


def turn_on() -> None:
    """Show percentages only, as the switch does."""
    st.session_state[_IS_ON] = True


def show_banner() -> None:
    """What is shown in the place of amounts; nothing while amounts are shown."""
    if is_on():
        st.info(_BANNER, title="Percentages only", icon=":material/percent:")


def measure_by(decision: Decision, case: Case) -> None:
    """From here on amounts are shares of what this case owns."""
    by = yardstick_of(decision, case) if is_on() else UNKNOWN
    st.session_state[_YARDSTICK] = by


@contextmanager
def not_measured() -> Iterator[None]:
    """Amounts of the law or of another household, of which no share is told.

    with not_measured():
        say("The standard deduction is $16,100.")
    """
    before = _yardstick()
    st.session_state[_YARDSTICK] = UNKNOWN
    try:
        yield
    finally:
        st.session_state[_YARDSTICK] = before


def without_amounts(text: str) -> str:
    """A text as it may be shown: the same unless only percentages are."""
    return in_percent(text, _yardstick()) if is_on() else text


def measured(text: str, decision: Decision, case: Case) -> str:
    """The same for a text about another case, by what that one owns."""
    return in_percent(text, yardstick_of(decision, case)) if is_on() else text


def chart_without_amounts(chart: Chart) -> Chart | None:
    """A chart as it may be shown; None where there is nothing to measure it by."""
    if not is_on():
        return chart
    by = _yardstick()
    return chart_in_percent(chart, by) if by.wealth and by.units else None


def covers(key: str, typed: Any) -> bool:
    """Whether a field holds an amount, or words that name one."""
    if not is_on() or not str(typed or "").strip():
        return False
    if field_of(key).kind in ("text", "words"):
        return in_percent(str(typed), UNKNOWN) != str(typed)
    held = holds(key)
    is_private = held == "price" and not _yardstick().has_public_price
    return held in ("money", "units") or is_private


def holds(key: str) -> Holds | None:
    """What the number in a field is of; None where it is of neither of these.

    >>> holds("household.needs[0].amount"), holds("trades[1].units"), holds("as_of")
    ('money', 'units', None)
    """
    start, bracket, end = key.partition("[")
    name = f"{start}[]{end.partition(']')[2]}" if bracket else key
    return next((held for held, names in _HOLDS.items() if name in names), None)


def show_covered(label: str, key: str, typed: Any) -> None:
    """A field in the place of a covered one; what was typed stays in the draft."""
    st.text_input(
        label,
        placeholder=_share(key, typed),
        help=_TO_CHANGE,
        disabled=True,
        key=f"percent {key}",
    )


def _share(key: str, typed: Any) -> str:
    one, by = field_of(key), _yardstick()
    number = read(one.kind, typed)
    if isinstance(number, float) and by.wealth and by.units:
        if holds(key) == "money":
            return f"{share_of_wealth(number, by)} {OF_WEALTH}"
        if holds(key) == "units":
            return f"{share_of_units(number, by)} {OF_UNITS}"
    return "Hidden"


def _yardstick() -> Yardstick:
    found: Yardstick = st.session_state.get(_YARDSTICK, UNKNOWN)
    return found


def _keep() -> None:
    st.session_state[_IS_ON] = st.session_state[_SWITCH]
