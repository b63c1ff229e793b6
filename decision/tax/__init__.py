"""From lots and trades to a bill, and what a loss takes off it.

The doors are bound here at once: each module of that name would otherwise hide its
function as soon as something imported it.
"""

from decision.tax.realise import realise
from decision.tax.this_year import saving

__all__ = ["realise", "saving"]
