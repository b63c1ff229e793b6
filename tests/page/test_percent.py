"""Percentages only: no amount on the page, in nothing read aloud, and nothing lost."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from google.protobuf.json_format import (  # type: ignore[import-untyped]  # no types
    MessageToDict,
)
from streamlit.testing.v1 import AppTest

from decision.page import percent, session
from decision.page.form.draft import draft_of
from decision.page.form.fields import fields
from decision.report.words.percent import Yardstick
from tests.page.conftest import open_section, type_in, widget_of
from tests.page.shown import captions, document, texts, verdict, worked

CASES = Path(__file__).parents[1] / "cases" / "walkthroughs"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
_SIGN = r"(?:[$£€¥₹]|(?:USD|GBP|EUR|CHF|CAD)\N{NO-BREAK SPACE})"
_AMOUNT = re.compile(rf"{_SIGN}\s?(\d[\d,]*\.?\d*)")
_SIGN_IN_A_LABEL = re.compile(rf"'{_SIGN}'")
_UNITS = re.compile(r"\d units?\b")


def switch(app: AppTest) -> AppTest:
    """Press the switch beside the verdict."""
    toggle = app.toggle(key="percent only")
    return toggle.set_value(not toggle.value).run()


def everything(app: AppTest) -> str:
    """All that is sent to the browser, with the tables behind charts and cells."""
    sent = "\n".join(text for one in app._tree for text in _sent(one))
    return sent.replace("\\", "")


def _sent(element: object) -> Iterator[str]:
    proto = getattr(element, "proto", None)
    if proto is None or not hasattr(proto, "DESCRIPTOR"):
        return
    yield json.dumps(MessageToDict(proto), ensure_ascii=False)
    for dataset in getattr(proto, "datasets", ()):
        yield str(_rows(dataset.data.data))
    if hasattr(element, "value") and element.type == "table":  # type: ignore[attr-defined]
        yield " ".join(map(str, element.value.to_numpy().flatten()))


def _rows(data: bytes) -> list[dict[str, object]]:
    return pa.ipc.open_stream(io.BytesIO(data)).read_all().to_pylist()


def amounts(app: AppTest, *, beside: frozenset[float] = frozenset()) -> list[str]:
    """What is written like an amount of money and is no price of one unit."""
    found = [
        hit
        for hit in _AMOUNT.finditer(everything(app))
        if "." not in hit[1].rstrip(".")
        and float(hit[1].replace(",", "").rstrip(".")) not in beside
    ]
    labels = _SIGN_IN_A_LABEL.findall(everything(app))
    return [hit[0] for hit in found] + labels


@pytest.mark.parametrize("name", NAMES)
def test_no_page_shows_an_amount_while_only_percentages_are_shown(
    unopened: AppTest, name: str
) -> None:
    case = json.loads((CASES / f"{name}.json").read_text("utf-8"))["case"]
    unopened.session_state["draft"] = draft_of(case)
    unopened.session_state["shown"] = session.OWN
    unopened.session_state["percent is on"] = True

    unopened.run()

    assert not unopened.exception
    by: Yardstick = unopened.session_state["percent yardstick"]
    assert amounts(unopened, beside=by.prices) == []
    assert not _UNITS.search(everything(unopened))
    shown = {one.key for one in unopened.text_input}
    assert not {key for key in shown if _is_covered(unopened, str(key))}


def _is_covered(app: AppTest, key: str) -> bool:
    """Whether a field holds a typed amount or number of units."""
    name = re.sub(r"\[\d+\]", "[]", key)
    is_typed = name in fields() and app.session_state["draft"].get(key)
    return bool(is_typed) and name in percent.MONEY | percent.UNITS


def test_what_is_drawn_only_once_it_is_open_shows_none_either(
    unopened: AppTest,
) -> None:
    case = json.loads((CASES / "sc03.json").read_text("utf-8"))["case"]
    unopened.session_state["draft"] = draft_of(case)
    unopened.session_state["shown"] = session.OWN
    unopened.session_state["percent is on"] = True
    for part in ("market", "changes", "assumptions", "outcomes", "tax years"):
        unopened.session_state[f"open {part}"] = True

    unopened.run()

    assert amounts(unopened) == []
    assert "above $487.95" in everything(unopened)
    assert "(amount)" in everything(unopened)


def test_amounts_are_there_before(typed: AppTest) -> None:
    assert amounts(typed)
    assert _UNITS.search(everything(typed))
    assert worked(typed, "Market value") == "$6,000"


def test_the_verdict_is_told_in_percent_of_all_that_is_owned(typed: AppTest) -> None:
    before = verdict(typed)
    weight = typed.session_state["answer"].decision.position.weight

    switch(typed)

    assert "$" in before
    assert "% of all you own" in verdict(typed)
    assert worked(typed, "Market value") == f"{weight:.2%}"
    assert "100% of the position" in " ".join(texts(typed))
    assert typed.info[0].proto.title == "Percentages only"


def test_nothing_typed_is_lost(typed: AppTest) -> None:
    case = document(typed)

    switch(typed)

    assert document(typed) == case
    units = typed.text_input(key="percent position.lots[0].units")
    assert units.placeholder == "100% of the position"
    open_section(typed, "Other holdings")
    covered = typed.text_input(key="percent household.other_investments")
    assert (covered.disabled, covered.value) == (True, "")
    assert covered.placeholder == "97.1% of all you own"

    switch(typed)

    assert widget_of(typed, "household.other_investments").value == "200000"
    assert widget_of(typed, "position.lots[0].units").value == "100"
    assert not typed.info


def test_an_empty_field_can_be_typed_and_is_covered_then(typed: AppTest) -> None:
    switch(typed)

    type_in(typed, {"household.cash": "25000"})

    assert document(typed)["household"]["cash"] == 25_000
    covered = typed.text_input(key="percent household.cash")
    assert covered.placeholder == "10.8% of all you own"


def test_a_faulty_amount_can_be_put_right(typed: AppTest) -> None:
    type_in(typed, {"household.cash": "many"})

    switch(typed)

    assert widget_of(typed, "household.cash").value == "many"


def test_words_that_name_an_amount_are_covered_too(typed: AppTest) -> None:
    type_in(typed, {"mind.thesis": "intact", "mind.rule.sell_if": "it costs $7,000"})

    switch(typed)

    assert "7,000" not in everything(typed)
    assert typed.text_input(key="percent mind.rule.sell_if").placeholder == "Hidden"
    assert document(typed)["mind"]["rule"]["sell_if"] == "it costs $7,000"


def test_the_price_paid_can_be_hidden_as_well(typed: AppTest) -> None:
    switch(typed)

    typed.toggle(key="hide paid").set_value(True).run()

    assert amounts(typed) == []
    assert "$90.00" not in everything(typed)
    assert not typed.exception


def test_it_lasts_from_one_example_to_the_next(app: AppTest) -> None:
    switch(app)
    app.button(key="start own").click().run()

    assert percent._IS_ON in app.session_state
    assert amounts(app) == []
    assert "Percentages only" in app.info[0].proto.title


def test_every_field_of_a_number_is_known_to_hold_money_or_not() -> None:
    numbers = {path for path, one in fields().items() if one.kind == "amount"}
    neither = {
        "position.fx",
        "position.lots[].fx",
        "position.units_traded_daily",
        "position.duration",
        "household.emergency_months",
        "household.horizon_years",
        "household.age",
        "tax.law_year",
        "market.beta",
    }

    named = percent.MONEY | percent.UNITS | percent.PRICES
    assert numbers == named | neither
    assert not named & neither


def test_a_private_price_is_covered(typed: AppTest) -> None:
    type_in(typed, {"position.kind": "business"})

    switch(typed)

    hidden = typed.text_input(key="percent position.price.unit")
    assert hidden.placeholder == "Hidden"
    assert "$60" not in everything(typed)
    assert captions(typed)
