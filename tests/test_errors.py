"""What the package says when it cannot answer."""

import pytest

from decision.errors import CaseError, DecisionError, MarketError, Problem


def test_a_problem_says_where_what_and_what_to_do() -> None:
    problem = Problem("position.kind", "'shares' was typed", "type one of 'stock'")

    assert str(problem) == "position.kind: 'shares' was typed; type one of 'stock'"


def test_a_case_error_has_one_line_per_fault_and_keeps_them_apart() -> None:
    faults = (Problem("a", "x", "y"), Problem("b", "x", "y"))

    error = CaseError(faults)

    assert error.problems == faults
    assert str(error).splitlines() == ["a: x; y", "b: x; y"]


def test_a_market_error_says_what_happened_and_what_to_do() -> None:
    error = MarketError("rate_limited", "Yahoo asks for a pause.", "Type the price.")

    assert error.reason == "rate_limited"
    assert str(error) == f"{error.happened} {error.do}"
    assert error.currency is None


@pytest.mark.parametrize("error", [CaseError(()), MarketError("unreadable", "")])
def test_one_base_catches_them_all(error: Exception) -> None:
    assert isinstance(error, DecisionError)
