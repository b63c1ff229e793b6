"""Every fault of a case in words: where it is, what was found, what to type."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from decision.errors import Problem

# What to type instead, by the kind of fault that pydantic reports. The names in
# braces are the limits it reports along with it.
_DO: Mapping[str, str] = {
    "missing": "type it: the decision needs it",
    "extra_forbidden": "leave it out, or correct its name",
    "finite_number": "type a finite number",
    "float_parsing": "type a number, such as 12.5",
    "float_type": "type a number, such as 12.5",
    "int_parsing": "type a whole number",
    "bool_parsing": "type true or false",
    "bool_type": "type true or false",
    "greater_than": "type a number above {gt:g}",
    "greater_than_equal": "type {ge:,.16g} or more",
    "less_than": "type a number below {lt:g}",
    "less_than_equal": "type {le:,.16g} or less",
    "literal_error": "type one of {expected}",
    "too_short": "add at least one",
    "string_type": "type text",
    "string_too_long": "type at most {max_length:,} characters",
    "string_pattern_mismatch": "type text of the form {pattern}",
    "model_type": "give its fields as an object",
    "model_attributes_type": "give its fields as an object",
    "tuple_type": "give a list",
    "dict_type": "give its fields as an object",
}
_NO_SHORT = "type a number above 0: short sales are not covered here"
_DATE = "type a date as year-month-day, such as 2026-11-20"


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Every fault in the order of the fields."""
    details = error.errors()
    return tuple(_problem(one) for one in details if not _follows(one, details))


def path_of(location: tuple[int | str, ...]) -> str:
    """The field as people write it.

    >>> path_of(("position", "lots", 1, "acquired"))
    'position.lots[1].acquired'
    """
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".") or "the case"


def _follows(one: ErrorDetails, others: list[ErrorDetails]) -> bool:
    """A list counts as too short when its entries are faulty: they are reported."""
    place = one["loc"]
    return one["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and other is not one for other in others
    )


def _problem(details: ErrorDetails) -> Problem:
    path = path_of(details["loc"])
    context = details.get("ctx", {})
    if details["type"] == "fault":
        return Problem(path, context["found"], context["do"])
    if details["type"] == "greater_than" and _is_short(path, details["input"]):
        return Problem(path, _found(details), _NO_SHORT)
    return Problem(path, _found(details), _do(details["type"], context))


def _is_short(path: str, value: Any) -> bool:
    """Whether fewer than no units of a lot are held, as after a short sale."""
    is_held = path.startswith("position.lots[") and path.endswith(".units")
    return is_held and isinstance(value, int | float) and value < 0


def _found(details: ErrorDetails) -> str:
    if details["type"] == "missing":
        return "nothing was typed"
    if details["type"] == "extra_forbidden":
        return "no field has this name"
    return f"{_shown(details['input'])} was typed"


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _do(kind: str, context: Mapping[str, Any]) -> str:
    if kind.startswith("date"):
        return _DATE
    return _DO.get(kind, "correct it").format_map(context)
