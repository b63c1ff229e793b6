"""The verdict in one sentence."""

from decision.parameters import judgement
from decision.report.amounts import capital, say_date, say_money, say_percent
from decision.report.contest import best_other, fixed_by, named, treatment_of
from decision.report.words.names import compared_name, done_way, strategy_doing
from decision.verdict.decision import Decision, StrategyOutcome

_STANDS = {
    "no_reason_to_leave": "nothing here calls for leaving it",
    "loss_not_worth_harvesting": "the loss is not worth booking by itself",
    "sheltered": "a loss in this account saves no tax",
    "tax_refused": "the tax is not worked out here",
    "thesis_intact": "your reason for holding it still stands",
    "acting_costs_more": "every way of acting costs more than it is worth",
    "nothing_can_be_sold": "nothing of it can be sold now",
}


def headline(decision: Decision, currency: str = "USD") -> str:
    """Which way the numbers lean, in one sentence with what it is worth."""
    if decision.action is None:
        return "No answer yet: it needs a price."
    fixed = fixed_by(decision)
    if fixed:
        return _FIXED[fixed](decision, currency)
    if decision.strength == "close_call":
        return f"Too close to call: {_close_call(decision, currency)}"
    ahead = _hold if decision.action == "hold" else _act
    said = ahead(decision, currency).removesuffix(".")
    return f"{said}{_tax_left_out(decision)}."


def strength_meaning() -> str:
    """What the words for how clearly the numbers lean stand for."""
    clear, tie, agree = (
        say_percent(float(judgement(name)))
        for name in ("clear", "tie", "robustness_threshold")
    )
    return (
        f"Clear: ahead of the best other kind of answer by {clear} of its value or "
        f"more; leaning: by {tie} or more; below that, or where fewer than {agree} of "
        "the changed cases agree, too close to call. Two ways of one kind, such as "
        "selling and swapping, may still lie close together."
    )


def _hold(decision: Decision, currency: str) -> str:
    if "near_tie" in decision.limited_by:
        stands = [_STANDS[code] for code in decision.because if code in _STANDS]
        why = stands[0] if stands else "nothing here calls for leaving it"
        money = "dollars" if currency == "USD" else "money"
        return f"Holding is ahead: {why}; in {money} it is close."
    other = best_other(decision)
    if other is None or other.advantage is None:
        return "Holding is ahead."
    way = compared_name(other, decision)
    amount = say_money(abs(other.advantage), currency)
    if other.advantage <= -1:
        return f"Holding is ahead: {way} is worth about {amount} less to you."
    if other.advantage < 1:
        return "Holding is ahead."
    return f"Holding is ahead: {way} would add only about {amount}."


def _act(decision: Decision, currency: str) -> str:
    outcome = decision.outcome(decision.action or "hold")
    way, advantage = done_way(outcome, decision), decision.advantage or 0.0
    if decision.action == "stop" and advantage <= -1:
        amount = say_money(-advantage, currency)
        return f"{capital(way)} costs about {amount} beside plain holding."
    return f"{capital(way)} {_worth(advantage, currency)}."


def _worth(advantage: float, currency: str) -> str:
    """What it adds to holding, also where a gate asks for it at a cost.

    >>> _worth(2137.4, "USD")
    'is worth about $2,140 more to you than holding'
    >>> _worth(-312.0, "USD")
    'is called for, although it is worth about $312 less to you than holding'
    """
    if abs(advantage) < 1:
        return "is worth as much to you as holding"
    amount = say_money(abs(advantage), currency)
    if advantage > 0:
        return f"is worth about {amount} more to you than holding"
    return (
        f"is called for, although it is worth about {amount} less to you than holding"
    )


def _tax_left_out(decision: Decision) -> str:
    """In sheltered accounts and where the law is not known, say so at once."""
    said = {
        "sheltered": ", with no tax at stake in this account",
        "refused": ", tax left out",
    }
    return said.get(treatment_of(decision), "")


def _close_call(decision: Decision, currency: str) -> str:
    if decision.outscored_by:
        return _outscored(decision, currency)
    outcome, other = named(decision), best_other(decision)
    if outcome is None or other is None or "robustness" in decision.limited_by:
        return f"{_robustness()}; {_reversible(decision)}."
    way, rival = _name(outcome, decision), _name(other, decision)
    how = _both_ahead(decision, other, currency) or _apart(outcome, other, currency)
    return f"{way} and {rival} {how}; {_reversible(decision)}."


def _both_ahead(decision: Decision, other: StrategyOutcome, currency: str) -> str:
    """Where only the way of acting is close, and holding is clearly behind both."""
    least = min(decision.advantage or 0.0, other.advantage or 0.0)
    value = decision.position.value if decision.position else 0.0
    if least <= 0 or least < float(judgement("clear")) * value:
        return ""
    amount = say_money(least, currency)
    return f"are both worth about {amount} more to you than holding"


def _apart(one: StrategyOutcome, other: StrategyOutcome, currency: str) -> str:
    between = abs((one.advantage or 0.0) - (other.advantage or 0.0))
    if between < 1:
        return "are worth the same to you"
    return f"are worth the same to you within about {say_money(between, currency)}"


def _outscored(decision: Decision, currency: str) -> str:
    other = best_other(decision)
    more = say_money(other.advantage or 0.0, currency) if other else ""
    why = _STANDS.get((decision.outscored_by or {})["why"], "nothing calls for it")
    way = _name(other, decision) if other else "another way"
    return f"{way} comes out about {more} ahead, but {why}; {_reversible(decision)}."


def _robustness() -> str:
    return "the answer changes when a few assumptions move"


def _reversible(decision: Decision) -> str:
    way = strategy_doing(decision.action or "hold")
    return f"{way} is the cheaper choice and the easier to undo"


def _name(outcome: StrategyOutcome, decision: Decision) -> str:
    return compared_name(outcome, decision).rstrip(",")


def _not_a_loss(decision: Decision, currency: str) -> str:
    gain = decision.position.gain if decision.position else 0.0
    if gain < 1:
        return "This is not a loss: it is worth what you paid for it."
    above = say_money(gain, currency)
    return f"This is not a loss: it is worth {above} more than you paid."


def _worthless(decision: Decision, currency: str) -> str:
    loss = -decision.position.gain if decision.position else 0.0
    amount = say_money(loss, currency)
    if treatment_of(decision) == "taxed":
        return f"It is worth next to nothing: what is left to use is the {amount} loss."
    return f"It is worth next to nothing: the {amount} loss saves no tax here."


def _home(_decision: Decision, _currency: str) -> str:
    return (
        "This is your home: where you want to live decides, and a loss on it saves no "
        "tax."
    )


def _stale(decision: Decision, _currency: str) -> str:
    day = decision.market.as_of
    when = f" of {say_date(day)}" if day else ""
    return f"Wait for a price: the appraisal{when} is too old to decide on."


_FIXED = {
    "not_a_loss": _not_a_loss,
    "worthless": _worthless,
    "home": _home,
    "stale_appraisal": _stale,
}
