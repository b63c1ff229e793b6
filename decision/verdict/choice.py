"""Which candidate is named, by how much it leads, how strongly (METHOD B4, B5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from decision.factors import Projected, Situation
from decision.parameters import judgement
from decision.strategies.plan import StrategyId, family_of
from decision.verdict.candidates import Valued
from decision.verdict.decision import Decision, Strength
from decision.verdict.forms import first_within_tie, with_forms

# The cheaper and more reversible first: within a tie the first one is named.
_ORDER: tuple[StrategyId, ...] = (
    "hold",
    "stop",
    "wait",
    "swap",
    "sell_part",
    "stage",
    "sell",
)
FORMS = ("stage", "stop")
_STRENGTHS: tuple[Strength, ...] = ("close_call", "leaning", "clear")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The named plan. `lead` is None where a gate fixes the action or none is left.

    `limited_by` are the codes of what keeps the strength down.
    """

    named: Valued
    because: tuple[str, ...]
    lead: float | None
    strength: Strength
    limited_by: tuple[str, ...] = ()
    robustness: float | None = None
    outscored_by: Mapping[str, str] | None = None


def best_of_each(
    valued: Iterable[Valued], situation: Situation
) -> dict[StrategyId, Valued]:
    """The best plan of each strategy: candidates first, then by advantage.

    A form that applies is a candidate in the place of what it stands for.
    """
    best: dict[StrategyId, Valued] = {}
    for one in with_forms(valued, situation):
        rival = best.get(one.strategy)
        if rival is None or _rank(one) > _rank(rival):
            best[one.strategy] = one
    return best


def choose(best: Mapping[StrategyId, Valued], situation: Projected) -> Choice:
    """Name one: a gate's action, else the best candidate."""
    fixed = situation.gates.fixed
    if fixed:
        return _fixed(best, fixed)
    candidates, value = _candidates(best), situation.standing.value
    named = named_of(best, situation)
    lead = _lead(named, candidates, situation)
    outscored = _outscored(named, best, value)
    limits = _limits(situation, outscored=outscored is not None)
    if outscored is None and _is_near_tie(named, best, situation):
        limits["near_tie"] = "leaning"
    return Choice(
        named=named,
        because=named.because,
        lead=lead,
        strength=_strength(lead, limits),
        limited_by=tuple(limits),
        outscored_by=outscored,
    )


def next_best(
    ways: Iterable[tuple[StrategyId, bool, float]], *, named: str | None
) -> StrategyId | None:
    """The best way apart from the named one, of its id, candidacy and advantage.

    Candidates come first. Steps and a written exit that nothing calls for are forms of
    another way, and left out. None where nothing else is possible.
    """
    others = [
        (is_candidate, advantage, strategy)
        for strategy, is_candidate, advantage in ways
        if strategy != named and (is_candidate or strategy not in FORMS)
    ]
    ranked = sorted(others, key=lambda one: one[:2])
    return ranked[-1][2] if ranked else None


def best_other(decision: Decision) -> StrategyId | None:
    """The way that the named one is told against; candidates come first.

    Where a way without a reason outscores a named hold, that way.
    """
    outscoring = (decision.outscored_by or {}).get("strategy")
    ways = [
        (one.id, one.candidate, one.advantage)
        for one in decision.strategies
        if one.possible and one.advantage is not None
    ]
    if outscoring:
        return next(way for way, _, _ in ways if way == outscoring)
    return next_best(ways, named=decision.action)


def limited(choice: Choice, robustness: float | None) -> Choice:
    """Below its threshold robustness allows no more than a close call (METHOD B7)."""
    known = replace(choice, robustness=robustness)
    if robustness is None or robustness >= float(judgement("robustness_threshold")):
        return known
    return replace(
        known,
        strength="close_call",
        limited_by=(*choice.limited_by, "robustness"),
    )


def named_of(best: Mapping[StrategyId, Valued], situation: Situation) -> Valued:
    """The plan that the rules name: a gate's, else the best candidate (METHOD B4)."""
    if situation.gates.fixed:
        return _fixed(best, situation.gates.fixed).named
    tie = float(judgement("tie")) * situation.standing.value
    return first_within_tie(_candidates(best), _ORDER, tie=tie)


def _candidates(best: Mapping[StrategyId, Valued]) -> list[Valued]:
    found = [one for one in best.values() if one.is_candidate]
    return found or [replace(best["hold"], because=("nothing_can_be_sold",))]


def _fixed(best: Mapping[StrategyId, Valued], fixed: str) -> Choice:
    actions: dict[str, StrategyId] = {"stale_appraisal": "wait", "worthless": "sell"}
    named = best.get(actions.get(fixed, "hold"), best["hold"])
    return Choice(named=named, because=(fixed,), lead=None, strength="clear")


def _lead(
    named: Valued, candidates: list[Valued], situation: Projected
) -> float | None:
    standing = situation.standing
    others = [one.advantage for one in candidates if one is not named]
    if not others or standing.value < float(judgement("nothing_below")) * standing.cost:
        return None
    return (named.advantage - max(others)) / standing.value


def _outscored(
    named: Valued, best: Mapping[StrategyId, Valued], value: float
) -> Mapping[str, str] | None:
    """A way that scores higher than a named hold, but that nothing calls for.

    Steps and a written exit are forms of another way: they win by noise (METHOD B4).
    """
    if family_of(named.strategy) != "keep":
        return None
    ways = [one for one in best.values() if one.strategy not in FORMS]
    rival = max(ways, key=lambda one: one.advantage)
    if rival.advantage <= float(judgement("tie")) * value:
        return None
    return {"strategy": rival.strategy, "why": rival.lacks}


def _is_near_tie(
    named: Valued, best: Mapping[StrategyId, Valued], situation: Projected
) -> bool:
    """A hold by reasons, while in dollars something else is about as good.

    Where no tax is at stake a swap is holding under another name: it does not count.
    """
    taxed = situation.standing.treatment == "taxed"
    same = ("hold", *FORMS) if taxed else ("hold", "swap", "wait", *FORMS)
    others = [one.advantage for one in best.values() if one.strategy not in same]
    margin = -float(judgement("tie")) * situation.standing.value
    is_kept = family_of(named.strategy) == "keep"
    return is_kept and max(others, default=margin) > margin


def _limits(situation: Projected, *, outscored: bool) -> dict[str, Strength]:
    """What keeps the strength down, each with the most it allows."""
    limits: dict[str, Strength] = {}
    if outscored:
        limits["outscored"] = "close_call"
    if situation.projection.below_floor() > float(judgement("below_floor_limit")):
        limits["below_floor"] = "leaning"
    if situation.standing.treatment == "refused":
        limits["tax_refused"] = "leaning"
    return limits


def _strength(lead: float | None, limits: Mapping[str, Strength]) -> Strength:
    allowed = [_by_lead(lead), *limits.values()]
    return min(allowed, key=_STRENGTHS.index)


def _by_lead(lead: float | None) -> Strength:
    if lead is None or lead >= float(judgement("clear")):
        return "clear"
    return "leaning" if lead >= float(judgement("tie")) else "close_call"


def _rank(one: Valued) -> tuple[bool, float]:
    return one.is_candidate, one.advantage
