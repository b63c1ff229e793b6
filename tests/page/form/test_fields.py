"""What is typed in a field, as a value of the case."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.page.form.fields import field_of, fields, read, show


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("100", 100.0),
        (" 1,250.50 ", 1250.5),
        ("$1,250", 1250.0),
        ("-$40", -40.0),
        ("−3", -3.0),
        (".5", 0.5),
        ("0", 0.0),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: float) -> None:
    assert read("amount", typed) == number


@pytest.mark.parametrize("typed", ["abc", "nan", "inf", "1e5", "12,5", "1,2,3", "--1"])
def test_what_is_no_number_stays_the_text_that_was_typed(typed: str) -> None:
    assert read("amount", typed) == typed


@pytest.mark.parametrize(
    ("typed", "fraction"), [("15", 0.15), ("15 %", 0.15), ("-4.5%", -0.045)]
)
def test_a_percentage_becomes_a_fraction(typed: str, fraction: float) -> None:
    assert read("share", typed) == fraction


def test_a_percentage_in_another_notation_is_not_taken_for_a_fraction() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        float(str(read("share", "1e-1")))


@pytest.mark.parametrize("nothing", ["", "  ", None, False])
def test_an_empty_field_says_nothing(nothing: object) -> None:
    assert read("text", nothing) is None


def test_a_day_is_written_as_the_case_wants_it() -> None:
    assert read("day", date(2026, 11, 20)) == "2026-11-20"


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda value: round(value, 6)))
def test_a_number_shown_and_read_again_is_the_same(number: float) -> None:
    assert read("amount", show("amount", number)) == pytest.approx(number, abs=1e-6)


@given(st.integers(-100_000, 100_000))
def test_a_share_shown_and_read_again_is_the_same(steps: int) -> None:
    share = steps / 100_000

    assert read("share", show("share", share)) == pytest.approx(share, abs=1e-12)


def test_every_field_is_a_field_of_the_case() -> None:
    schema = Case.model_json_schema()

    for path in fields():
        assert _leads_somewhere(schema, path), path


@pytest.mark.parametrize(
    "path", [path for path, one in fields().items() if one.kind == "choice"]
)
def test_a_choice_starts_with_one_of_its_options(path: str) -> None:
    assert field_of(path).start in field_of(path).options


def _leads_somewhere(schema: dict[str, object], path: str) -> bool:
    node = schema
    for part in path.replace("[]", ".[]").split("."):
        node = _resolved(schema, node)
        step = node.get("items") if part == "[]" else _property(node, part)
        if not isinstance(step, dict):
            return False
        node = step
    return True


def _property(node: dict[str, object], part: str) -> object:
    known = node.get("properties")
    return known.get(part) if isinstance(known, dict) else None


def _resolved(schema: dict[str, object], node: dict[str, object]) -> dict[str, object]:
    options = node.get("anyOf")
    if isinstance(options, list):
        node = next(one for one in options if one.get("type") != "null")
    if "$ref" in node:
        definitions = schema["$defs"]
        assert isinstance(definitions, dict)
        found = definitions[str(node["$ref"]).rpartition("/")[2]]
        assert isinstance(found, dict)
        return found
    return node
