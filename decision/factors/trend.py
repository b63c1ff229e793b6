"""Market trend: what it is, and how little it may move the verdict."""

from dataclasses import asdict
from math import copysign, log1p

from decision.factors.finding import Finding, Situation
from decision.gates import Standing
from decision.parameters import judgement, parameters


def trend_per_year(standing: Standing) -> float:
    """The log return a year that the trend adds while it lasts (TR-2, TR-3).

    The cap is one of plain returns, which a rise of as much in logs would pass.
    """
    most = float(judgement("trend_tilt", _key(standing)))
    added = most * standing.market.trend * standing.market.guard
    return copysign(log1p(abs(added)), added)


def assess(situation: Situation) -> tuple[Finding, ...]:
    """The trend and, where prices tell, the cause of the decline."""
    return (_trend(situation), *_cause(situation))


def _key(standing: Standing) -> str:
    kind = standing.case.position.kind
    return kind if kind in parameters()["judgements.trend_tilt"] else "value"


def _trend(situation: Situation) -> Finding:
    standing = situation.standing
    most = float(judgement("trend_tilt", _key(standing)))
    lasts = min(float(judgement("trend_lasts")), standing.horizon)
    tilt = situation.trend_per_year
    return Finding(
        id="TR-1",
        factor="trend",
        leans="sell" if tilt < 0 else "hold" if tilt > 0 else "neither",
        numbers={
            "trend": standing.market.trend,
            "guard": standing.market.guard,
            "tilt_per_year": tilt,
            "most_share": most * lasts,
            "most_dollars": most * lasts * standing.value,
        },
        source="rules TR-1 to TR-4",
    )


def _cause(situation: Situation) -> tuple[Finding, ...]:
    cause = situation.standing.market.cause
    if cause is None:
        return ()
    return (
        Finding(
            id="TR-5",
            factor="trend",
            leans="neither",
            numbers=asdict(cause),
            source="rule TR-5",
        ),
    )
