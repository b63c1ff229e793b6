"""What speaks for the named way and against it: from codes and the ledger."""

import pytest

from decision.strategies.plan import Plan, StrategyId
from decision.verdict.candidates import Valued
from decision.verdict.choice import Choice
from decision.verdict.decision import Decision, Factor, LedgerLine
from decision.verdict.for_and_against import reasons_of
from decision.verdict.reason import Reason
from tests.builders import at_weight, decided, sheltered


def valued(strategy: StrategyId, advantage: float, *because: str) -> Valued:
    plan = Plan(strategy=strategy, because="own_risk")
    return Valued(plan=plan, advantage=advantage, because=because)


def ledger(**dollars: float) -> tuple[LedgerLine, ...]:
    names: tuple[Factor, ...] = ("tax", "own_risk", "trend", "cost", "liquidity")
    return tuple(
        LedgerLine(factor=name, dollars=dollars.get(name, 0.0), rules=())
        for name in names
    )


HOLD = valued("hold", 0.0, "no_reason_to_leave")
SELL = valued("sell", 90.0, "own_risk", "employer")
LEDGERS = {
    "hold": ledger(),
    "sell": ledger(tax=40.0, own_risk=70.0, trend=9.0, cost=-30.0, liquidity=1.0),
}
BEST: dict[StrategyId, Valued] = {"hold": HOLD, "sell": SELL}


def chosen(named: Valued, *, limited_by: tuple[str, ...] = ()) -> Choice:
    return Choice(
        named=named,
        because=named.because,
        lead=0.01,
        strength="leaning",
        limited_by=limited_by,
    )


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [one.code for one in reasons]


def test_what_called_for_it_comes_first_then_what_adds_most() -> None:
    """Own risk is a line in dollars; that wages depend on it is not."""
    found = reasons_of(chosen(SELL), BEST, LEDGERS, is_fixed=False)

    assert codes(found.supports) == ["employer", "own_risk", "tax"]
    assert [one.dollars for one in found.supports] == [None, 70.0, 40.0]
    assert found.against is not None
    assert (found.against.code, found.against.dollars) == ("cost", -30.0)
    assert found.beside == "hold"


def test_a_hold_has_the_ledger_of_the_next_best_way_turned_round() -> None:
    found = reasons_of(chosen(HOLD), BEST, LEDGERS, is_fixed=False)

    assert codes(found.supports) == ["no_reason_to_leave", "cost"]
    assert found.supports[1].dollars == 30.0
    assert found.against is not None
    assert (found.against.code, found.against.dollars) == ("own_risk", -70.0)
    assert found.beside == "sell"


def test_what_limits_the_strength_speaks_against_where_no_line_does() -> None:
    ledgers = LEDGERS | {"sell": ledger(own_risk=70.0)}

    limited = chosen(SELL, limited_by=("tax_refused",))
    found = reasons_of(limited, BEST, ledgers, is_fixed=False)
    assert found.against == Reason(code="tax_refused")
    assert reasons_of(chosen(SELL), BEST, ledgers, is_fixed=False).against is None


@pytest.mark.parametrize(("dollars", "told"), [(0.49, []), (0.5, ["trend"])])
def test_a_line_that_rounds_to_nothing_is_no_reason(
    dollars: float, told: list[str]
) -> None:
    ledgers = LEDGERS | {"sell": ledger(trend=dollars)}
    sell = valued("sell", 1.0)

    found = reasons_of(chosen(sell), BEST, ledgers, is_fixed=False)
    assert codes(found.supports) == told


def test_where_a_gate_fixes_the_action_the_gate_is_the_reason() -> None:
    fixed = valued("sell", 0.0, "worthless")

    found = reasons_of(chosen(fixed), BEST, LEDGERS, is_fixed=True)
    assert (codes(found.supports), found.against, found.beside) == (
        ["worthless"],
        None,
        None,
    )


def test_what_asks_for_steps_is_no_reason_for_leaving() -> None:
    steps = valued("stage", 90.0, "own_risk", "employer", "regret")
    ledgers = LEDGERS | {"stage": LEDGERS["sell"]}

    best = BEST | {"stage": steps}
    found = reasons_of(chosen(steps), best, ledgers, is_fixed=False)
    assert "regret" not in codes(found.supports)


def test_a_hold_without_another_way_has_nothing_beside_it() -> None:
    found = reasons_of(chosen(HOLD), {"hold": HOLD}, LEDGERS, is_fixed=False)

    assert (codes(found.supports), found.beside) == (["no_reason_to_leave"], None)


@pytest.mark.parametrize(
    "decision",
    [
        decided(),
        decided(**sheltered()),
        decided(household=at_weight(0.4)),
        decided(mind={"thesis": "broken"}),
    ],
    ids=["loss", "sheltered", "heavy", "broken"],
)
def test_the_dollars_are_those_of_a_ledger(decision: Decision) -> None:
    reasons = decision.reasons
    told = [*reasons.supports, *filter(None, [reasons.against])]
    way = decision.action if decision.action != "hold" else reasons.beside
    sign = 1 if decision.action != "hold" else -1
    lines = {line.factor: sign * line.dollars for line in decision.ledgers[way or ""]}

    assert len(reasons.supports) <= 3
    assert all(
        one.dollars is None or one.dollars == lines.get(one.code)  # type: ignore[call-overload]  # codes of factors
        for one in told
    )
    assert any(one.dollars for one in told)
