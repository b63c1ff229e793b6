"""The page and docs/METHOD.md show one and the same table, written by one command."""

import tomllib
from datetime import date
from typing import Any

import pandas as pd
import pytest

from bench.panel import HORIZONS
from bench.record import NUMBERS, READERS, parameters_of, table_of, with_table

ROWS = pd.DataFrame({"month": [24_001, 24_024], "symbol": ["A", "B"]})


def recorded() -> list[dict[str, Any]]:
    """The rows that the parameters hold."""
    tables = tomllib.loads(NUMBERS.read_text("utf-8"))
    return [{"horizon": n, **tables[f"after_{n}_months"]} for n in HORIZONS]


def test_the_document_shows_what_the_parameters_hold() -> None:
    assert table_of(recorded()) in READERS.read_text("utf-8")


def test_writing_what_was_read_changes_nothing() -> None:
    text = READERS.read_text("utf-8")

    assert with_table(text, table_of(recorded())) == text


def test_other_numbers_replace_the_table_and_nothing_else() -> None:
    text = "Before.\n\n| horizon | n | old |\n|---|---|---|\n| 1 | 2 | 3 |\n\nAfter.\n"

    assert with_table(text, "NEW\n") == "Before.\n\nNEW\n\nAfter.\n"


def test_a_document_without_the_table_is_not_touched() -> None:
    with pytest.raises(SystemExit, match="put its head back"):
        with_table("Nothing here.\n", "NEW\n")


def test_the_parameters_say_what_was_judged_and_when_it_was_checked() -> None:
    text = parameters_of(recorded(), ROWS, on=date(2026, 3, 4))
    read = tomllib.loads(text)

    panel = read["panel"]
    assert (panel["symbols"], panel["checked"]) == (2, date(2026, 3, 4))
    assert (panel["first_year"], panel["last_year"]) == (2000, 2001)
    assert read["after_12_months"]["cover80"] == recorded()[3]["cover80"]
    assert list(read) == ["panel", *(f"after_{n}_months" for n in HORIZONS)]
