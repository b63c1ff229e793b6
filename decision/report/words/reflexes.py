"""Reflexes that answers and words resemble; never a diagnosis."""

from typing import Any

from decision.mind import Prompt
from decision.report.amounts import say_list

_RESEMBLE = {
    "loss_aversion": "putting off a loss because it hurts",
    "endowment": "valuing it more because it is yours",
    "sunk_cost": "counting what has already been put in",
    "disposition": "selling winners and keeping losers",
    "anchoring": "measuring it by the price that was paid or by its high",
    "herd": "doing what others do",
    "panic": "wanting it to stop at any price",
    "regret": "fearing to be sorry afterwards",
}
_ASK = {
    "loss_aversion": "Look at the whole portfolio instead of this line.",
    "endowment": "If this were cash tonight, how much of it would be bought tomorrow?",
    "sunk_cost": "Compare with the best other use of the money from today on.",
    "disposition": "Cover the purchase price and ask again.",
    "anchoring": "The market does not know the price that was paid.",
    "herd": "Write down the reason without naming who else does it.",
    "panic": "Sleep on it for a day or two, unless money is due, and write down first "
    "when you would buy again.",
    "regret": "Write down both: how it feels if it doubles after a sale, and if it "
    "halves after holding.",
}


def bias_name(bias: str) -> str:
    """A reflex as a heading.

    >>> bias_name("sunk_cost")
    'Sunk cost'
    """
    return bias.replace("_", " ").capitalize()


def resembled(bias: str) -> str:
    """What a reflex does, as part of a sentence.

    >>> resembled("herd")
    'doing what others do'
    """
    return _RESEMBLE.get(bias, bias_name(bias).lower())


def bias_text(found: Any) -> str:
    """What words and answers resemble, and which ones; `found` is a FoundBias."""
    level = "clearly " if found.level == "likely" else ""
    said = f"Your answers {level}resemble {resembled(found.id)}"
    return f"{said} ({matched_words(found.matched)})." if found.matched else f"{said}."


def bias_prompt(bias: str) -> str:
    """One thing to do that has evidence behind it."""
    return _ASK.get(bias, "")


def prompt_evidence(prompt: Prompt) -> str:
    """What a prompt follows from, and how well it is supported that asking helps."""
    strength = f"Evidence that asking this helps: {prompt.strength}."
    return f"{prompt.tied_to} {strength} {prompt.evidence}".strip()


def matched_words(matched: tuple[str, ...]) -> str:
    """The words as they were typed, and the questions by number.

    >>> matched_words(("get back to even", "q2"))
    '“get back to even” and question 2'
    """
    return say_list([_one(match) for match in matched])


def _one(match: str) -> str:
    number = match.removeprefix("q")
    return f"question {number}" if number.isdigit() else f"“{match}”"
