"""The person's own forecast: what it adds, what is taken off it, and why."""

from decision.case import Case
from decision.mind import same_way
from decision.parameters import judgement
from decision.report.amounts import say_list, say_money, say_percent
from decision.report.contest import currency_of, ledger_steps
from decision.report.words.reflexes import matched_words, resembled
from decision.verdict.decision import Decision


def view_note(decision: Decision, case: Case) -> str:
    """What a discounted view is in full, what is left of it, and the words for it.

    A high forecast stays at its cap with half of its weight: so what is left is said.
    Empty where no view was typed, or no weight is taken off.
    """
    found = decision.finding("BV-1")
    if found is None or found.numbers["discount"] <= 0:
        return ""
    view, discount = found.numbers["view"], found.numbers["discount"]
    weighs = {one.factor: one.shown for one in ledger_steps(decision)}
    full = weighs.get("view", 0.0)
    left = abs(full + weighs.get("discount", 0.0))
    side = "above" if view > 0 else "below"
    said = f"Your view of {say_percent(abs(view))} a year {side} the market weighs"
    worth = say_money(abs(full), currency_of(case)) if full else "next to nothing here"
    part = "All" if discount >= 1 else say_percent(discount)
    leaves = f", which leaves {say_money(left, currency_of(case))}" if left else ""
    return (
        f"{said} {worth}. {part} of its weight is taken off{leaves}, because "
        f"{_because(decision, view)}."
    )


def view_evidence() -> str:
    """Why a view is discounted, and how well that is founded."""
    weight, cap = (say_percent(judgement(f"view_{part}")) for part in ("weight", "cap"))
    return (
        "A forecast that a reflex could have made says little about the investment. So "
        f"it starts with {weight} of its weight, counts for a year at most and up to "
        f"{cap} of the position, and loses half of its weight, or all, where your own "
        "words lean the same way (our judgement). No other figure depends "
        "on what you wrote or answered."
    )


def _because(decision: Decision, view: float) -> str:
    """The words and questions, and what they resemble, of each bias that counts."""
    return say_list(
        [
            f"{matched_words(one.matched)} {_verb(one.matched)} {resembled(one.id)}"
            for one in same_way(decision.biases, view)
        ]
    )


def _verb(matched: tuple[str, ...]) -> str:
    return "resembles" if len(matched) == 1 else "resemble"
