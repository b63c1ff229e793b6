"""Finding a Chromium, told with small programs that stand in for browsers."""

from pathlib import Path

import pytest

from tests.browser import find_chromium


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder programs are looked up in; no browser of playwright either."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(find_chromium, "MAC", "no such program")
    monkeypatch.setattr(find_chromium, "_of_playwright", lambda: None)
    return tmp_path


def a_program(path: Path, *, exit_code: int = 0) -> str:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return str(path)


def test_nothing_there_is_none(folder: Path) -> None:
    assert find_chromium.find() is None


def test_a_system_browser_is_found(folder: Path) -> None:
    chrome = a_program(folder / "google-chrome")

    assert find_chromium.find() == chrome


def test_the_one_named_by_the_environment_comes_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(folder / "chromium")
    own = a_program(folder / "mine")
    monkeypatch.setenv("CHROMIUM", own)

    assert find_chromium.find() == own


def test_a_stub_that_does_not_start_is_passed_over(folder: Path) -> None:
    a_program(folder / "chromium", exit_code=1)
    chrome = a_program(folder / "google-chrome")

    assert find_chromium.find() == chrome


def test_playwright_is_asked_before_debian(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way is tried in its order, and the first that gives a browser ends it."""
    a_program(folder / "apt-get")
    tried: list[list[find_chromium.Command]] = []

    def fetch(commands: list[find_chromium.Command]) -> None:
        tried.append(commands)
        if commands is find_chromium.DEBIAN:
            a_program(folder / "chromium")

    monkeypatch.setattr(find_chromium, "_run", fetch)
    monkeypatch.setattr("os.geteuid", lambda: 0)

    assert find_chromium.install() == str(folder / "chromium")
    assert tried == [find_chromium.PLAYWRIGHT, find_chromium.DEBIAN]


def test_only_root_installs_a_debian_package(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(folder / "apt-get")
    tried: list[list[find_chromium.Command]] = []
    monkeypatch.setattr(find_chromium, "_run", tried.append)
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    assert find_chromium.install() is None
    assert tried == [find_chromium.PLAYWRIGHT]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("CI", "true", True),
        ("CI", "", False),
        ("CI", "false", False),
        ("HOLD_OR_SELL_REQUIRE_BROWSER", "1", True),
        ("HOLD_OR_SELL_REQUIRE_BROWSER", "0", False),
    ],
)
def test_a_browser_is_required_where_all_tests_must_run(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: bool
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("HOLD_OR_SELL_REQUIRE_BROWSER", raising=False)
    monkeypatch.setenv(name, value)

    assert find_chromium.required() is expected
