"""Which strategies a decision is told between, and what the named one does."""

from dataclasses import dataclass

from decision.case import Case
from decision.report.amounts import money_unit, rounded_to_sum
from decision.verdict.choice import best_other as best_other_way
from decision.verdict.decision import (
    Decision,
    LedgerLine,
    PlannedTrade,
    StrategyOutcome,
)

FIXED = ("not_a_loss", "worthless", "home", "stale_appraisal")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A ledger line as it is printed: `shown` is rounded so that all lines add up."""

    factor: str
    dollars: float
    shown: float


def currency_of(case: Case) -> str:
    """The household's currency."""
    return case.own_currency


def fixed_by(decision: Decision) -> str | None:
    """The gate that fixes the action by itself, None where the numbers decide."""
    found = [code for code in decision.because if code in FIXED]
    return found[0] if found else None


def treatment_of(decision: Decision) -> str:
    """How a sale is taxed here; taxed where there is no sale to speak of."""
    return decision.tax.treatment if decision.tax else "taxed"


def has_way_back(decision: Decision) -> bool:
    """Whether there is a loss that a rise of the price could make good."""
    position = decision.position
    if position is None or position.gain >= 0 or position.value <= 0:
        return False
    touches = decision.chances.get("back_at_cost")
    return bool(touches) and fixed_by(decision) is None


def is_worthless(decision: Decision) -> bool:
    """Whether it is worth next to nothing, so that only the loss is left to use."""
    return fixed_by(decision) == "worthless"


def has_partner(decision: Decision) -> bool:
    """Whether a loss can be booked while the exposure is kept."""
    return decision.outcome("swap").why_not != "no_partner"


def named(decision: Decision) -> StrategyOutcome | None:
    """The outcome of the named strategy."""
    return decision.outcome(decision.action) if decision.action else None


def best_other(decision: Decision) -> StrategyOutcome | None:
    """The best strategy apart from the named one; candidates come first.

    Where a way without a reason outscores a named hold, that way. Steps and a written
    exit that nothing calls for are forms of another way, and left out.
    """
    other = best_other_way(decision)
    return decision.outcome(other) if other else None


def told(decision: Decision) -> str | None:
    """The strategy whose ledger is told: the named one, or what holding beats."""
    if decision.action != "hold":
        return decision.action
    other = best_other(decision)
    return other.id if other and other.id in decision.ledgers else None


def ledger_lines(
    decision: Decision, strategy: str | None = None
) -> tuple[ShownLine, ...]:
    """The lines that count, rounded alike so that they add up as printed.

    The sum has three significant digits, so that it is the number of the headline.
    """
    chosen = strategy or told(decision)
    lines = [
        line for line in decision.ledgers.get(chosen or "", ()) if line.dollars != 0
    ]
    amounts = [line.dollars for line in lines]
    shown = rounded_to_sum(amounts, money_unit(sum(amounts)))
    return tuple(
        ShownLine(factor=line.factor, dollars=line.dollars, shown=rounded)
        for line, rounded in zip(lines, shown, strict=True)
        if rounded
    )


def ledger_steps(
    decision: Decision, strategy: str | None = None
) -> tuple[ShownLine, ...]:
    """The same lines, the person's own view in full and what is taken off it apart.

    Both add up to the view's line, and are there even where nothing is left of it.
    """
    lines = ledger_lines(decision, strategy)
    chosen = strategy or told(decision)
    view = [one for one in decision.ledgers.get(chosen or "", ()) if one.before]
    if not view:
        return lines
    parts = _view_and_discount(view[0], lines)
    place = next((at for at, one in enumerate(lines) if one.factor == "view"), None)
    if place is None:
        return (*lines, *parts) if parts else lines
    return (*lines[:place], *parts, *lines[place + 1 :])


def _view_and_discount(
    line: LedgerLine, lines: tuple[ShownLine, ...]
) -> tuple[ShownLine, ...]:
    """The view in full and the discount, which together are what is printed of it."""
    assert line.before is not None, "only a view that lost weight is told in two"
    left = sum(one.shown for one in lines if one.factor == "view")
    unit = money_unit(sum(one.shown for one in lines))
    full = round(line.before / unit) * unit + 0.0
    taken = line.dollars - line.before
    two = (("view", line.before, full), ("discount", taken, left - full))
    return tuple(
        ShownLine(factor=factor, dollars=dollars, shown=shown)
        for factor, dollars, shown in two
        if shown
    )


def leaving_trades(outcome: StrategyOutcome) -> tuple[PlannedTrade, ...]:
    """Sales whose proceeds do not go into a partner."""
    return tuple(trade for trade in outcome.trades if trade.to != "partner")


def swapped_units(outcome: StrategyOutcome) -> float:
    """Units whose exposure is kept through a partner."""
    return sum(trade.units for trade in outcome.trades if trade.to == "partner")


def whole_units(units: float, held: float) -> float:
    """Units to trade, whole where whole units are held.

    >>> whole_units(226.92, 600.0), whole_units(0.25, 1.5)
    (227.0, 0.25)
    """
    return float(round(units)) if held == round(held) and units >= 1 else units


def middle_of(outcome: StrategyOutcome) -> float:
    """The middle outcome of this investment and its proceeds, after tax.

    Where that was not valued apart, the household's wealth.
    """
    if outcome.money is not None:
        return outcome.money.p50
    return outcome.p50 or 0.0
