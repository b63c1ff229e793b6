"""How far the answer carries: what would change it, and how often it stays the same."""

from decision.verdict.sensitivity.flips import flips_of
from decision.verdict.sensitivity.robustness import cell_count, robustness_of

__all__ = ["cell_count", "flips_of", "robustness_of"]
