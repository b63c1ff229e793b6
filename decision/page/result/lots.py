"""Which lots to sell: so many units, for cash after tax, or to use up gains."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from decision.case import Case
from decision.case.months import months_after
from decision.errors import NoParameterError
from decision.gates import Standing, standing_of
from decision.page import percent
from decision.page.answer import Answer
from decision.page.form.widgets import ask_amount, ask_day
from decision.page.plain import note, on_request, plain, remark, say, table
from decision.page.result.window import is_trap
from decision.parameters import judgement
from decision.report.amounts import say_count, say_date, say_units
from decision.report.lots import lots_lines, ways_shown
from decision.report.words.lots import (
    better_text,
    cash_meaning,
    long_term_text,
    nothing_to_use_text,
    raising_notes,
    raising_text,
    using_text,
    ways_meaning,
)
from decision.sale.long_term import long_term_days
from decision.sale.lot_choice import sale_day
from decision.sale.raising import gains_to_use, raise_cash, use_up_gains
from decision.sale.ways import ways_of
from decision.strategies.plan import can_be_divided

_MOST_LOTS = 6
_TRAP = (
    "A sale before the clean day named above would have a part of its loss moved or "
    "lost; what follows counts that, and waits for no day."
)


@st.fragment
def show_lots(answer: Answer) -> None:
    """The section, where a sale is taxed by lots and a part can be sold."""
    standing = standing_of(answer.case, answer.view)
    if standing is None or standing.treatment != "taxed":
        return
    if not can_be_divided(standing) or standing.unit_value <= 0:
        return
    ask = partial(_ask, standing, is_trap=is_trap(answer))
    on_request("Which lots to sell, and for how much cash", ask, key="open lots")


def _ask(standing: Standing, *, is_trap: bool) -> None:
    """One of the questions, answered at once below its fields."""
    if is_trap:
        remark(_TRAP)
    if percent.is_on():
        remark(percent.LEFT_OUT)
        return
    questions = _questions(standing.case)
    asked = st.segmented_control(
        "What do you want to know?",
        list(questions),
        default=next(iter(questions)),
        required=True,
        key=f"lots asked {len(questions)}",
        persist_state="page",
    )
    _QUESTIONS[questions[asked]](standing)
    _turning(standing)


def _questions(case: Case) -> Mapping[str, str]:
    """What can be asked; with one lot there is nothing to choose for a number."""
    raising = {"Raise cash after tax": "raise", "Use up gains": "gains"}
    if len(case.position.lots) == 1:
        return raising
    return {"Sell so many units": "units"} | raising


def _so_many(standing: Standing) -> None:
    held = sum(sale_day(standing).held)
    half = held / 2 if held != round(held) or held < 2 else float(held // 2)
    units = _amount("Units to sell", start=half, most=held)
    if units is not None:
        _ways(standing, units)


def _raise(standing: Standing) -> None:
    wanted, by = _amount_and_day(standing)
    if wanted is None or by is None:
        return
    try:
        found = raise_cash(standing, wanted, by=by)
    except NoParameterError:
        day = say_date(by)
        st.error(f"How long a sale took to settle by {day} is not recorded.")
        return
    say(raising_text(found, standing.case))
    for said in raising_notes(found, standing.case):
        remark(said)
    if found.is_in_time and found.choice.sold:
        _ways(standing, found.choice.sold)


def _amount_and_day(standing: Standing) -> tuple[float | None, date | None]:
    """What is needed and when: as typed above, else half of it by the year's end."""
    last = _last_day(standing)
    need = next((one for one in standing.case.household.needs if one.due <= last), None)
    start = need.amount if need else max(1.0, float(round(standing.value / 2)))
    due = need.due if need else date(standing.day.year, 12, 31)
    first, second = st.columns([1, 1])
    with first:
        wanted = _amount("Cash needed after tax", start=start)
    with second:
        by = _day("Needed by", start=due, first=standing.day, last=last)
    return wanted, by


def _last_day(standing: Standing) -> date:
    """The end of the review horizon: beyond it today's price says little."""
    return months_after(standing.day, int(12 * judgement("review_horizon")))


def _use_gains(standing: Standing) -> None:
    gains = gains_to_use(standing)
    if not gains:
        say(nothing_to_use_text())
        return
    wanted = _amount("Gains to use up", start=gains)
    found = use_up_gains(standing, wanted) if wanted is not None else None
    if found is None:
        return
    say(using_text(found, standing.case))
    if found.choice is not None:
        _ways(standing, found.choice.sold)


def _ways(standing: Standing, units: float) -> None:
    """The four ways for so many units; with one lot there is one way."""
    case = standing.case
    if len(case.position.lots) == 1:
        return
    ways = ways_of(sale_day(standing), units)
    st.markdown(f"**Four ways to sell {plain(say_count(units, 'unit'))}**")
    with st.container(gap="xsmall"):
        for names, lots in lots_lines(ways, case):
            st.markdown(f"**{plain(names)}**: {plain(lots)}.")
    shown = ways_shown(ways, case)
    table(
        shown.itertuples(index=False),
        list(shown.columns),
        alt="Four ways to choose the lots",
    )
    remark(better_text(ways, case))
    note(cash_meaning(), evidence=ways_meaning(), key="lots how")


def _turning(standing: Standing) -> None:
    """Lots that turn long-term, soonest first."""
    days = long_term_days(standing)
    if not days:
        return
    with st.expander("When lots turn long-term", key="open long term"):
        say(*(long_term_text(one, standing.case) for one in days[:_MOST_LOTS]))
        if days[_MOST_LOTS:]:
            remark(f"And {say_count(len(days) - _MOST_LOTS, 'more lot')} later.")


def _amount(label: str, *, start: float, most: float | None = None) -> float | None:
    """A typed amount; None, and a sentence, where it cannot be used."""
    typed, amount = ask_amount(label, start=start, key=f"lots {label} {start:g}")
    wrong = _wrong_amount(typed, amount, most=most)
    if wrong:
        st.error(plain(wrong))
    return None if wrong else amount


def _wrong_amount(typed: str, amount: Any, *, most: float | None) -> str:
    up_to = "" if most is None else f" up to {say_units(most)}"
    do = f"type a number above 0{up_to}"
    if amount is None:
        return f"Nothing was typed; {do}."
    if not isinstance(amount, float) or amount <= 0:
        return f"“{typed.strip()}” was typed; {do}."
    if most is not None and amount > most:
        return f"{say_count(most, 'unit')} are held; {do}."
    return ""


def _day(label: str, *, start: date, first: date, last: date) -> date | None:
    """A typed day; None, and a sentence, where it is not from `first` to `last`."""
    typed = ask_day(label, start=start, key=f"lots {label} {start}")
    wrong = _wrong_day(typed, first=first, last=last)
    if wrong:
        st.error(plain(wrong))
    return None if wrong else typed


def _wrong_day(typed: date | None, *, first: date, last: date) -> str:
    if typed is None:
        return "Nothing was typed; type the day on which the money is needed."
    if typed < first:
        return f"{say_date(typed)} has passed; type {say_date(first)} or later."
    if typed > last:
        return f"{say_date(typed)} is far off; type a day up to {say_date(last)}."
    return ""


_QUESTIONS: Mapping[str, Callable[[Standing], None]] = {
    "units": _so_many,
    "raise": _raise,
    "gains": _use_gains,
}
