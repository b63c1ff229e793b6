"""Warnings about what is held: its kind, price, weight, and how it trades."""

import math

from decision.gates import Standing
from decision.parameters import judgement
from decision.strategies.plan import Plan
from decision.verdict.warnings.subject import Numbers, Rule, Subject, when


def _not_a_loss(subject: Subject) -> Numbers | None:
    return when(subject.standing.gain >= 0, gain=subject.standing.gain)


def _worthless(subject: Subject) -> Numbers | None:
    return when(subject.gates.fixed == "worthless")


def _concentration(subject: Subject) -> Numbers | None:
    weight, limit = subject.standing.weight, subject.gates.weight_limit
    cap = float(judgement("weight_cap"))
    return when(weight >= limit or weight > cap, weight=weight, limit=limit)


def _employer(subject: Subject) -> Numbers | None:
    return when(subject.case.position.employer, weight=subject.standing.weight)


def _single_stock(subject: Subject) -> Numbers | None:
    standing = subject.standing
    fall = -standing.gain / standing.cost if standing.cost else 0.0
    deep = fall >= float(judgement("deep_fall"))
    broken = subject.case.mind.thesis == "broken"
    return when(standing.is_kind("stock") and (deep or broken), fall=fall)


def _leveraged(subject: Subject) -> Numbers | None:
    return when(subject.standing.is_kind("leveraged_fund"))


def _crypto(subject: Subject) -> Numbers | None:
    return when(subject.standing.is_kind("crypto"))


def _personal_use(subject: Subject) -> Numbers | None:
    return when(subject.standing.is_kind("home"))


def _rates(subject: Subject) -> Numbers | None:
    bonds = subject.standing.is_kind("bond", "bond_fund")
    return when(
        bonds or subject.case.mind.cause == "rates",
        duration=subject.case.position.duration,
    )


def _currency(subject: Subject) -> Numbers | None:
    currency = subject.case.position.currency
    return when(currency != subject.case.own_currency, currency=currency)


def _appraisal(subject: Subject) -> Numbers | None:
    return when(_is_appraised(subject), on=subject.standing.market.on)


def _is_appraised(subject: Subject) -> bool:
    kinds = subject.standing.is_kind("property", "business", "home")
    return kinds or subject.standing.market.door == "appraisal"


def _stale(subject: Subject) -> Numbers | None:
    market = subject.standing.market
    traded = not _is_appraised(subject) and "stale_price" in market.notes
    old = traded or subject.gates.fixed == "stale_appraisal"
    return when(old, on=market.on)


def _illiquid(subject: Subject) -> Numbers | None:
    days = subject.gates.days_to_sell
    slow = days is not None and days > float(judgement("illiquid_from"))
    kinds = subject.standing.is_kind("property", "business")
    return when(kinds or slow, days=days)


def _restricted(subject: Subject) -> Numbers | None:
    position, day = subject.case.position, subject.standing.day
    until = [one for one in (position.restricted_until, position.locked_until) if one]
    closed = any(one > day for one in until)
    return when(closed, open_on=subject.gates.open_on)


def _margin(subject: Subject) -> Numbers | None:
    return when(subject.standing.loan > 0, loan=subject.standing.loan)


def _replacement(subject: Subject) -> Numbers | None:
    swap = subject.best.get("swap")
    tie = float(judgement("tie")) * subject.standing.value
    near = swap is not None and abs(swap.advantage - subject.named.advantage) <= tie
    return when(subject.named.plan.swaps or near)


def _panic(subject: Subject) -> Numbers | None:
    funds = subject.standing.is_kind("fund", "sector_fund", "bond_fund")
    return when(funds and _fell_with_others(subject))


def _fell_with_others(subject: Subject) -> bool:
    cause = subject.standing.market.cause
    said = subject.case.mind.cause in ("market", "sector")
    broad = float(judgement("broad_based"))
    return said or (cause is not None and cause.market + cause.sector >= broad)


def _staging(subject: Subject) -> Numbers | None:
    """Steps named or as good as the named way, with how far their price may lie off."""
    steps = subject.best.get("stage")
    tie = float(judgement("tie")) * subject.standing.value
    if steps is None or abs(steps.advantage - subject.named.advantage) > tie:
        steps = subject.named if subject.named.strategy == "stage" else None
    if steps is None:
        return None
    volatility = subject.standing.market.volatility
    return {
        "deviation": average_price_deviation(steps.plan, subject.standing, volatility),
        "sales": len(steps.plan.days),
    }


def average_price_deviation(plan: Plan, standing: Standing, volatility: float) -> float:
    """Standard deviation of the average price of leaving against the first day's.

    Source: SG-1; for n equal monthly sales sigma sqrt((n - 1)(2n - 1) / (72 n)).
    """
    leaving = [sale for sale in plan.sales if sale.to != "partner"]
    units, first = sum(sale.units for sale in leaving), standing.years_to(plan.days[0])
    parts = [
        (standing.years_to(sale.on) - first, sale.units / units) for sale in leaving
    ]
    variance = sum(
        one * other * min(start, end) for start, one in parts for end, other in parts
    )
    return volatility * math.sqrt(variance)


def _stop_gap(subject: Subject) -> Numbers | None:
    return when(subject.case.mind.wants == "stop" or subject.named.strategy == "stop")


RULES = (
    Rule("not_a_loss", "G1", _not_a_loss),
    Rule("worthless", "TX-9; 26 U.S.C. § 165(g)", _worthless),
    Rule("concentration", "DV-2", _concentration),
    Rule("employer_stock", "DV-2", _employer),
    Rule("single_stock_base_rate", "rule BR-1", _single_stock),
    Rule("leveraged_fund", "docs/METHOD.md", _leveraged),
    Rule("crypto_law", "TX-10", _crypto),
    Rule("personal_use", "G3", _personal_use),
    Rule("rate_sensitive", "docs/METHOD.md", _rates),
    Rule("currency", "TX-12", _currency),
    Rule("appraisal", "G0", _appraisal),
    Rule("stale_price", "G0; TR-4", _stale),
    Rule("illiquid", "G7", _illiquid),
    Rule("restricted", "G7", _restricted),
    Rule("margin", "G6", _margin),
    Rule("replacement_risk", "SW-1", _replacement),
    Rule("panic_in_broad_fall", "docs/METHOD.md", _panic),
    Rule("staging_has_no_edge", "SG-1", _staging),
    Rule("stop_gap", "ST-1", _stop_gap),
)
