"""A decision looked back on: by what was known and written, not by what came."""

from decision.case import Case
from decision.report.amounts import (
    say_count,
    say_date,
    say_list,
    say_money,
    say_percent,
    say_price,
)
from decision.report.journal import Condition, Since
from decision.report.record import Record
from decision.report.words.names import strategy_doing

LEARNING = "What was the reason for the loss, as you see it now?"
BY_PROCESS = (
    "The price since then does not judge the decision: a good one can turn out badly "
    "and a bad one well. What can be judged is whether it rested on what was known, "
    "and whether what was written down was kept to."
)
_STRENGTH = {
    "clear": "clearly",
    "leaning": "by a margin",
    "close_call": "by next to nothing",
}
_CAUSES = {
    "market": "the whole market fell",
    "sector": "its sector fell",
    "company": "something in the company",
    "rates": "interest rates",
    "currency": "the currency",
}
_PARTS = {
    "market": "the market",
    "sector": "its sector",
    "own": "the investment itself",
}

_HAS_IT_HAPPENED = (
    "Has what you wrote as a reason to sell, or to keep it, happened since?"
)
_NOTHING_WRITTEN = (
    "No condition for selling or keeping was written: what would you write now?"
)


def decided_text(record: Record) -> str:
    """What the figures favoured on the day of the record, and how clearly."""
    day = say_date(record.case.as_of)
    if record.action is None:
        return f"On {day} there was nothing to decide."
    how = _STRENGTH.get(record.strength or "", "")
    favoured = f"the figures favoured {strategy_doing(record.action)}"
    return f"On {day} {favoured} {how}".rstrip() + "."


def written_lines(record: Record) -> tuple[tuple[str, str], ...]:
    """What was written down on the day of the record."""
    return written_in(record.case)


def written_in(case: Case) -> tuple[tuple[str, str], ...]:
    """What a case holds in the person's own words: a label and the words, as typed."""
    mind, rule = case.mind, case.mind.rule
    lines = (
        ("Why it was held", mind.reason),
        ("What would make me sell", rule.sell_if),
        ("What would make me keep it", rule.keep_if),
        ("After a sale I buy again when", rule.buy_again_if),
        ("If I sell and it rises, I will tell myself", rule.regret_if_sold),
        ("If I keep it and it falls, I will tell myself", rule.regret_if_held),
    )
    return tuple((label, said.strip()) for label, said in lines if said.strip())


def since_text(found: Since, record: Record) -> str:
    """What the price has done since, on the units that were held then."""
    days = (found.day - record.case.as_of).days
    if found.then is None or found.now is None or found.change is None:
        return f"{say_count(days, 'day')} have passed; the price of today is not known."
    currency = record.case.position.currency
    then, now = (say_price(one, currency) for one in (found.then, found.now))
    moved = "rose" if found.change >= 0 else "fell"
    told = (
        f"In the {say_count(days, 'day')} since then one unit {moved} by "
        f"{say_percent(abs(found.change))}, from {then} to {now}"
    )
    gained = found.gained or 0.0
    side = "more" if gained >= 0 else "less"
    worth = say_money(abs(gained), currency)
    units = say_count(record.case.position.units, "unit")
    return f"{told}: {units} would be worth {worth} {side}."


def condition_text(found: Condition, record: Record) -> str:
    """Whether a written condition with a number was met, and what to ask then."""
    if found.kind == "look_again":
        met = "has come" if found.met_on else "is still ahead"
        return (
            f"The day you set yourself to look again, {_number(found, record)}, {met}."
        )
    what = _CONDITIONS[found.kind].format(number=_number(found, record))
    if found.met_on is None:
        return f"{what}: not met by anything known here."
    on = say_date(found.met_on)
    return (
        f"{what}: met on {on}. Did you act on it, and if not, what had you not written?"
    )


_CONDITIONS = {
    "own_exit": "The exit you planned at {number}",
    "sell_if": "You would sell if {number}",
    "keep_if": "You would keep it if {number}",
    "buy_again_if": "You would buy again if {number}",
}


def _number(found: Condition, record: Record) -> str:
    """The words with the number; an exit and a day of one's own have none."""
    if found.words:
        return f"“{found.words}”"
    if found.day is not None:
        return say_date(found.day)
    return say_price(found.level or 0.0, record.case.position.currency)


def process_questions(record: Record) -> tuple[str, ...]:
    """What to ask of the decision itself, by what was and was not written."""
    rule = record.case.mind.rule
    wrote = rule.sell_if.strip() or rule.keep_if.strip()
    return (
        _HAS_IT_HAPPENED if wrote else _NOTHING_WRITTEN,
        "Did you do what you had decided, on the day you had decided?",
        "What did you know then that you would weigh in another way now, and what "
        "could you not have known?",
    )


def learning_text(record: Record) -> str:
    """What was said and shown of the cause on the day; empty where nothing was."""
    said = _CAUSES.get(record.case.mind.cause, "")
    yours = f"You said then: {said}." if said else ""
    return f"{yours}{_shown(record)}".strip()


def learning_evidence() -> str:
    """How well it is founded that such a look back helps."""
    return (
        "People remember their decisions as better than they were and judge them by "
        "how they came out; a record written beforehand is the usual remedy. That it "
        "leads to better returns has hardly been tested."
    )


def _shown(record: Record) -> str:
    parts = [
        f"{_PARTS[name]} {say_percent(share)}"
        for name, share in (record.cause or {}).items()
        if name in _PARTS and share > 0
    ]
    return f" Prices of that day said: {say_list(parts)}." if parts else ""
