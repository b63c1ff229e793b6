"""Cases and decisions for the words: a test states only what it is about."""

from datetime import date
from functools import cache
from typing import Any

from decision.case import Case
from decision.factors.finding import Finding
from decision.verdict import decide
from decision.verdict.assumptions import Assumption
from decision.verdict.decision import (
    Caution,
    Decision,
    Holding,
    LedgerLine,
    MarketFacts,
    PlannedTrade,
    Step,
    StrategyOutcome,
    TaxOfSale,
)
from decision.verdict.ranges import FanPoint, Range
from decision.verdict.reason import Reason, Reasons

DAY = date(2022, 12, 28)
IDS = ("hold", "sell", "sell_part", "stage", "swap", "stop", "wait")


def a_document(**changes: Any) -> dict[str, Any]:
    """A case as typed: 100 units bought at 350, now 115.62, in a taxable account."""
    position = {
        "symbol": "META",
        "kind": "stock",
        "lots": [{"acquired": "2021-11-01", "units": 100, "unit_cost": 350.0}],
        "price": {"unit": 115.62, "on": "2022-12-28"},
    }
    return {
        "as_of": "2022-12-28",
        "position": position | changes.pop("position", {}),
        "household": {"other_investments": 180_000, "cash": 12_000},
        "tax": {"filing_status": "single", "wages": 95_000},
        **changes,
    }


def a_case(**changes: Any) -> Case:
    """The validated case of `a_document`."""
    return Case.model_validate(a_document(**changes))


def an_outcome(strategy: str, **changes: Any) -> StrategyOutcome:
    """A possible strategy whose money ends around 12,000 in the middle."""
    shown: dict[str, Any] = {
        "possible": True,
        "candidate": strategy in ("hold", "swap"),
        "advantage": 0.0,
        "p50": 200_000.0,
        "money": Range(
            mean=14_900.0, p5=6_000.0, p25=9_100.0, p50=11_562.0, p75=14_800.0, p95=30e3
        ),
        "tax_now": 0.0,
        "sold_units": 0.0,
    }
    return StrategyOutcome(id=strategy, **(shown | changes))  # type: ignore[arg-type]  # ids come from the tests


def outcomes(**changes: dict[str, Any]) -> tuple[StrategyOutcome, ...]:
    """Seven outcomes; those not named are as good as holding."""
    return tuple(an_outcome(one, **changes.get(one, {})) for one in IDS)


def ledger(**dollars: float) -> tuple[LedgerLine, ...]:
    """A line for every factor, 0 where nothing is said."""
    factors = ("tax", "own_risk", "trend", "view", "cost", "liquidity")
    return tuple(
        LedgerLine(factor=one, dollars=dollars.get(one, 0.0), rules=())  # type: ignore[arg-type]  # ids come from the tests
        for one in factors
    )


SWAP = ledger(tax=2187.0, own_risk=310.0, trend=-60.0, cost=-39.6, view=-260.0)
HOLDING = Holding(
    units=100.0,
    value=11_562.0,
    cost=35_000.0,
    gain=-23_438.0,
    gain_fraction=-0.67,
    weight=0.057,
    gain_needed=2.03,
    wealth=203_562.0,
)
TAX = TaxOfSale(
    on=DAY,
    treatment="taxed",
    realised_before=0.0,
    loss=23_450.0,
    short_loss=0.0,
    long_loss=23_450.0,
    counts_now=23_450.0,
    deferred=0.0,
    lost=0.0,
    savings=((2022, 870.0), (2023, 870.0), (2024, 870.0), (2025, 870.0)),
    later=1290.0,
    worth=2187.0,
    used_up=2025,
    carried=0.0,
    future_rate=0.15,
    clean_on=None,
    no_buying_before=date(2023, 1, 28),
)
TRADE = PlannedTrade(on=date(2022, 12, 30), side="sell", units=100.0, to="partner")
FINDINGS = (
    Finding(
        id="TX-2",
        factor="tax",
        leans="sell",
        numbers={
            "worth": 2187.0,
            "later": 1290.0,
            "cost": 23.0,
            "threshold": 50.0,
            "passes": True,
        },
        source="TX-2",
    ),
    Finding(
        id="DV-1",
        factor="own_risk",
        leans="neither",
        numbers={"cost_per_year": 410.0, "own_volatility": 0.35},
        source="DV-1",
    ),
    Finding(
        id="DV-2",
        factor="own_risk",
        leans="neither",
        numbers={"weight": 0.057, "threshold_weight": 0.064, "material": False},
        source="DV-2",
    ),
    Finding(
        id="TR-1",
        factor="trend",
        leans="sell",
        numbers={"trend": -0.8, "guard": 1.0, "most_dollars": 87.0},
        source="TR-1",
    ),
)
MARKET = MarketFacts(
    source="sample",
    as_of=DAY,
    price=115.62,
    volatility=0.45,
    beta=1.2,
    own_volatility=0.35,
    trend=-0.8,
    cause=None,
    origins={"trend": "prices"},
    notes=(),
)


