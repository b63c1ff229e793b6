"""From the content to pages: one template, data beside it, the fonts it comes with."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from decision.case import Case
from decision.report.pdf.content import Content, Inputs, People, content_of
from decision.verdict.decision import Decision

NO_ONE = People()
# What no font of ours can draw; the record says so, and the data file keeps it.
UNDRAWN = "□"
_TEMPLATE = Path(__file__).with_name("template.typ")
_NOT_DRAWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Each pass marks what the one before could not draw; more would be a fault of ours.
_MOST_PASSES = 4


def pdf_of(
    decision: Decision,
    case: Case,
    *,
    inputs: Inputs = (),
    people: People = NO_ONE,
) -> bytes:
    """The record as a tagged PDF; the same case gives the same bytes.

    `inputs` are what was typed, as labels and values. It is accessible by PDF/UA-1
    (ISO 14289-1), and letter-sized for a household in the United States.
    """
    content = content_of(decision, case, inputs=inputs, people=people)
    (made,) = _made(content, case, format="pdf", pdf_standards=["ua-1"])
    return made


def pages_of(
    decision: Decision,
    case: Case,
    *,
    inputs: Inputs = (),
    people: People = NO_ONE,
    ppi: float = 96.0,
) -> tuple[bytes, ...]:
    """The same pages as PNG pictures, to be looked at."""
    content = content_of(decision, case, inputs=inputs, people=people)
    return tuple(_compiled(content, case, format="png", ppi=ppi))


def _made(content: Content, case: Case, **options: Any) -> list[bytes]:
    """Compile; what no font can draw is marked, and said at the end of the record."""
    from typst import TypstError

    for _ in range(_MOST_PASSES):
        try:
            return _compiled(content, case, **options)
        except TypstError as error:
            undrawn = _undrawn(error.diagnostic)
            if not undrawn:
                raise
            content = _marked(content, undrawn) | {"has_undrawn": True}
    return _compiled(content, case, **options)


def _compiled(content: Content, case: Case, **options: Any) -> list[bytes]:
    """One pass; it sees no font and no package of the computer it runs on.

    A compiler must not be shared between threads, and a new one costs next to nothing.
    """
    from typst import Compiler

    nowhere = _TEMPLATE.with_name("packages")
    compiler = Compiler(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        ignore_system_fonts=True,
        sys_inputs={"record": json.dumps(content, allow_nan=False)},
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    day = datetime.combine(case.as_of, time(), tzinfo=UTC)
    made = compiler.compile(timestamp=day, **options)
    return [page for page in (made if isinstance(made, list) else [made]) if page]


def _undrawn(diagnostic: str) -> tuple[str, ...]:
    """The characters that no font of ours has, as the compiler names them."""
    named = _NOT_DRAWN.findall(diagnostic)
    return tuple(dict.fromkeys(_ESCAPED.sub(_character, one) for one in named))


def _character(hit: re.Match[str]) -> str:
    return chr(int(hit[1], 16))


def _marked(value: Any, undrawn: Sequence[str]) -> Any:
    """The same content with a mark in the place of each of these characters."""
    if isinstance(value, dict):
        return {key: _marked(entry, undrawn) for key, entry in value.items()}
    if isinstance(value, list):
        return [_marked(entry, undrawn) for entry in value]
    if not isinstance(value, str) or value.isascii():
        return value
    for text in undrawn:
        value = value.replace(text, UNDRAWN)
    return value
