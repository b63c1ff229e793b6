"""What the price means beside what was paid: no weight, only what has to be known."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from decision.case import Position, Price
from decision.case.months import months_after
from decision.factors.finding import Finding, Situation
from decision.gates import Standing
from decision.market.currency import gain_in_parts, is_foreign, lots_without_rate
from decision.market.kinds import UNQUOTED
from decision.market.splits import CostDoubt, doubt_about
from decision.parameters import judgement

# A spin-off has a share of its parent's cost, which no price of its own equals.
_HAS_NO_PRICE_OF_ITS_DAY = ("spin_off",)


def assess(situation: Situation) -> tuple[Finding, ...]:
    """Doubtful costs, the currency's part, dividends, and what no market quotes."""
    standing = situation.standing
    return (
        *_doubts(standing),
        *_currency(standing),
        *_dividends(standing),
        *_appraisal(standing),
        *_mark(standing),
    )


def _doubts(standing: Standing) -> Iterator[Finding]:
    """Lots whose typed cost does not fit the close of their day (rule MK-1)."""
    market = standing.market
    # Closes that were lowered by dividends are not what anybody paid.
    if market.history is None or "adjusted_only" in market.notes:
        return
    for place, lot in enumerate(standing.case.position.lots):
        if lot.origin in _HAS_NO_PRICE_OF_ITS_DAY:
            continue
        doubt = doubt_about(
            lot.unit_cost,
            bought=lot.acquired,
            history=market.history,
            splits=market.splits,
        )
        if doubt is not None:
            yield _doubt(place, doubt, standing.case.position)


def _doubt(place: int, doubt: CostDoubt, position: Position) -> Finding:
    numbers: dict[str, object] = {
        "lot": place,
        "bought": position.lots[place].acquired,
        "currency": position.currency,
        "typed": doubt.typed,
        "close": doubt.close,
        "on": doubt.on,
    }
    if doubt.uncounted:
        numbers |= {
            "splits": [tuple(split) for split in doubt.uncounted],
            "ratio": doubt.ratio,
            "cost_now": doubt.cost_now,
        }
    return _finding("MK-1", numbers, "rule MK-1")


def _currency(standing: Standing) -> Iterator[Finding]:
    """What of the gain the price did, and what the exchange rate (TX-12)."""
    case, price = standing.case, standing.market.price
    if not is_foreign(case) or price is None:
        return
    position = case.position
    parts = gain_in_parts(position, unit_price=price, basis=standing.basis)
    then = [lot.fx for lot in position.lots if lot.fx is not None]
    numbers = {
        "currency": position.currency,
        "by_price": parts.by_price,
        "by_rate": parts.by_rate,
        "rate": position.fx,
        "rate_then": _average_rate(standing) if then else None,
        "lots_without_rate": len(lots_without_rate(position)),
        "is_looked_up": standing.market.rates is not None,
    }
    yield _finding("TX-12", numbers, "TX-12; 26 U.S.C. § 1012, each at its day's rate")


def _average_rate(standing: Standing) -> float:
    """Rate at which the units were paid, weighed by what was paid for them."""
    lots = [lot for lot in standing.case.position.lots if lot.fx is not None]
    paid = math.fsum(lot.units * lot.unit_cost for lot in lots)
    if not paid:
        return math.fsum(lot.fx or 0.0 for lot in lots) / len(lots)
    return math.fsum(lot.units * lot.unit_cost * (lot.fx or 0.0) for lot in lots) / paid


def _dividends(standing: Standing) -> Iterator[Finding]:
    """What the units paid out since they came, beside what the price did (MK-2)."""
    paid = math.fsum(
        one.amount * lot.units
        for lot in standing.case.position.lots
        for one in standing.market.dividends
        if one.day > lot.came_on
    )
    if paid <= 0 or standing.cost <= 0:
        return
    received = paid * standing.case.position.fx
    numbers = {
        "dividends": received,
        "gain": standing.gain,
        "gain_with_dividends": standing.gain + received,
        "price_return": standing.gain / standing.cost,
        "return_with_dividends": (standing.gain + received) / standing.cost,
    }
    yield _finding("MK-2", numbers, "rule MK-2")


def _appraisal(standing: Standing) -> Iterator[Finding]:
    """An appraisal, its age and haircut, and what a quick sale may take (MK-3)."""
    price, market = standing.case.position.price, standing.market
    is_appraised = market.door == "appraisal" or standing.is_kind(*UNQUOTED)
    if not is_appraised or price is None or market.on is None:
        return
    kind = standing.case.position.kind
    quick = float(judgement("quick_sale_discount", kind)) if kind in UNQUOTED else None
    numbers = {
        "appraised": price.unit * standing.case.position.units,
        "counted": price.counted * standing.case.position.units,
        "haircut": price.haircut,
        "on": price.on,
        "too_old_from": _too_old_from(price),
        "spread": standing.spread,
        "quick_sale_discount": quick,
        "volatility": market.volatility,
    }
    yield _finding("MK-3", numbers, "rule MK-3")


def _too_old_from(price: Price) -> date:
    """The first day on which gate G0 takes an appraisal for too old."""
    last = months_after(price.on, int(judgement("stale_appraisal")))
    return last + timedelta(days=1)


def _mark(standing: Standing) -> Iterator[Finding]:
    """A derivative marked to market against what it was worth at first (MK-4)."""
    if not standing.is_kind("derivative"):
        return
    expires = standing.case.position.expires
    numbers = {
        "initial": standing.cost,
        "value": standing.value,
        "change": standing.gain,
        "expires": expires,
        "days_left": (expires - standing.day).days if expires else None,
    }
    yield _finding("MK-4", numbers, "26 U.S.C. § 1256, § 1234, § 1092: not computed")


def _finding(rule: str, numbers: Mapping[str, object], source: str) -> Finding:
    return Finding(
        id=rule, factor="market", leans="neither", numbers=numbers, source=source
    )
