"""The strongest reasons for the named way, and the strongest against it."""

from collections.abc import Iterator, Mapping, Sequence

from decision.parameters import judgement
from decision.strategies.plan import StrategyId
from decision.verdict.candidates import Valued
from decision.verdict.choice import Choice, next_best
from decision.verdict.decision import LedgerLine
from decision.verdict.reason import Reason, Reasons

Ledgers = Mapping[str, Sequence[LedgerLine]]

# What a line of the ledger says in dollars needs no code beside it.
_IN_THE_LEDGER = {
    "loss_worth_harvesting": "tax",
    "new_tax_year": "tax",
    "long_term": "tax",
    "wash_window": "tax",
    "own_risk": "own_risk",
}
# What asks for a form of the way, and not for the way.
_OF_THE_FORM = ("opens_later", "trades_thinly", "regret", "two_tax_years")


def reasons_of(
    choice: Choice,
    best: Mapping[StrategyId, Valued],
    ledgers: Ledgers,
    *,
    is_fixed: bool,
) -> Reasons:
    """What called for the named way, then what adds most dollars; and what takes most.

    The dollars of a way that acts are those of its ledger, beside holding. Those of a
    hold are the ledger of the next best way, turned round. Where nothing takes dollars
    off, what limits the strength speaks against. Where a gate fixes the action, that.
    """
    if is_fixed:
        return Reasons(supports=_called(choice, ()))
    beside, lines = _beside(choice, best, ledgers)
    adds = sorted((one for one in lines if _dollars(one) > 0), key=_dollars)[::-1]
    takes = sorted((one for one in lines if _dollars(one) < 0), key=_dollars)
    most = int(judgement("reasons_told"))
    return Reasons(
        supports=(*_called(choice, adds), *adds)[:most],
        against=takes[0] if takes else _limit(choice),
        beside=beside,
    )


def _beside(
    choice: Choice, best: Mapping[StrategyId, Valued], ledgers: Ledgers
) -> tuple[str | None, list[Reason]]:
    named = choice.named.strategy
    if named != "hold":
        return "hold", list(_lines(ledgers[named], sign=1))
    rival = rival_of(choice, best)
    if rival is None:
        return None, []
    return rival, list(_lines(ledgers[rival], sign=-1))


def _lines(ledger: Sequence[LedgerLine], *, sign: int) -> Iterator[Reason]:
    """The lines that round to something."""
    for line in ledger:
        if abs(line.dollars) >= float(judgement("least_told")):
            yield Reason(
                code=line.factor, dollars=sign * line.dollars, rules=line.rules
            )


def _called(choice: Choice, adds: Sequence[Reason]) -> tuple[Reason, ...]:
    """What called for it, as far as no line in dollars says the same."""
    said = {one.code for one in adds}
    return tuple(
        Reason(code=code)
        for code in choice.because
        if code not in _OF_THE_FORM and _IN_THE_LEDGER.get(code, code) not in said
    )


def rival_of(choice: Choice, best: Mapping[StrategyId, Valued]) -> str | None:
    """The way that a named hold is compared with; None where there is no other."""
    if choice.outscored_by:
        return choice.outscored_by["strategy"]
    ways = ((one.strategy, one.is_candidate, one.advantage) for one in best.values())
    return next_best(ways, named=choice.named.strategy)


def _limit(choice: Choice) -> Reason | None:
    """What keeps the strength down."""
    return Reason(code=choice.limited_by[0]) if choice.limited_by else None


def _dollars(reason: Reason) -> float:
    return reason.dollars or 0.0
