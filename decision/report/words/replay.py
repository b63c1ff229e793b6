"""What became of a replayed position: told when asked for, never used for deciding."""

from datetime import date

from decision.case import Case
from decision.case.months import months_after
from decision.market.view import History
from decision.report.amounts import say_date, say_percent, say_price
from decision.report.tables import unit_cost

HINDSIGHT = (
    "This is hindsight, and no evidence for or against the answer: one of many futures "
    "was drawn, the answer was worked out without it, and the sample holds only stocks "
    "that were still there at the end."
)


def next_text(case: Case, price: float, later: History) -> str:
    """Where the price stood a year later and at the end, and whether it came back."""
    currency = case.position.currency
    if not later.days:
        return (
            f"The sample ends on {say_date(case.as_of)}: it does not know what "
            "happened next."
        )
    then = say_price(price, currency)
    stood = " and ".join(
        f"at {say_price(_close_on(later, day), currency)} on {say_date(day)}"
        for day in _told_of(case, later)
    )
    return (
        f"It stood {stood}, {_change(price, float(later.close[-1]))} the {then} of "
        f"{say_date(case.as_of)}. {_came_back(case, later)}"
    )


def _told_of(case: Case, later: History) -> list[date]:
    """The last close within a year, and the last one of all."""
    year = months_after(case.as_of, 12)
    within = max((day for day in later.days if day <= year), default=later.days[-1])
    return sorted({within, later.days[-1]})


def _close_on(history: History, day: date) -> float:
    return float(history.close[history.days.index(day)])


def _change(before: float, after: float) -> str:
    """How one price stands to another.

    >>> _change(100, 47.5), _change(100, 100), _change(10, 25)
    ('53% below', 'at', '150% above')
    """
    if after == before:
        return "at"
    side = "below" if after < before else "above"
    return f"{say_percent(round(abs(after / before - 1), 2))} {side}"


def _came_back(case: Case, later: History) -> str:
    cost = unit_cost(case)
    paid = say_price(cost, case.position.currency)
    back = [
        day for day, close in zip(later.days, later.close, strict=True) if close >= cost
    ]
    if back:
        return f"It first closed at the {paid} paid, or above, on {say_date(back[0])}."
    return f"It did not close at the {paid} paid in that time."