REASONS = Reasons(
    supports=(
        Reason(code="tax", dollars=2187.0, rules=("TX-1",)),
        Reason(code="own_risk", dollars=310.0, rules=("DV-1",)),
    ),
    against=Reason(code="view", dollars=-260.0, rules=("BV-1",)),
    beside="hold",
)
UNTYPED = Assumption(
    name="case.other_investments",
    label="other investments (nobody said)",
    value=192_000.0,
    unit="household currency",
    source="assumed",
)


def a_decision(**changes: Any) -> Decision:
    """Swapping it, worth 2,137 more than holding, leaning; any field may differ."""
    swap = {"advantage": 2137.4, "trades": (TRADE,), "tax_now": -870.0}
    shown: dict[str, Any] = {
        "action": "swap",
        "reason": None,
        "because": ("loss_worth_harvesting",),
        "strength": "leaning",
        "limited_by": (),
        "lead": 0.018,
        "robustness": None,
        "outscored_by": None,
        "advantage": 2137.4,
        "horizon_years": 3.0,
        "final_horizon_years": 10.0,
        "position": HOLDING,
        "tax": TAX,
        "strategies": outcomes(swap=swap, stage={"possible": False}),
        "ledger": SWAP,
        "ledgers": {"hold": ledger(), "swap": SWAP},
        "findings": FINDINGS,
        "warnings": (),
        "biases": (),
        "flips": (),
        "steady": (),
        "plan": (
            Step(on=date(2022, 12, 30), do="swap", units=100.0),
            Step(on=date(2023, 1, 30), do="no_buying_until"),
        ),
        "fan": a_fan("hold", "swap"),
        "chances": {"back_at_cost": {6: 0.01, 12: 0.05, 24: 0.12, 60: 0.3}},
        "market": MARKET,
        "assumptions": (
            Assumption(
                name="case.spread",
                label="spread (nobody said)",
                value=0.001,
                unit="share of value",
                source="assumed",
            ),
        ),
        "reasons": REASONS,
    }
    return Decision(**(shown | changes))


def a_fan(*strategies: str) -> tuple[FanPoint, ...]:
    """Two months of every strategy."""
    return tuple(
        FanPoint(strategy, month, 6e3, 9.1e3, 11.6e3, 14.8e3, 30e3)  # type: ignore[arg-type]  # ids come from the tests
        for strategy in strategies
        for month in (0.0, 36.0)
    )


def a_caution(warning: str, **numbers: Any) -> Caution:
    """A warning with its numbers."""
    return Caution(id=warning, rule="TX-4", numbers=numbers)


# Situations in which the words have to be careful, as typed.
SITUATIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "not_a_loss": {"position": {"price": {"unit": 400, "on": "2022-12-28"}}},
    "at_cost": {"position": {"price": {"unit": 350, "on": "2022-12-28"}}},
    "worthless": {"position": {"price": {"unit": 0.02, "on": "2022-12-28"}}},
    "sheltered": {"position": {"account": "tax_deferred"}},
    "broken": {"mind": {"thesis": "broken"}},
    "intact": {"mind": {"thesis": "intact"}, "household": {"other_investments": 1e4}},
    "believer": {"mind": {"view": 0.2, "reason": "I just want to get back to even"}},
    "money_due": {
        "household": {
            "other_investments": 1e4,
            "needs": [{"amount": 6000, "due": "2023-06-01"}],
        }
    },
    "charity": {"household": {"other_investments": 2e6, "gives_to_charity": True}},
    "washed": {
        "trades": [
            {"on": "2022-12-15", "units": 10, "unit_price": 120},
            {"on": "2023-01-05", "units": 5, "account": "tax_free", "owner": "spouse"},
        ]
    },
    "margin": {
        "position": {"loan": {"amount": 7500, "rate": 0.08, "maintenance": 0.3}}
    },
    "home": {
        "position": {
            "kind": "home",
            "symbol": "",
            "lots": [{"acquired": "2019-05-01", "units": 1, "unit_cost": 400_000}],
            "price": {"unit": 350_000, "on": "2022-11-01", "source": "appraisal"},
        }
    },
    "stale": {
        "position": {
            "kind": "property",
            "symbol": "",
            "lots": [{"acquired": "2019-05-01", "units": 1, "unit_cost": 400_000}],
            "price": {"unit": 350_000, "on": "2020-11-01", "source": "appraisal"},
        }
    },
    "british": {"country": "GB", "position": {"currency": "GBP"}},
    "restricted": {
        "position": {"restricted_until": "2023-01-10", "employer": True},
        "household": {"other_investments": 20_000},
    },
    "zero_rate": {
        "position": {"kind": "fund"},
        "tax": {"marginal": {"ordinary": 0.0, "long": 0.0, "future": 0.15}},
    },
}


@cache
def answered(situation: str) -> tuple[Case, Decision]:
    """The case of a situation and what is decided about it."""
    case = a_case(**SITUATIONS[situation])
    return case, decide(case)
