"""Reason and answers together: which biases they resemble, and how strongly."""

from decision.case import Case
from decision.mind.bias import BIASES, FoundBias, Level
from decision.mind.levels import levels
from decision.mind.questions import points_of
from decision.mind.reading import read_reason


def biases(case: Case) -> tuple[FoundBias, ...]:
    """What the written reason and the answers resemble; never a diagnosis.

    A match in the text alone is possible; likely needs enough points, or a match and
    some points. Source: levels.toml.
    """
    words = {bias.id: bias.matched for bias in read_reason(case.mind.reason)}
    points = points_of(case)
    return tuple(
        FoundBias(
            id=bias, level=level, matched=(*words.get(bias, ()), *points.get(bias, {}))
        )
        for bias in BIASES
        if (level := _level(bias in words, sum(points.get(bias, {}).values())))
    )


def _level(is_in_words: bool, points: int) -> Level | None:
    possible, likely = levels("points")["possible"], levels("points")["likely"]
    if points >= likely or (is_in_words and points >= possible):
        return "likely"
    return "possible" if is_in_words or points >= possible else None
