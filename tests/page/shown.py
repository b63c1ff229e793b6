"""What the page shows, read from an AppTest."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest

from decision.page.form.draft import document_of
from tests.page.conftest import widget_of


def unescaped(value: Any) -> str:
    """What is read where nothing counts as markup."""
    return str(value).replace("\\", "").replace("\u2060", "")


def verdict(app: AppTest) -> str:
    """The sentence of the verdict, dimmed or not."""
    said = unescaped(app.header[0].value)
    return said.removeprefix(":gray[").removesuffix("]") if is_dimmed(app) else said


def is_dimmed(app: AppTest) -> bool:
    """Whether the verdict is shown as one of what was typed before."""
    return str(app.header[0].value).startswith(":gray[")


def badges(app: AppTest) -> list[str]:
    """Short labels in the verdict."""
    found = [re.fullmatch(r":\w+-badge\[(.*)\]", text) for text in texts(app)]
    return [one[1] for one in found if one]


def texts(app: AppTest) -> list[str]:
    """Everything written as text or in a table."""
    cells = [str(cell) for one in app.table for cell in one.value.to_numpy().flatten()]
    return [unescaped(one.value) for one in app.markdown] + cells


def captions(app: AppTest) -> str:
    """The small paragraphs."""
    return " ".join(unescaped(one.value) for one in app.caption)


def worked(app: AppTest, label: str) -> str | None:
    """The amount of a line of the loss worked step by step."""
    for one in app.table:
        rows = one.value.to_numpy().tolist()
        found = [row[1] for row in rows if str(row[0]) == label]
        if found:
            return unescaped(found[0])
    return None


def document(app: AppTest) -> dict[str, Any]:
    """The document of what is typed."""
    made = document_of(app.session_state["draft"])
    assert json.dumps(made)
    return made


def label_of(app: AppTest, key: str) -> str:
    """What a field is called on the page."""
    return str(widget_of(app, key).label)


def values_without(app: AppTest, key: str) -> dict[str, Any]:
    """What every other field of its section holds."""
    widget_of(app, key)
    kinds = (app.text_input, app.selectbox, app.date_input, app.checkbox)
    return {str(one.key): one.value for kind in kinds for one in kind if one.key != key}
