"""The command line: an answer, or one line per fault."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from decision.__main__ import main
from tests.builders import a_document, a_lot

WALKTHROUGH = Path(__file__).parent / "cases/walkthroughs/sc03.json"


def a_file(folder: Path, content: object) -> str:
    path = folder / "case.json"
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def test_a_case_is_answered_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([a_file(tmp_path, a_document())])

    shown = capsys.readouterr()
    assert (code, shown.err) == (0, "")
    assert "under these inputs" in shown.out
    assert "nan" not in shown.out.lower().split()


def test_json_is_the_whole_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([a_file(tmp_path, a_document()), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["action"] == "swap"
    assert sum(line["dollars"] for line in answer["ledger"]) == pytest.approx(
        answer["advantage"], abs=0.01
    )


def test_a_worked_walkthrough_is_a_case_file_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    expected = json.loads(WALKTHROUGH.read_text("utf-8"))["expect"]["action"]

    assert main([str(WALKTHROUGH), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["action"] == expected


def test_a_bad_case_ends_with_2_and_one_line_per_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = a_document(
        position={"lots": [a_lot(units=0, acquired="2027-01-01")]}, country="XX"
    )

    code = main([a_file(tmp_path, document), "--json"])

    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    lines = shown.err.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "country",
        "position.lots[0].acquired",
        "position.lots[0].units",
    ]


@pytest.mark.parametrize("document", [[], 3, None, {}])
def test_what_is_no_case_is_a_bad_case(
    document: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([a_file(tmp_path, document)]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"Infinityx"])
def test_a_file_that_is_not_json_is_said_so_in_one_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(content)

    code = main([str(path)])

    (line,) = capsys.readouterr().err.splitlines()
    assert code != 0
    assert "is not JSON" in line


def test_a_file_that_cannot_be_read_is_said_so_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        code = main([str(path)])
        (line,) = capsys.readouterr().err.splitlines()
        assert code != 0
        assert "cannot be read" in line


def test_a_number_that_is_none_is_a_fault_of_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, a_document(household={"cash": float("nan")}))

    assert main([path]) == 2
    assert capsys.readouterr().err.startswith("household.cash: nan was typed")


def test_a_year_without_recorded_law_is_an_error_and_no_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = a_document(
        as_of="2012-11-20",
        position={
            "lots": [a_lot(acquired="2011-01-06")],
            "price": {"on": "2012-11-20"},
        },
    )

    code = main([a_file(tmp_path, old)])

    (line,) = capsys.readouterr().err.splitlines()
    assert code not in (0, 2)
    assert "2012" in line


def test_a_reader_that_stops_early_ends_it_quietly(tmp_path: Path) -> None:
    command = f"{sys.executable} -m decision {a_file(tmp_path, a_document())} --json"
    found = subprocess.run(
        f"{command} | head -n 1", shell=True, capture_output=True, text=True, check=True
    )

    assert (found.stdout, found.stderr) == ("{\n", "")


@pytest.mark.parametrize("typed", ["9999-12-31", "soon"])
def test_a_day_that_is_none_is_asked_for_again(
    typed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([a_file(tmp_path, a_document()), "--raise", "9", "--by", typed])

    assert stopped.value.code == 2
    assert f"{typed} was typed; type a day such as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ["--raise", "3000", "--by", "2026-12-31"],
            "Selling 43 units raises $3,007 after $0 of tax; sell by 30 December 2026 "
            "so that it settles by 31 December 2026.",
        ),
        (
            ["--raise", "3000"],
            "Selling 43 units raises $3,007 after $0 of tax; sell by 30 December 2026 "
            "so that it settles by 31 December 2026.",
        ),
        (
            ["--use-gains", "1500"],
            "Selling 50 units gives a loss of $1,503 that counts now and uses up "
            "$1,500 of gains.",
        ),
    ],
)
def test_which_lots_to_sell_for_a_sum_is_answered_in_a_sentence(
    asked: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At 69.93 a unit after costs, bought at 100."""
    assert main([a_file(tmp_path, a_document()), *asked]) == 0

    assert capsys.readouterr().out.splitlines()[0] == said


def test_where_no_tax_is_due_the_command_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = a_document(position={"account": "tax_free"})

    assert main([a_file(tmp_path, document), "--raise", "3000"]) == 0

    assert "not taxed" in capsys.readouterr().out


@pytest.mark.parametrize("amount", ["0", "-5", "nan", "inf", "much"])
def test_a_sum_that_is_none_is_refused(
    amount: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([a_file(tmp_path, a_document()), f"--raise={amount}"])

    assert amount in capsys.readouterr().err


REPLAY = ["--replay", "RRC", "--on", "2018-12-26", "--bought", "2017-12-01"]


def test_a_past_day_of_the_sample_is_decided_without_a_case_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(REPLAY) == 0

    told = capsys.readouterr().out
    assert "Price $10.15, close of 26 December 2018 · sample data" in told
    assert "What happened next" not in told


def test_what_happened_next_is_told_if_asked_and_changes_no_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(REPLAY)
    without = capsys.readouterr().out

    main([*REPLAY, "--what-next"])
    told = capsys.readouterr().out

    assert told.startswith(without)
    added = " ".join(told[len(without) :].split())
    assert added.startswith("What happened next It stood at $4.75 on 26 December 2019")
    assert "This is hindsight, and no evidence" in added


def test_what_happened_next_is_an_entry_of_its_own_in_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*REPLAY, "--units", "7", "--json", "--what-next"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["position"]["units"] == 7
    assert answer["what_next"].startswith("It stood at $4.75")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "case: nothing was named; name a case file, or --replay SYMBOL"),
        (["--replay", "RRC"], "--on: no day was named; type a past day, such as"),
        (["--on", "2018-12-26"], "--replay: no symbol was named; type --replay"),
        (["x.json", "--what-next"], "--replay: no symbol was named; type --replay"),
        (["x.json", *REPLAY], "--replay: a case file was named as well; type"),
        (
            ["--replay", "TSLA", "--on", "2018-12-26"],
            "--replay: “TSLA” is not in the sample; type one of AAPL,",
        ),
        (
            ["--replay", "RRC", "--on", "2018-12-25"],
            "--on: there was no close on 2018-12-25, a Tuesday; type 2018-12-24 or",
        ),
        (
            [*REPLAY[:4], "--bought", "1980-01-02"],
            "--bought: 1980-01-02 is outside the sample's prices of RRC; type a day",
        ),
    ],
)
def test_a_replay_that_cannot_be_ends_with_2_and_what_to_type(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(line)


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("--on", "soon"),
        ("--units", "0"),
        ("--units", "nan"),
        ("--bought", "2018-13"),
    ],
)
def test_an_option_that_cannot_be_read_says_what_to_type(
    option: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--replay", "RRC", option, typed])

    assert f"argument {option}: {typed} was typed; type a" in capsys.readouterr().err
