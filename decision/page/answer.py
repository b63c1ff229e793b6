"""From the draft to an answer: the case, the market, the decision, or what is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from decision.case import Case
from decision.errors import CaseError, MarketError, NoParameterError, TradeError
from decision.market import MarketView
from decision.page import cached, session
from decision.page.examples import Example
from decision.page.form.draft import Draft, document_of
from decision.page.form.faults import (
    Fault,
    Faults,
    faults_of,
    faults_of_draft,
    missing_rate,
    plain_days,
)
from decision.tax.law import first_year
from decision.verdict.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A case, what the market says of it, and what was decided.

    `example` is the worked example it belongs to, None for somebody's own case.
    """

    case: Case
    view: MarketView
    decision: Decision
    example: Example | None

    @property
    def is_replay(self) -> bool:
        """Whether it is decided as of a past day on prices of the sample."""
        return self.view.door == "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to show, and what stands in the way of a newer one."""

    answer: Answer | None
    faults: Faults
    is_broken: bool = False

    @property
    def is_old(self) -> bool:
        """Whether the answer belongs to what was typed before a fault."""
        return self.is_broken or bool(self.faults)


def last_answer() -> Answer | None:
    """The last answer of this session."""
    answer: Answer | None = st.session_state.get("answer")
    return answer


def reply_to(draft: Draft, today: date) -> Reply:
    """Answer the draft; while a field is faulty the last answer stays."""
    document, own = document_of(draft), faults_of_draft(draft, today)
    try:
        answer = _answer(document, own)
    except _Faulty as fault:
        return Reply(answer=last_answer(), faults=fault.faults)
    except CaseError as error:
        faults = faults_of(error.problems, draft) | own
        return Reply(answer=last_answer(), faults=faults)
    st.session_state["answer"] = answer
    return Reply(answer=answer, faults={})


class _Faulty(Exception):  # noqa: N818 - not an error of the program
    """Something typed that the form has to point at."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        super().__init__()


def _answer(document: dict[str, Any], faults: Faults) -> Answer:
    case = Case.model_validate(document)
    if faults:
        raise _Faulty(faults)
    try:
        view = cached.view(document)
        if "no_rate" in view.notes:
            raise _Faulty({"position.fx": _no_rate(case)})
        decision = cached.decision(document, view)
        example = session.shown_example()
        return Answer(case=case, view=view, decision=decision, example=example)
    except MarketError as error:
        raise _Faulty(_market_fault(error)) from None
    except NoParameterError as error:
        raise _Faulty({"as_of": _no_law(case, error)}) from None
    except TradeError as error:
        raise _Faulty({"trades": Fault(f"{error}")}) from None


def _no_law(case: Case, error: NoParameterError) -> Fault:
    """A day before the first recorded law: the nearest one can be used instead."""
    year, first = case.as_of.year, first_year()
    if year >= first:
        return Fault(f"{error}")
    said = f"No tax law of {year} is recorded here; type a day from {first} on"
    return Fault(f"{said}, or use the law of {first}.", law_year=first)


def _no_rate(case: Case) -> Fault:
    """The price is known, but not what its currency is worth."""
    return missing_rate(case.own_currency, case.position.currency)


_WRONG_SYMBOL = ("no_such_symbol", "not_in_sample", "not_buyable")
_PASSES = ("rate_limited", "unreachable", "unreadable")


def _market_fault(error: MarketError) -> Faults:
    """Said where the price can be typed; a wrong symbol or currency is marked too."""
    said = Fault(
        plain_days(f"{error}"),
        currency=error.currency,
        may_ask_again=error.reason in _PASSES,
    )
    faults = {"position.price.unit": said}
    if error.reason in _WRONG_SYMBOL:
        faults["position.symbol"] = Fault(plain_days(error.happened))
    if error.currency is not None:
        faults["position.currency"] = Fault(plain_days(error.happened))
    return faults
