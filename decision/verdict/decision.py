"""The answer: codes and numbers, no sentences; frozen, and plain as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from decision.factors.finding import Finding
from decision.market.view import Facts
from decision.mind import FoundBias
from decision.sale.window import SaleWindow
from decision.strategies.plan import StrategyId
from decision.verdict.assumptions import Assumption
from decision.verdict.ranges import FanPoint, GoalLeft, Range
from decision.verdict.reason import NO_REASONS, Reasons

Factor = Literal["tax", "own_risk", "trend", "view", "cost", "liquidity"]
Strength = Literal["clear", "leaning", "close_call"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The position in the household's currency; `gain` is negative for a loss.

    `weight` is its share of investable wealth, `gain_needed` the rise that brings it
    back to cost (None where it is worth nothing or is not at a loss).
    """

    units: float
    value: float
    cost: float
    gain: float
    gain_fraction: float
    weight: float
    gain_needed: float | None
    wealth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTrade:
    """One dated step of a strategy; `to` says where the proceeds go.

    `side` is sell; `to` is cash, broad_fund, partner or loan; `symbol` names the
    partner where one is known. `over` are the first and last day of a sale in daily
    pieces, of which `on` is the middle. `lots` are the units by place of the lot.
    """

    on: date
    side: str
    units: float
    to: str
    symbol: str = ""
    over: tuple[date, date] | None = None
    lots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExit:
    """What a price rule does: sell everything once a unit falls to `level`.

    `level` is in the position's currency, watched until a day. `chance` is that of its
    being touched by then, `fill_below` how far below the level it is filled on average
    (share of the level). `cost` is what the mean outcome loses against holding, `lift`
    what the outcome that 1 future in 20 falls short of gains.
    """

    level: float
    until: date
    chance: float
    fill_below: float
    cost: float
    lift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyOutcome:
    """One way to act, valued; `why_not` is a code where it is not possible.

    `lacks` is the code of why a possible one is not a candidate.

    `advantage` is the sure sum today that, added to holding, is as good. Percentiles
    are the household's after-tax wealth at the review horizon; `money` is the same for
    this investment and what became of it alone. `tax_now` is what it changes in this
    year's tax bill (negative: less tax); of a sale that may or may not come, 0.
    `written_exit` is there for a stop, `waiting_costs` for a wait: how much more the
    same, or the like, is worth on the first open day (negative: less).
    """

    id: StrategyId
    possible: bool
    why_not: str | None = None
    candidate: bool = False
    lacks: str | None = None
    advantage: float | None = None
    certainty_equivalent: float | None = None
    standard_error: float | None = None
    mean: float | None = None
    p5: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p95: float | None = None
    money: Range | None = None
    chance_of_goal: float | None = None
    tax_now: float | None = None
    sold_units: float | None = None
    trades: tuple[PlannedTrade, ...] = ()
    written_exit: WrittenExit | None = None
    waiting_costs: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What one factor adds to the advantage, in dollars of today.

    `before` is what the person's own view would add if no reflex took weight from it
    (rule BV-1); None where none did, and for every other factor.
    """

    factor: Factor
    dollars: float
    rules: tuple[str, ...]
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something to watch out for; `rule` says which rule put it here."""

    id: str
    rule: str
    numbers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated entry of the plan; `do` is a code for the words."""

    on: date
    do: str
    units: float | None = None
    numbers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxOfSale:
    """What selling everything on `on` would do to the tax.

    The day is the named plan's, or the first open day where it sells nothing.
    `realised_before` is this year's net result without the sale, `loss` the economic
    loss after costs (positive), of which `counts_now` is allowed, `deferred` moves
    into other units and `lost` is gone. `savings` are S_y by calendar year; `later`
    is the present value of the tax the lower basis brings; `worth` is TX-2.
    """

    on: date
    treatment: Literal["taxed", "sheltered", "refused", "personal_use"]
    realised_before: float
    loss: float
    short_loss: float
    long_loss: float
    counts_now: float
    deferred: float
    lost: float
    savings: tuple[tuple[int, float], ...]
    later: float
    worth: float
    used_up: int | None
    carried: float
    future_rate: float
    clean_on: date | None
    no_buying_before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFacts:
    """What was used of the market, and where it came from.

    `volatility` and `own_volatility` are averages over the review horizon; from
    `volatility_now` the first goes to `volatility_long_run` (both None: flat). `facts`
    are for the reader and weigh nothing; None where no prices say them.
    """

    source: str
    as_of: date | None
    price: float | None
    volatility: float
    beta: float
    own_volatility: float
    trend: float
    cause: Mapping[str, float] | None
    origins: Mapping[str, str]
    notes: tuple[str, ...]
    volatility_now: float | None = None
    volatility_long_run: float | None = None
    facts: Facts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """At `value` of an input, which is `now`, the action `becomes` another.

    Inputs are price (in the position's currency), weight, horizon_years, future_rate,
    long_gains (this year's), volatility, spread, and extra_return: what is held above
    what would replace it, per year.
    """

    input: str
    value: float
    becomes: StrategyId
    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which way the numbers lean, how clearly, and everything behind it.

    `action` is None, with a `reason`, where there is nothing to decide on. `because`
    holds codes of what admitted the named strategy; `outscored_by` names a strategy
    that scores higher than a named hold but has no reason to be done, and why.
    `robustness` is the share of changed cases in which the same kind of action is
    named, None where a gate fixes it; `steady` are the inputs of which no value in
    range changes the action. `wash` are the 61 days around selling everything on the
    first open day, None where no tax figures are given. `goal_left` is None without a
    goal to come. `reasons` are the strongest for the named way and against it.
    """

    action: StrategyId | None
    reason: str | None
    because: tuple[str, ...]
    strength: Strength | None
    limited_by: tuple[str, ...]
    lead: float | None
    robustness: float | None
    outscored_by: Mapping[str, str] | None
    advantage: float | None
    horizon_years: float
    final_horizon_years: float
    position: Holding | None
    tax: TaxOfSale | None
    strategies: tuple[StrategyOutcome, ...]
    ledger: tuple[LedgerLine, ...]
    ledgers: Mapping[str, tuple[LedgerLine, ...]]
    findings: tuple[Finding, ...]
    warnings: tuple[Caution, ...]
    biases: tuple[FoundBias, ...]
    flips: tuple[Flip, ...]
    steady: tuple[str, ...]
    plan: tuple[Step, ...]
    fan: tuple[FanPoint, ...]
    chances: Mapping[str, Mapping[int, float]]
    market: MarketFacts
    assumptions: tuple[Assumption, ...]
    wash: SaleWindow | None = None
    goal_left: GoalLeft | None = None
    reasons: Reasons = NO_REASONS

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain JSON values; dates as year-month-day."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain

    def outcome(self, strategy: str) -> StrategyOutcome:
        """The outcome of one strategy by its id."""
        return next(one for one in self.strategies if one.id == strategy)

    def finding(self, rule: str) -> Finding | None:
        """What a rule found, None where it did not apply."""
        return next((one for one in self.findings if one.id == rule), None)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
