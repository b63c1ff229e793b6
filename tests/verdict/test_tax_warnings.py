"""What a warning about tax is told with, beside whether it belongs."""

from typing import Any

import pytest

from tests.builders import a_lot, decided


@pytest.mark.parametrize(
    ("tax", "why"),
    [
        ({"wages": 16_100}, "no_taxable_income"),
        ({"wages": 30_000, "long_gains": 9_000}, "zero_rate"),
        ({"wages": 16_100, "qualified_dividends": 9_000}, "zero_rate"),
        ({"wages": 90_000}, None),
    ],
)
def test_a_loss_worth_nothing_is_told_apart(
    tax: dict[str, Any], why: str | None
) -> None:
    """No taxable income, or income of which all is taxed at 0 %."""
    changes = {"tax": {"marginal": None, "long_gains": 0} | tax}

    found = [one for one in decided(**changes).warnings if one.id == "zero_rate"]

    assert [one.numbers["why"] for one in found] == ([why] if why else [])


def test_near_death_the_part_that_would_stay_unused_is_given() -> None:
    """100,000 without gains: eleven years take 33,000 until the money is used."""
    changes = {
        "position": {"lots": [a_lot(units=1_000, unit_cost=170)]},
        "household": {"other_investments": 2_000_000, "age": 85},
        "costs": {"spread": 0},
    }

    found = [one for one in decided(**changes).warnings if one.id == "basis_at_death"]

    assert [one.numbers["left"] for one in found] == [67_000]
