"""Two or three variants of a case side by side, kept while the page is open."""

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

import streamlit as st

from decision.case import Case
from decision.page import percent, session
from decision.page.answer import Answer
from decision.page.form.draft import Draft
from decision.page.plain import plain, remark, say, table
from decision.page.result.differences import differences, same_documents
from decision.report.words.variants import outcome_lines
from decision.verdict.decision import Decision

_KEPT = "variants"
_NAME = "variant name"
_MOST = 3
_LONGEST_NAME = 40
_MOST_DIFFERENCES = 12
_NOW = "As typed now"
_WHY = (
    "Keep this case under a name, change something, and both stand side by side: with "
    "the house deposit, and without. They are gone when the page is closed."
)
_FULL = f"{_MOST} variants are kept: drop one to keep another."


class Variant(NamedTuple):
    """A case as it was kept: what was typed, and what was decided then."""

    name: str
    draft: Draft
    case: Case
    decision: Decision


def show_variants(answer: Answer, *, is_old: bool) -> None:
    """Keep this case, or compare what was kept with it."""
    kept = _kept()
    with st.expander(
        "Variants side by side",
        key="open variants",
        expanded=bool(kept),
        on_change="rerun",
    ) as shown:
        if shown.open:
            remark(_WHY)
            if not is_old:
                _show_keep(answer)
            _compare(_beside(kept, answer, is_old=is_old))
            for variant in kept:
                _show_kept(variant)


def _show_keep(answer: Answer) -> None:
    if len(_kept()) >= _MOST:
        remark(_FULL)
        return
    name, button = st.columns([3, 2], vertical_alignment="bottom")
    with name:
        st.text_input(
            "Name of this variant",
            key=_NAME,
            max_chars=_LONGEST_NAME,
            placeholder="For example: with the house deposit",
            autocomplete="off",
        )
    with button:
        st.button(
            "Keep this as a variant", key="keep variant", on_click=_keep, args=(answer,)
        )


def _show_kept(variant: Variant) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        say(variant.name)
        st.space("stretch")
        label = plain(variant.name)
        st.button(
            f"Open “{label}”",
            key=f"open variant {variant.name}",
            on_click=_open,
            args=(variant,),
        )
        st.button(
            f"Drop “{label}”",
            key=f"drop variant {variant.name}",
            on_click=_drop,
            args=(variant.name,),
        )


def _beside(
    kept: Sequence[Variant], answer: Answer, *, is_old: bool
) -> tuple[Variant, ...]:
    """What was kept, and what is typed now where that is none of them."""
    draft = session.draft()
    if is_old or any(same_documents(one.draft, draft) for one in kept):
        return tuple(kept)
    now = Variant(_NOW, draft, answer.case, answer.decision)
    return (*kept, now)


def _compare(variants: Sequence[Variant]) -> None:
    """What differs between them, and what comes of it."""
    if len(variants) < 2:
        return
    names = [plain(one.name) for one in variants]
    found = differences([(one.draft, one.case) for one in variants])
    rows = [(label, *_measured(told, variants)) for label, told in found]
    if rows:
        alt = "What differs between the variants"
        table(rows[:_MOST_DIFFERENCES], ["What differs", *names], alt=alt)
    if rows[_MOST_DIFFERENCES:]:
        remark(f"And {len(rows) - _MOST_DIFFERENCES} more differences.")
    table(_outcomes(variants), ["What comes of it", *names], alt="What comes of each")


def _outcomes(variants: Sequence[Variant]) -> list[tuple[str, ...]]:
    told = [outcome_lines(one.decision, one.case) for one in variants]
    labels = dict.fromkeys(label for one in told for label in one)
    return [
        (label, *_measured([one.get(label, "–") for one in told], variants))
        for label in labels
    ]


def _measured(texts: Sequence[str], variants: Sequence[Variant]) -> list[str]:
    """Each text by what its own case owns, where only percentages are shown."""
    return [
        percent.measured(text, one.decision, one.case)
        for text, one in zip(texts, variants, strict=True)
    ]


def _kept() -> tuple[Variant, ...]:
    found: tuple[Variant, ...] = st.session_state.get(_KEPT, ())
    return found


def _keep(answer: Answer) -> None:
    """Keep what is typed now; a name that was used before is used again."""
    name = _free_name(str(st.session_state.get(_NAME) or "").strip())
    kept = Variant(name, deepcopy(session.draft()), answer.case, answer.decision)
    others = tuple(one for one in _kept() if one.name != name)
    st.session_state[_KEPT] = (*others, kept)
    st.session_state[_NAME] = ""


def _free_name(typed: str) -> str:
    """The typed name, else the first number that is not taken."""
    taken = {one.name for one in _kept()} | {_NOW}
    numbered = (f"Variant {number}" for number in range(1, _MOST + 2))
    return (
        typed
        if typed and typed != _NOW
        else next(n for n in numbered if n not in taken)
    )


def _open(variant: Variant) -> None:
    session.open_case(deepcopy(variant.draft))


def _drop(name: str) -> None:
    st.session_state[_KEPT] = tuple(one for one in _kept() if one.name != name)
