"""What somebody wrote or leaned to, told back to them."""

from collections.abc import Sequence

from decision.case import Case
from decision.mind import Bias, is_english, questions, read_reason
from decision.report.amounts import uncapital
from decision.report.words.names import strategy_doing
from decision.report.words.reflexes import matched_words, resembled
from decision.strategies.plan import family_of
from decision.verdict.decision import Decision

_SURE = {"guess": ", as a guess", "fairly": ", fairly sure", "very": ", very sure"}
_LEANING = {"hold": "holding", "sell": "selling"}
_IN_THE_WAY = {"hold": ("keep",), "sell": ("harvest", "leave")}


def words_read(reason: str) -> str:
    """Which words of a reason were read, and what they resemble; empty without one."""
    if not reason.strip():
        return ""
    if not is_english(reason):
        return "Only English is read; these words change nothing."
    found = read_reason(reason)
    if not found:
        return "Words read: none that matter here."
    return f"Words read: {_read(found)}. Resembling is no more than that."


def leaning_text(decision: Decision, case: Case) -> str:
    """What was leaned to before the price paid was looked at, beside the answer."""
    said = case.mind
    if said.leaning == "none" or decision.action is None:
        return ""
    way = strategy_doing(decision.action)
    agree = family_of(decision.action) in _IN_THE_WAY[said.leaning]
    numbers = f"the figures {'also ' if agree else ''}favour {way} under these inputs"
    joined = "; " if agree else ", but "
    return (
        f"Before the price you paid you leaned to {_LEANING[said.leaning]}"
        f"{_SURE.get(said.sureness, '')}{_cash(case)}{joined}{numbers}."
    )


def _read(found: Sequence[Bias]) -> str:
    return "; ".join(
        f"{matched_words(one.matched)} ({resembled(one.id)})" for one in found
    )


def _cash(case: Case) -> str:
    """What would be done with cash, in the words of the answer."""
    question = next(one for one in questions() if one.id == "q1")
    answer = question.options.get(case.mind.answers.get("q1", ""))
    return f", and with cash you would {uncapital(answer)}" if answer else ""
