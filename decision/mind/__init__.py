"""Reflexes that may speak in a decision, prompts against them, the person's view."""

from decision.mind.averaging import thinks_of_buying_more
from decision.mind.bias import BIASES, Bias, BiasId, FoundBias, Level
from decision.mind.cooling import CoolingOff, cooling_off
from decision.mind.found import biases
from decision.mind.prompts import (
    Myth,
    Prompt,
    general_prompts,
    myths,
    myths_for,
    prompts,
)
from decision.mind.questions import Question, questions, questions_for
from decision.mind.reading import read_reason
from decision.mind.text import is_english
from decision.mind.view import ViewTilt, same_way, view_discount, view_tilt
from decision.mind.written import NumberedCondition, numbered_conditions

__all__ = [
    "BIASES",
    "Bias",
    "BiasId",
    "CoolingOff",
    "FoundBias",
    "Level",
    "Myth",
    "NumberedCondition",
    "Prompt",
    "Question",
    "ViewTilt",
    "biases",
    "cooling_off",
    "general_prompts",
    "is_english",
    "myths",
    "myths_for",
    "numbered_conditions",
    "prompts",
    "questions",
    "questions_for",
    "read_reason",
    "same_way",
    "thinks_of_buying_more",
    "view_discount",
    "view_tilt",
]
