"""Which law an answer rests on, said only where it is not plainly that of the day."""

from typing import Any

import pytest

from decision.report.words import (
    assumption_rows,
    law_note,
    source_note,
    state_note,
    verdict_text,
)
from tests.builders import a_case, a_lot, decided, sheltered


def on_a_day(day: str, **tax: Any) -> dict[str, Any]:
    """The same position, looked at on another day."""
    acquired = day.replace(day[:4], str(int(day[:4]) - 2), 1)
    lot = a_lot(acquired=acquired)
    position = {"lots": [lot], "price": {"unit": 70, "on": day}}
    return {"as_of": day, "position": position, "tax": tax}


def said(**changes: Any) -> str:
    return law_note(decided(**changes), a_case(**changes))


def test_the_law_of_the_day_needs_no_word() -> None:
    assert said() == ""
    assert said(**on_a_day("2024-05-03")) == ""


def test_a_day_after_the_last_recorded_law_says_which_amounts_are_used() -> None:
    expected = "The tax law of 2027 is not recorded here; the amounts of 2026 are used."

    assert said(**on_a_day("2027-05-04")) == expected


def test_a_law_somebody_asked_for_is_named_with_its_reason() -> None:
    assert said(**on_a_day("2020-05-04", law_year=2024)) == (
        "The tax law of 2024 is used for every year, because you asked for it; days "
        "and wash sales follow the law of 2020."
    )
    assert said(**on_a_day("2015-05-04", law_year=2024)) == (
        "The tax law of 2024 is used for every year, because that of 2015 is not "
        "recorded here; days and wash sales follow the law of 2015."
    )
    assert said(**on_a_day("2024-05-03", law_year=2024)) == ""


@pytest.mark.parametrize(("day", "year"), [("2018-05-04", 2018), ("2023-05-04", 2023)])
def test_years_that_rest_on_one_program_say_so(day: str, year: int) -> None:
    changes = on_a_day(day)

    note = source_note(decided(**changes), a_case(**changes))

    assert note.startswith(f"Tax figures of {year}: from one program")


def test_a_law_asked_for_is_said_to_rest_on_one_program_too() -> None:
    changes = on_a_day("2015-05-04", law_year=2018)

    assert "of 2018: from one program" in source_note(
        decided(**changes), a_case(**changes)
    )


@pytest.mark.parametrize("day", ["2024-05-03", "2026-05-04", "2027-05-04"])
def test_years_that_two_programs_agree_on_need_no_word(day: str) -> None:
    changes = on_a_day(day)

    assert source_note(decided(**changes), a_case(**changes)) == ""


def test_where_no_tax_is_worked_out_no_law_is_named() -> None:
    assert said(**sheltered(**on_a_day("2027-05-04"))) == ""
    early = sheltered(**on_a_day("2018-05-04"))
    assert source_note(decided(**early), a_case(**early)) == ""


def test_the_text_of_the_command_line_says_it() -> None:
    changes = on_a_day("2027-05-04")

    text = verdict_text(decided(**changes), a_case(**changes))

    assert "The tax law of 2027 is not recorded here" in text


@pytest.mark.parametrize(
    ("state", "status", "sentence"),
    [
        (
            "NJ",
            "single",
            "New Jersey: a loss lowers only gains of its own year, and nothing is "
            "carried on.",
        ),
        (
            "AL",
            "mfj",
            "Alabama: a loss lowers gains and other income of its own year, and "
            "nothing is carried on.",
        ),
        (
            "MA",
            "single",
            "Massachusetts: a loss lowers gains, and interest and dividends by up to "
            "$2,000 a year, and the rest is carried on.",
        ),
        (
            "WI",
            "mfs",
            "Wisconsin: a loss lowers gains, and other income by up to $1,500 a year, "
            "and the rest is carried on.",
        ),
    ],
)
def test_a_state_with_a_rule_of_its_own_is_told(
    state: str, status: str, sentence: str
) -> None:
    assert state_note(state, year=2026, filing_status=status) == sentence


def test_before_the_records_a_state_is_told_by_its_first_rule() -> None:
    early, first = (
        state_note("WI", year=year, filing_status="single") for year in (2010, 2018)
    )

    assert early == first


@pytest.mark.parametrize("state", ["", "CA"])
def test_every_other_state_is_said_to_be_an_approximation(state: str) -> None:
    assert "approximation" in state_note(state, year=2026, filing_status="single")


def test_a_rule_of_a_state_reads_well_among_the_assumed_numbers() -> None:
    def row(state: str) -> str:
        tax = {"marginal": None, "state_rate": 0.05, "state": state}
        rows = assumption_rows(decided(tax=tax))
        return next(one.value for one in rows if "net capital loss counts" in one.label)

    assert row("AL") == (
        "loss limit no limit; loss limit separate no limit; against income; carries "
        "forward no"
    )
    assert "$2,000; against interest and dividends; carries forward yes" in row("MA")
