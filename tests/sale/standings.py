"""Positions of several lots for the tests of this folder."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from decision.gates import Standing
from tests.builders import TODAY, a_lot, a_standing

MARGINAL = {"ordinary": 0.32, "long": 0.15, "future": 0.15}


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def holding(*lots: dict[str, Any], **changes: Any) -> Standing:
    """These lots, worth 70 each, without a cost of trading unless one is given."""
    parts: dict[str, Any] = {"tax": {"marginal": MARGINAL}, "costs": {"spread": 0.0}}
    parts |= changes
    position = {"lots": list(lots)} | parts.pop("position", {})
    return a_standing(position=position, **parts)


def every_choice(standing: Standing, wanted: int) -> Iterator[tuple[float, ...]]:
    """Every way to take whole units from the lots, by counting."""
    ranges = [range(int(lot.units) + 1) for lot in standing.case.position.lots]
    return (
        tuple(map(float, units)) for units in product(*ranges) if sum(units) == wanted
    )


_bought = st.one_of(st.integers(0, 40), st.integers(300, 400)).map(days_ago)
_lot = st.builds(
    a_lot,
    acquired=_bought,
    units=st.integers(1, 6),
    unit_cost=st.integers(40, 120),
    origin=st.sampled_from(["purchase", "purchase", "reinvestment", "inheritance"]),
)
_trade = st.builds(
    lambda days, units, account: {
        "on": (TODAY + timedelta(days=days)).isoformat(),
        "units": units,
        "account": account,
    },
    st.integers(-40, 40),
    st.integers(7, 12),  # never a lot listed twice
    st.sampled_from(["taxable", "tax_free"]),
)
_amount = st.integers(-400, 400)
_rates = st.fixed_dictionaries(
    {"marginal": st.just(MARGINAL), "short_gains": _amount, "long_gains": _amount}
)
# Around 65,900 of wages a single filer's gains leave the 0 % band of 2026.
_wages = st.fixed_dictionaries(
    {
        "marginal": st.none(),
        "wages": st.integers(65_000, 66_000),
        "short_gains": _amount,
        "long_gains": _amount,
        "carried_short": st.integers(0, 300),
    }
)


@st.composite
def standings(draw: st.DrawFn, *, most_lots: int = 3) -> tuple[Standing, int]:
    """A small position with purchases around it, and how many units are sold."""
    lots = draw(st.lists(_lot, min_size=1, max_size=most_lots))
    standing = holding(
        *lots,
        tax=draw(st.one_of(_rates, _wages)),
        trades=draw(st.lists(_trade, max_size=2)),
        costs={"spread": 0.001, "commission": draw(st.sampled_from([0, 5]))},
        position={"kind": draw(st.sampled_from(["stock", "fund"]))},
    )
    held = int(standing.case.position.units)
    return standing, draw(st.integers(1, held))


__all__ = ["TODAY", "a_lot", "date", "days_ago", "every_choice", "holding", "standings"]
