"""Asking politely: two at a time, never past a deadline, not at all after a refusal."""

from concurrent.futures import Future, wait
from threading import Event, Thread
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

THREAD = "Yahoo"  # how the names of threads that ask begin


class Limits(NamedTuple):
    """How long to wait, in seconds: for one request, and for all together."""

    request: float
    all: float


class _Way(NamedTuple):
    """How one asks: whom, with which limits, until when.

    Once there is no price of `first`, nobody needs the rest: it is `given_up`.
    """

    source: Source
    limits: Limits
    ends: float
    first: str
    given_up: Event


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
    first = questions[0].symbol
    way = _Way(source, limits, monotonic() + limits.all, first, Event())
    running = [_start(question, way) for question in questions]
    found: dict[str, Quote | MarketError] = {}
    for question, future in zip(questions, running, strict=True):
        found[question.symbol] = _result(question, future, way)
        if isinstance(found[first], MarketError):
            way.given_up.set()
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
        Thread(target=run, name=f"{THREAD} {question.symbol}", daemon=True).start()
    else:
        future.set_result(known)
    return future


def _result(
    question: Question, future: Future[Quote | MarketError], way: _Way
) -> Quote | MarketError:
    wait((future,), timeout=max(way.ends - monotonic(), 0))
    if not future.done():
        memory.learn(question, late := failure("unreachable", question.symbol))
        return or_kept(late, question, source=way.source)
    error = future.exception()
    found = failure(reason_of(error), question.symbol) if error else future.result()
    return or_kept(found, question, source=way.source)


def _asked(question: Question, way: _Way) -> Quote | MarketError:
    """One request, once a slot is free and unless it has become needless."""
    if not memory.SLOTS.acquire(timeout=max(way.ends - monotonic(), 0)):
        return failure("unreachable", question.symbol)
    try:
        if way.given_up.is_set():
            return failure("unreachable", question.symbol)
        found = or_kept(_found(question, way), question, source=way.source)
        if question.symbol == way.first and isinstance(found, MarketError):
            way.given_up.set()
        return found
    finally:
        memory.SLOTS.release()


def _found(question: Question, way: _Way) -> Quote | MarketError:
    """Somebody else may have asked the same while this one waited for a slot."""
    return memory.known(question) or _fetched(question, way)


def _fetched(question: Question, way: _Way) -> Quote | MarketError:
    from decision.market.yahoo import wire  # more than a second, paid only here

    asked = memory.clock()
    try:
        answer = wire.ask(
            question, server=way.source.server, timeout=way.limits.request
        )
        quote = quote_from(answer, day=question.day)
    except Exception as error:
        wire.forget()
        return _failed(question, reason_of(error), way.source, asked=asked)
    keep(answer, question, source=way.source)
    memory.learn(question, quote)
    return quote


def _failed(
    question: Question, reason: str, source: Source, *, asked: float
) -> MarketError:
    if reason == "rate_limited":
        memory.pause(source.pause, asked=asked)
        return failure(reason, question.symbol, pause=source.pause)
    found = failure(reason, question.symbol, day=question.day)
    memory.learn(question, found)
    return found
