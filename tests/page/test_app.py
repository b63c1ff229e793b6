"""The entry: a word while the server wakes up, and nothing of it afterwards."""

import sys

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.shown import captions

WAKING = "is waking up"


def test_a_server_that_wakes_up_says_so_before_anything_is_loaded(
    unopened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "decision.page.main", None)

    unopened.run()

    assert WAKING in captions(unopened)
    assert [one.message for one in unopened.exception] != []


def test_a_server_that_is_awake_says_nothing_of_it(unopened: AppTest) -> None:
    from decision.page import main

    assert main is sys.modules["decision.page.main"]
    assert WAKING not in captions(unopened.run())
