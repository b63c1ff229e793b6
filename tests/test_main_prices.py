"""The command line where the price comes from Yahoo."""

import json
from pathlib import Path

import pytest

from decision.__main__ import main
from decision.market.yahoo import memory
from decision.market.yahoo.environment import CACHE
from tests.builders import a_document
from tests.market.conftest import server, yahoo
from tests.market.loopback import Loopback

__all__ = ["server", "yahoo"]  # fixtures


def a_file(folder: Path, *, as_of: str) -> str:
    document = a_document(as_of=as_of, position={"symbol": "ABC", "price": None})
    path = folder / "case.json"
    path.write_text(json.dumps(document), "utf-8")
    return str(path)


def test_a_failure_is_told_in_the_words_of_the_page(
    yahoo: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yahoo.refuses_all = True

    code = main([a_file(tmp_path, as_of="2026-11-20")])

    shown = capsys.readouterr()
    assert (code, shown.out) == (1, "")
    assert shown.err == (
        "Yahoo takes no more requests from here for the moment, so ABC has no price."
        " Type the price of one unit, or try again in 5 minutes.\n"
    )


def test_a_kept_price_is_said_under_the_answer(
    yahoo: Loopback,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "kept"))
    assert main([a_file(tmp_path, as_of="2026-11-13")]) == 0
    assert "kept from" not in capsys.readouterr().out
    memory.forget_everything()
    yahoo.refuses_all = True

    assert main([a_file(tmp_path, as_of="2026-11-20")]) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "this is its price of 13 November 2026, kept from an earlier" in said
