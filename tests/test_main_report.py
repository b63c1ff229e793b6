"""The command line writes the record of a decision, or its dates."""

from pathlib import Path

import pytest
from icalendar import Calendar

from decision.__main__ import main
from tests.report.pdf.tags import opened, text_of

WALKTHROUGH = str(Path(__file__).parent / "cases/walkthroughs/sc03.json")
Captured = pytest.CaptureFixture[str]


def test_the_record_is_written_and_the_answer_still_told(
    tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "record.pdf"

    assert main([WALKTHROUGH, "--report", str(out)]) == 0

    said = text_of(opened(out.read_bytes()))
    assert "Swapping it is worth about" in said
    assert "Swapping it is worth about" in capsys.readouterr().out
    assert "Short-term result this year 12,000" in said
    assert "It tips" in said


def test_the_dates_are_written(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "dates.ics"

    assert main([WALKTHROUGH, "--report", str(out)]) == 0

    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert "swap 300 units" in str(events[0]["SUMMARY"])


@pytest.mark.parametrize("name", ["record.txt", "record", "record.PDF.zip"])
def test_another_kind_of_file_is_refused(name: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([WALKTHROUGH, "--report", name])

    assert stopped.value.code == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"{name} was typed; type a name that ends in .pdf or .ics" in said


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "nowhere" / "dates.ics"

    assert main([WALKTHROUGH, "--report", str(out)]) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert "it cannot be written: No such file or directory; name" in shown.err


def test_a_question_about_lots_has_no_record(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "record.pdf"

    assert main([WALKTHROUGH, "--raise", "1000", "--report", str(out)]) == 2

    assert (
        "--report: a question about lots was asked as well" in capsys.readouterr().err
    )
    assert not out.exists()
