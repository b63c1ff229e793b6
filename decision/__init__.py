"""Hold or sell? One losing position, every real way out, after tax.

Imports point one way, and rooms side by side do not know each other:

    errors < parameters < case < {tax, market, mind} < gates < strategies
           < projection < factors < sale < verdict < portfolio < report < page

Numbers are float64 scalars or arrays, fractions and not percent; amounts are in the
household's currency unless a name says otherwise; a loss is positive once it is
called `loss`; a missing value is None with a reason, never NaN. Rates are per year.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decision.case import Case
    from decision.verdict import decide

__all__ = ["Case", "decide"]


def __getattr__(name: str) -> Any:
    """Load the public names when they are asked for, so that parts start fast."""
    if name == "Case":
        from decision.case import Case

        return Case
    if name == "decide":
        from decision.verdict import decide

        return decide
    raise AttributeError(name)
