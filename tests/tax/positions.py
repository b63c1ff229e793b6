"""Positions for tests: each test states only what it is about."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from decision.case import Case
from decision.tax.preview import Preview, preview

TODAY = date(2026, 11, 20)
OLD = date(2025, 7, 8)
PRICE = 70.0


def a_lot(acquired: date = OLD, units: float = 100, **changes: Any) -> dict[str, Any]:
    return {"acquired": acquired, "units": units, "unit_cost": 90.0, **changes}


def a_purchase(on: date, units: float, **changes: Any) -> dict[str, Any]:
    return {"on": on, "units": units, **changes}


def a_sale(on: date, units: float, **changes: Any) -> dict[str, Any]:
    """Units of lot a, at today's price."""
    sale = {"on": on, "side": "sell", "units": units, "lot": "a", "unit_price": PRICE}
    return sale | changes


def a_case(
    *lots: dict[str, Any], trades: list[dict[str, Any]] | None = None, **position: Any
) -> Case:
    price = {"unit": PRICE, "on": TODAY}
    held = {"kind": "stock", "symbol": "M", "price": price, "lots": lots, **position}
    return Case.model_validate(
        {"as_of": TODAY, "position": held, "trades": trades or []}
    )


def selling_all(case: Case, on: date = TODAY, price: float = PRICE) -> Preview:
    return preview(case, on=on, units=everything(case), price=price)


def everything(case: Case) -> dict[int, float]:
    return {place: lot.units for place, lot in enumerate(case.position.lots)}


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


origins = st.sampled_from(["purchase", "reinvestment", "vest", "gift", "inheritance"])
nearby = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, dict[int, float]]:
    lots = [
        a_lot(
            draw(st.one_of(st.integers(0, 40), st.integers(300, 400)).map(days_ago)),
            draw(st.integers(1, 50)),
            unit_cost=draw(st.integers(40, 120)),
            origin=draw(origins),
            unit_value_when_given=draw(st.integers(40, 120)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    trades = [
        a_purchase(
            draw(nearby),
            draw(st.integers(51, 80)),  # never a lot listed twice
            account=draw(st.sampled_from(["taxable", "tax_free"])),
            owner=draw(st.sampled_from(["self", "spouse"])),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    shares = [draw(st.integers(0, 4)) / 4 for _ in lots]
    units = {place: lot["units"] * shares[place] for place, lot in enumerate(lots)}
    return a_case(*lots, trades=trades), units
