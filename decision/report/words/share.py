"""What is said of a case before it leaves the page, and where it is opened."""

from decision.case import Case
from decision.case.link import MOST_CHARACTERS
from decision.parameters import judgement
from decision.report.amounts import say_date, uncapital
from decision.report.words.names import strategy_name, strength_words
from decision.verdict.decision import Decision

WHO_SEES_IT = (
    "Opening the link sends what it holds to the server of this page and leaves it in "
    "the history of that browser. Whoever has the link can read all of it."
)
WHY_A_FILE = (
    f"It is too long for a link: beyond {MOST_CHARACTERS:,} characters mail programs "
    "and servers cut an address. Save it as a file; “Open a file saved here” reads it."
)
IN_DEBT = (
    "Debts are as large as all that is owned, so there is nothing to be a part of."
)
NOT_ROUND = (
    "In round figures the lots and sales of this case would not add up, and unrounded "
    "ones would tell how much there is: it cannot be shared in percentages."
)
NEEDS_AN_ANSWER = "Percentages need an answer first: put right what the page asks for."
NO_ANSWER = "Whether the answer stays the same could not be worked out now."


def stays_text(before: Decision, after: Decision, *, is_scaled: bool) -> str:
    """Whether what is shared is answered as it is here.

    Limits in dollars, and a reason that is left out, can make another answer of it.
    """
    if (before.action, before.strength) == (after.action, after.strength):
        return f"The answer stays: {_answer(after)}."
    if is_scaled:
        how = "In round figures the answer becomes"
        why = "because limits in dollars do not scale, and words are left out"
    else:
        how, why = "Without what you wrote the answer becomes", "because it was read"
    return f"{how} {_answer(after)}, {why}; here it is {_answer(before)}."


def scaled_text(case: Case) -> str:
    """What becomes of amounts, names and prices in percentages only."""
    return (
        f"All that is owned becomes {_round_sum(case)}, and amounts, units and gains "
        "are scaled along; income is told by tax rates. Prices and symbols are public "
        "and stay, so who knows one amount can work out the others."
    )


def came_with_a_link(case: Case, *, is_scaled: bool) -> str:
    """What to know of a case that was opened from a link."""
    day = f"It is answered as of {say_date(case.as_of)}, the day in it."
    if not is_scaled:
        return f"This case came with a link. {day}"
    scaled = f"Amounts in this link are scaled to a household of {_round_sum(case)}."
    return f"{scaled} {day}"


def _round_sum(case: Case) -> str:
    """The sum of every scaled household, which is no amount of this one.

    It is not written like one, or a shared screen would tell it as a share of wealth,
    and with it the wealth.
    """
    return f"{judgement('scaled_wealth'):,.0f} in {case.own_currency}"


def _answer(decision: Decision) -> str:
    """The action and how clear it is, inside a sentence."""
    if decision.action is None:
        return "no answer"
    parts = (strategy_name(decision.action), strength_words(decision))
    return ", ".join(uncapital(part) for part in parts if part)
