"""Tax benefit: what the loss saves, when, and what it costs later."""

from decision.factors.finding import Finding, Situation
from decision.factors.harvest import Harvest


def assess(situation: Situation) -> tuple[Finding, ...]:
    """Savings by year, their worth, whether that is enough, and what is washed."""
    if situation.harvest is None or situation.actual is None:
        return ()
    return (
        _savings(situation.actual),
        _worth(situation.harvest),
        *_washed(situation),
    )


def _savings(harvest: Harvest) -> Finding:
    saved = {str(y): float(s) for y, s in enumerate(harvest.use.savings) if s}
    return Finding(
        id="TX-1",
        factor="tax",
        leans="sell" if sum(saved.values()) > 0 else "neither",
        numbers={
            "saving_now": harvest.saving_now,
            "savings": saved,
            "used_up": harvest.use.used_up,
        },
        source="26 U.S.C. § 1211, § 1212, § 1222",
    )


def _worth(harvest: Harvest) -> Finding:
    return Finding(
        id="TX-2",
        factor="tax",
        leans="sell" if harvest.passes else "hold" if harvest.worth < 0 else "neither",
        numbers={
            "worth": harvest.worth,
            "later": harvest.later,
            "cost": harvest.cost,
            "threshold": harvest.threshold,
            "passes": harvest.passes,
        },
        source="rules TX-2, TX-3",
    )


def _washed(situation: Situation) -> tuple[Finding, ...]:
    wash = situation.gates.wash
    if wash is None or not wash.is_washed:
        return ()
    return (
        Finding(
            id="TX-4",
            factor="tax",
            leans="hold",
            numbers={
                "deferred": wash.of_all.deferred,
                "lost": wash.of_all.lost_for_good,
                "clean_units": wash.clean_units,
                "clean_on": wash.clean_on,
            },
            source="26 U.S.C. § 1091; 26 CFR § 1.1091-1",
        ),
    )
