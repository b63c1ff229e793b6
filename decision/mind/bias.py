"""The eight reflexes that this product knows, and how one is reported."""

from dataclasses import dataclass
from typing import Literal, get_args

BiasId = Literal[
    "loss_aversion",
    "endowment",
    "sunk_cost",
    "disposition",
    "anchoring",
    "herd",
    "panic",
    "regret",
]
Level = Literal["possible", "likely"]
BIASES: tuple[BiasId, ...] = get_args(BiasId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """What a written reason resembles; `matched` are its words as they were typed."""

    id: BiasId
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBias:
    """What reason and answers together resemble, and how strongly.

    `matched` are words of the reason as they were typed, then ids of questions.
    """

    id: BiasId
    level: Level
    matched: tuple[str, ...]
