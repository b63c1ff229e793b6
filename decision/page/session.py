"""What the page remembers while it is open: the draft, and the last answer to one."""

from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from decision.page.examples import EXAMPLES, Example
from decision.page.form.draft import Draft, blank, draft_of
from decision.page.form.fields import field_of, fields

OWN = "own"
REPLAY = "replay"
_REPLACED = "replaced draft"


def today() -> date:
    """The day in the browser's time zone: the one place that asks for it."""
    return datetime.now(UTC).astimezone(_zone()).date()


def draft() -> Draft:
    """The draft of this session; the first one is the replayed example."""
    if "draft" not in st.session_state:
        open_example("meta")
    typed: Draft = st.session_state["draft"]
    return typed


def shown_example() -> Example | None:
    """The example on screen, until one of its fields is changed."""
    return EXAMPLES.get(st.session_state.get("shown", OWN))


def open_example(name: str) -> None:
    """Put an example into the form; what was typed of one's own is set aside."""
    _set_aside()
    st.session_state["shown"] = name
    _put(draft_of(EXAMPLES[name].document))


def open_own() -> None:
    """Go on with one's own case after an example; with one's own open, start over."""
    own: Draft | None = None if own_is_shown() else st.session_state.get("own_draft")
    st.session_state["shown"] = OWN
    _put(own or blank(today()))


def open_replay(typed: Draft) -> None:
    """Put a past day of the sample into the form; one's own case is set aside."""
    _set_aside()
    st.session_state["shown"] = REPLAY
    _put(typed)


def open_case(typed: Draft) -> None:
    """Put somebody's own case into the form; what they typed before can be had back."""
    before: Draft | None = st.session_state.get(
        "draft" if own_is_shown() else "own_draft"
    )
    if before is not None and before.typed() not in (
        typed.typed(),
        blank(today()).typed(),
    ):
        st.session_state[_REPLACED] = before
    st.session_state["shown"] = OWN
    _put(typed)


def has_replaced() -> bool:
    """Whether a case took the place of what somebody had typed."""
    return _REPLACED in st.session_state


def open_replaced() -> None:
    """What was typed before a case took its place; that case waits in turn."""
    open_case(st.session_state.pop(_REPLACED))


def own_is_shown() -> bool:
    """Whether what is in the form is somebody's own case."""
    return st.session_state.get("shown") == OWN


def keep(key: str) -> None:
    """Write what was just typed into the draft."""
    draft().set(key, st.session_state[key])
    st.session_state["shown"] = OWN


def keep_first(key: str) -> None:
    """Write what was said before the form; its own field shows it as well."""
    said = st.session_state[f"first {key}"] or field_of(key).blank
    draft().set(key, said)
    if key in fields():
        st.session_state[key] = said


def keep_country(key: str) -> None:
    """Write the country; the currency of the price goes along."""
    draft().move(st.session_state[key])
    st.session_state["position.currency"] = draft().get("position.currency")
    st.session_state["shown"] = OWN


def add_row(name: str) -> None:
    """Add a lot, a purchase or a need to the form."""
    draft().add(name)
    st.session_state["shown"] = OWN


def remove_row(name: str, number: int) -> None:
    """Take a lot, a purchase or a need out of the form."""
    draft().remove(name, number)
    st.session_state["shown"] = OWN


def know_rates() -> None:
    """Switch between typed tax rates and the household's figures."""
    draft().knows_rates = st.session_state["knows_rates"] == "rates"
    st.session_state["shown"] = OWN


def use_law(year: int) -> None:
    """Let the tax law of one recorded year hold for every year."""
    draft().set("tax.law_year", f"{year}")
    st.session_state["tax.law_year"] = f"{year}"
    st.session_state["shown"] = OWN


def use_currency(code: str) -> None:
    """Take the price to be in another currency."""
    draft().set("position.currency", code)
    st.session_state["position.currency"] = code
    st.session_state["shown"] = OWN


def start(key: str, value: Any) -> None:
    """Give a field its typed value where the browser does not hold one."""
    if key not in st.session_state:
        st.session_state[key] = value


def _set_aside() -> None:
    if own_is_shown():
        st.session_state["own_draft"] = st.session_state["draft"]


def _put(typed: Draft) -> None:
    """Make this the draft; every field starts from it, and no answer is left over."""
    st.session_state.pop("answer", None)
    for key in [str(key) for key in st.session_state]:
        if _is_field(key):
            del st.session_state[key]
    st.session_state["draft"] = typed


def _is_field(key: str) -> bool:
    return (
        key in fields()
        or "[" in key
        or key == "knows_rates"
        or key.startswith("first mind.")
        or key.startswith("mind.answers.")
    )


def _zone() -> tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
