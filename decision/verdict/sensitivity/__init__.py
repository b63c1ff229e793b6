"""How far the answer carries: what would change it, and how often it stays the same."""

from decision.verdict.sensitivity.flips import flips_of
from decision.verdict.sensitivity.robustness import cell_count, robustness_of
from decision.verdict.sensitivity.sections import Move, moves_of
from decision.verdict.sensitivity.untyped import SECTIONS, SectionId, is_untouched

__all__ = [
    "SECTIONS",
    "Move",
    "SectionId",
    "cell_count",
    "flips_of",
    "is_untouched",
    "moves_of",
    "robustness_of",
]
