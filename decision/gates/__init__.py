"""What law, calendar, due money or missing data forbids, forces, sizes or dates."""

from dataclasses import dataclass
from datetime import date

from decision.case.months import months_after
from decision.gates.due import (
    DueMoney,
    MarginGate,
    due_money,
    margin_gate,
    whole_if_nearly,
)
from decision.gates.opening import WashWindow, days_to_sell, first_open_day, wash_window
from decision.gates.risk import own_risk_cost, weight_limit
from decision.gates.standing import Standing, standing_of
from decision.parameters import judgement

__all__ = [
    "DueMoney",
    "Gates",
    "MarginGate",
    "Standing",
    "WashWindow",
    "gates_of",
    "standing_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """Every gate of the method, in their order.

    `fixed` is the code of a gate that fixes the action by itself: stale_appraisal,
    not_a_loss, worthless, home; None otherwise. `reasons` are the named reasons to
    leave (METHOD B2).
    """

    fixed: str | None
    due: DueMoney
    margin: MarginGate | None
    open_on: date
    days_to_sell: float | None
    wash: WashWindow | None
    weight_limit: float
    own_risk_is_material: bool
    reasons: tuple[str, ...]

    @property
    def trades_thinly(self) -> bool:
        """Whether selling all at a fair share of the volume takes too many days."""
        days = self.days_to_sell
        return days is not None and days > float(judgement("illiquid_from"))

    @property
    def due_fraction(self) -> float:
        """The part to be sold for money due; 0 where it is met from elsewhere."""
        return self.due.fraction if "money_due" in self.reasons else 0.0

    @property
    def least_fraction(self) -> float:
        """The part that the lender and due money force to be sold now.

        What repays a loan pays nothing else, so that both are added.
        """
        margin = self.margin.fraction if self.margin and self.margin.fires else 0.0
        return whole_if_nearly(min(1.0, margin + self.due_fraction))


def gates_of(standing: Standing) -> Gates:
    """Pass the case through every gate."""
    due, margin = due_money(standing), margin_gate(standing)
    open_on = first_open_day(standing)
    allowance = float(judgement("own_risk_allowance"))
    material = own_risk_cost(standing) >= allowance
    return Gates(
        fixed=_fixed(standing),
        due=due,
        margin=margin,
        open_on=open_on,
        days_to_sell=days_to_sell(standing),
        wash=wash_window(standing, open_on),
        weight_limit=weight_limit(standing),
        own_risk_is_material=material,
        reasons=_reasons(standing, due=due, margin=margin, material=material),
    )


def _fixed(standing: Standing) -> str | None:
    if standing.is_kind("home"):
        return "home"
    if _is_stale(standing):
        return "stale_appraisal"
    if standing.gain >= 0:
        return "not_a_loss"
    if standing.value <= float(judgement("worthless_below")) * standing.cost:
        return "worthless"
    return None


def _is_stale(standing: Standing) -> bool:
    market = standing.market
    appraised = market.door == "appraisal" or standing.is_kind("property", "business")
    if not appraised or market.on is None:
        return False
    return standing.day > months_after(market.on, int(judgement("stale_appraisal")))


def _reasons(
    standing: Standing, *, due: DueMoney, margin: MarginGate | None, material: bool
) -> tuple[str, ...]:
    case = standing.case
    # A withdrawal from a retirement account is taxed: needs are met elsewhere.
    money_due = due.fires and standing.treatment != "sheltered"
    found = {
        "money_due": money_due,
        "margin": margin is not None and margin.fires,
        "thesis_broken": case.mind.thesis == "broken",
        "own_risk": material,
        "employer": material and case.position.employer,
    }
    return tuple(code for code, applies in found.items() if applies)
