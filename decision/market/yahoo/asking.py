"""Asking politely: two at a time, never past a deadline, not at all after a refusal."""

from collections import OrderedDict
from concurrent.futures import Future, wait
from datetime import date
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic
from typing import NamedTuple

from decision.errors import MarketError
from decision.market.numbers import number
from decision.market.yahoo.answer import Quote, quote_from
from decision.market.yahoo.outcome import failure, reason_of


class Question(NamedTuple):
    """What is asked for: a symbol's prices from `start` up to `day`."""

    symbol: str
    start: date
    day: date


class Limits(NamedTuple):
    """How long to wait, in seconds: for one request, and for all together."""

    request: float
    all: float


class _Memory:
    """What the process knows: answers of the last minutes, and until when to pause."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.slots = BoundedSemaphore(number("yahoo_at_once"))
        self.answers: OrderedDict[Question, tuple[float, Quote]] = OrderedDict()
        self.pause_until = 0.0


_memory = _Memory()


def usual_limits() -> Limits:
    """The limits of parameters/market.toml."""
    return Limits(number("yahoo_deadline", "request"), number("yahoo_deadline"))


def quotes_for(
    questions: tuple[Question, ...], *, limits: Limits
) -> dict[str, Quote | MarketError]:
    """An answer or a failure for every question, within the limits.

    The first question is the one that matters: if it fails, nobody waits for the rest.
    """
    ends = monotonic() + limits.all
    running = [_start(question, limits, ends=ends) for question in questions]
    found: dict[str, Quote | MarketError] = {}
    for question, future in zip(questions, running, strict=True):
        found[question.symbol] = _result(question, future, ends=ends)
        if isinstance(found[questions[0].symbol], MarketError):
            break
    return found


def forget_everything() -> None:
    """Start afresh, as a new process would."""
    with _memory.lock:
        _memory.answers.clear()
        _memory.pause_until = 0.0


def _start(question: Question, limits: Limits, *, ends: float) -> Future[Quote]:
    """Ask in the background, on a thread that cannot keep the program from ending."""
    future: Future[Quote] = Future()

    def run() -> None:
        try:
            future.set_result(_remembered(question) or _asked(question, limits, ends))
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future


def _result(
    question: Question, future: Future[Quote], *, ends: float
) -> Quote | MarketError:
    wait((future,), timeout=max(ends - monotonic(), 0))
    if not future.done():
        return failure("unreachable", question.symbol)
    error = future.exception()
    if error is None:
        return future.result()
    return (
        error
        if isinstance(error, MarketError)
        else failure(reason_of(error), question.symbol)
    )


def _asked(question: Question, limits: Limits, ends: float) -> Quote:
    """One request, once a slot is free."""
    if not _memory.slots.acquire(timeout=max(ends - monotonic(), 0)):
        raise failure("unreachable", question.symbol)
    try:
        _refuse_during_pause(question)
        return _remember(question, _fetch(question, limits))
    finally:
        _memory.slots.release()


def _fetch(question: Question, limits: Limits) -> Quote:
    from decision.market.yahoo import wire  # more than a second, paid only here

    try:
        answer = wire.ask(
            question.symbol,
            start=question.start,
            end=question.day,
            timeout=limits.request,
        )
        return quote_from(answer, day=question.day)
    except Exception as error:
        wire.forget()
        reason = reason_of(error)
        if reason == "rate_limited":
            _pause()
        raise failure(reason, question.symbol) from error


def _refuse_during_pause(question: Question) -> None:
    with _memory.lock:
        paused = monotonic() < _memory.pause_until
    if paused:
        raise failure("rate_limited", question.symbol)


def _pause() -> None:
    with _memory.lock:
        _memory.pause_until = monotonic() + number("yahoo_pause")


def _remembered(question: Question) -> Quote | None:
    with _memory.lock:
        at, quote = _memory.answers.get(question, (-float("inf"), None))
    is_fresh = monotonic() - at < number("yahoo_cache", "seconds")
    return quote if is_fresh else None


def _remember(question: Question, quote: Quote) -> Quote:
    with _memory.lock:
        _memory.answers[question] = (monotonic(), quote)
        _memory.answers.move_to_end(question)
        while len(_memory.answers) > number("yahoo_cache"):
            _memory.answers.popitem(last=False)
    return quote
