"""How far the answer carries: what would change it, and how often it stays the same."""

from decision.verdict.sensitivity.flips import Flip, flips_of
from decision.verdict.sensitivity.robustness import robustness_of

__all__ = ["Flip", "flips_of", "robustness_of"]
