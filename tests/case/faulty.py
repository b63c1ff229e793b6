"""A case with faults, and what the door says of them."""

from typing import Any

import pytest

from decision.case import Case
from decision.errors import CaseError, Problem
from tests.builders import a_document


def problems_of(document: object) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as raised:
        Case.model_validate(document)
    problems: tuple[Problem, ...] = raised.value.problems
    return problems


def the_problem(**changes: Any) -> Problem:
    (problem,) = problems_of(a_document(**changes))
    return problem
