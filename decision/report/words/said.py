"""What somebody wrote or leaned to, told back to them."""

from collections.abc import Sequence

from decision.case import Case
from decision.mind import Bias, is_english, questions, read_reason
from decision.report.amounts import capital, say_date, uncapital
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


def cooling_text(decision: Decision) -> str:
    """Why the first date is not today, and what comes first; empty without a wait."""
    wait = next((step for step in decision.plan if step.do == "cool_off"), None)
    found = next((one for one in decision.biases if one.id == "panic"), None)
    if wait is None or found is None:
        return ""
    said = f"{matched_words(found.matched)} clearly resemble {resembled('panic')}"
    until = say_date(wait.numbers["until"])
    return (
        f"{capital(said)}, and nothing is due: so the first date is a day or more "
        f"away, from {say_date(wait.on)} to {until}. First write when you would buy "
        "again."
    )


def cooling_evidence() -> str:
    """Why to wait, and how well that is founded."""
    return (
        "Panic sales are rare, about one account in a thousand, and up to three times "
        "as frequent after large moves; many who sell in a fall come back late or not "
        "at all. That a pause and a rule for coming back help is common advice, little "
        "tested. No figure changes by it."
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
