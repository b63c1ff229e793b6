"""The files of kept answers: what is in them, and that none is an error."""

import json
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from decision.market.numbers import number
from decision.market.yahoo import kept, memory
from decision.market.yahoo.environment import CACHE, source
from tests.market.loopback import Loopback
from tests.market.yahoo.test_failures import reason_for
from tests.market.yahoo.test_kept import FRIDAY, look_up, prices_of


def the_file(symbol: str = "ABC") -> Path:
    path = kept._path(symbol, source())
    assert path is not None
    return path


def test_what_is_kept_says_nothing_of_the_household(
    yahoo: Loopback, folder: Path
) -> None:
    """No cost, no units, and not the day of a purchase long ago."""
    lot = {"acquired": date(2011, 3, 2), "units": 12345, "unit_cost": 678.9}
    look_up("ABC", lots=[lot], name="College money")

    document = json.loads(the_file().read_text("utf-8"))
    text = the_file().read_text("utf-8")

    assert document.keys() == {"symbol", "days", "columns", "about"}
    assert date.fromisoformat(document["days"][0]) == date(2014, 11, 13)
    assert not [said for said in ("12345", "678.9", "College") if said in text]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "\x00\xff" + text,
        lambda text: "null",
        lambda text: text.replace('"USD"', "[]"),
        lambda text: text.replace('"currency"', '"money"'),
        lambda text: text.replace('"Close"', '"close"'),
        lambda text: text.replace('"2026-11-13"', '"2011-01-03"'),
        lambda text: text.replace('"2026-11-13"', '"2026-11-13","2026-11-14"'),
        lambda text: text.replace('"symbol":"ABC"', '"symbol":"DEF"'),
        lambda text: text.replace('"about"', '"extra":1,"about"'),
    ],
)
def test_a_broken_file_counts_as_none(
    yahoo: Loopback, folder: Path, spoil: Callable[[str], str]
) -> None:
    look_up()
    text = the_file().read_text("utf-8")
    assert spoil(text) != text
    the_file().write_text(spoil(text), "utf-8")
    yahoo.acts_as["ABC"] = "S500"

    assert reason_for("ABC") == "unreadable"

    yahoo.recover()
    memory.forget_everything()
    look_up()
    yahoo.acts_as["ABC"] = "S500"
    assert "kept_unreadable" in prices_of("ABC").notes


def test_a_folder_that_cannot_be_written_is_no_error(
    yahoo: Loopback, folder: Path
) -> None:
    folder.parent.mkdir()
    folder.write_text("a file in its place")

    assert look_up().history.close[-1] > 0

    yahoo.acts_as["ABC"] = "S500"
    assert reason_for("ABC") == "unreadable"


def test_without_a_folder_nothing_is_kept(
    yahoo: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE, "")
    look_up()
    yahoo.acts_as["ABC"] = "S500"

    assert reason_for("ABC") == "unreadable"
    assert not folder.exists()


def test_no_more_are_kept_than_there_is_room_for(
    yahoo: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest give way, and so does what was never finished; of ours alone."""
    folder.mkdir(parents=True)
    (folder / f"{'0f' * 16}left.part").write_text("half")
    mine = [folder / name for name in ("mine.txt", "case.json", "film.part")]
    for path in mine:
        path.write_text("not ours")
    monkeypatch.setattr(
        kept, "number", lambda *name: 3 if name == ("yahoo_kept",) else number(*name)
    )
    for symbol in ("A", "B", "C", "D"):
        look_up(symbol)

    assert all(path.exists() for path in mine)
    assert len(list(folder.iterdir())) == len(mine) + 3


def test_a_file_is_whole_whoever_else_writes_it(yahoo: Loopback, folder: Path) -> None:
    """Many write and read at once; every read finds all of one answer."""
    look_up()
    answer = kept._answer(kept.Kept.model_validate_json(the_file().read_bytes()))
    question = memory.Question("ABC", date(2014, 11, 13), FRIDAY)
    place = source()

    def write_and_read(_: int) -> bool:
        kept.keep(answer, question, source=place)
        return kept._read(the_file()) is not None

    with ThreadPoolExecutor(8) as many:
        assert all(many.map(write_and_read, range(40)))
    assert not list(folder.glob("*.part"))


def test_the_usual_place_is_the_platform_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CACHE)

    folder = source().folder

    assert folder is not None
    assert folder.is_absolute()
    assert folder.parts[-2:] == ("hold-or-sell", "prices")
