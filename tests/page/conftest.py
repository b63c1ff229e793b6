"""The page run in this process, on a fixed day and without a network."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.errors import MarketError
from decision.page import session
from decision.page.form.draft import Draft, blank
from decision.page.form.sections import section_of

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)

TYPED = {
    "position.lots[0].units": "100",
    "position.lots[0].unit_cost": "90",
    "position.lots[0].acquired": date(2024, 3, 1),
    "position.price.unit": "60",
    "tax.wages": "95000",
    "household.other_investments": "200000",
}


@pytest.fixture
def unopened(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page on 20 November 2026, before anybody opens it."""
    monkeypatch.setattr(session, "today", lambda: TODAY)
    monkeypatch.setattr("decision.market.yahoo_prices", _no_network)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


@pytest.fixture
def app(unopened: AppTest) -> AppTest:
    """The page as it opens."""
    return unopened.run()


@pytest.fixture
def own(app: AppTest) -> AppTest:
    """The page with an empty form of one's own."""
    return app.button(key="start own").click().run()


@pytest.fixture
def typed(unopened: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page after a losing position with a typed price was filled in.

    Without most pictures, which take longest to draw and are seen on the first screen.
    """
    for part in ("show_futures", "show_price"):
        monkeypatch.setattr(f"decision.page.result.pictures.{part}", lambda *_: None)
    unopened.session_state["draft"] = a_draft()
    unopened.session_state["shown"] = session.OWN
    return unopened.run()


def a_draft() -> Draft:
    """A form with a losing position and its price typed in."""
    draft = blank(TODAY)
    for key, value in TYPED.items():
        draft.set(key, value)
    return draft


def type_in(app: AppTest, fields: dict[str, Any]) -> AppTest:
    """Type into fields by their path and let the page react."""
    for key, value in fields.items():
        widget_of(app, key).set_value(value)
    return app.run()


def start_from(app: AppTest, choice: str) -> AppTest:
    """Choose from the menu in the head: an example, a past day or a file."""
    [menu] = [one for one in app.menu_button if one.key == "start from"]
    return menu.click(choice).run()


def widget_of(app: AppTest, key: str) -> Any:
    """The widget of a field, in the section that it stands in."""
    if not _shown_widgets(app, key):
        open_section(app, section_of(key))
    found = _shown_widgets(app, key)
    assert found, f"no field {key}"
    return found[0]


def open_section(app: AppTest, name: str) -> AppTest:
    """Choose a section of the form."""
    app.session_state["sections"] = name
    return app.run()


def add_row(app: AppTest, name: str) -> AppTest:
    """Add a lot, a purchase or a need in its section."""
    open_section(app, section_of(name))
    return app.button(key=f"add {name}").click().run()


def _shown_widgets(app: AppTest, key: str) -> list[Any]:
    kinds = (app.text_input, app.selectbox, app.date_input, app.checkbox, app.text_area)
    return [one for kind in kinds for one in kind if one.key == key]


def _no_network(*_: Any, **__: Any) -> Any:
    raise MarketError("unreachable", "No network in tests.")
