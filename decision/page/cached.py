"""What is worth remembering between runs: market views, and decisions by their case.

Decisions are remembered in the session of who typed the case, and go with it. Market
views are shared: their key holds a symbol, a kind and days, an exchange rate and a
horizon where they are typed. Below the page the process keeps the last sales that it
worked out (`decision.parameters.remembering`), with the case they are of, in memory
alone: only who types the same meets them, and later ones push them out.
"""

import gc
import json
from dataclasses import replace
from typing import Any

import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from decision import Case, decide
from decision.market import MarketView, is_kept, view_of
from decision.page.examples import EXAMPLES
from decision.page.form.draft import document_of, draft_of
from decision.verdict.deciding import section_moves as what_sections_move
from decision.verdict.deciding import with_flips as with_what_would_change
from decision.verdict.decision import Decision
from decision.verdict.sensitivity import Move

_MINUTES_15 = 900
_ASKED_OF_THE_MARKET = ("symbol", "kind", "currency", "fx")


def view(document: dict[str, Any]) -> MarketView:
    """What the market says of a case; a typed price is never remembered.

    Nor is an answer of an earlier look-up: the source is asked anew each time.
    """
    if "price" in document["position"]:
        return view_of(Case.model_validate(document))
    question = json.dumps(_question(document), sort_keys=True)
    found: MarketView = _market(question)
    if is_kept(found.notes):
        _market.clear(question)
    return found


def decision(document: dict[str, Any], market: MarketView) -> Decision:
    """Decide a case; the same case on the same prices is decided once."""
    text = json.dumps(document, sort_keys=True)
    seen = _seen(market)
    known = _example if text in _example_texts() else _own
    answer: Decision = known(text, seen, _market=market)
    return answer


def with_flips(answer: Decision, case: Case, market: MarketView) -> Decision:
    """The decision with what would change it, worked out once for each case."""
    key = f"{case.model_dump_json()} {_seen(market)}"
    known: Decision = _flips(key, _answer=answer, _case=case, _market=market)
    return known


def section_moves(answer: Decision, case: Case, market: MarketView) -> tuple[Move, ...]:
    """What typing each section could do to it, worked out once for each case."""
    key = f"{case.model_dump_json()} {_seen(market)}"
    known: tuple[Move, ...] = _moves(key, _answer=answer, _case=case, _market=market)
    return known


@st.cache_resource(show_spinner=False)
def prepare() -> None:
    """Make runs quick, once: less to collect, and no check of charts that tests check.

    What was imported leaves the collector's sight, which saves 70 ms a run; checking
    the charts against their schema would take 60 ms each.
    """
    disable_debug_mode()
    _freeze()


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """The same for what only a whole run has loaded, once, after the first of them."""
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


# Views and decisions are frozen: all runs share the one object, and a picture of it.
@st.cache_resource(
    ttl=_MINUTES_15, max_entries=200, show_spinner="Looking up the price"
)
def _market(question: str) -> MarketView:
    return view_of(Case.model_validate(json.loads(question)))


@st.cache_resource(max_entries=len(EXAMPLES), show_spinner=False)
def _example(text: str, seen: str, *, _market: MarketView) -> Decision:
    return _told(text, _market)


@st.cache_resource(max_entries=16, show_spinner=False, scope="session")
def _own(text: str, seen: str, *, _market: MarketView) -> Decision:
    return _told(text, _market)


def _told(text: str, market: MarketView) -> Decision:
    """What the page tells of a case; the rest is worked out where it is asked for."""
    case = Case.model_validate(json.loads(text))
    return decide(case, market, flips=False, told_only=True)


@st.cache_resource(max_entries=16, show_spinner=False, scope="session")
def _flips(
    key: str, *, _answer: Decision, _case: Case, _market: MarketView
) -> Decision:
    return with_what_would_change(_answer, _case, _market)


@st.cache_data(max_entries=16, show_spinner=False, scope="session")
def _moves(
    key: str, *, _answer: Decision, _case: Case, _market: MarketView
) -> tuple[Move, ...]:
    return what_sections_move(_answer, _case, _market)


@st.cache_resource(show_spinner=False)
def _example_texts() -> frozenset[str]:
    documents = [document_of(draft_of(one.document)) for one in EXAMPLES.values()]
    return frozenset(json.dumps(one, sort_keys=True) for one in documents)


def _seen(market: MarketView) -> str:
    """All that a decision rests on; of series where they begin, and the last of them.

    Within a day the rate, the trend or the volume may change where the price does not.
    """
    series = (market.history, market.benchmark, market.rates)
    ends = [one and (one.days[0], one.days[-1], float(one.close[-1])) for one in series]
    told = replace(market, history=None, benchmark=None, rates=None)
    return f"{told} {ends}"


def _question(document: dict[str, Any]) -> dict[str, Any]:
    """As much of a case as its market view depends on."""
    position = document["position"]
    asked = {key: position[key] for key in _ASKED_OF_THE_MARKET if key in position}
    lots = [
        {"acquired": lot["acquired"], "units": 1.0, "unit_cost": 0.0}
        for lot in position["lots"]
    ]
    question = {"as_of": document["as_of"], "position": asked | {"lots": lots}}
    around = {key: document[key] for key in ("country", "market") if key in document}
    years = document.get("household", {}).get("horizon_years")
    return question | around | {"household": {"horizon_years": years}}
