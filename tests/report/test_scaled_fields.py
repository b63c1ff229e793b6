"""Every field of a case is told, scaled or left out in percentages, by decision."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel

from decision import report
from decision.case import Case
from decision.report.scaled import treatments


def fields_of(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every field of a part of the case by its path."""
    for name, one in model.model_fields.items():
        place = f"{path}.{name}".removeprefix(".")
        for kind in kinds_of(one.annotation):
            many = "[]" if "tuple" in str(one.annotation) else ""
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from fields_of(kind, place + many)
            else:
                yield place


def kinds_of(annotation: Any) -> list[Any]:
    """The models of an annotation, or the annotation itself where it has none."""
    inner = [one for one in get_args(annotation) if one not in (NoneType, Ellipsis)]
    models = [kind for one in inner for kind in kinds_of(one) if is_model(kind)]
    return models or [annotation]


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def test_every_field_of_a_case_has_its_treatment() -> None:
    """A field added to the case is left out until somebody decides what it tells."""
    paths = set(fields_of(Case))

    assert {"household.needs[].amount", "position.loan.rate", "as_of"} <= paths
    assert paths == set(treatments())


def test_no_field_has_two_treatments() -> None:
    table = tomllib.loads(Path(report.__file__).with_name("scaled.toml").read_text())

    assert sum(len(paths) for paths in table.values()) == len(treatments())
