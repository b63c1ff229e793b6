"""What to watch out for: every warning of the method that belongs here."""

from decision.verdict.decision import Caution
from decision.verdict.warnings import household, position, tax
from decision.verdict.warnings.subject import Rule, Subject

__all__ = ["RULES", "Subject", "warnings_of"]

# In the order in which they are told: what costs money soonest comes first.
RULES: tuple[Rule, ...] = (*tax.RULES, *position.RULES, *household.RULES)


def warnings_of(subject: Subject) -> tuple[Caution, ...]:
    """The warnings that belong to a decided case."""
    found = ((rule, rule.applies(subject)) for rule in RULES)
    return tuple(
        Caution(id=rule.id, rule=rule.source, numbers=numbers)
        for rule, numbers in found
        if numbers is not None
    )
