"""Asking politely: two at a time, never past a deadline, not at all after a refusal."""

from concurrent.futures import Future, wait
from threading import Thread
from time import monotonic
from typing import NamedTuple

from decision.errors import MarketError
from decision.market.numbers import number
from decision.market.yahoo import memory
from decision.market.yahoo.answer import Quote, quote_from
from decision.market.yahoo.environment import Source
from decision.market.yahoo.kept import keep, or_kept
from decision.market.yahoo.memory import Question
from decision.market.yahoo.outcome import failure, reason_of


class Limits(NamedTuple):
    """How long to wait, in seconds: for one request, and for all together."""

    request: float
    all: float


class _Way(NamedTuple):
    """How one asks: whom, with which limits, and when at the latest."""

    source: Source
    limits: Limits
    ends: float


def usual_limits() -> Limits:
    """The limits of parameters/market.toml."""
    return Limits(number("yahoo_deadline", "request"), number("yahoo_deadline"))


def quotes_for(
    questions: tuple[Question, ...], *, source: Source, limits: Limits
) -> dict[str, Quote | MarketError]:
    """An answer or a failure for every question, within the limits.

    Where Yahoo fails, the last good answer serves, with a note that says so. The first
    question is the one that matters: without an answer nobody waits for the rest.
    """
    way = _Way(source, limits, monotonic() + limits.all)
    running = [_start(question, way) for question in questions]
    found: dict[str, Quote | MarketError] = {}
    for question, future in zip(questions, running, strict=True):
        answered = _result(question, future, ends=way.ends)
        found[question.symbol] = or_kept(answered, question, source=source)
        if isinstance(found[questions[0].symbol], MarketError):
            break
    return found


def _start(question: Question, way: _Way) -> Future[Quote | MarketError]:
    """Ask in the background, on a thread that cannot keep the program from ending."""
    future: Future[Quote | MarketError] = Future()

    def run() -> None:
        try:
            future.set_result(_asked(question, way))
        except Exception as error:
            future.set_exception(error)

    known = memory.known(question)
    if known is None:
        Thread(target=run, daemon=True).start()
    else:
        future.set_result(known)
    return future


def _result(
    question: Question, future: Future[Quote | MarketError], *, ends: float
) -> Quote | MarketError:
    wait((future,), timeout=max(ends - monotonic(), 0))
    if not future.done():
        memory.learn(question, late := failure("unreachable", question.symbol))
        return late
    error = future.exception()
    return failure(reason_of(error), question.symbol) if error else future.result()


def _asked(question: Question, way: _Way) -> Quote | MarketError:
    """One request, once a slot is free and unless it has become needless."""
    if not memory.SLOTS.acquire(timeout=max(way.ends - monotonic(), 0)):
        return failure("unreachable", question.symbol)
    try:
        return memory.known(question) or _fetched(question, way)
    finally:
        memory.SLOTS.release()


def _fetched(question: Question, way: _Way) -> Quote | MarketError:
    from decision.market.yahoo import wire  # more than a second, paid only here

    try:
        answer = wire.ask(
            question, server=way.source.server, timeout=way.limits.request
        )
        quote = quote_from(answer, day=question.day)
    except Exception as error:
        wire.forget()
        return _failed(question, reason_of(error), way.source)
    keep(answer, question, source=way.source)
    memory.learn(question, quote)
    return quote


def _failed(question: Question, reason: str, source: Source) -> MarketError:
    if reason == "rate_limited":
        memory.pause(source.pause)
        return failure(reason, question.symbol, pause=source.pause)
    found = failure(reason, question.symbol, day=question.day)
    memory.learn(question, found)
    return found
