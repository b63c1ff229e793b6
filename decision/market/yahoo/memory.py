"""What this process learned of Yahoo, and until when it need not ask again."""

from collections import OrderedDict
from datetime import date
from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import NamedTuple

from decision.errors import MarketError
from decision.market.numbers import number
from decision.market.yahoo.answer import Quote
from decision.market.yahoo.outcome import failure


class Question(NamedTuple):
    """What is asked for: a symbol's prices from `start` up to `day`."""

    symbol: str
    start: date
    day: date


class _Learned(NamedTuple):
    """An answer or a failure, and until when it holds."""

    found: Quote | MarketError
    until: float


class _Memory:
    def __init__(self) -> None:
        self.lock = Lock()
        self.learned: OrderedDict[Question, _Learned] = OrderedDict()
        self.pause_until = 0.0


_memory = _Memory()
SLOTS = BoundedSemaphore(number("yahoo_at_once"))


def known(question: Question) -> Quote | MarketError | None:
    """What was learned of it lately, or that nobody is asked during a pause."""
    now = monotonic()
    with _memory.lock:
        learned = _memory.learned.get(question)
        pause = _memory.pause_until - now
    found = learned.found if learned and now < learned.until else None
    if isinstance(found, Quote) or pause <= 0:
        return found
    return failure("rate_limited", question.symbol, pause=pause)


def learn(question: Question, found: Quote | MarketError) -> None:
    """Remember an answer for long and a failure for short; the oldest give way."""
    name = "yahoo_failure" if isinstance(found, MarketError) else "yahoo_cache"
    until = monotonic() + number(name, "seconds")
    with _memory.lock:
        _memory.learned[question] = _Learned(found, until)
        _memory.learned.move_to_end(question)
        while len(_memory.learned) > number("yahoo_cache"):
            _memory.learned.popitem(last=False)


def clock() -> float:
    """The seconds in which pauses are counted."""
    return monotonic()


def pause(seconds: float, *, asked: float) -> None:
    """Let nobody be asked for so long after what was refused was asked.

    A refusal that comes in late prolongs no pause.
    """
    with _memory.lock:
        _memory.pause_until = max(_memory.pause_until, asked + seconds)


def ask_again() -> None:
    """Forget failures, so that the next one is asked about; a pause goes on."""
    with _memory.lock:
        for question, learned in list(_memory.learned.items()):
            if isinstance(learned.found, MarketError):
                del _memory.learned[question]


def forget_everything() -> None:
    """Start afresh, as a new process would."""
    with _memory.lock:
        _memory.learned.clear()
        _memory.pause_until = 0.0
