"""The case: what is left out, what survives a file, and that nothing changes it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from decision.case import Case
from tests.builders import a_case, a_document, a_lot

WALKTHROUGHS = sorted((Path(__file__).parent.parent / "cases/walkthroughs").glob("*"))


@pytest.mark.parametrize("path", WALKTHROUGHS, ids=lambda path: path.stem)
def test_a_walkthrough_is_read_and_written_back_the_same(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))["case"]

    case = Case.model_validate(document)
    written = json.loads(json.dumps(case.to_dict(), allow_nan=False))

    assert Case.model_validate(written) == case


def test_there_are_walkthroughs_to_read() -> None:
    assert len(WALKTHROUGHS) == 23


def test_a_symbol_is_spelled_as_exchanges_do_wherever_it_stands() -> None:
    holding = {"symbol": "Voo", "value": 1000, "kind": "fund"}
    case = a_case(
        position={"symbol": " meta"},
        trades=[{"on": "2026-11-20", "units": 1, "symbol": "meta "}],
        household={"holdings": [holding]},
    )

    assert case.position.symbol == case.trades[0].symbol == "META"
    assert case.household.holdings[0].symbol == "VOO"


def test_only_kind_lots_a_price_and_the_day_are_required() -> None:
    case = Case.model_validate(
        {
            "as_of": "2026-11-20",
            "position": {
                "kind": "fund",
                "lots": [a_lot()],
                "price": {"unit": 70, "on": "2026-11-19"},
            },
        }
    )

    assert case.country == "US"
    assert case.household.other_investments is None
    assert case.to_dict()["version"] == 1


def test_what_was_left_at_its_default_is_left_out_of_the_file() -> None:
    written = a_case(household={"cash": 0}, mind={"thesis": "unclear"}).to_dict()

    assert "mind" not in written
    assert "cash" not in written["household"]
    assert written["household"]["other_investments"] == 200_000


def test_dates_are_written_as_year_month_day() -> None:
    assert a_case().to_dict()["as_of"] == "2026-11-20"


def test_a_case_that_is_one_already_is_taken_as_it_is() -> None:
    case = a_case()

    assert Case.model_validate(case) == case


@pytest.mark.parametrize(
    ("part", "field"),
    [("position", "kind"), ("household", "cash"), ("tax", "wages"), ("mind", "thesis")],
)
def test_nothing_of_a_case_can_be_changed(part: str, field: str) -> None:
    case = a_case()

    with pytest.raises(ValidationError, match="frozen"):
        setattr(getattr(case, part), field, getattr(getattr(case, part), field))


def test_units_are_those_of_all_lots() -> None:
    assert (
        a_case(position={"lots": [a_lot(units=1.5), a_lot(units=2)]}).position.units
        == 3.5
    )


def test_the_document_itself_is_left_alone() -> None:
    document = a_document()
    before = json.dumps(document)

    Case.model_validate(document)

    assert json.dumps(document) == before


amounts = st.floats(0, 1e12)
shares = st.floats(0, 1)


@given(
    cash=amounts,
    spread=st.floats(0, 0.99),
    units=st.floats(1e-9, 1e12),
    chance=shares,
    reason=st.text(max_size=50),
    answers=st.dictionaries(
        st.sampled_from([f"q{number}" for number in range(1, 13)]),
        st.sampled_from("abcde"),
    ),
)
def test_any_case_survives_the_file(**said: Any) -> None:
    case = a_case(
        position={"lots": [a_lot(units=said["units"])]},
        household={"cash": said["cash"], "chance_held_until_death": said["chance"]},
        costs={"spread": said["spread"]},
        mind={"reason": said["reason"], "answers": said["answers"]},
    )

    assert Case.model_validate(json.loads(json.dumps(case.to_dict()))) == case
